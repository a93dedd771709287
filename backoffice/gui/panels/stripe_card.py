"""A listing's card of Stripe: its state in words, its payment link to copy, open and scan, and Retry."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from backoffice.gui.forms.parts import Card, appearance, button, colours, label
from backoffice.gui.panels.link_row import LinkRow
from backoffice.gui.panels.stripe_words import Standing, standing_of
from backoffice.gui.style.roles import Role
from backoffice.gui.style.tokens import Tone
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import AssetRecord, QueueCondition, SyncState


class StripeCard(Card):
    """Shows what is known; asks its owner to retry."""

    retry_asked = Signal(object)
    """The AssetRef to send again."""

    def __init__(self, zone: tzinfo, *, practice: bool, parent: QWidget | None = None) -> None:
        """Show a listing that is not saved yet. `zone` is the office's, for the time of the last contact."""
        super().__init__("", parent)
        self.setAccessibleName(tr("Stripe"))
        self._zone = zone
        self._record: AssetRecord | None = None
        self._standing = standing_of(None, None)
        self.badge = label("")
        self.explanation = label("", wrap=True, selectable=True)
        self._row = LinkRow(practice=practice)
        self.link, self.qr, self.copy = self._row.link, self._row.qr, self._row.copy
        self.open, self.enlarge = self._row.open, self._row.enlarge
        self.retry = button(tr("Try again"), Role.PRIMARY, "restart")
        self.synced = label("", Role.CAPTION, wrap=True)
        self.details_button = button(tr("Details"), Role.LINK)
        self._lay_out()
        self._connect()
        self.show_record(None, None)

    def show_record(self, record: AssetRecord | None, condition: QueueCondition | None) -> None:
        """Show where a listing stands now (None: a new one)."""
        self._record = record
        self._standing = standing_of(record, condition)
        self._show_standing(self._standing)
        address = (record.stripe.payment_link if record else None) or ""
        self._row.show_link(address, str(record.values.get("name") or "") if record else "")
        self.retry.setVisible(self._standing.can_retry)
        self.retry.setEnabled(True)
        self._show_history(record)

    def retranslate(self) -> None:
        """Say everything in the language of now; `show_record` follows."""
        self.setAccessibleName(tr("Stripe"))
        self._heading.setText(tr("Payment link"))
        self._row.retranslate()
        self.retry.setText(tr("Try again"))
        self.details_button.setText(tr("Details"))

    @property
    def standing(self) -> Standing:
        """Return what is shown."""
        return self._standing

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self._heading = label(tr("Payment link"), Role.HEADING)
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self.badge)
        self.box.addLayout(top)
        self.box.addWidget(self.explanation)
        retry_row = QHBoxLayout()
        retry_row.addWidget(self.retry)
        retry_row.addStretch()
        self.box.addLayout(retry_row)
        self.box.addWidget(self._row)
        last = QHBoxLayout()
        last.addWidget(self.synced, 1)
        last.addWidget(self.details_button, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(last)
        self._details = QWidget()
        self._detail_rows = QFormLayout(self._details)
        self._detail_rows.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self._details)
        self._details.hide()

    def _connect(self) -> None:
        self.retry.clicked.connect(self._retry)
        self.details_button.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))
        look = appearance()
        if look is not None:
            look.changed.connect(self._dress)

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.badge.setText(standing.title)
        self.explanation.setText(standing.explanation)
        self._dress()

    def _dress(self) -> None:
        tone: Tone = self._standing.tone(colours())
        self.badge.setStyleSheet(
            f"QLabel {{ background: {tone.soft}; color: {tone.text}; border-radius: 9px; padding: 2px 10px;"
            " font-weight: 600; }"
        )

    def _show_history(self, record: AssetRecord | None) -> None:
        moment = record.stripe.last_synced_at if record else None
        self.synced.setText(
            tr("Last in step with Stripe: {moment}", moment=formats().moment(moment, self._zone)) if moment else ""
        )
        while self._detail_rows.rowCount():
            self._detail_rows.removeRow(0)
        ids = _ids_of(record)
        for name, value in ids:
            self._detail_rows.addRow(label(name, Role.CAPTION), label(value, Role.CAPTION, wrap=True, selectable=True))
        self.details_button.setVisible(bool(ids))
        if not ids:
            self._details.hide()
        self.synced.setVisible(bool(ids) or bool(moment))

    def _retry(self) -> None:
        """Say at once that it was heard; the queue answers later."""
        if self._record is None:
            return
        self.retry.setEnabled(False)
        self._show_standing(Standing(tr("Waiting to be sent"), tr("It is on its way to Stripe."), SyncState.PENDING))
        self.retry_asked.emit(self._record.ref)


def _ids_of(record: AssetRecord | None) -> tuple[tuple[str, str], ...]:
    if record is None:
        return ()
    found = (
        (tr("Product"), record.stripe.product_id),
        (tr("Price"), record.stripe.price_id),
        (tr("Payment link"), record.stripe.payment_link_id),
    )
    return tuple((name, value) for name, value in found if value)
