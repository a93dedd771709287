"""Import, export, backup, bulk edit and diagnostics, by their dialogs."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.bulk_edit import BulkEditDialog, common_fields
from backoffice.gui.dialogs.diagnostics import DiagnosticsDialog
from backoffice.gui.dialogs.exporting import ExportDialog
from backoffice.gui.dialogs.importing import ImportDialog
from backoffice.gui.file_dialogs import FileDialogs
from backoffice.gui.main_window import MainWindow
from backoffice.gui.sections import SectionName
from backoffice.services.ports import AssetFilter
from tests.gui.window.guard import MainThreadGuard
from tests.gui.window.steps import open_table, wait_for_dialog

OpenWindow = Callable[[Application], MainWindow]

CSV = "title,price,currency\nSunset sail,150.00,BRL\nNo price,abc,BRL\nNight dive,320.50,BRL\n"


def _files(window: MainWindow) -> FileDialogs:
    found = window.findChild(FileDialogs)
    assert found is not None
    return found


def test_an_import_shows_what_is_wrong_before_anything_is_saved(
    office: Application, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(office)
    page = open_table(window, SectionName.ACTIVITIES, qtbot)
    (tmp_path / "in.csv").write_text(CSV, encoding="utf-8")
    window.actions_[Command.IMPORT].trigger()
    dialog = wait_for_dialog(ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert not dialog.start.isEnabled()
    dialog.read_file(tmp_path / "in.csv")
    qtbot.waitUntil(dialog.start.isEnabled)
    assert dialog.problems.rowCount() == 1
    assert [dialog.problems.item(0, column).text() for column in (0, 1)] == ["3", "price"]
    assert dialog.start.text() == "Import 2 listings"
    assert page.model.rowCount() == 0
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.waitUntil(lambda: any("left out" in notice.text for notice in window.notices.all))
    assert any(notice.text == "Imported 2 listings." for notice in window.notices.all)


def test_a_file_that_is_no_csv_is_refused_in_words(
    office: Application, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(office)
    (tmp_path / "in.csv").write_bytes(b"\0\1\2")
    _files(window).open_import(AssetKind.EVENTS)
    dialog = wait_for_dialog(ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    dialog.read_file(tmp_path / "in.csv")
    qtbot.waitUntil(lambda: dialog.verdict.text() == "Nothing was imported")
    assert "not a text file" in dialog.advice.text()
    assert not dialog.start.isEnabled()
    dialog.read_file(tmp_path / "missing.csv")
    qtbot.waitUntil(lambda: "missing.csv" in dialog.advice.text())
    dialog.reject()


def test_an_export_holds_what_the_table_shows_and_can_be_imported(
    filled_office: Application, open_window: OpenWindow, tmp_path: Path, guard: MainThreadGuard, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    page.filter_bar.search.setText("bravus")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 12)
    window.actions_[Command.EXPORT].trigger()
    dialog = wait_for_dialog(ExportDialog, qtbot)
    assert isinstance(dialog, ExportDialog)
    assert dialog.only_shown.isChecked()
    wanted: list[AssetFilter] = []
    dialog.chosen.connect(wanted.append)
    dialog.chosen.disconnect(_files(window)._choose_export_file)  # Qt's own file dialog is not what is tested
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert wanted[0].text == "bravus"
    _files(window).export_to(tmp_path / "out.csv", wanted[0])
    qtbot.waitUntil(lambda: any("Exported" in notice.text for notice in window.notices.all))
    guard.is_on = False
    read = filled_office.importing.read(AssetKind.VEHICLES, tmp_path / "out.csv")
    assert len(read.ready) == page.model.rowCount()
    assert read.problems == ()


def test_an_export_to_a_place_that_does_not_exist_is_told(
    filled_office: Application, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    _files(window).export_to(tmp_path / "no" / "such" / "folder.csv", AssetFilter(kind=AssetKind.EVENTS))
    qtbot.waitUntil(lambda: any(notice.is_problem for notice in window.notices.all))
    assert window.notice_bar.details_button.isVisible()


def test_a_backup_is_a_whole_database(
    filled_office: Application, open_window: OpenWindow, tmp_path: Path, guard: MainThreadGuard, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    _files(window).back_up(tmp_path / "copy.db")
    qtbot.waitUntil(lambda: any("Backed up" in notice.text for notice in window.notices.all))
    guard.is_on = False
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("select count(*) from vehicles").fetchone() == (12,)
    copy.close()


def test_one_field_of_many_listings_is_changed_and_changed_back(
    filled_office: Application, open_window: OpenWindow, guard: MainThreadGuard, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    page.view.selectAll()
    refs = page.selected_refs
    window.actions_[Command.BULK_EDIT].trigger()
    dialog = wait_for_dialog(BulkEditDialog, qtbot)
    assert isinstance(dialog, BulkEditDialog)
    dialog.field.setCurrentIndex(dialog.field.findData("supplier"))
    dialog.row.show_draft("Vento Norte")
    assert dialog.apply.text() == "Change 12 listings"
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.actions_[Command.UNDO].isEnabled)
    guard.is_on = False
    assert {filled_office.assets.get(ref).values["supplier"] for ref in refs} == {"Vento Norte"}
    guard.is_on = True
    window.actions_[Command.UNDO].trigger()
    qtbot.waitUntil(window.actions_[Command.REDO].isEnabled)
    guard.is_on = False
    assert "Vento Norte" not in {filled_office.assets.get(ref).values["supplier"] for ref in refs}


def test_a_bulk_edit_that_cannot_be_is_said_at_the_field(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    page.view.selectAll()
    window.actions_[Command.BULK_EDIT].trigger()
    dialog = wait_for_dialog(BulkEditDialog, qtbot)
    assert isinstance(dialog, BulkEditDialog)
    dialog.field.setCurrentIndex(dialog.field.findData("seats"))
    dialog.row.show_draft(-5)
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.row.problem is not None
    dialog.reject()


@pytest.mark.parametrize("kinds", [{AssetKind.EVENTS}, {AssetKind.EVENTS, AssetKind.VEHICLES}, set(AssetKind)])
def test_fields_offered_for_bulk_edit_are_those_of_all(kinds: set[AssetKind]) -> None:
    names = {spec.name for spec in common_fields(kinds)}
    assert {"is_active", "supplier", "price_minor"} <= names
    assert "name" not in names
    assert ("location" in names) == (kinds == {AssetKind.EVENTS})


def test_diagnostics_say_what_is_in_order_and_what_is_not(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    window.actions_[Command.DIAGNOSTICS].trigger()
    dialog = wait_for_dialog(DiagnosticsDialog, qtbot)
    assert isinstance(dialog, DiagnosticsDialog)
    qtbot.waitUntil(dialog.copy.isEnabled, timeout=30_000)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Settings", "Database", "Keyring", "Stripe", "Queue"} <= words
    clipped = [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]
    assert clipped == []
    dialog.reject()
