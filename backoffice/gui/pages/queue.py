"""The Stripe pages: what waits to be sent, and what needs a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from backoffice.gui.background import Background
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import Overview
from backoffice.gui.panels.banner import Banner
from backoffice.gui.panels.jobs_table import JobsTable
from backoffice.gui.reading import Reading
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_message
from backoffice.gui.wording import stored_words
from backoffice.services.ports import JobState, QueueRow
from backoffice.services.queue import Queue, QueueStatus

WAITING = frozenset({JobState.AVAILABLE, JobState.RUNNING, JobState.RETRYABLE})
FAILED = frozenset({JobState.DISCARDED})
MOST = 500


@dataclass(frozen=True, slots=True)
class _Seen:
    jobs: Sequence[QueueRow]
    status: QueueStatus


class QueuePage(Overview):
    """A list of jobs. `states` WAITING: the queue; FAILED: what needs attention."""

    retry_asked = Signal(object)
    """Job ids to try again, None: all."""
    pause_asked = Signal()
    resume_asked = Signal()

    def __init__(
        self,
        states: frozenset[JobState],
        queue: Queue,
        background: Background,
        appearance: Appearance,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Read the queue when first shown."""
        super().__init__(parent)
        self._states = states
        self._queue = queue
        self._appearance = appearance
        self._reading = Reading(self, background, self._read, self._show)
        self._status: QueueStatus | None = None
        self.table = JobsTable(zone, appearance, self)
        self.banner = Banner(appearance, self)
        self._title = QLabel(self)
        self._sentence = QLabel(self)
        self._problem = QLabel(self)
        self.main_button = QPushButton(self)
        self.open_button = QPushButton(self)
        self._empty = EmptyState(appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def is_failures(self) -> bool:
        """Tell which of the two pages this is."""
        return self._states == FAILED

    def refresh(self) -> None:
        """Read the queue again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Needs attention") if self.is_failures else tr("Waiting to be sent"))
        self.table.setAccessibleName(self._title.text())
        self.open_button.setText(tr("Open listing"))
        self.open_button.setAccessibleName(tr("Open listing"))
        self.table.jobs_model.retranslate()
        self._show_sentence()
        self._show_chosen()

    def _read(self) -> _Seen:
        return _Seen(self._queue.rows(self._states, MOST), self._queue.status())

    def _show(self, seen: _Seen) -> None:
        self._status = seen.status
        self.table.show_jobs(seen.jobs)
        self._stack.setCurrentWidget(self.table if seen.jobs else self._empty)
        self._show_sentence()
        self._show_chosen()

    def _show_sentence(self) -> None:
        status = self._status
        condition = status.condition if status else None
        paused = status is not None and status.is_paused_by_person
        self.banner.show_words(
            translate_message(condition.message) if condition else "", tr("Resume") if paused else ""
        )
        if self.is_failures:
            self._sentence.setText(tr("Given up after several tries. Mend the cause, then try again."))
            self._empty.show_words(
                "check", tr("Nothing needs you"), tr("Every edit has reached Stripe or is on its way.")
            )
        else:
            self._sentence.setText(tr("Edits go to Stripe by themselves, usually within seconds."))
            self._empty.show_words(
                "check", tr("Everything is sent"), tr("New edits appear here until Stripe has them.")
            )
        self._write_main_button(paused=paused)

    def _write_main_button(self, *, paused: bool) -> None:
        chosen = len(self.table.selected_jobs)
        if self.is_failures:
            self.main_button.setText(tr("Retry %n selected", None, chosen) if chosen else tr("Retry all"))
            self.main_button.setEnabled(bool(self.table.jobs_model.jobs))
        else:
            self.main_button.setText(tr("Pause sending"))
            self.main_button.setVisible(not paused)
        self.main_button.setAccessibleName(self.main_button.text())

    def _show_chosen(self) -> None:
        chosen = self.table.selected_jobs
        problem = stored_words(chosen[0].last_error) if len(chosen) == 1 else ""
        self._problem.setText(problem)
        self._detail.setVisible(bool(chosen) and (bool(problem) or len(chosen) == 1))
        self.open_button.setVisible(len(chosen) == 1 and chosen[0].ref is not None)
        self._write_main_button(paused=self._status is not None and self._status.is_paused_by_person)

    def _lay_out(self) -> None:
        measures = self._appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        labels = ((self._title, Role.TITLE), (self._sentence, Role.MUTED), (self._problem, Role.PROBLEM))
        for label, role in labels:
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
        self._problem.setWordWrap(True)
        self._problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if self.is_failures:
            set_role(self.main_button, Role.PRIMARY)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        head.addLayout(words)
        head.addStretch()
        head.addWidget(self.main_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self._make_card(), stretch=1)
        self._detail = self._make_detail()
        column.addWidget(self._detail)

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        set_role(card, Role.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        for part in (QWidget(self), self.table, self._empty):
            self._stack.addWidget(part)
        inside.addWidget(self._stack)
        return card

    def _make_detail(self) -> QFrame:
        detail = QFrame(self)
        set_role(detail, Role.CARD)
        row = QHBoxLayout(detail)
        row.setContentsMargins(14, 10, 10, 10)
        row.addWidget(self._problem, stretch=1)
        row.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignTop)
        return detail

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.opened)
        self.open_button.clicked.connect(lambda: self.opened.emit(self.table.selected_jobs[0].ref))
        self.main_button.clicked.connect(self._press_main)
        self.banner.button.clicked.connect(self.resume_asked)
        self._appearance.changed.connect(self.table.apply_density)

    def _press_main(self) -> None:
        if self.is_failures:
            chosen = [job.job_id for job in self.table.selected_jobs]
            self.retry_asked.emit(chosen or None)
        else:
            self.pause_asked.emit()
