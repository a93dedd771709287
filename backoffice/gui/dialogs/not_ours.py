"""Say that a payment is none of this office's bookings, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.payment_words import amount_text, payer_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.ports import PaymentRecord


class NotOursDialog(Dialog):
    """`chosen` carries the reason."""

    chosen = Signal(str)

    def __init__(self, payment: PaymentRecord, parent: QWidget | None = None) -> None:
        """Ask about this payment."""
        super().__init__(tr("Not ours"), parent)
        self.setMinimumWidth(460)
        question = tr("Leave {amount} out of the inbox?", amount=amount_text(payment))
        self.box.addWidget(label(question, Role.HEADING, wrap=True))
        if payer_text(payment):
            self.box.addWidget(label(payer_text(payment), Role.MUTED, wrap=True))
        self.reason = line_edit(placeholder=tr("For example: a sale at the counter of the shop"))
        self._field = LabelledField(tr("Why"), self.reason, tr("Somebody may ask later. The money stays where it is."))
        self.box.addWidget(self._field)
        self.mark = button(tr("Not ours"), Role.PRIMARY)
        self.cancel = button(tr("Cancel"))
        self.cancel.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.mark)
        self.box.addLayout(buttons)
        self.cancel.clicked.connect(self.reject)
        self.mark.clicked.connect(self._mark)

    def _mark(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._field.show_problem(tr("Say why, in a few words."))
            self.reason.setFocus()
            return
        self.chosen.emit(reason)
        self.accept()
