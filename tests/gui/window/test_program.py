"""The program around the window: starting, what can go wrong at the start, and unexpected errors."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Environment, build
from backoffice.cli.context import CliContext
from backoffice.cli.window_services import window_services
from backoffice.domain.kinds import AssetKind
from backoffice.gui.app import Program, details_of
from backoffice.gui.dialogs.first_run import FirstRunDialog
from backoffice.gui.dialogs.trouble import TroubleDialog
from backoffice.gui.main_window import MainWindow
from backoffice.gui.style.appearance import Appearance
from backoffice.settings import Paths, Profile, Settings
from tests.gui.window.steps import wait_for_dialog

MakeProgram = Callable[[Settings], Program]
PROFILE = Profile(name="office")


@pytest.fixture
def make_program(qapp: QApplication, look: Appearance, paths: Paths) -> Iterator[MakeProgram]:
    """Programs that are closed at the end."""
    made: list[Program] = []

    def make(settings: Settings) -> Program:
        context = CliContext(environment=Environment())
        vars(context).update(paths=paths)
        program = Program(qapp, look, paths, settings, window_services(context))
        made.append(program)
        return program

    yield make
    for program in made:
        if program.window is not None:
            program.window.close()
        program.close()
        program.deleteLater()


def _words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_opens_an_office_and_shows_its_window(make_program: MakeProgram, qtbot: QtBot) -> None:
    program = make_program(Settings().with_profile(PROFILE))
    with qtbot.waitSignal(program.window_shown, timeout=30_000) as shown:
        program.start(PROFILE)
    window = shown.args[0]
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.status.profile.text() == "office")


def test_the_first_start_asks_how_to_start(make_program: MakeProgram, qtbot: QtBot, qapp: QApplication) -> None:
    program = make_program(Settings())
    assert not qapp.quitOnLastWindowClosed()  # else it would end between the dialog and the window
    program.start(None)
    dialog = wait_for_dialog(FirstRunDialog, qtbot)
    assert isinstance(dialog, FirstRunDialog)
    with qtbot.waitSignal(program.window_shown, timeout=30_000):
        dialog.started.emit(Settings().with_profile(PROFILE))
        dialog.accept()
    qtbot.waitUntil(lambda: program.background.running == 0)
    assert program._paths.settings_file.exists()


def test_a_database_that_is_open_elsewhere_is_said_in_words_and_tried_again(
    make_program: MakeProgram, paths: Paths, qtbot: QtBot
) -> None:
    settings = Settings().with_profile(PROFILE)
    elsewhere = build(PROFILE, settings, paths, Environment())
    program = make_program(settings)
    program.start(PROFILE)
    dialog = wait_for_dialog(TroubleDialog, qtbot)
    assert isinstance(dialog, TroubleDialog)
    assert "could not be opened" in _words(dialog)
    assert "Traceback" not in _words(dialog)
    assert program.window is None
    elsewhere.close()
    with qtbot.waitSignal(program.window_shown, timeout=30_000):
        qtbot.mouseClick(dialog.retry, Qt.MouseButton.LeftButton)


def test_details_are_folded_away_and_can_be_copied(qtbot: QtBot, look: Appearance) -> None:
    del look
    dialog = TroubleDialog("Title", "What happened <b>", "ValueError: x")
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.details.isVisible()
    qtbot.mouseClick(dialog.show_details, Qt.MouseButton.LeftButton)
    assert dialog.details.isVisible()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Title\n\nValueError: x"
    assert "What happened <b>" in _words(dialog)


def test_an_unexpected_error_is_told_without_secrets(make_program: MakeProgram, qtbot: QtBot) -> None:
    program = make_program(Settings())
    key = "sk_test_" + "a1B2c3D4e5F6g7H8"
    error = ValueError(f"with {key}")
    assert key not in details_of(error)
    program.report(error)
    dialog = wait_for_dialog(TroubleDialog, qtbot)
    assert isinstance(dialog, TroubleDialog)
    assert key not in dialog.details.toPlainText()
    assert "ValueError" in dialog.details.toPlainText()
    dialog.reject()


def test_what_was_saved_is_there_at_the_next_start(make_program: MakeProgram, paths: Paths, qtbot: QtBot) -> None:
    settings = Settings().with_profile(PROFILE)
    with build(PROFILE, settings, paths, Environment()) as office:
        office.assets.create(AssetKind.EVENTS, {"name": "Kept"})
    program = make_program(settings)
    with qtbot.waitSignal(program.window_shown, timeout=30_000) as shown:
        program.start(PROFILE)
    page = shown.args[0].pages
    shown.args[0].new_asset(None)
    assert page is not None
    assert Path(paths.default_database).exists()
