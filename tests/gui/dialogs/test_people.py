"""The dialogs about people, as hands use them: sign in, add, change, and confirm that it is oneself."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.people import Person, Role
from backoffice.gui.background import Background
from backoffice.gui.dialogs.confirm_person import ConfirmPersonDialog, PasswordCheck, confirm_with_password
from backoffice.gui.dialogs.password import OwnPasswordDialog, PasswordDialog
from backoffice.gui.dialogs.people import PeopleDialog
from backoffice.gui.dialogs.person import PersonDialog, RoleDialog
from backoffice.gui.dialogs.sign_in import SignInDialog
from backoffice.gui.style.appearance import Appearance
from backoffice.services.people import People

WORD, NEW = "correct horse", "staple battery"
D = TypeVar("D", bound=QDialog)
Opened = Callable[[D], D]


@pytest.fixture
def people(application: Application) -> People:
    """The people of an office: Ada, who is administrator and has signed in, Max, and Lua without a password."""
    made = application.people
    made.add("Ada", Role.ADMINISTRATOR, WORD)
    made.sign_in("Ada", WORD)
    made.add("Max", Role.MANAGER, WORD)
    made.add("Lua", Role.STAFF)
    return made


@pytest.fixture
def opened(look: Appearance, background: Background, qtbot: QtBot) -> Opened[QDialog]:
    """Shows a dialog and waits until it has looked up what it shows; it lives as long as the test."""
    del look

    def open_it(dialog: QDialog) -> QDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.open()
        _rest(background, qtbot)
        return dialog

    return open_it


def _rest(background: Background, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: background.running == 0)


def _type(line: QLineEdit, text: str, qtbot: QtBot) -> None:
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, text)


def _child(parent: QWidget, kind: type[D]) -> D:
    """The dialog that was opened above this one."""
    [found] = [dialog for dialog in parent.findChildren(kind) if dialog.isVisible()]
    return found


# --- signing in ---------------------------------------------------------------------------------------------


def test_signing_in_takes_a_name_a_password_and_enter(
    people: People, background: Background, opened: Opened[SignInDialog], qtbot: QtBot
) -> None:
    people.sign_out()
    dialog = opened(SignInDialog(people, background, suggested="Max"))
    assert [dialog.who.itemText(at) for at in range(dialog.who.count())] == ["Ada", "Lua", "Max"]
    assert (dialog.who.currentText(), dialog.go.isEnabled()) == ("Max", False)
    assert dialog.line.echoMode() is QLineEdit.EchoMode.Password
    _type(dialog.line, WORD, qtbot)
    with qtbot.waitSignal(dialog.signed_in) as told:
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert told.args == [Person("Max", Role.MANAGER)]
    assert people.person() == Person("Max", Role.MANAGER)
    assert not dialog.isVisible()


def test_a_wrong_password_is_said_at_its_line_and_then_one_has_to_wait(
    people: People, background: Background, opened: Opened[SignInDialog], qtbot: QtBot
) -> None:
    dialog = opened(SignInDialog(people, background, suggested="Max"))
    for words in (*["This is not the password"] * 5, "Wait until"):
        _type(dialog.line, "wrong password", qtbot)
        dialog.go.click()
        _rest(background, qtbot)
        assert words in dialog.password.note.text()
        assert words in dialog.line.accessibleDescription()
        assert dialog.line.text() == ""
    assert dialog.isVisible()
    assert people.person().name == "Ada"


def test_somebody_without_a_password_chooses_one_twice(
    people: People, background: Background, opened: Opened[SignInDialog], qtbot: QtBot
) -> None:
    dialog = opened(SignInDialog(people, background, suggested="Lua"))
    assert "You have no password yet" in dialog.welcome.text()
    assert (dialog.password.isVisible(), dialog.new.isVisible()) == (False, True)
    for first, second, note in (("short", "short", dialog.new.first.note), (NEW, WORD, dialog.new.again.note)):
        _type(dialog.new.line, first, qtbot)
        _type(dialog.new.again_line, second, qtbot)
        dialog.go.click()
        assert note.isVisible()
        assert note.property("role") == "problem"
    _type(dialog.new.line, NEW, qtbot)
    _type(dialog.new.again_line, NEW, qtbot)
    with qtbot.waitSignal(dialog.signed_in):
        dialog.go.click()
    assert people.person() == Person("Lua", Role.STAFF)


def test_whoever_does_not_sign_in_stays_who_they_were(
    people: People, background: Background, opened: Opened[SignInDialog], qtbot: QtBot
) -> None:
    dialog = opened(SignInDialog(people, background))
    _type(dialog.line, WORD, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert people.person().name == "Ada"


# --- confirming ---------------------------------------------------------------------------------------------


def test_where_nobody_signs_in_nothing_is_asked(
    application: Application, background: Background, look: Appearance, qtbot: QtBot
) -> None:
    del look
    done: list[int] = []
    check = PasswordCheck(application.people, background)
    qtbot.addWidget(check)
    assert (check.isVisibleTo(check.parentWidget()) if check.parentWidget() else check.isVisible()) is False
    assert check.is_filled
    check.then(lambda: done.append(1))
    confirm_with_password(check, application.people, background, "Sure?", lambda: done.append(2))
    assert done == [1, 2]


def test_a_password_is_asked_for_and_only_the_right_one_goes_on(
    people: People, background: Background, opened: Opened[ConfirmPersonDialog], qtbot: QtBot
) -> None:
    dialog = opened(ConfirmPersonDialog("Something serious.", people, background))
    told: list[int] = []
    dialog.confirmed.connect(lambda: told.append(1))
    assert (dialog.go.isEnabled(), dialog.password.line.accessibleName()) == (False, "Password of Ada")
    _type(dialog.password.line, "wrong password", qtbot)
    dialog.go.click()
    assert dialog.password.is_busy
    dialog.password.then(lambda: told.append(2))  # a second press while it is looked at
    _rest(background, qtbot)
    assert "This is not the password" in dialog.password.field.note.text()
    assert (told, dialog.isVisible()) == ([], True)
    _type(dialog.password.line, WORD, qtbot)
    with qtbot.waitSignal(dialog.confirmed):
        qtbot.keyClick(dialog.password.line, Qt.Key.Key_Return)
    assert told == [1]


# --- the people of the office -------------------------------------------------------------------------------


def test_the_first_person_is_administrator_and_signs_in_at_once(
    application: Application, background: Background, opened: Opened[PeopleDialog], qtbot: QtBot
) -> None:
    dialog = opened(PeopleDialog(application.people, background))
    assert "You work alone here" in dialog.hint.text()
    dialog.add.click()
    person = _child(dialog, PersonDialog)
    assert (person.role.currentData(), person.role.isEnabled()) == (Role.ADMINISTRATOR, False)
    _type(person.line, "Ada", qtbot)
    assert not person.go.isEnabled()
    _type(person.new.line, WORD, qtbot)
    _type(person.new.again_line, WORD, qtbot)
    with qtbot.waitSignal(dialog.changed):
        person.go.click()
    _rest(background, qtbot)
    assert application.people.person() == Person("Ada", Role.ADMINISTRATOR)
    assert _rows(dialog) == [["Ada", "Administrator", "Yes", "Set"]]


def test_people_are_added_with_or_without_a_password(
    people: People, background: Background, opened: Opened[PeopleDialog], qtbot: QtBot
) -> None:
    dialog = opened(PeopleDialog(people, background))
    dialog.add.click()
    person = _child(dialog, PersonDialog)
    _type(person.line, "max", qtbot)
    person.go.click()
    _rest(background, qtbot)
    assert "somebody called “max” already" in person.name.note.text()
    _type(person.line, "Sol", qtbot)
    person.role.setCurrentIndex(person.role.findData(Role.MANAGER))
    assert "approves refunds" in person.role_field.note.text()
    person.go.click()
    _rest(background, qtbot)
    assert _rows(dialog)[-1] == ["Sol", "Manager", "Yes", "At first sign-in"]


def test_roles_passwords_and_activity_are_changed_in_the_table(
    people: People, background: Background, opened: Opened[PeopleDialog], qtbot: QtBot
) -> None:
    dialog = opened(PeopleDialog(people, background))
    dialog.table.selectRow(2)
    dialog.role.click()
    role = _child(dialog, RoleDialog)
    role.role.setCurrentIndex(role.role.findData(Role.STAFF))
    role.go.click()
    _rest(background, qtbot)
    dialog.password.click()
    password = _child(dialog, PasswordDialog)
    _type(password.new.line, NEW, qtbot)
    _type(password.new.again_line, NEW, qtbot)
    with qtbot.waitSignal(password.stored):
        password.go.click()
    _rest(background, qtbot)
    dialog.activity.click()
    _rest(background, qtbot)
    assert _rows(dialog)[2] == ["Max", "Staff", "No more", "Set"]
    assert dialog.activity.text() == "Let in again"
    dialog.activity.click()
    _rest(background, qtbot)
    assert people.sign_in("Max", NEW) == Person("Max", Role.STAFF)


def test_without_an_administrator_nothing_is_changed_and_it_is_said(
    people: People, background: Background, opened: Opened[PeopleDialog], qtbot: QtBot
) -> None:
    dialog = opened(PeopleDialog(people, background))
    dialog.table.selectRow(0)
    dialog.activity.click()
    _rest(background, qtbot)
    assert "Somebody has to be administrator" in dialog.problem.text()
    assert _rows(dialog)[0] == ["Ada", "Administrator", "Yes", "Set"]


def test_whoever_makes_themselves_less_is_shown_out(
    people: People, background: Background, opened: Opened[PeopleDialog], qtbot: QtBot
) -> None:
    people.change_role("Max", Role.ADMINISTRATOR)
    dialog = opened(PeopleDialog(people, background))
    dialog._change_role("Ada", Role.MANAGER)
    _rest(background, qtbot)
    assert not dialog.isVisible()
    assert people.person() == Person("Ada", Role.MANAGER)


def test_ones_own_password_takes_the_current_one(
    people: People, background: Background, opened: Opened[OwnPasswordDialog], qtbot: QtBot
) -> None:
    dialog = opened(OwnPasswordDialog(people, background))
    _type(dialog.current_line, "wrong password", qtbot)
    _type(dialog.new.line, NEW, qtbot)
    _type(dialog.new.again_line, NEW, qtbot)
    dialog.go.click()
    _rest(background, qtbot)
    assert "This is not the password" in dialog.current.note.text()
    assert dialog.new.first.note.property("role") != "problem"
    _type(dialog.current_line, WORD, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.go.click()
    people.confirm(NEW)


def _rows(dialog: PeopleDialog) -> list[list[str]]:
    table = dialog.table
    return [[_text(table.item(row, column)) for column in range(4)] for row in range(table.rowCount())]


def _text(item: object) -> str:
    return item.text()  # type: ignore[attr-defined]
