"""Who is at work, in the real window: the status line, the menu, and what can be done."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.availability_terms import Conflict, Rule
from backoffice.domain.people import Role
from backoffice.domain.wording import Message
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.confirm_person import ConfirmPersonDialog
from backoffice.gui.dialogs.people import PeopleDialog
from backoffice.gui.dialogs.preferences import PreferencesDialog
from backoffice.gui.dialogs.sign_in import SignInDialog
from backoffice.gui.main_window import MainWindow
from backoffice.gui.people_actions import PeopleActions
from backoffice.gui.translation import install_language
from tests.gui.window.conftest import OpenWindow
from tests.gui.window.steps import wait_for_dialog

WORD = "correct horse"


def _staff(office: Application) -> None:
    office.people.add("Ada", Role.ADMINISTRATOR, WORD)
    office.people.sign_in("Ada", WORD)
    office.people.add("Sol", Role.STAFF, WORD)
    office.people.sign_out()


def _sign_in(window: MainWindow, name: str, qtbot: QtBot) -> None:
    window.actions_[Command.SIGN_IN].trigger()
    dialog = wait_for_dialog(SignInDialog, qtbot)
    assert isinstance(dialog, SignInDialog)
    qtbot.waitUntil(lambda: dialog.who.count() > 0)
    dialog.who.setCurrentIndex(dialog.who.findData(name))
    qtbot.keyClicks(dialog.line, WORD)
    with qtbot.waitSignal(window.live.person_changed):
        dialog.go.click()


def test_an_office_of_one_works_as_the_settings_say_and_can_set_people_up(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(office)
    name = office.people.person().name
    assert window.status.person.text() == f"{name} · Manager"
    assert not window.actions_[Command.SIGN_IN].isVisible()
    window.actions_[Command.PEOPLE].trigger()
    dialog = wait_for_dialog(PeopleDialog, qtbot)
    assert isinstance(dialog, PeopleDialog)
    assert dialog.add.hasFocus()
    qtbot.waitUntil(lambda: window.background.running == 0)
    dialog.close()


def test_signing_in_and_out_reaches_the_status_line_and_the_commands(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _staff(office)
    window = open_window(office)
    assert window.status.person.text() == "Not signed in"
    commands = (Command.PEOPLE, Command.REFUND_LIMITS, Command.SIGN_OUT, Command.OWN_PASSWORD)

    def may() -> list[bool]:
        return [window.actions_[each].isEnabled() and window.actions_[each].isVisible() for each in commands]

    assert may() == [False, False, False, False]
    _sign_in(window, "Sol", qtbot)
    assert window.status.person.text() == "Sol · Staff"
    assert window.status.person.accessibleName() == "At work: Sol · Staff"
    assert may() == [False, False, True, True]
    _sign_in(window, "Ada", qtbot)
    assert may() == [True, True, True, True]
    install_language("pt_BR")
    QApplication.processEvents()
    assert window.status.person.text().startswith("Ada · ")
    install_language("en")
    window.actions_[Command.SIGN_OUT].trigger()
    assert window.status.person.text() == "Not signed in"
    assert may() == [False, False, False, False]


def test_the_window_asks_who_is_at_work_when_it_opens_and_remembers_who_was_here_last(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _staff(office)
    window = open_window(office)
    _sign_in(window, "Sol", qtbot)
    actions = window.findChild(PeopleActions)
    assert isinstance(actions, PeopleActions)
    actions.begin()
    assert QApplication.activeModalWidget() is None
    window.actions_[Command.SIGN_OUT].trigger()
    actions.begin()
    dialog = wait_for_dialog(SignInDialog, qtbot)
    assert isinstance(dialog, SignInDialog)
    qtbot.waitUntil(lambda: dialog.who.currentText() == "Sol")
    dialog.close()


def test_what_others_change_is_seen_with_the_next_look(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _staff(office)
    window = open_window(office)
    _sign_in(window, "Sol", qtbot)

    def promote() -> None:
        with office.database.write() as uow:
            sol = uow.people.get("Sol")
            assert sol is not None
            uow.people.change(sol.id, role=Role.MANAGER)

    with qtbot.waitSignal(window.live.person_changed):
        window.background.run(promote).on_success(lambda _none: window.live.look())
    assert window.status.person.text() == "Sol · Manager"


def test_an_administrator_confirms_before_people_are_shown(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _staff(office)
    window = open_window(office)
    _sign_in(window, "Ada", qtbot)
    window.actions_[Command.PREFERENCES].trigger()
    preferences = wait_for_dialog(PreferencesDialog, qtbot)
    assert isinstance(preferences, PreferencesDialog)
    preferences.people.click()
    confirm = wait_for_dialog(ConfirmPersonDialog, qtbot)
    assert isinstance(confirm, ConfirmPersonDialog)
    qtbot.keyClicks(confirm.password.line, WORD)
    confirm.go.click()
    dialog = wait_for_dialog(PeopleDialog, qtbot)
    assert isinstance(dialog, PeopleDialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    dialog.close()


def test_staff_find_people_and_limits_in_the_preferences_closed(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _staff(office)
    window = open_window(office)
    window.actions_[Command.PREFERENCES].trigger()
    preferences = wait_for_dialog(PreferencesDialog, qtbot)
    assert isinstance(preferences, PreferencesDialog)
    assert (preferences.people.isEnabled(), preferences.limits.isEnabled()) == (False, False)
    preferences.close()


def test_who_may_book_all_the_same_is_said_anew_when_somebody_else_signs_in(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _staff(office)
    window = open_window(office)
    panel = window.booking.conflicts
    panel.show_conflicts([Conflict(Rule.VEHICLE, Message("Full."))], may_override=office.people.person().may_override)
    assert panel.hint.text().startswith("A manager can")
    _sign_in(window, "Ada", qtbot)
    assert panel.hint.text().startswith("You can")
