"""One unexpected payment: how much, why it waits, whose it may be, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.background import Operation
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import button, copy_text, label
from backoffice.gui.pages.overview import PageTools
from backoffice.gui.pages.page_parts import scrolled
from backoffice.gui.panels.history import History
from backoffice.gui.panels.suggestion_card import SuggestionCard
from backoffice.gui.payment_words import amount_text, channel_text, method_text, payer_text, when_text, why_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.ports import Home, PaymentRecord, Suggestion

MOST = 6
"""How many suggestions are shown."""


class PaymentDetail(QWidget):
    """Asks for suggestions itself; what is chosen is done by the page's owner."""

    attach_asked = Signal(object, str)
    booking_asked = Signal(object)
    not_ours_asked = Signal(object)
    take_back_asked = Signal(object)
    refund_asked = Signal(object)
    opened = Signal(object)

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._tools = tools
        self.payment: PaymentRecord | None = None
        self._asking: Operation[Sequence[Suggestion]] | None = None
        self._amount, self._why = label("", Role.FIGURE), label("", wrap=True)
        self._facts = label("", Role.MUTED, wrap=True, selectable=True)
        self._id = label("", Role.CAPTION, selectable=True)
        self.copy_id = button("", Role.LINK)
        self._heading, self._nothing = label("", Role.HEADING), label("", Role.MUTED, wrap=True)
        self._suggestions: Sequence[Suggestion] = ()
        self.cards: list[SuggestionCard] = []
        self.attach_button, self.booking_button = button("", Role.PRIMARY), button("")
        self.not_ours_button, self.take_back_button = button(""), button("")
        self.refund_button = button("")
        self._places = QVBoxLayout()
        self.told = History(tools.office.trail, tools.background, tools.zone)
        self._lay_out()
        self._connect()
        self.hide()

    def show_payment(self, payment: PaymentRecord | None) -> None:
        """Show this one, and ask whose it may be."""
        if payment is not None and payment == self.payment:
            return
        self.payment = payment
        self.setVisible(payment is not None)
        self._show_suggestions(())
        self._nothing.hide()
        if payment is None:
            return
        self._write(payment)
        trail, shown = self._tools.office.trail, payment.payment_intent_id
        self.told.ask(lambda: trail.of_payment(shown))
        if self._asking is not None:
            self._asking.cancel()
        if payment.home is Home.UNMATCHED:
            payments, wanted = self._tools.office.payments, payment.payment_intent_id
            self._asking = self._tools.background.run(lambda: payments.suggestions(wanted), owner=self)
            self._asking.on_success(self._show_suggestions)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.attach_button.setText(tr("Attach…"))
        self.booking_button.setText(tr("Make a booking from it…"))
        self.not_ours_button.setText(tr("Not ours…"))
        self.refund_button.setText(tr("Refund…"))
        self.take_back_button.setText(tr("Take back into the inbox"))
        self.copy_id.setText(tr("Copy"))
        self.copy_id.setAccessibleName(tr("Copy the payment’s id"))
        self._heading.setText(tr("It may be for"))
        self._nothing.setText(tr("No unpaid booking has this amount or this e-mail address."))
        if self.payment is not None:
            self._write(self.payment)
            self._show_suggestions(self._suggestions)

    def _write(self, payment: PaymentRecord) -> None:
        self._amount.setText(amount_text(payment))
        self._why.setText(why_text(payment))
        facts = (
            payer_text(payment),
            when_text(payment, self._tools.zone),
            method_text(payment),
            channel_text(payment),
        )
        self._facts.setText(" · ".join(part for part in facts if part))
        self._id.setText(payment.payment_intent_id)
        waits = payment.home is Home.UNMATCHED
        for part in (self.attach_button, self.booking_button, self.not_ours_button, self._heading):
            part.setVisible(waits)
        self.take_back_button.setVisible(not waits)

    def _show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = suggestions
        for card in self.cards:
            self._places.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [SuggestionCard(each, self._tools.appearance, self) for each in suggestions[:MOST]]
        for card in self.cards:
            self._places.addWidget(card)
            card.attach_asked.connect(self._ask_attach)
            card.open_asked.connect(self.opened)
        self._nothing.setVisible(not suggestions and self._heading.isVisibleTo(self))

    def _ask_attach(self, suggestion: Suggestion) -> None:
        self.attach_asked.emit(self.payment, suggestion.confirmation_code)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        unit = self._tools.appearance.measures.unit
        column.setContentsMargins(unit * 2, 0, unit, 0)
        column.setSpacing(unit)
        for part in (self._amount, self._why, self._facts):
            column.addWidget(part)
        ids = QHBoxLayout()
        ids.addWidget(self._id)
        ids.addWidget(self.copy_id)
        ids.addStretch()
        column.addLayout(ids)
        actions = FlowLayout(gap=unit + 2)
        verbs = (self.attach_button, self.booking_button, self.not_ours_button, self.take_back_button)
        for part in (*verbs, self.refund_button):
            actions.addWidget(part)
        column.addLayout(actions)
        column.addSpacing(unit * 2)
        column.addWidget(self._heading)
        column.addWidget(self._nothing)
        column.addLayout(self._places)
        column.addWidget(self.told)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside, self))

    def _connect(self) -> None:
        self.copy_id.clicked.connect(lambda: copy_text(self._id.text()))
        self.attach_button.clicked.connect(lambda: self.attach_asked.emit(self.payment, ""))
        self.booking_button.clicked.connect(lambda: self.booking_asked.emit(self.payment))
        self.not_ours_button.clicked.connect(lambda: self.not_ours_asked.emit(self.payment))
        self.refund_button.clicked.connect(lambda: self.refund_asked.emit(self.payment))
        self.take_back_button.clicked.connect(lambda: self.take_back_asked.emit(self.payment))
