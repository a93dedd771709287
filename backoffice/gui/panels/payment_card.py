"""A booking's payment: how it stands, its page to send, and what Stripe calls it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import Card, appearance, button, colours, label, measures, themed_icon
from backoffice.gui.links import may_open, open_link
from backoffice.gui.panels.link_row import LinkRow
from backoffice.gui.panels.payment_standing import (
    Offer,
    PaymentStanding,
    deadline_words,
    is_page_open,
    payment_standing,
)
from backoffice.gui.panels.pill_label import PillLabel
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingRecord, PaymentRecord, QueueCondition


class PaymentCard(Card):
    """Shows what is known; asks its owner to act."""

    asked = Signal(object)
    """An Offer was pressed."""
    send_asked = Signal()
    """The page is to be sent to the customer."""

    def __init__(self, zone: tzinfo, *, practice: bool, parent: QWidget | None = None) -> None:
        """Show nothing. `zone` is the office's."""
        super().__init__("", parent)
        self._zone, self._practice = zone, practice
        self._record: BookingRecord | None = None
        self.standing = PaymentStanding("", "")
        self.heading = label("", Role.HEADING)
        self.badge = PillLabel(self)
        self.amount = label("", Role.FIGURE)
        self.text = label("", wrap=True, selectable=True)
        self.deadline = label("", Role.CAPTION, wrap=True)
        self.row = LinkRow(practice=practice)
        self.send = button("", icon_name="mail")
        self.buttons = {offer: QPushButton() for offer in Offer}
        self.details_button = button("", Role.LINK)
        self.receipt = button("", Role.LINK)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_record(
        self, record: BookingRecord | None, payment: PaymentRecord | None, condition: QueueCondition | None
    ) -> None:
        """Show where the payment of a booking stands now (None: of a new one, which has no card)."""
        self._record = record
        self.setVisible(record is not None)
        if record is None:
            return
        self.standing = payment_standing(record, payment, condition, self._zone)
        total = record.price.total
        self.amount.setText(formats().money(total.amount_minor, total.currency))
        self.text.setText(self.standing.text)
        deadline = deadline_words(record, self._zone)
        self.deadline.setText(deadline)
        self.deadline.setVisible(bool(deadline))
        address = record.stripe.checkout_url if is_page_open(record) else None
        self.row.show_link(address or "", f"{record.confirmation_code} · {record.asset_name}")
        self._show_offers()
        self._show_details(record)
        self._dress()

    def retranslate(self) -> None:
        """Say everything in the language of now; `show_record` follows."""
        self.heading.setText(tr("Payment"))
        self.setAccessibleName(tr("Payment"))
        words = {
            Offer.CREATE_PAGE: tr("Create payment page"),
            Offer.RENEW_PAGE: tr("Renew page"),
            Offer.CHECK_NOW: tr("Check now"),
            Offer.RECORD: tr("Record payment…"),
            Offer.TAKE_BACK: tr("Take back the record…"),
            Offer.REFUND: tr("Refund…"),
        }
        for offer, made in self.buttons.items():
            made.setText(words[offer])
        self.send.setText(tr("Send…"))
        self.details_button.setText(tr("Details"))
        self.receipt.setText(tr("Receipt"))
        self.row.retranslate()

    def _lay_out(self) -> None:
        unit = measures().unit
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch()
        top.addWidget(self.badge)
        self.box.addLayout(top)
        self.box.addWidget(self.amount)
        self.box.addWidget(self.text)
        self.box.addWidget(self.deadline)
        self.box.addWidget(self.row)
        self._offer_row = QWidget()
        flow = FlowLayout(self._offer_row, gap=unit * 2)
        flow.addWidget(self.send)
        for made in self.buttons.values():
            made.setAutoDefault(False)
            flow.addWidget(made)
        self.box.addWidget(self._offer_row)
        last = QHBoxLayout()
        last.addWidget(self.details_button)
        last.addWidget(self.receipt)
        last.addStretch()
        self.box.addLayout(last)
        self._details = QWidget()
        self._detail_rows = QFormLayout(self._details)
        self._detail_rows.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self._details)
        self._details.hide()

    def _connect(self) -> None:
        for offer, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, wanted=offer: self.asked.emit(wanted))
        self.send.clicked.connect(self.send_asked)
        self.details_button.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))
        self.receipt.clicked.connect(self._open_receipt)
        look = appearance()
        if look is not None:
            look.changed.connect(self._dress)

    def _show_offers(self) -> None:
        offers = self.standing.offers
        for offer, made in self.buttons.items():
            made.setVisible(offer in offers)
            made.setEnabled(True)
            leads = bool(offers) and offer is offers[0] and offer in (Offer.CREATE_PAGE, Offer.RENEW_PAGE)
            set_role(made, Role.PRIMARY if leads else Role.PLAIN)
        self.send.setVisible(not self.row.isHidden())
        self._offer_row.setVisible(bool(offers))

    def _show_details(self, record: BookingRecord) -> None:
        while self._detail_rows.rowCount():
            self._detail_rows.removeRow(0)
        ids = [
            (tr("PaymentIntent"), record.stripe.payment_intent_id),
            (tr("Payment page"), record.stripe.session_id),
        ]
        for name, value in ids:
            if value:
                self._detail_rows.addRow(label(name, Role.CAPTION), _id_line(name, value))
        known = self._detail_rows.rowCount() > 0
        self.details_button.setVisible(known)
        self.receipt.setVisible(may_open(record.stripe.receipt_url or "", practice=self._practice))
        if not known:
            self._details.hide()

    def _open_receipt(self) -> None:
        if self._record is not None:
            open_link(self._record.stripe.receipt_url or "", practice=self._practice)

    def _dress(self) -> None:
        self.badge.show_state(self.standing.title, self.standing.tone(colours()))
        self.send.setIcon(themed_icon("mail"))


def _id_line(name: str, value: str) -> QLineEdit:
    """An id of sixty letters without a gap would widen the panel: it scrolls in a line of its own."""
    line = QLineEdit(value)
    line.setReadOnly(True)
    line.setAccessibleName(name)
    line.setCursorPosition(0)
    line.setMinimumWidth(60)
    return line
