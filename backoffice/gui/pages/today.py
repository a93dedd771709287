"""The first page: who comes and goes today, what is due, what failed; how the listings stand with Stripe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import label
from backoffice.gui.models.upcoming import first_on_or_after
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import scrolled
from backoffice.gui.pages.today_words import (
    List,
    booking_line,
    changed_line,
    event_line,
    figure_sentence,
    list_nothing,
    list_title,
    refunds_sentence,
    state_sentence,
)
from backoffice.gui.panels.banner import Banner
from backoffice.gui.panels.figure_card import FigureCard
from backoffice.gui.panels.row_card import RowCard
from backoffice.gui.reading import Reading
from backoffice.gui.sections import SectionName
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.gui.wording import state_title, state_tone
from backoffice.services.ports import (
    AssetFilter,
    AssetRow,
    BookingCounts,
    BookingRow,
    Sort,
    SyncCounts,
    SyncState,
    TodayRows,
)
from backoffice.services.ports.refund_queries import RefundCounts, RefundTab
from backoffice.services.queue import QueueStatus

MOST = 8
STATES = (SyncState.SYNCED, SyncState.PENDING, SyncState.NEEDS_ATTENTION, SyncState.NOT_SOLD_ONLINE)


@dataclass(frozen=True, slots=True)
class _Seen:
    counts: SyncCounts
    status: QueueStatus
    events: Sequence[AssetRow]
    changed: Sequence[AssetRow]
    today: TodayRows
    bookings: BookingCounts
    refunds: RefundCounts


class TodayPage(Overview):
    """Figures and short lists; each line opens its booking or listing."""

    states_asked = Signal(object)
    """A SyncState whose listings are to be shown."""
    resume_asked = Signal()
    refunds_asked = Signal(object)
    """A RefundTab is to be looked at."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._appearance = tools.appearance
        self._seen: _Seen | None = None
        self._reading = Reading(self, tools.background, self._read, self._show)
        self._title, self._date = label("", Role.TITLE), label("", Role.MUTED)
        self.banner = Banner(self._appearance, self)
        self.unmatched = FigureCard(self._appearance, self)
        self.due_figure, self.failure_figure = FigureCard(self._appearance, self), FigureCard(self._appearance, self)
        self.refunds = {tab: FigureCard(self._appearance, self) for tab in (RefundTab.WAITING, RefundTab.ATTENTION)}
        self.lists = {each: RowCard(each.value, self._appearance, self, lead=0.24, end=0.25) for each in List}
        self.figures = {state: FigureCard(self._appearance, self) for state in STATES}
        self.events = RowCard("events", self._appearance, self)
        self.changed = RowCard("restart", self._appearance, self)
        self._listings_heading = label("", Role.HEADING)
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Today"))
        day = formats().long_date(self._today())
        self._date.setText(day[:1].upper() + day[1:])
        self._listings_heading.setText(tr("Listings and Stripe"))
        for each, card in self.lists.items():
            card.show_title(list_title(each), list_nothing(each))
        self.events.show_title(tr("Next events"), tr("No event lies ahead."))
        self.changed.show_title(tr("Changed last"), tr("Nothing was changed yet."))
        self._dress()

    def _today(self) -> date:
        return datetime.now(self._tools.zone).date()

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> _Seen:
        database, day = self._tools.office.database, self._today()
        queries, bookings = database.queries, database.booking_queries
        events = first_on_or_after(queries, day, MOST)
        newest = queries.keys(AssetFilter(), Sort("updated_at", descending=True))[:MOST]
        return _Seen(
            queries.counts(),
            self._tools.office.queue.status(),
            events,
            queries.rows(newest),
            bookings.today(day),
            bookings.counts(day),
            self._tools.office.refunds.inbox.counts(),
        )

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        condition = seen.status.condition
        resume = tr("Resume") if seen.status.is_paused_by_person else ""
        self.banner.show_words(translate_message(condition.message) if condition else "", resume)
        self._show_figures(seen)
        zone = self._tools.zone
        for each, rows in _lists_of(seen.today).items():
            self.lists[each].show_rows([booking_line(each, row, zone) for row in rows[:MOST]], len(rows))
        self.events.show_rows([event_line(row) for row in seen.events])
        self.changed.show_rows([changed_line(row, zone) for row in seen.changed])

    def _show_figures(self, seen: _Seen) -> None:
        colours = self._appearance.colours
        for state, card in self.figures.items():
            count = seen.counts.by_state.get(state, 0)
            card.show_figure(count, state_title(state), state_sentence(state), state_tone(state, colours))
        money = (
            (self.unmatched, seen.bookings.unmatched, tr("Unmatched payments"), SectionName.UNMATCHED, colours.danger),
            (self.due_figure, len(seen.today.due), tr("Payments due"), SectionName.MONEY, colours.warning),
            (self.failure_figure, len(seen.today.failures), tr("Failures"), SectionName.BOOKINGS, colours.danger),
        )
        for card, count, title, section, tone in money:
            card.show_figure(count, title, figure_sentence(section, count), tone)
        refunds = (
            (RefundTab.WAITING, seen.refunds.waiting, tr("Refunds waiting"), colours.warning),
            (RefundTab.ATTENTION, seen.refunds.attention, tr("Refunds in trouble"), colours.danger),
        )
        for tab, count, title, tone in refunds:
            self.refunds[tab].show_figure(count, title, refunds_sentence(tab, count), tone)

    def _dress(self) -> None:
        if self._seen is not None:
            self._show(self._seen)

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        measures = self._appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.margin)
        column.setSpacing(measures.gap + 4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._date)
        column.addLayout(words)
        column.addWidget(self.banner)
        column.addLayout(_row((self.due_figure, self.unmatched, self.failure_figure), measures.gap))
        column.addLayout(_row(self.refunds.values(), measures.gap))
        column.addLayout(_columns(tuple(self.lists.values()), measures.gap))
        column.addSpacing(measures.gap)
        column.addWidget(self._listings_heading)
        column.addLayout(_row(self.figures.values(), measures.gap))
        column.addLayout(_row((self.events, self.changed), measures.gap))
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside, self))

    def _connect(self) -> None:
        for state, card in self.figures.items():
            card.clicked.connect(lambda _checked=False, wanted=state: self.states_asked.emit(wanted))
        for card, section in (
            (self.unmatched, SectionName.UNMATCHED),
            (self.due_figure, SectionName.MONEY),
            (self.failure_figure, SectionName.BOOKINGS),
        ):
            card.clicked.connect(lambda _checked=False, wanted=section: self.section_asked.emit(wanted))
        for tab, card in self.refunds.items():
            card.clicked.connect(lambda _checked=False, wanted=tab: self.refunds_asked.emit(wanted))
        for rows in (*self.lists.values(), self.events, self.changed):
            rows.opened.connect(self.opened)
        self.banner.button.clicked.connect(self.resume_asked)
        self._appearance.changed.connect(self._dress)


def _lists_of(rows: TodayRows) -> dict[List, Sequence[BookingRow]]:
    return {
        List.ARRIVALS: rows.arrivals,
        List.DEPARTURES: rows.departures,
        List.PICK_UPS: rows.pick_ups,
        List.RETURNS: rows.returns,
        List.DUE: rows.due,
        List.FAILURES: rows.failures,
    }


def _row(widgets: Iterable[QWidget], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget, stretch=1)
    return row


def _columns(widgets: Sequence[QWidget], spacing: int) -> QHBoxLayout:
    """Two beside each other, each as high as it needs: a long list leaves no hole beside it."""
    both = QHBoxLayout()
    both.setSpacing(spacing)
    for side in (0, 1):
        column = QVBoxLayout()
        column.setSpacing(spacing)
        for widget in widgets[side::2]:
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(widget)
        column.addStretch()
        both.addLayout(column, stretch=1)
    return both
