"""A new password, written twice; and the dialogs that ask for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.passwords import SHORTEST
from backoffice.services.people import People


class NewPassword(QWidget):
    """Two lines for the same words."""

    changed = Signal()

    def __init__(self, title: str = "") -> None:
        """Make them empty."""
        super().__init__()
        self.line, self.again_line = line_edit(secret=True), line_edit(secret=True)
        self.first = LabelledField(
            title or tr("New password"),
            self.line,
            tr("At least %n characters. Several words are best.", None, SHORTEST),
        )
        self.again = LabelledField(tr("The same once more"), self.again_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures().unit * 3)
        column.addWidget(self.first)
        column.addWidget(self.again)
        self.setFocusProxy(self.line)
        for line in (self.line, self.again_line):
            line.textChanged.connect(lambda _text: self._edited())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return not self.line.text() and not self.again_line.text()

    def read(self) -> str | None:
        """Return the password; None where both lines differ or it is too short, which then stands at its line."""
        password = self.line.text()
        if len(password) < SHORTEST:
            self.show_problem(tr("A password has at least %n characters.", None, SHORTEST))
            return None
        if password != self.again_line.text():
            self.again.show_problem(tr("This is not the same. Write both once more."))
            self.again_line.setFocus()
            return None
        return password

    def show_problem(self, problem: str) -> None:
        """Say what is wrong with the password."""
        self.first.show_problem(problem)
        self.line.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is stored."""
        for line in (self.line, self.again_line):
            line.setReadOnly(busy)

    def _edited(self) -> None:
        self.first.show_problem("")
        self.again.show_problem("")
        self.changed.emit()


class PasswordDialog(Dialog):
    """Gives somebody another password. `stored` when they have it."""

    stored = Signal()

    def __init__(self, name: str, people: People, background: Background, parent: QWidget | None = None) -> None:
        """An administrator sets it for `name`."""
        super().__init__(tr("Password"), parent)
        self.setMinimumWidth(440)
        self._people, self._background, self._name = people, background, name
        self.box.addWidget(label(tr("A new password for {name}", name=name), Role.HEADING, wrap=True))
        self._add_current()
        self.new = NewPassword()
        self.box.addWidget(self.new)
        self.back, self.go = button(tr("Back")), button(tr("Set password"), Role.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.setDefault(True)
        self.go.clicked.connect(self._store)
        self.new.changed.connect(self._judge)
        self._judge()

    def _add_current(self) -> None:
        words = tr("Tell it to them; they can change it when they have signed in.")
        self.box.addWidget(label(words, Role.MUTED, wrap=True))

    def _judge(self) -> None:
        self.go.setEnabled(not self.new.is_empty)

    def _work(self, password: str) -> Callable[[], object]:
        people, name = self._people, self._name
        return lambda: people.set_password(name, password)

    def _store(self) -> None:
        password = self.new.read()
        if password is None:
            return
        self.new.set_busy(True)
        self.go.setEnabled(False)
        storing = self._background.run(self._work(password), owner=self)
        storing.on_success(lambda _stored: self._finish()).on_failure(self._refuse)

    def _finish(self) -> None:
        self.accept()
        self.stored.emit()

    def _refuse(self, error: BaseException) -> None:
        self.new.set_busy(False)
        self.go.setEnabled(True)
        self.new.show_problem(explain(error))


class OwnPasswordDialog(PasswordDialog):
    """Gives the person at work another password in the place of theirs."""

    def __init__(self, people: People, background: Background, parent: QWidget | None = None) -> None:
        """Ask for the current one, too."""
        super().__init__(people.person().name, people, background, parent)
        self.current_line.setFocus()

    def _add_current(self) -> None:
        self.current_line = line_edit(secret=True)
        self.current = LabelledField(tr("Current password"), self.current_line)
        self.current_line.textChanged.connect(lambda _text: self.current.show_problem(""))
        self.box.addWidget(self.current)

    def _work(self, password: str) -> Callable[[], object]:
        people, current = self._people, self.current_line.text()
        return lambda: people.change_password(current, password)

    def _refuse(self, error: BaseException) -> None:
        super()._refuse(error)
        if not isinstance(error, InvalidInput):  # it is not the new one that is wrong
            self.new.show_problem("")
            self.current_line.clear()
            self.current.show_problem(explain(error))
            self.current_line.setFocus()
