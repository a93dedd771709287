"""Each editor shows a value, lets a person change it by keyboard, and reads it back as the domain's type."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import field_of, fields_of
from backoffice.gui.forms.editors import FieldEditor, make_editor
from backoffice.gui.forms.editors.chips import ChipsEditor
from backoffice.gui.forms.editors.choices import ChoiceEditor, CurrencyEditor, WeekdaysEditor
from backoffice.gui.forms.editors.dates import DateEditor
from backoffice.gui.forms.editors.images import ImagesEditor
from backoffice.gui.forms.editors.line import LineEditor
from backoffice.gui.forms.editors.long_text import LinesEditor
from backoffice.gui.translation import formats, install_language

VALUES: dict[str, object] = {
    "text": "Praia do Sueste", "long_text": "Two\nlines", "integer": 12, "decimal": -3.8541, "percent": 15,
    "money": 123_450, "currency": "EUR", "boolean": True, "text_list": ("Wi-Fi", "Pool; heated"),
    "time_list": ("07:30", "16:30"), "weekdays": ("tue", "sun"), "date": date(2027, 3, 4), "time": time(19, 30),
    "url": "https://example.com/a", "url_list": ("https://example.com/1.jpg", "https://example.com/2.jpg"),
    "phone": "+5581999990000",
}  # fmt: skip
"""A value of each field type."""


def shown(qtbot: QtBot, spec: FieldSpec, currency: str = "BRL") -> FieldEditor:
    """Return the editor of a field, on the screen."""
    editor = make_editor(spec, formats().parse_context(currency))
    qtbot.addWidget(editor)
    editor.resize(360, 300)
    editor.show()
    editor.activateWindow()
    with qtbot.waitActive(editor):
        pass
    return editor


def value_for(spec: FieldSpec) -> object:
    """Return a value that the field allows."""
    if spec.type == "choice":
        return spec.choices[-1].value
    return spec.maximum if spec.type == "integer" else VALUES[spec.type.value]


@pytest.mark.parametrize("language", ["en", "pt_BR"])
@pytest.mark.parametrize("kind", list(AssetKind))
def test_every_editor_gives_back_what_it_shows(qtbot: QtBot, kind: AssetKind, language: str) -> None:
    install_language(language)
    for spec in fields_of(kind):
        editor = make_editor(spec, formats().parse_context("BRL"))
        qtbot.addWidget(editor)
        edits: list[object] = []
        editor.edited.connect(lambda edits=edits: edits.append(1))
        for value in (value_for(spec), spec.empty):
            if spec.type == "boolean" and value is None:
                continue
            editor.show_value(value)
            assert editor.read() == value, spec.name
        assert edits == [], f"{spec.name} was not edited by a person"


def test_an_amount_is_tidied_when_the_line_is_left(qtbot: QtBot) -> None:
    install_language("pt_BR")
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "price"))
    assert isinstance(editor, LineEditor)
    qtbot.keyClicks(editor.line, "6,95")
    assert editor.read() == 695
    qtbot.keyClick(editor.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.line, "1234,5")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "1.234,50"


def test_an_amount_that_reads_two_ways_is_refused(qtbot: QtBot) -> None:
    install_language("pt_BR")
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "price"))
    assert isinstance(editor, LineEditor)
    qtbot.keyClicks(editor.line, "6.95")
    with pytest.raises(InvalidInput, match="6,95"):
        editor.read()


def test_the_unit_of_an_amount_follows_the_currency(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "price"))
    assert isinstance(editor, LineEditor)
    assert editor.line._before.text() == "R$"
    editor.set_context(editor.context.in_currency("JPY"))
    assert editor.line._before.text() == "¥"
    qtbot.keyClicks(editor.line, "1200")
    assert editor.read() == 1200


def test_chips_are_added_by_enter_and_taken_back_by_backspace(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "tags"))
    assert isinstance(editor, ChipsEditor)
    qtbot.keyClicks(editor.line, "family")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.line, "beach,sun")
    assert editor.read() == ("family", "beach", "sun")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert editor.line.text() == "sun"
    editor.line.clear()
    assert editor.read() == ("family", "beach")


def test_times_are_kept_in_order_and_checked(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "available_times"))
    assert isinstance(editor, ChipsEditor)
    for text in ("15:00", "9:00"):
        qtbot.keyClicks(editor.line, text)
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.read() == ("09:00", "15:00")
    qtbot.keyClicks(editor.line, "25:99")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "25:99", "what cannot be read is not thrown away"
    with pytest.raises(InvalidInput):
        editor.read()


def test_phrases_stand_one_a_line(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "includes"))
    assert isinstance(editor, LinesEditor)
    qtbot.keyClicks(editor.box, "Snack, fruit")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.box, "Guide; local")
    assert editor.read() == ("Snack, fruit", "Guide; local")


def test_tab_leaves_a_box_of_text(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "description"))
    control = editor.focusProxy()
    assert control is not None
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Tab)
    assert editor.read() is None


def test_days_are_toggled(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.RESTAURANTS, "operating_days"))
    assert isinstance(editor, WeekdaysEditor)
    qtbot.keyClick(editor.toggles["sun"], Qt.Key.Key_Space)
    qtbot.mouseClick(editor.toggles["tue"], Qt.MouseButton.LeftButton)
    assert editor.read() == ("tue", "sun")


def test_a_wheel_over_a_choice_changes_nothing(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "category"))
    assert isinstance(editor, ChoiceEditor)
    editor.show_value("diving")
    place = QPointF(editor.combo.rect().center())
    wheel = QWheelEvent(
        place, editor.combo.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.combo, wheel)
    assert editor.read() == "diving"


def test_a_choice_that_is_none_any_more_is_not_lost(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "category"))
    editor.show_value("zeppelin")
    assert editor.read() == "zeppelin"


def test_any_currency_that_stripe_knows_can_be_typed(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "currency"))
    assert isinstance(editor, CurrencyEditor)
    line = editor.combo.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "omr")
    assert editor.read() == "OMR"
    line.selectAll()
    qtbot.keyClicks(line, "XYZ")
    with pytest.raises(InvalidInput):
        editor.read()


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.EVENTS, "date"))
    assert isinstance(editor, DateEditor)
    editor.show_value(date(2027, 3, 4))
    popup = editor.open_calendar()
    assert popup.calendar.selectedDate() == QDate(2027, 3, 4)
    with qtbot.waitSignal(editor.edited):
        popup.calendar.activated.emit(QDate(2027, 3, 9))
    assert editor.read() == date(2027, 3, 9)


def test_pictures_are_added_moved_and_removed_by_keyboard(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "images"))
    assert isinstance(editor, ImagesEditor)
    for name in "abc":
        qtbot.keyClicks(editor.line, f"https://example.com/{name}.jpg")
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    editor.list.setCurrentRow(2)
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    editor.list.setCurrentRow(0)
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    assert editor.read() == ("https://example.com/c.jpg", "https://example.com/b.jpg")


def test_a_picture_without_https_stays_in_the_line(qtbot: QtBot) -> None:
    editor = shown(qtbot, field_of(AssetKind.ACTIVITIES, "images"))
    assert isinstance(editor, ImagesEditor)
    qtbot.keyClicks(editor.line, "javascript:alert(1)")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "javascript:alert(1)"
    with pytest.raises(InvalidInput):
        editor.read()
