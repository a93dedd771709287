"""Attach a payment to a booking: what was paid beside what the booking costs, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.money import Money
from backoffice.gui.background import Background, Operation
from backoffice.gui.booking_words import status_title
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.payment_words import amount_text, payer_text, when_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingQueries, BookingRow, PaymentRecord

MOST = 12
ROW_ROLE = Qt.ItemDataRole.UserRole


class AttachPaymentDialog(Dialog):
    """`chosen` carries the BookingRef, its code and the reason."""

    chosen = Signal(object, str, str)

    def __init__(
        self,
        payment: PaymentRecord,
        queries: BookingQueries,
        background: Background,
        zone: tzinfo,
        parent: QWidget | None = None,
        *,
        code: str = "",
    ) -> None:
        """Begin with what is found for `code`."""
        super().__init__(tr("Attach payment"), parent)
        self.setMinimumWidth(560)
        self._payment, self._queries, self._background = payment, queries, background
        self._looking: Operation[Sequence[BookingRow]] | None = None
        self.search = line_edit(code, placeholder=tr("Code, name, e-mail or phone"))
        self.found = QListWidget()
        self.reason = line_edit(placeholder=tr("For example: paid by a friend"))
        self.warning = label("", Role.PROBLEM, wrap=True)
        self.attach = button(tr("Attach"), Role.PRIMARY)
        self.cancel = button(tr("Cancel"))
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._lay_out(zone)
        self._connect()
        self._look()
        self._show_chosen()

    @property
    def row(self) -> BookingRow | None:
        """Return the booking that is chosen."""
        item = self.found.currentItem()
        return item.data(ROW_ROLE) if item else None

    def _lay_out(self, zone: tzinfo) -> None:
        parts = (payer_text(self._payment), when_text(self._payment, zone))
        self.box.addWidget(label(tr("{amount} was paid", amount=amount_text(self._payment)), Role.HEADING))
        self.box.addWidget(label(" · ".join(part for part in parts if part), Role.MUTED, wrap=True))
        self.box.addWidget(LabelledField(tr("Booking"), self.search))
        self.found.setAccessibleName(tr("Bookings found"))
        self.found.setFixedHeight(168)
        self.box.addWidget(framed(self.found, self))
        self.box.addWidget(self.warning)
        self.box.addWidget(LabelledField(tr("Why"), self.reason, tr("Kept with the payment and the booking.")))
        words = tr("The booking follows the payment from then on. To give the money back is a refund.")
        self.box.addWidget(label(words, Role.CAPTION, wrap=True))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.attach)
        self.box.addLayout(buttons)
        self.cancel.setDefault(True)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._look)
        self.found.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.cancel.clicked.connect(self.reject)
        self.attach.clicked.connect(self._attach)

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        typed = self.search.text().strip()
        if not typed:
            self._show_found(())
            return
        self._looking = self._background.run(lambda: self._queries.find(typed, MOST), owner=self)
        self._looking.on_success(self._show_found)

    def _show_found(self, rows: Sequence[BookingRow]) -> None:
        self.found.clear()
        for row in rows:
            item = QListWidgetItem(_words(row), self.found)
            item.setData(ROW_ROLE, row)
            item.setSizeHint(QSize(100, measures().row - 4))
        if rows:
            self.found.setCurrentRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.row
        self.attach.setEnabled(row is not None)
        self.warning.setText(_warning(self._payment, row) if row else "")
        self.warning.setVisible(bool(self.warning.text()))
        amount = amount_text(self._payment)
        code = str(row.cells.get("confirmation_code")) if row else ""
        self.attach.setText(tr("Attach {amount} to {code}", amount=amount, code=code) if row else tr("Attach"))
        self.attach.setAccessibleName(self.attach.text())

    def _attach(self) -> None:
        row = self.row
        if row is not None:
            self.chosen.emit(row.ref, str(row.cells.get("confirmation_code")), self.reason.text().strip())
            self.accept()


def _words(row: BookingRow) -> str:
    cells = row.cells
    total = formats().money(int(str(cells.get("total_minor") or 0)), str(cells.get("currency") or "BRL"))
    status = status_title(BookingStatus(str(cells["status"])))
    parts = (cells.get("confirmation_code"), cells.get("customer_name"), cells.get("asset_name"), total, status)
    return " · ".join(str(part) for part in parts if part).translate(ONE_LINE)


def _warning(payment: PaymentRecord, row: BookingRow) -> str:
    """Say what does not agree, so that nobody attaches by mistake."""
    cells = row.cells
    total = Money(int(str(cells.get("total_minor") or 0)), str(cells.get("currency") or "BRL"))
    paid = payment.stripe.money if payment.stripe else None
    if not BookingStatus(str(cells["status"])).holds_place:
        return tr("This booking is not valid any more: its place may be given to others.")
    if cells.get("payment_intent_id"):
        return tr("This booking has a payment already.")
    if paid is not None and paid != total:
        return tr("The booking costs {total}, but {paid} was paid.", total=total, paid=paid)
    return ""
