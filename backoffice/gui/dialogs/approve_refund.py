"""The one confirmation before money goes back: how much, to whom, what happens to the booking, and whose word it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backoffice.gui.background import Background
from backoffice.gui.dialogs.confirm_person import PasswordCheck
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.people import People

LONGEST = 300


class ApproveRefundDialog(Dialog):
    """`confirmed` carries a note. Cancel is the default; the verb carries the amount."""

    confirmed = Signal(str)

    def __init__(
        self,
        heading: str,
        lines: Sequence[str],
        verb: str,
        people: People,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        """Say in `lines` what would happen."""
        super().__init__(heading, parent)
        self.setMinimumWidth(480)
        self.box.addWidget(label(heading, Role.TITLE, wrap=True))
        self.lines = [label(line, wrap=True, selectable=True) for line in lines if line]
        for each in self.lines:
            self.box.addWidget(each)
        self.note = line_edit()
        self.note.setMaxLength(LONGEST)
        self.box.addWidget(LabelledField(tr("Note"), self.note, tr("May be left empty; it is kept.")))
        self.password = PasswordCheck(people, background)
        self.box.addWidget(self.password)
        self.box.addWidget(label(tr("A refund cannot be taken back."), Role.CAPTION, wrap=True))
        self.back, self.go = button(tr("Cancel")), button(verb, Role.DANGER)
        self.add_answers(self.back, self.go)
        self.go.clicked.connect(self._confirm)
        self.password.changed.connect(self._judge)
        self._is_done = False
        self._judge()
        (self.password.line if self.password.is_needed else self.back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field lead to the next one: it neither confirms nor throws away what was typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def _judge(self) -> None:
        self.go.setEnabled(self.password.is_filled and not self._is_done)

    def _confirm(self) -> None:
        """Send it once, whoever presses how often."""
        if not self._is_done:
            self.password.then(self._accept)

    def _accept(self) -> None:
        if self._is_done:
            return
        self._is_done = True
        self.accept()
        self.confirmed.emit(self.note.text().strip())
