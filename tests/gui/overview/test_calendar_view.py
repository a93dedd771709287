"""The picture of a calendar, on a real screen: keyboard, mouse, words for each cell, and speed by drawing little."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.models.calendar_plan import Period, Span, plan_calendar
from backoffice.gui.pages.calendar_view import CalendarView
from backoffice.gui.style.appearance import Appearance
from backoffice.services.ports import CalendarEntry
from tests.gui.overview.entries import DAY, entry, many

MONTH = Period.around(Span.MONTH, DAY, 0)


@pytest.fixture
def view(look: Appearance, qtbot: QtBot) -> CalendarView:
    made = CalendarView(MONTH, DAY, look, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1200, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def show(view: CalendarView, *entries: CalendarEntry) -> None:
    view.show_plan(plan_calendar(view.calendar.plan.period, entries), DAY)


def centre(view: CalendarView, day: date, row: int = 0) -> QPoint:
    return view.visualRect(view.calendar.index(row, view.calendar.plan.days.index(day))).center()


def words(view: CalendarView, day: date, row: int = 0) -> str:
    column = view.calendar.plan.days.index(day)
    return str(view.calendar.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_every_cell_says_in_words_what_stands_there(view: CalendarView) -> None:
    show(view, entry(1, DAY, 3, status=BookingStatus.PAID, payment=PaymentStatus.DISPUTED, customer="Ana <b>x</b>"))
    said = words(view, DAY + timedelta(days=1))
    assert said.startswith("Listing 1, Wednesday, November 25, 2026: Ana <b>x</b> · V001-M3PQ")
    assert said.endswith("Paid · Disputed")
    assert words(view, date(2026, 11, 1)).endswith("2026: free")


def test_arrows_pass_a_booking_in_one_step_and_enter_opens_it(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1, DAY, 3))
    view.go_to(DAY)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args[0].confirmation_code == "V001-M3PQ"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.current_day == DAY + timedelta(days=3)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_day == DAY - timedelta(days=1)
    assert "free" in view.accessibleDescription()


def test_enter_and_double_click_on_a_free_day_ask_for_a_booking(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1, DAY))
    view.go_to(DAY + timedelta(days=2))
    with qtbot.waitSignal(view.free_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [AssetRef(AssetKind.VEHICLES, 1), DAY + timedelta(days=2)]
    with qtbot.waitSignal(view.free_chosen) as chosen:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, date(2026, 11, 3)))
    assert chosen.args[1] == date(2026, 11, 3)


def test_pages_are_turned_and_today_is_reached_by_keys(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1))
    for key, steps in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
        with qtbot.waitSignal(view.period_asked) as asked:
            qtbot.keyClick(view, key)
        assert asked.args == [steps]
    with qtbot.waitSignal(view.today_asked):
        qtbot.keyClick(view, Qt.Key.Key_T)


def drag(view: CalendarView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * step / 5)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_a_booking_is_dragged_by_whole_days(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1, DAY, 3))
    with qtbot.waitSignal(view.move_asked) as moved:
        drag(view, centre(view, DAY + timedelta(days=1)), centre(view, DAY - timedelta(days=3)))
    assert moved.args[0].ref.id == 1
    assert moved.args[1] == DAY - timedelta(days=4)


def test_news_does_not_take_a_booking_out_of_the_hand(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1, DAY, 3))
    port, start = view.viewport(), centre(view, DAY)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, centre(view, DAY + timedelta(days=1)))
    QTest.mouseMove(port, centre(view, DAY + timedelta(days=2)))
    show(view, entry(1, DAY, 3), entry(2, DAY, asset=2))
    with qtbot.waitSignal(view.move_asked) as moved:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=centre(view, DAY + timedelta(days=2)))
    assert moved.args[1] == DAY + timedelta(days=2)
    assert view.calendar.plan.entries == 2


def test_a_click_and_a_drag_that_comes_back_move_nothing(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1, DAY, 3))
    with qtbot.assertNotEmitted(view.move_asked):
        drag(view, centre(view, DAY), centre(view, DAY) + QPoint(1, 0))
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, DAY))
        QTest.mouseMove(view.viewport(), centre(view, DAY - timedelta(days=9)))
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, DAY - timedelta(days=9)))


def test_alt_and_an_arrow_move_a_booking_without_a_mouse(view: CalendarView, qtbot: QtBot) -> None:
    show(view, entry(1, DAY, 3))
    view.go_to(DAY)
    with qtbot.waitSignal(view.move_asked) as moved:
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert moved.args[1] == DAY + timedelta(days=1)


def test_from_right_to_left_the_days_and_the_keys_are_mirrored(view: CalendarView, qtbot: QtBot) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(view, entry(1, DAY, 3))
    first, last = view.calendar.index(0, 0), view.calendar.index(0, 29)
    assert view.visualRect(first).left() > view.visualRect(last).left()
    view.go_to(DAY)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_day == DAY + timedelta(days=3)
    with qtbot.waitSignal(view.move_asked) as moved:
        drag(view, centre(view, DAY), centre(view, DAY - timedelta(days=2)))
    assert moved.args[1] == DAY - timedelta(days=2)


def test_of_five_thousand_bookings_only_those_in_sight_are_drawn(view: CalendarView) -> None:
    show(view, *many(5_000, 400))
    drawn = sum(1 for _ in view.visible_bars())
    rows = view.viewport().height() // view.rowHeight(0) + 2
    assert 0 < drawn <= rows * 30
    assert view.calendar.plan.entries > 2_000
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = view.calendar.plan.lines[-1]
    assert any(bar in last.bars for _row, bar in view.visible_bars())


def test_new_data_leave_the_focus_where_it_was(view: CalendarView) -> None:
    entries = many(200, 20)
    show(view, *entries)
    view.setCurrentIndex(view.calendar.index(30, 12))
    line, day = view.current_line, view.current_day
    show(view, entry(9_000, DAY, asset=0), *entries)
    assert view.current_day == day
    assert view.current_line is not None
    assert line is not None
    assert view.current_line.asset == line.asset


def test_what_is_not_drawn_is_counted_and_leads_to_the_day(view: CalendarView, qtbot: QtBot) -> None:
    show(view, *(entry(number) for number in range(9)))
    row = view.calendar.rowCount() - 1
    assert ": 4 more booking" in words(view, DAY, row)
    view.setCurrentIndex(view.calendar.index(row, view.calendar.plan.days.index(DAY)))
    with qtbot.waitSignal(view.more_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [DAY]
