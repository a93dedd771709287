"""Lines of a dialog: a label above its control, and below it help or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backoffice.gui.forms.editors.choices import CalmComboBox
from backoffice.gui.forms.parts import label
from backoffice.gui.style.roles import Role, set_role


class LabelledField(QWidget):
    """A control of a dialog with its words around it."""

    def __init__(self, title: str, control: QWidget, help_text: str = "") -> None:
        """Put the words around the control and name it for a screen reader."""
        super().__init__()
        self.control = control
        self._help = help_text
        control.setAccessibleName(title)
        self.note = label(help_text, Role.CAPTION, wrap=True)
        title_label = label(title)
        title_label.setBuddy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title_label)
        column.addWidget(control)
        column.addWidget(self.note)
        column.addStretch()
        self.setFocusProxy(control)
        self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Say what is wrong; '' for nothing."""
        self.note.setText(problem or self._help)
        set_role(self.note, Role.PROBLEM if problem else Role.CAPTION)
        self.note.setVisible(bool(self.note.text()))
        self.control.setAccessibleDescription(self.note.text())
        self.control.setProperty("problem", bool(problem))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


def line_edit(text: str = "", *, secret: bool = False, placeholder: str = "") -> QLineEdit:
    """Return a line to type on; a secret one shows dots."""
    line = QLineEdit(text)
    line.setPlaceholderText(placeholder)
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def choice_box(choices: Iterable[tuple[str, object]], chosen: object) -> CalmComboBox:
    """Return a combo box over (words, value)."""
    combo = CalmComboBox()
    for words, value in choices:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo
