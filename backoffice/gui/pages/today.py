"""The first page: how the listings stand with Stripe, what comes next, what was changed last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from backoffice.gui.background import Background
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.upcoming import first_on_or_after
from backoffice.gui.panels.banner import Banner
from backoffice.gui.panels.figure_card import FigureCard
from backoffice.gui.panels.row_card import Line, RowCard
from backoffice.gui.reading import Reading
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.gui.wording import kind_name, state_title, state_tone
from backoffice.services.ports import AssetFilter, AssetQueries, AssetRow, Sort, SyncCounts, SyncState
from backoffice.services.queue import Queue, QueueStatus

MOST = 8
STATES = (SyncState.SYNCED, SyncState.PENDING, SyncState.NEEDS_ATTENTION, SyncState.NOT_SOLD_ONLINE)


@dataclass(frozen=True, slots=True)
class _Seen:
    counts: SyncCounts
    status: QueueStatus
    events: Sequence[AssetRow]
    changed: Sequence[AssetRow]


class TodayPage(QWidget):
    """Figures and short lists; each leads to its section."""

    opened = Signal(object)
    states_asked = Signal(object)
    """A SyncState whose listings are to be shown."""
    resume_asked = Signal()

    def __init__(
        self,
        queries: AssetQueries,
        queue: Queue,
        background: Background,
        appearance: Appearance,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._queries = queries
        self._queue = queue
        self._appearance = appearance
        self._zone = zone
        self._seen: _Seen | None = None
        self._reading = Reading(self, background, self._read, self._show)
        self._title = QLabel(self)
        self._date = QLabel(self)
        self.banner = Banner(appearance, self)
        self.figures = {state: FigureCard(appearance, self) for state in STATES}
        self.events = RowCard("events", appearance, self)
        self.changed = RowCard("restart", appearance, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Today"))
        day = formats().long_date(self._today())
        self._date.setText(day[:1].upper() + day[1:])
        self.events.show_title(tr("Next events"), tr("No event lies ahead."))
        self.changed.show_title(tr("Changed last"), tr("Nothing was changed yet."))
        self._dress()

    def _today(self) -> date:
        return datetime.now(self._zone).date()

    def _read(self) -> _Seen:
        events = first_on_or_after(self._queries, self._today(), MOST)
        newest = self._queries.keys(AssetFilter(), Sort("updated_at", descending=True))[:MOST]
        return _Seen(self._queries.counts(), self._queue.status(), events, self._queries.rows(newest))

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        for state, card in self.figures.items():
            tone = state_tone(state, self._appearance.colours)
            card.show_figure(seen.counts.by_state.get(state, 0), state_title(state), _explained(state), tone)
        condition = seen.status.condition
        resume = tr("Resume") if seen.status.is_paused_by_person else ""
        self.banner.show_words(translate_message(condition.message) if condition else "", resume)
        self.events.show_rows([Line(row.ref, self._event_lead(row), _name(row), _place(row)) for row in seen.events])
        self.changed.show_rows(
            [Line(row.ref, kind_name(row.ref.kind), _name(row), self._moment(row)) for row in seen.changed]
        )

    def _dress(self) -> None:
        if self._seen is not None:
            self._show(self._seen)

    def _event_lead(self, row: AssetRow) -> str:
        day, at = row.cells.get("event_on"), row.cells.get("event_time")
        words = formats().date(day) if isinstance(day, date) else ""
        return f"{words} · {formats().time(at)}" if at is not None else words  # type: ignore[arg-type]

    def _moment(self, row: AssetRow) -> str:
        moment = row.cells.get("updated_at")
        return moment_text(moment, self._zone) if isinstance(moment, datetime) else ""

    def _lay_out(self) -> None:
        measures = self._appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for label, role in ((self._title, Role.TITLE), (self._date, Role.MUTED)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
        inside = QWidget()
        set_role(inside, Role.PAGE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.margin)
        column.setSpacing(measures.gap + 4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._date)
        column.addLayout(words)
        column.addWidget(self.banner)
        column.addLayout(_row(self.figures.values(), measures.gap))
        column.addLayout(_row((self.events, self.changed), measures.gap))
        column.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def _connect(self) -> None:
        for state, card in self.figures.items():
            card.clicked.connect(lambda _checked=False, wanted=state: self.states_asked.emit(wanted))
        for card in (self.events, self.changed):
            card.opened.connect(self.opened)
        self.banner.button.clicked.connect(self.resume_asked)
        self._appearance.changed.connect(self._dress)


def _row(widgets: Iterable[QWidget], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget, stretch=1)
    return row


def _explained(state: SyncState) -> str:
    match state:
        case SyncState.SYNCED:
            return tr("can be paid by link")
        case SyncState.PENDING:
            return tr("edits on their way")
        case SyncState.NEEDS_ATTENTION:
            return tr("see what is wrong")
        case SyncState.NOT_SOLD_ONLINE:
            return tr("without price, or off")


def _name(row: AssetRow) -> str:
    return str(row.cells.get("name") or "")


def _place(row: AssetRow) -> str:
    return str(row.cells.get("location") or row.cells.get("city") or "")
