"""The window for people who use the keyboard, a screen reader, or another direction of writing."""

import gc
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.gui.actions import Command
from backoffice.gui.focus import tab_stops
from backoffice.gui.main_window import MainWindow
from backoffice.gui.panels.command_palette import CommandPalette
from backoffice.gui.panels.shortcut_sheet import ShortcutSheet
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import install_language
from tests.gui.window.steps import open_table, wait_for_dialog

OpenWindow = Callable[[Application], MainWindow]


def test_every_section_opens_by_its_key(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    for section in SectionName:
        keys = window.actions_.sections[section].shortcut()[0]
        qtbot.keyClick(window, keys.key(), keys.keyboardModifiers())
        qtbot.waitUntil(lambda wanted=section: window.section is wanted)
        assert window.pages.currentWidget() is window.pages.page(section)


def test_anything_is_found_by_typing(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = wait_for_dialog(CommandPalette, qtbot)
    assert isinstance(palette, CommandPalette)
    qtbot.keyClicks(palette.field, "merlin")
    qtbot.waitUntil(lambda: palette.list.count() > 0)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.record.form is not None)
    assert window.section is SectionName.VEHICLES
    assert "Merlin" in window.record.name


def test_commands_and_sections_are_found_too(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    window.actions_[Command.PALETTE].trigger()
    palette = wait_for_dialog(CommandPalette, qtbot)
    assert isinstance(palette, CommandPalette)
    qtbot.keyClicks(palette.field, "keyb short")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    sheet = wait_for_dialog(ShortcutSheet, qtbot)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+F", "Del", "F5"} <= words
    sheet.reject()


def test_every_control_has_a_name_that_can_be_read_out(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    for section in SectionName:
        window.show_section(section)
    page = open_table(window, SectionName.EVENTS, qtbot)
    window.open_asset(page.model.ref_at(0))
    qtbot.waitUntil(lambda: window.record.form is not None)
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.isHidden()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
        and not _is_internal(widget)
    ]
    assert "\n".join(nameless) == ""


def _is_internal(widget: QWidget) -> bool:
    """Parts that Qt makes itself inside its own controls."""
    around = widget.parent()
    return widget.objectName().startswith("qt_") or around.metaObject().className() == "QComboBoxPrivateContainer"


def test_tab_goes_through_the_whole_window_and_comes_back(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    window.sections.setFocus()
    visited: list[QWidget] = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in visited:
            break
        visited.append(focus)
    assert {page.filter_bar.search, page.new_button, page.view, window.sections, window.status.profile} <= set(visited)
    order = [visited.index(w) for w in (page.filter_bar.search, page.view, window.status.profile)]
    assert order == sorted(order)


def test_f6_walks_between_the_parts(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    window.sections.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert page.view.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.sections.hasFocus()


def test_ctrl_f_puts_the_cursor_into_the_search(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.section is SectionName.ALL
    listings = window.pages.listings
    assert listings is not None
    qtbot.waitUntil(listings.filter_bar.search.hasFocus)


def test_it_can_be_mirrored(
    filled_office: Application, open_window: OpenWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    try:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        qtbot.waitUntil(lambda: window.sections.mapTo(window, QPoint()).x() > page.mapTo(window, QPoint()).x())
        assert not window.grab().isNull()
        search = page.filter_bar.search.mapTo(page, QPoint()).x()
        assert search > page.width() // 2
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_no_words_are_cut_off(filled_office: Application, open_window: OpenWindow, language: str, qtbot: QtBot) -> None:
    install_language(language)
    window = open_window(filled_office)
    for section in SectionName:
        window.show_section(section)
        qtbot.waitUntil(lambda: window.background.running == 0)
        cut = [
            f"{section}: {button.text()}"
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width()
        ]
        assert cut == []


def test_walking_through_the_record_leaves_everything_alive(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    for row in range(3):
        window.open_asset(page.model.ref_at(row))
        qtbot.waitUntil(lambda: window.record.form is not None)
        for _ in range(30):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        window.record.close_record()
        with qtbot.waitSignal(page.model.answered):
            window.live.tell_saved(None)
    gc.collect()
    assert all(shiboken6.isValid(action) for _, action in window.actions_)
    assert page.filter_bar.is_empty
    page.filter_bar.clear()


def test_tab_reaches_every_field_of_the_record(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    window.open_asset(page.model.ref_at(0))
    qtbot.waitUntil(lambda: window.record.form is not None)
    stops = tab_stops(window.record)
    assert window.record.close_button in stops
    fields = [stop for stop in stops if isinstance(stop, QLineEdit)]
    assert len(fields) > 10
    fields[0].setFocus()
    for _ in range(len(stops)):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is fields[-1]:
            break
    assert QApplication.focusWidget() is fields[-1]
