"""Money that came by hand goes back by hand: the program moves none of it, and notes that it was done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.gui.booking_words import method_title
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.refund_words import money_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.ports import BookingRecord

LONGEST = 300


class PaidBackDialog(Dialog):
    """`chosen` carries whether it was paid back, and the note."""

    chosen = Signal(bool, str)

    def __init__(self, record: BookingRecord, parent: QWidget | None = None, *, is_cancelling: bool) -> None:
        """`is_cancelling`: the booking is being cancelled, which may also be done without paying back."""
        code, amount = record.confirmation_code, money_text(record.price.total)
        heading = tr("Cancel {code}?", code=code) if is_cancelling else tr("Was {amount} paid back?", amount=amount)
        super().__init__(heading, parent)
        self.setMinimumWidth(480)
        self.box.addWidget(label(heading, Role.TITLE, wrap=True))
        who = f"{record.values.get('customer_name')} · {code} · {record.asset_name}"
        self.box.addWidget(label(who, Role.MUTED, wrap=True))
        words = tr(
            "{amount} came by hand: {method}. Stripe has nothing of it, so it goes back by hand too. Here it is only "
            "noted.",
            amount=amount,
            method=method_title(record.payment_method),
        )
        self.box.addWidget(label(words, wrap=True))
        self.note = line_edit()
        self.note.setMaxLength(LONGEST)
        self.field = LabelledField(tr("Note"), self.note, tr("How it was paid back, or why not; kept with your name."))
        self.box.addWidget(self.field)
        self.back = button(tr("Do not cancel") if is_cancelling else tr("Back"))
        self.without = button(tr("Cancel, not paid back"))
        done = tr("{amount} were paid back: cancel", amount=amount)
        self.go = button(done if is_cancelling else tr("{amount} were paid back", amount=amount), Role.PRIMARY)
        self._place_answers(is_cancelling=is_cancelling)
        self.note.textChanged.connect(self._judge)
        self._judge()
        self.note.setFocus()

    def _place_answers(self, *, is_cancelling: bool) -> None:
        row = QHBoxLayout()
        row.addWidget(self.without)
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.go)
        self.box.addLayout(row)
        self.without.setVisible(is_cancelling)
        self.back.setDefault(True)
        self.back.clicked.connect(self.reject)
        self.without.clicked.connect(lambda: self._choose(paid_back=False))
        self.go.clicked.connect(lambda: self._choose(paid_back=True))

    def _judge(self) -> None:
        """Keeping the money of a cancelled booking is said with a reason."""
        self.without.setEnabled(bool(self.note.text().strip()))

    def _choose(self, *, paid_back: bool) -> None:
        self.accept()
        self.chosen.emit(paid_back, self.note.text().strip())
