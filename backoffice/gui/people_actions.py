"""Who is at work: signing in and out, and for administrators who works here and how much a refund may be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from backoffice.domain.people import Person
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.confirm_person import confirm_with_password
from backoffice.gui.main_window import MainWindow
from backoffice.gui.people_words import role_title
from backoffice.gui.translation import tr

LAST_PERSON = "person"
"""Who signed in last at this computer, among what the window remembers."""


class PeopleActions(QObject):
    """Connects the commands about people of a window, and the button of its status line."""

    def __init__(self, window: MainWindow) -> None:
        """Connect them all."""
        super().__init__(window)
        self._window = window
        self._people = window.office.people
        self._menu = QMenu(window)
        actions = window.actions_
        for command, do in (
            (Command.SIGN_IN, self.open_sign_in),
            (Command.SIGN_OUT, self.sign_out),
            (Command.OWN_PASSWORD, self.open_own_password),
            (Command.PEOPLE, self.ask_people),
            (Command.REFUND_LIMITS, self.ask_limits),
        ):
            actions[command].triggered.connect(do)
            self._menu.addAction(actions[command])
        window.status.person_pressed.connect(self._open_menu)
        window.live.person_changed.connect(self._follow)
        self._follow(self._people.person())

    def begin(self) -> None:
        """Ask who is at work when the window opens, if people sign in here."""
        if not self._people.is_office_of_one and not self._people.is_signed_in:
            self.open_sign_in()

    def open_sign_in(self) -> None:
        """Let somebody sign in."""
        from backoffice.gui.dialogs.sign_in import SignInDialog

        window = self._window
        last = window.remembered.text(LAST_PERSON)
        dialog = SignInDialog(self._people, window.background, window, suggested=last)
        dialog.signed_in.connect(self._welcome)
        dialog.open()

    def sign_out(self) -> None:
        """Let nobody be signed in."""
        self._people.sign_out()
        self._window.live.tell_person()
        self._window.notices.say(tr("You are signed out."))

    def open_own_password(self) -> None:
        """Let the person at work change their password."""
        from backoffice.gui.dialogs.password import OwnPasswordDialog

        dialog = OwnPasswordDialog(self._people, self._window.background, self._window)
        dialog.stored.connect(lambda: self._window.notices.say(tr("Your password is changed.")))
        dialog.open()

    def ask_people(self) -> None:
        """Show the people of the office, once it is confirmed that an administrator sits here."""
        self._confirmed(tr("You are about to see and change who works here."), self._open_people)

    def ask_limits(self) -> None:
        """Show the limits of refunds, once it is confirmed that an administrator sits here."""
        self._confirmed(tr("You are about to see and change how much a refund may be."), self._open_limits)

    def _confirmed(self, what: str, then: Callable[[], None]) -> None:
        confirm_with_password(self._window, self._people, self._window.background, what, then)

    def _open_people(self) -> None:
        from backoffice.gui.dialogs.people import PeopleDialog

        dialog = PeopleDialog(self._people, self._window.background, self._window)
        dialog.changed.connect(self._window.live.tell_person)
        dialog.open()

    def _open_limits(self) -> None:
        from backoffice.gui.dialogs.refund_limits import RefundLimitsDialog

        window = self._window
        currency = window.office.settings.default_currency
        dialog = RefundLimitsDialog(window.office.refund_limits, window.background, currency, window)
        dialog.stored.connect(lambda: window.notices.say(tr("The refund limits are in force.")))
        dialog.open()

    def _welcome(self, person: Person) -> None:
        self._window.remembered.keep(LAST_PERSON, person.name)
        self._window.live.tell_person()
        words = tr("{name} is at work ({role}).", name=person.name, role=role_title(person.role))
        self._window.notices.say(words)

    def _follow(self, person: Person) -> None:
        """Let only be asked for what this person may do."""
        alone, signed_in = self._people.is_office_of_one, self._people.is_signed_in
        may = alone or person.may_administer
        actions = self._window.actions_
        actions[Command.SIGN_IN].setVisible(not alone)
        for command in (Command.SIGN_OUT, Command.OWN_PASSWORD):
            actions[command].setVisible(signed_in)
        for command in (Command.PEOPLE, Command.REFUND_LIMITS):
            actions[command].setEnabled(may)
        self._window.status.show_person(person, is_known=alone or signed_in)

    def _open_menu(self) -> None:
        button = self._window.status.person
        self._menu.popup(button.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))
