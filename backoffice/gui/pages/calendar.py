"""The calendar of bookings: month, week or day, by listing. What is moved can be moved back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetRef
from backoffice.gui.models.calendar_model import heading_words
from backoffice.gui.models.calendar_plan import CalendarPlan, Period, Span, plan_calendar
from backoffice.gui.pages.calendar_bar import CalendarBar
from backoffice.gui.pages.calendar_detail import CalendarDetail
from backoffice.gui.pages.calendar_view import CalendarView
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.reading import Reading
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import AssetFilter, CalendarEntry, Sort, unpack_key

MOST_FREE = 2_000
"""How many listings get a line although nothing is booked."""


class CalendarPage(Overview):
    """Reads one period at a time."""

    move_asked = Signal(object, object)
    """A CalendarEntry, and the date on which it is to start."""
    cancel_date_asked = Signal(object, str, object)
    """An AssetRef and its name, and the day on which it is to be cancelled."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Show the month of today when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._remembered = tools.remembered
        span = self._remembered.text("calendar/span", Span.MONTH.value)
        self._period = self._around(Span(span) if span in set(Span) else Span.MONTH, self.today)
        self._reading = Reading(self, tools.background, self._read, self._show)
        self.bar = CalendarBar(tools.appearance, self)
        self.view = CalendarView(self._period, self.today, tools.appearance, self)
        self.detail = CalendarDetail(tools.appearance, self)
        self._empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._restore()
        self.retranslate()

    @property
    def period(self) -> Period:
        """Return the days that are seen."""
        return self._period

    def refresh(self) -> None:
        """Read the period again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.bar.retranslate()
        self.view.setAccessibleName(tr("Calendar of bookings"))
        self._show_heading()
        self._show_current()
        self._say_why_empty()
        self.view.horizontalHeader().viewport().update()
        self.view.viewport().update()

    # --- where in time --------------------------------------------------------------------------------------

    def go_to(self, day: date, span: Span | None = None) -> None:
        """See the period around a day."""
        self._period = self._around(span or self._period.span, day)
        self.bar.show_span(self._period.span)
        self._remembered.keep("calendar/span", self._period.span.value)
        self._show_heading()
        self.view.show_plan(CalendarPlan(self._period), self.today)
        self.view.go_to(day)
        self.refresh()

    def turn(self, steps: int) -> None:
        """Go to the period before (-1) or after (1)."""
        self.go_to(self._period.neighbour(steps))

    def go_to_today(self) -> None:
        """See the period of today, and put the focus there."""
        self.go_to(self.today)

    def _around(self, span: Span, day: date) -> Period:
        return Period.around(span, day, formats().first_weekday)

    @property
    def today(self) -> date:
        """Return the day that it is at the office."""
        return datetime.now(self._tools.zone).date()

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> CalendarPlan:
        period, kind = self._period, self.bar.kind
        database = self._tools.office.database
        entries = database.booking_queries.calendar(period.first_on, period.last_on, kind)
        free = self._free(kind) if self.bar.shows_free else ()
        return plan_calendar(period, entries, free)

    def _free(self, kind: BookingKind | None) -> Sequence[tuple[AssetRef, str]]:
        queries = self._tools.office.database.queries
        keys = queries.keys(AssetFilter(kind=kind.asset_kind if kind else None), Sort("name"))[:MOST_FREE]
        found = {row.ref: str(row.cells.get("name") or "") for row in queries.rows(keys)}
        return [(ref, found[ref]) for ref in map(unpack_key, keys) if ref in found]

    def _show(self, plan: CalendarPlan) -> None:
        if plan.period != self._period:
            return
        self.view.show_plan(plan, self.today)
        self._stack.setCurrentWidget(self.view if plan.lines else self._empty)
        self._show_current()

    def _ask_again(self) -> None:
        self._remembered.keep("calendar/free", self.bar.shows_free)
        self._remembered.keep("calendar/kind", self.bar.kind.value if self.bar.kind else "")
        self._say_why_empty()
        self.refresh()

    # --- what is said ---------------------------------------------------------------------------------------

    def _show_heading(self) -> None:
        self.bar.show_heading(heading_words(self._period))

    def _show_current(self) -> None:
        self.detail.show_cell(self.view.current_entry, self.view.current_line, self.view.current_day)

    def _say_why_empty(self) -> None:
        self._empty.show_words(
            "calendar",
            tr("Nothing is booked in these days"),
            tr("Show free listings too, and double-click a day to book it."),
            tr("Show free listings"),
        )

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame(self)
        set_role(card, Role.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        for part in (self.view, self._empty):
            self._stack.addWidget(part)
        inside.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addWidget(self.bar)
        column.addWidget(card, stretch=1)
        column.addWidget(self.detail)

    def _connect(self) -> None:
        self.bar.span_chosen.connect(lambda span: self.go_to(self.view.current_day or self._period.first_on, span))
        self.bar.turned.connect(self.turn)
        self.bar.today_asked.connect(self.go_to_today)
        self.bar.filter_changed.connect(self._ask_again)
        self.view.period_asked.connect(self.turn)
        self.view.today_asked.connect(self.go_to_today)
        self.view.more_asked.connect(lambda day: self.go_to(day, Span.DAY))
        self.view.opened.connect(lambda entry: self.opened.emit(entry.ref))
        self.view.free_chosen.connect(self._ask_new)
        self.view.move_asked.connect(self.move_asked)
        self.view.current_changed.connect(self._show_current)
        self.detail.open_asked.connect(self._open_current)
        self.detail.cancel_asked.connect(self._ask_cancelling)
        self._empty.first.clicked.connect(self.bar.show_free)

    def _open_current(self) -> None:
        entry, line, day = self.view.current_entry, self.view.current_line, self.view.current_day
        if entry is not None:
            self.opened.emit(entry.ref)
        elif line is not None and day is not None:
            self._ask_new(line.asset, day)

    def _ask_cancelling(self) -> None:
        line, day = self.view.current_line, self.view.current_day
        if line is not None and day is not None:
            self.cancel_date_asked.emit(line.asset, line.name, day)

    def _ask_new(self, asset: AssetRef, day: date) -> None:
        field = START_FIELDS.get(BookingKind.of(asset.kind))
        self.new_booking_asked.emit(asset, {field: day} if field else {})

    def _restore(self) -> None:
        kind = self._remembered.text("calendar/kind")
        free = self._remembered.flag("calendar/free", default=False)
        self.bar.restore(self._period.span, BookingKind(kind) if kind in set(BookingKind) else None, free=free)


START_FIELDS = {
    BookingKind.ACTIVITIES: "activity_on",
    BookingKind.RESTAURANTS: "reserved_on",
    BookingKind.VEHICLES: "pick_up_on",
    BookingKind.ACCOMMODATIONS: "check_in_on",
}
"""The field that says when a booking begins; an event has its own day."""


def can_move(entry: CalendarEntry) -> bool:
    """Tell whether a booking has days of its own, which staff may change."""
    return entry.ref.kind in START_FIELDS
