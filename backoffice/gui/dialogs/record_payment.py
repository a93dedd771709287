"""A payment that came, or is to come, outside Stripe."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_status import PaymentMethod
from backoffice.gui.booking_words import method_title
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingRecord

BY_HAND = (PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER, PaymentMethod.PAY_LATER)


class RecordPaymentDialog(Dialog):
    """`chosen` carries (PaymentMethod, note)."""

    chosen = Signal(object, str)

    def __init__(self, record: BookingRecord, parent: QWidget | None = None) -> None:
        """Ask how it was paid; the amount is the booking's whole total."""
        super().__init__(tr("Record payment"), parent)
        self.setMinimumWidth(460)
        self._amount = formats().money(record.price.total_minor, record.price.currency)
        heading = tr("{amount} for {code}", amount=self._amount, code=record.confirmation_code)
        self.box.addWidget(label(heading, Role.HEADING, wrap=True))
        self.method = choice_box([(method_title(method), method) for method in BY_HAND], PaymentMethod.CASH)
        self.note = line_edit()
        self.note.setMaxLength(300)
        self.explanation = label("", Role.MUTED, wrap=True)
        self.box.addWidget(LabelledField(tr("How"), self.method))
        self.box.addWidget(LabelledField(tr("Note"), self.note, tr("Such as the number of the receipt.")))
        self.box.addWidget(self.explanation)
        self.back, self.go = button(tr("Back")), button("", Role.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.clicked.connect(self._choose)
        self.method.currentIndexChanged.connect(self._explain)
        self._explain()

    @property
    def _chosen(self) -> PaymentMethod:
        """Qt keeps a StrEnum as plain text."""
        return PaymentMethod(self.method.currentData())

    def _explain(self) -> None:
        later = self._chosen is PaymentMethod.PAY_LATER
        self.go.setText(tr("Pays later") if later else tr("Record {amount}", amount=self._amount))
        words = (
            tr("It stays unpaid without a deadline. An open page is closed.")
            if later
            else tr("It counts as paid from now on. An open page is closed, so that nobody pays twice.")
        )
        self.explanation.setText(words)

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self._chosen, self.note.text().strip())
