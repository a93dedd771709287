"""The history of resyncs: each run with its progress or result, what failed and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backoffice.gui.forms.parts import Card, button, label
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import PageTools
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.reading import Reading
from backoffice.gui.resync_words import (
    choice_title,
    duration,
    finding_title,
    item_title,
    item_tone,
    progress_sentence,
    result_sentence,
    run_title,
    run_tone,
)
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr
from backoffice.gui.wording import stored_words
from backoffice.services.ports.resync import ItemState, ResyncItem, ResyncRun, RunState
from backoffice.services.resync import RunProgress

MOST_RUNS = 50
MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class _Seen:
    runs: Sequence[ResyncRun]
    items: Sequence[ResyncItem]


class RunsPart(QWidget):
    """Runs above, the rows of the chosen one below."""

    opened = Signal(object)
    stop_asked = Signal(str)
    resume_asked = Signal(str)
    retry_asked = Signal(str)
    plan_asked = Signal()
    counted = Signal(int)

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._seen = _Seen((), ())
        self._state: ItemState | None = None
        self._progress: RunProgress | None = None
        self._wanted, self._run_id = "", ""
        self._reading: Reading[_Seen] = Reading(self, tools.background, self._read, self._show)
        self.runs: PlainTable[ResyncRun] = PlainTable(self._run_columns(), lambda run: run.id, tools.appearance, self)
        self.items: PlainTable[ResyncItem] = PlainTable(_item_columns(), lambda row: row.id, tools.appearance, self)
        self.sentence, self.far = label("", Role.HEADING), label("", Role.MUTED)
        self.reason = label("", Role.PROBLEM, wrap=True, selectable=True)
        self.bar = QProgressBar(self)
        self.stop, self.resume, self.retry = button(""), button(""), button("", Role.PRIMARY)
        self.chips: dict[ItemState | None, QToolButton] = {}
        self.empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def run(self) -> ResyncRun | None:
        """Return the chosen run."""
        return self.runs.current

    def refresh(self) -> None:
        """Read it again, if anybody is looking."""
        self._reading.ask()

    def show_run(self, run_id: str) -> None:
        """Choose a run as soon as it is read."""
        self._wanted = run_id
        self._state = None
        self.refresh()

    def show_progress(self, progress: RunProgress) -> None:
        """Show how far a run is."""
        self._progress = progress
        self.refresh()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.stop.setText(tr("Stop"))
        self.stop.setAccessibleName(tr("Stop; what is done stays done"))
        self.resume.setText(tr("Go on"))
        self.retry.setText(tr("Retry failed"))
        for state, chip in self.chips.items():
            chip.setText(_chip_title(state))
            chip.setAccessibleName(chip.text())
        self.bar.setAccessibleName(tr("Progress"))
        self.runs.setAccessibleName(tr("Runs"))
        self.items.setAccessibleName(tr("What was done in the chosen run"))
        self.runs.retranslate()
        self.items.retranslate()
        words = tr("A run makes Stripe and the listings agree. Its result stays here.")
        self.empty.show_words("history", tr("No resync was run yet"), words, tr("Resync all listings…"))
        self._show(self._seen)

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> _Seen:
        resync = self._tools.office.resync
        runs = resync.runs(MOST_RUNS)
        ids = [run.id for run in runs]
        current = self._wanted or (self.run.id if self.run else "")
        chosen = current if current in ids else (ids[0] if ids else "")
        states = frozenset({self._state}) if self._state else frozenset[ItemState]()
        return _Seen(runs, resync.items(chosen, states, MOST_ITEMS) if chosen else ())

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        wanted, self._wanted = self._wanted, ""
        self.runs.show_items(seen.runs)
        if wanted:
            self._choose(wanted)
        self._stack.setCurrentWidget(self._both if seen.runs else self.empty)
        run = self.run
        mine = run is None or not seen.items or seen.items[0].run_id == run.id
        self._show_items(seen.items if mine else ())
        self._show_run_state(run)
        self.counted.emit(len(seen.runs))
        if not mine:
            self.refresh()

    def _show_items(self, items: Sequence[ResyncItem]) -> None:
        """While a run goes on the rows change every second: what is looked at stays where it is."""
        scrolled = self.items.verticalScrollBar().value()
        self.items.show_items(items)
        self.items.verticalScrollBar().setValue(scrolled)
        self._show_reason(self.items.current)

    def _show_reason(self, item: ResyncItem | None) -> None:
        """A table's cell is too narrow for most reasons."""
        words = stored_words(item.reason) if item else ""
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _choose(self, run_id: str) -> None:
        at = next((at for at, run in enumerate(self._seen.runs) if run.id == run_id), None)
        if at is not None:
            self.runs.setCurrentIndex(self.runs.rows.index(at, 0))

    def _show_run_state(self, run: ResyncRun | None) -> None:
        if run is None:
            return
        failed, is_running = run.counts.get(ItemState.FAILED, 0), run.state is RunState.RUNNING
        self.sentence.setText(result_sentence(run))
        self.far.setText(self._far(run))
        self.bar.setRange(0, max(run.total, 1))
        self.bar.setValue(run.done)
        self.bar.setVisible(run.state is not RunState.ENDED)
        self.stop.setVisible(is_running)
        self.resume.setVisible(run.state is RunState.STOPPED)
        self.retry.setVisible(bool(failed) and not is_running)
        self.retry.setText(tr("Retry %n failed", None, failed))
        for state, chip in self.chips.items():
            count = sum(run.counts.values()) if state is None else run.counts.get(state, 0)
            chip.setText(f"{_chip_title(state)}  {formats().number(count)}")
            chip.setAccessibleName(chip.text())
            chip.setVisible(bool(count) or state is None or state is self._state)
            chip.setChecked(state is self._state)

    def _far(self, run: ResyncRun) -> str:
        """How far a run is while it runs; when it was and how long it took afterwards."""
        progress = self._progress
        if run.state is RunState.RUNNING:
            known = progress is not None and progress.run.id == run.id
            return progress_sentence(progress if progress and known else RunProgress(run, 0.0, None))
        if run.ended_at is None:
            return ""
        took = (run.ended_at - run.started_at).total_seconds()
        return tr("{when} · it took {time}", when=moment_text(run.ended_at, self._tools.zone), time=duration(took))

    def _choose_state(self, state: ItemState | None) -> None:
        self._state = state
        self.refresh()

    def _follow_run(self, run: ResyncRun | None) -> None:
        """Another run was chosen: all its rows are read."""
        if run is not None and run.id != self._run_id:
            self._run_id, self._state = run.id, None
            self.refresh()

    # --- putting together -----------------------------------------------------------------------------------

    def _run_columns(self) -> tuple[PlainColumn[ResyncRun], ...]:
        zone = self._tools.zone
        return (
            PlainColumn(lambda: tr("Begun"), lambda run: moment_text(run.started_at, zone), 150, is_lead=True),
            PlainColumn(lambda: tr("State"), run_title, 160, tone=run_tone),
            PlainColumn(lambda: tr("Result"), result_sentence, 380),
            PlainColumn(lambda: tr("In sync before"), lambda run: formats().number(run.in_sync), 120, is_figure=True),
        )

    def _lay_out(self) -> None:
        above, below = framed(self.runs, self), QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._make_state())
        column.addWidget(framed(self.items, self), stretch=1)
        column.addWidget(self.reason)
        self._both = QSplitter(Qt.Orientation.Vertical, self)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(above)
        self._both.addWidget(below)
        self._both.setSizes([150, 440])
        self._both.setStretchFactor(1, 1)
        above.setMinimumHeight(110)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _make_state(self) -> QWidget:
        card = Card(parent=self)
        self.bar.setTextVisible(False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.far)
        row = QHBoxLayout()
        row.addLayout(words, stretch=1)
        for part in (self.stop, self.resume, self.retry):
            row.addWidget(part)
        chips = QHBoxLayout()
        for state in (None, *ItemState):
            chip = self.chips[state] = QToolButton(card)
            set_role(chip, Role.CHIP)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, wanted=state: self._choose_state(wanted))
            chips.addWidget(chip)
        chips.addStretch()
        card.box.addLayout(row)
        card.box.addWidget(self.bar)
        card.box.addLayout(chips)
        return card

    def _connect(self) -> None:
        self.runs.chosen.connect(self._follow_run)
        self.items.chosen.connect(self._show_reason)
        self.items.opened.connect(lambda item: self.opened.emit(item.ref) if item.ref else None)
        self.empty.first.clicked.connect(self.plan_asked)
        for part, signal in (
            (self.stop, self.stop_asked),
            (self.resume, self.resume_asked),
            (self.retry, self.retry_asked),
        ):
            part.clicked.connect(lambda _on=False, ask=signal: ask.emit(self.run.id) if self.run else None)


def _item_columns() -> tuple[PlainColumn[ResyncItem], ...]:
    return (
        PlainColumn(lambda: tr("Listing"), lambda item: item.name or item.subject, 230, is_lead=True),
        PlainColumn(lambda: tr("State"), lambda item: item_title(item.state), 180, tone=_tone),
        PlainColumn(lambda: tr("What differed"), _what, 170),
        PlainColumn(lambda: tr("Chosen"), lambda item: choice_title(item.choice), 170),
        PlainColumn(lambda: tr("Reason"), lambda item: stored_words(item.reason), 330),
    )


def _tone(item: ResyncItem, colours: Colours) -> Tone:
    return item_tone(item.state, colours)


def _chip_title(state: ItemState | None) -> str:
    return tr("All", "changes of a resync") if state is None else item_title(state)


def _what(item: ResyncItem) -> str:
    return ", ".join(finding_title(each.finding) for each in item.differences)
