"""Why a refund is made, and what happens to the booking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from backoffice.domain.refund_rules import RefundReason, reason_warning
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.refund_figures import NoticeFrame
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import label, measures
from backoffice.gui.refund_verdict import Deed
from backoffice.gui.refund_words import reason_title
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr, translate_message
from backoffice.services.refunds import Prepared

LONGEST = 300


class RefundReasonFields(QWidget):
    """One of Stripe's three reasons, and a note that stays here."""

    def __init__(self) -> None:
        """Begin with what is usual."""
        super().__init__()
        self.combo = choice_box([(reason_title(reason), reason) for reason in RefundReason], None)
        self.note = line_edit()
        self.note.setMaxLength(LONGEST)
        self.field = LabelledField(tr("Reason"), self.combo, tr("Stripe is told this."))
        self.note_field = LabelledField(tr("Note"), self.note, tr("For colleagues; kept with your name."))
        self.warning = NoticeFrame(Role.PROBLEM_NOTICE)
        unit = measures().unit
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(unit * 4)
        grid.setVerticalSpacing(unit * 2)
        grid.addWidget(self.field, 0, 0)
        grid.addWidget(self.note_field, 0, 1)
        grid.addWidget(self.warning, 1, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.combo.currentIndexChanged.connect(self._warn)

    @property
    def reason(self) -> RefundReason:
        """Return which is chosen; Qt keeps a StrEnum as plain text."""
        return RefundReason(self.combo.currentData())

    def show_way(self, *, is_refund: bool) -> None:
        """Stripe is told no reason of these for what was only held."""
        self.field.setVisible(is_refund)
        self._warn()

    def _warn(self) -> None:
        warning = reason_warning(self.reason)
        self.warning.say(translate_message(warning) if warning and not self.field.isHidden() else "")


class RefundBooking(QWidget):
    """Whether the booking is kept or cancelled; told, not asked, where the refund is part of cancelling."""

    changed = Signal()

    def __init__(self, *, is_cancelling: bool) -> None:
        """`is_cancelling`: the booking is being cancelled, and the question is about its money."""
        super().__init__()
        self._is_cancelling = is_cancelling
        self._may_cancel = False
        self.keep, self.cancel = QRadioButton(tr("Keep the booking")), QRadioButton(tr("Cancel the booking"))
        self.keep.setChecked(True)
        self.words = label("", Role.CAPTION, wrap=True)
        group = QButtonGroup(self)
        choices = self._choices = QWidget()
        flow = FlowLayout(choices, gap=measures().unit * 4)
        for radio in (self.keep, self.cancel):
            group.addButton(radio)
            flow.addWidget(radio)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(choices)
        column.addWidget(self.words)
        self.cancel.toggled.connect(lambda _on: self.changed.emit())

    @property
    def cancels(self) -> bool:
        """Tell whether the booking is cancelled with it."""
        return self._may_cancel and (self._is_cancelling or self.cancel.isChecked())

    def show_prepared(self, prepared: Prepared, deed: Deed, *, is_all: bool) -> None:
        """Say what would happen. `is_all`: nothing stays paid."""
        self._may_cancel = prepared.may_cancel
        self.setVisible(prepared.booking is not None)
        self._choices.setVisible(prepared.may_cancel and not self._is_cancelling)
        self.words.setText(self._explain(prepared, deed, is_all=is_all))

    def _explain(self, prepared: Prepared, deed: Deed, *, is_all: bool) -> str:
        if prepared.booking is None:
            return ""
        if not prepared.may_cancel:
            return tr("The booking stays as it is: it is over, or cancelled already.")
        if self._is_cancelling:
            return tr("The booking is cancelled at once, and its place is free.")
        if self.cancel.isChecked():
            if deed.waits:
                return tr("It is cancelled when the refund is approved. Its place is free then.")
            return tr("It is cancelled together with the refund, and its place is free.")
        if is_all:
            return tr("It keeps its place, though nothing stays paid.")
        return tr("It keeps its place and stays as it is.")
