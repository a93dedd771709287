"""Find, before something serious is done, that it is still the person at work who sits here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.people import People


class PasswordCheck(QWidget):
    """A line for the password of the person at work, to be put into a dialog; hidden where nobody has signed in.

    In a dialog that moves money::

        self.password = PasswordCheck(office.people, background)
        self.box.addWidget(self.password)
        self.password.changed.connect(self._judge)               # enable the verb by `self.password.is_filled`
        self.go.clicked.connect(lambda: self.password.then(self._send))

    `then` calls `_send` on the window's thread once it is their password, and at once where none is needed. Otherwise
    it says at the line what is wrong, and nothing is called. `is_busy` while it is looked at (a moment, on purpose).
    """

    changed = Signal()
    """Something was typed, or looking at it began or ended."""

    def __init__(self, people: People, background: Background) -> None:
        """Ask for the password of whoever has signed in by now."""
        super().__init__()
        self._people, self._background = people, background
        self.is_busy = False
        self.line = line_edit(secret=True)
        title = tr("Password of {name}", name=people.person().name)
        self.field = LabelledField(title, self.line, tr("It confirms that it is you."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.line)
        self.setVisible(self.is_needed)
        self.line.textChanged.connect(lambda _text: self._edited())

    @property
    def is_needed(self) -> bool:
        """Tell whether somebody has signed in here, whose password can be asked for."""
        return self._people.is_signed_in

    @property
    def is_filled(self) -> bool:
        """Tell whether `then` may be asked now."""
        return not self.is_busy and (not self.is_needed or bool(self.line.text()))

    def then(self, go_on: Callable[[], object]) -> None:
        """Look at what was typed, and go on if it is their password."""
        if self.is_busy:
            return
        if not self.is_needed:
            go_on()
            return
        password, people = self.line.text(), self._people
        self._set_busy(True)
        looking = self._background.run(lambda: people.confirm(password), owner=self)
        looking.on_success(lambda _none: self._accept(go_on)).on_failure(self._refuse)

    def _edited(self) -> None:
        self.field.show_problem("")
        self.changed.emit()

    def _accept(self, go_on: Callable[[], object]) -> None:
        self._set_busy(False)
        self.line.clear()
        go_on()

    def _refuse(self, error: BaseException) -> None:
        self._set_busy(False)
        self.line.clear()
        self.field.show_problem(explain(error))
        self.line.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.line.setReadOnly(busy)
        self.changed.emit()


class ConfirmPersonDialog(Dialog):
    """Asks for nothing but the password. `confirmed` when it was theirs."""

    confirmed = Signal()

    def __init__(self, what: str, people: People, background: Background, parent: QWidget | None = None) -> None:
        """`what` is going to be done, in a sentence."""
        super().__init__(tr("Is it you?"), parent)
        self.setMinimumWidth(420)
        self.box.addWidget(label(what, wrap=True))
        self.password = PasswordCheck(people, background)
        self.box.addWidget(self.password)
        self.back, self.go = button(tr("Back")), button(tr("Confirm"), Role.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.setDefault(True)  # by itself it does nothing but look at the password
        self.go.clicked.connect(lambda: self.password.then(self._confirm))
        self.password.changed.connect(self._judge)
        self._judge()
        self.password.setFocus()

    def _judge(self) -> None:
        self.go.setEnabled(self.password.is_filled)

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()


def confirm_with_password(
    parent: QWidget, people: People, background: Background, what: str, then: Callable[[], object]
) -> None:
    """Call `then` once the person at work has written their password; at once where nobody has signed in.

    It does not wait for the answer: dialogs have no loop of their own here. Dialogs of their own rather hold a
    `PasswordCheck`.
    """
    if not people.is_signed_in:
        then()
        return
    dialog = ConfirmPersonDialog(what, people, background, parent)
    dialog.confirmed.connect(then)
    dialog.open()
