"""A listing's card of Stripe: its state in words, its payment link to copy, open and scan, and Retry."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.gui.dialogs.qr import QrDialog
from backoffice.gui.forms.parts import Card, appearance, button, colours, copy_text, label, measures, themed_icon
from backoffice.gui.links import may_open, open_link
from backoffice.gui.panels.qr_code import QrCode
from backoffice.gui.panels.stripe_words import Standing, standing_of
from backoffice.gui.style.roles import Role
from backoffice.gui.style.tokens import Tone
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import AssetRecord, QueueCondition, SyncState

_FEEDBACK_MILLISECONDS = 1800
_QR_SIDE = 124


class StripeCard(Card):
    """Shows what is known; asks its owner to retry."""

    retry_asked = Signal(object)
    """The AssetRef to send again."""

    def __init__(self, zone: tzinfo, *, practice: bool, parent: QWidget | None = None) -> None:
        """Show a listing that is not saved yet. `zone` is the office's, for the time of the last contact."""
        super().__init__("", parent)
        self.setAccessibleName(tr("Stripe"))
        self._zone = zone
        self._practice = practice
        self._record: AssetRecord | None = None
        self._standing = standing_of(None, None)
        self.badge = label("")
        self.explanation = label("", wrap=True, selectable=True)
        self.link = QLineEdit()
        self.qr = QrCode(_QR_SIDE)
        self.copy = button(tr("Copy link"), Role.PRIMARY, "copy")
        self.open = button(tr("Open"), icon_name="open")
        self.enlarge = button(tr("QR code…"), icon_name="qr")
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
        if address != self.link.text():
            self.link.setText(address)
            self.link.setCursorPosition(0)
            self.qr.show_text(address)
        self._link_row.setVisible(bool(address))
        self._show_open(address)
        self.retry.setVisible(self._standing.can_retry)
        self.retry.setEnabled(True)
        self._show_history(record)

    def retranslate(self) -> None:
        """Say everything in the language of now; `show_record` follows."""
        self.setAccessibleName(tr("Stripe"))
        self._heading.setText(tr("Payment link"))
        self.link.setAccessibleName(tr("Payment link"))
        self._show_copy()
        self.open.setText(tr("Open"))
        self.enlarge.setText(tr("QR code…"))
        self.retry.setText(tr("Try again"))
        self.details_button.setText(tr("Details"))

    @property
    def standing(self) -> Standing:
        """Return what is shown."""
        return self._standing

    def _lay_out(self) -> None:
        unit = measures().unit
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
        self.link.setReadOnly(True)
        self.link.setAccessibleName(tr("Payment link"))
        self._link_row = QWidget()
        row = QHBoxLayout(self._link_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(unit * 3)
        row.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(unit * 2)
        column.addWidget(self.link)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.copy, 1)
        second.addWidget(self.open, 1)
        second.addWidget(self.enlarge, 1)
        column.addLayout(first)
        column.addLayout(second)
        row.addLayout(column, 1)
        self.box.addWidget(self._link_row)
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
        self.copy.clicked.connect(self._copy)
        self.open.clicked.connect(lambda: open_link(self.link.text(), practice=self._practice))
        self.enlarge.clicked.connect(self._enlarge)
        self.retry.clicked.connect(self._retry)
        self.details_button.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_FEEDBACK_MILLISECONDS)
        self._copied.timeout.connect(self._show_copy)
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
        self.copy.setIcon(themed_icon("copy", colours().on_accent))
        self.open.setIcon(themed_icon("open"))
        self.enlarge.setIcon(themed_icon("qr"))

    def _show_open(self, address: str) -> None:
        allowed = may_open(address, practice=self._practice)
        self.open.setEnabled(allowed)
        self.open.setToolTip("" if allowed or not address else tr("Only Stripe's own https addresses are opened."))

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

    def _copy(self) -> None:
        copy_text(self.link.text())
        self.copy.setText(tr("Copied"))
        self.copy.setIcon(themed_icon("check", colours().on_accent))
        self._copied.start()

    def _show_copy(self) -> None:
        self.copy.setText(tr("Copy link"))
        self.copy.setIcon(themed_icon("copy", colours().on_accent))

    def _enlarge(self) -> None:
        name = str(self._record.values.get("name") or "") if self._record else ""
        dialog = QrDialog(self.link.text(), name, self.window())
        dialog.open()

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
