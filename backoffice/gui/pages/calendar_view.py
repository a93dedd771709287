"""The picture of a calendar: listings below each other, days beside each other, a bar for each booking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QToolTip, QWidget

from backoffice.gui.models.calendar_model import CalendarModel, entry_words, plain_tip
from backoffice.gui.models.calendar_plan import Bar, CalendarLine, CalendarPlan, Period, Span
from backoffice.gui.pages.calendar_painting import BarPainter, DayHeader, NameHeader
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.services.ports import CalendarEntry

NARROWEST = {Span.MONTH: 26, Span.WEEK: 96, Span.DAY: 200}
NAMES_WIDTH = 190


@dataclass(slots=True)
class Drag:
    """A bar that is being moved: where it was taken, and by how many days it is moved now."""

    bar: Bar
    row: int
    column: int
    taken_at: QPoint
    steps: int = 0
    is_moving: bool = False


class CalendarView(QTableView):
    """Paints only what is visible; every cell says in words what stands there."""

    opened = Signal(object)
    """Enter or a double click on a booking: its CalendarEntry."""
    free_chosen = Signal(object, object)
    """Enter or a double click on a free day: the AssetRef and the date."""
    more_asked = Signal(object)
    """The date of a day on which more bookings stand than are drawn."""
    move_asked = Signal(object, object)
    """A CalendarEntry was moved, and the date on which it is to start."""
    period_asked = Signal(int)
    """PgUp, PgDn: the period before (-1) or after (1)."""
    today_asked = Signal()
    current_changed = Signal()

    def __init__(self, period: Period, today: date, appearance: Appearance, parent: QWidget) -> None:
        """Show empty days."""
        super().__init__(parent)
        self.calendar = CalendarModel(period, today, self)
        self._appearance = appearance
        self._drag: Drag | None = None
        self._wanted: date | None = None
        self._later: tuple[CalendarPlan, date] | None = None
        self._bars = BarPainter(appearance)
        self.setModel(self.calendar)
        self.setHorizontalHeader(DayHeader(self.calendar, appearance, self))
        self.setVerticalHeader(NameHeader(self.calendar, appearance, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.selectionModel().currentChanged.connect(self._tell_current)
        appearance.changed.connect(self.apply_density)
        self.apply_density()

    # --- what is shown --------------------------------------------------------------------------------------

    def show_plan(self, plan: CalendarPlan, today: date) -> None:
        """Show another plan; the same listing and day stay current. While a booking is dragged it waits."""
        if self._drag is not None and self._drag.is_moving and plan.period == self.calendar.plan.period:
            self._later = plan, today
            return
        if (plan, today) == (self.calendar.plan, self.calendar.today):
            return
        place, scroll = self._place(), self.verticalScrollBar().value()
        same_days = plan.period == self.calendar.plan.period
        self._drag = None
        self.calendar.show_plan(plan, today)
        self._fit_columns()
        if same_days:
            self.verticalScrollBar().setValue(scroll)
        self._go_back_to(place)
        self._tell_current()

    @property
    def current_line(self) -> CalendarLine | None:
        """Return the line of the cell with the focus."""
        return self.calendar.line(self.currentIndex().row())

    @property
    def current_day(self) -> date | None:
        """Return the day of the cell with the focus."""
        index = self.currentIndex()
        return self.calendar.plan.days[index.column()] if index.isValid() else None

    @property
    def current_entry(self) -> CalendarEntry | None:
        """Return the booking with the focus."""
        index = self.currentIndex()
        bar = self.calendar.bar_at(index.row(), index.column())
        return bar.entry if bar else None

    def go_to(self, day: date) -> None:
        """Put the focus on a day, in the line where it is."""
        days = self.calendar.plan.days
        self._wanted = day if not self.calendar.rowCount() else None  # as soon as its period was read
        if day in days and self.calendar.rowCount():
            index = self.calendar.index(max(self.currentIndex().row(), 0), days.index(day))
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def bar_box(self, row: int, bar: Bar) -> QRect:
        """Return where a bar is drawn, in the viewport; mirrored where one reads from the right."""
        left = self.visualRect(self.calendar.index(row, bar.first))
        right = self.visualRect(self.calendar.index(row, bar.last))
        return left.united(right)

    def visible_bars(self) -> Iterator[tuple[int, Bar]]:
        """Yield the bars of the lines that are in sight, with their rows."""
        if not self.calendar.rowCount():
            return
        last = self.rowAt(self.viewport().height() - 1)
        last = self.calendar.rowCount() - 1 if last < 0 else last
        for row in range(max(self.rowAt(0), 0), last + 1):
            for bar in self.calendar.plan.lines[row].bars:
                yield row, bar

    def apply_density(self) -> None:
        """Take the height of lines from the look."""
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(max(self._appearance.measures.row - 8, 20))
        self.verticalHeader().setFixedWidth(NAMES_WIDTH)
        self.viewport().update()

    # --- Qt's own -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the days share the room."""
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, then the bars over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._bars.draw_ground(painter, self, event.rect())
        dragged = self._drag.bar if self._drag and self._drag.is_moving else None
        for row, bar in self.visible_bars():
            box = self.bar_box(row, bar)
            if box.intersects(event.rect()):
                self._bars.draw_bar(painter, self, box, bar, is_faint=bar is dragged)
        if self._drag is not None and dragged is not None:
            self._bars.draw_ghost(painter, self, self._ghost_box(self._drag))
        self._bars.draw_current(painter, self)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of a booking, as plain text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self._bar_under(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(entry_words(bar.entry)) if bar else "", self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens, PgUp and PgDn turn the page, T goes to today, Alt with arrows moves a booking."""
        key = event.key()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.period_asked.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_T and not event.modifiers():
            self.today_asked.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_by_key(key)
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """A booking is passed in one step, however many days it lasts."""
        index = self.currentIndex()
        bar = self.calendar.bar_at(index.row(), index.column())
        step = self._step(action)
        if bar is None or not step:
            return super().moveCursor(action, modifiers)
        column = bar.last + 1 if step > 0 else bar.first - 1
        return self.calendar.index(index.row(), min(max(column, 0), self.calendar.columnCount() - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell; a booking may be dragged from there."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        bar = self._bar_under(event.position().toPoint())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = Drag(bar, index.row(), index.column(), event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the booking that was taken."""
        place, drag = event.position().toPoint(), self._drag
        if drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            over = self._bar_under(place) is not None
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        far = (place - drag.taken_at).manhattanLength() >= QApplication.startDragDistance()
        if drag.is_moving or far:
            drag.is_moving = True
            column = self.columnAt(place.x())
            drag.steps = (column if column >= 0 else drag.column) - drag.column
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the move."""
        super().mouseReleaseEvent(event)
        drag = self._drag
        self._end_drag()
        if drag is not None and drag.is_moving and drag.steps:
            self._ask_move(drag.bar.entry, drag.steps)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a booking, or make one on a free day."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end_drag()
            self._open(self.indexAt(event.position().toPoint()))

    # --- the rest -------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        line = self.calendar.line(index.row())
        if line is None:
            return
        day = self.calendar.plan.days[index.column()]
        bar = line.bar_at(index.column())
        if bar is not None:
            self.opened.emit(bar.entry)
        elif line.hidden.get(index.column()):
            self.more_asked.emit(day)
        else:
            self.free_chosen.emit(line.asset, day)

    def _step(self, action: QAbstractItemView.CursorAction) -> int:
        forward = -1 if self.isRightToLeft() else 1
        actions = {
            QAbstractItemView.CursorAction.MoveRight: forward,
            QAbstractItemView.CursorAction.MoveLeft: -forward,
        }
        return actions.get(action, 0)

    def _move_by_key(self, key: int) -> None:
        entry = self.current_entry
        later = (key == Qt.Key.Key_Right) != self.isRightToLeft()
        if entry is not None:
            self._ask_move(entry, 1 if later else -1)

    def _ask_move(self, entry: CalendarEntry, steps: int) -> None:
        self.move_asked.emit(entry, entry.starts_on + timedelta(days=steps))

    def _end_drag(self) -> None:
        self._drag = None
        if self._later is not None:
            (plan, today), self._later = self._later, None
            self.show_plan(plan, today)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def _ghost_box(self, drag: Drag) -> QRect:
        days = self.calendar.columnCount()
        first, last = drag.bar.first + drag.steps, drag.bar.last + drag.steps
        inside = (min(max(first, 0), days - 1), min(max(last, 0), days - 1))
        moved = Bar(drag.bar.entry, inside[0], inside[1], begins_before=first < 0, ends_after=last >= days)
        return self.bar_box(drag.row, moved)

    def _bar_under(self, place: QPoint) -> Bar | None:
        index = self.indexAt(place)
        return self.calendar.bar_at(index.row(), index.column())

    def _fit_columns(self) -> None:
        days = self.calendar.columnCount()
        if not days:
            return
        room = self.viewport().width()
        width = max(room // days, NARROWEST[self.calendar.plan.period.span])
        header = self.horizontalHeader()
        header.setMinimumSectionSize(10)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        spare = max(room - width * days, 0)
        for column in range(days):
            header.resizeSection(column, width + (1 if column < spare else 0))

    def _place(self) -> tuple[CalendarLine | None, date | None]:
        return self.current_line, self.current_day

    def _go_back_to(self, place: tuple[CalendarLine | None, date | None]) -> None:
        plan, (line, day) = self.calendar.plan, place
        if not plan.lines:
            return
        row = next((at for at, one in enumerate(plan.lines) if line and one.asset == line.asset), 0)
        day, self._wanted = self._wanted or day, None
        wanted = day if day in plan.days else self.calendar.today
        column = plan.days.index(wanted) if wanted in plan.days else 0
        self.setCurrentIndex(self.calendar.index(row, column))

    def _tell_current(self) -> None:
        words = self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        self.setAccessibleDescription(str(words or tr("Nothing is booked.")))
        self.viewport().update()
        self.current_changed.emit()
