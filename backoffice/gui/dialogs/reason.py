"""Asks before something is done, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr

LONGEST = 300


class ReasonDialog(Dialog):
    """`chosen` carries the reason. The safe button is the default."""

    chosen = Signal(str)

    def __init__(
        self,
        heading: str,
        text: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        is_required: bool = False,
        is_danger: bool = False,
    ) -> None:
        """Say what would happen; `verb` stands on the button that does it."""
        super().__init__(heading, parent)
        self.setMinimumWidth(460)
        self.box.addWidget(label(heading, Role.HEADING, wrap=True))
        self.text = label(text, wrap=True, selectable=True)
        self.box.addWidget(self.text)
        self.reason = line_edit()
        self.reason.setMaxLength(LONGEST)
        help_text = tr("It is kept, with your name.") if is_required else tr("May be left empty; it is kept.")
        self.box.addWidget(LabelledField(tr("Why"), self.reason, help_text))
        self._is_required = is_required
        self.back = button(tr("Back"))
        self.go = button(verb, Role.DANGER if is_danger else Role.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.clicked.connect(self._choose)
        self.reason.textChanged.connect(self._judge)
        self._judge()
        self.reason.setFocus()

    def _judge(self) -> None:
        self.go.setEnabled(not self._is_required or bool(self.reason.text().strip()))

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.reason.text().strip())
