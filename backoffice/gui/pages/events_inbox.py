"""Stripe's events: what came, how asking for them goes, and what asking costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import button, label
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import framed, write_head
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.payment_words import event_title, source_title, source_tone
from backoffice.gui.reading import Reading
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.payments import PollStatus
from backoffice.services.ports import EventState, InboxEvent

MOST = 300


@dataclass(frozen=True, slots=True)
class _Seen:
    events: Sequence[InboxEvent]
    status: PollStatus | None


class EventsInboxPage(Overview):
    """The last events, newest first."""

    pull_asked = Signal()
    reconcile_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._seen = _Seen((), None)
        self._reading = Reading(self, tools.background, self._read, self._show)
        self._title, self._sentence = label("", Role.TITLE), label("", Role.MUTED)
        self.pull_button, self.reconcile_button = button("", Role.PRIMARY), button("")
        self.polled, self.compared, self.reads = label(""), label(""), label("")
        self.bar = QProgressBar(self)
        self.table: PlainTable[InboxEvent] = PlainTable(
            self._columns(), lambda event: event.event.event_id, tools.appearance, self
        )
        self._empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.pull_button.clicked.connect(self.pull_asked)
        self.reconcile_button.clicked.connect(self.reconcile_asked)
        self.retranslate()

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Stripe’s events"))
        self._sentence.setText(tr("Each one is a hint: what it is about is asked for anew."))
        self.pull_button.setText(tr("Pull now"))
        self.reconcile_button.setText(tr("Compare with Stripe"))
        self.reconcile_button.setToolTip(tr("Reads Stripe’s lists of pages and payments, and heals what was lost."))
        for part in (self.pull_button, self.reconcile_button):
            part.setAccessibleName(part.text())
        self.table.setAccessibleName(self._title.text())
        self.table.retranslate()
        words = tr("Events appear here once a payment page was opened or a payment was made.")
        self._empty.show_words("events_inbox", tr("No event has come yet"), words)
        self._show(self._seen)

    def _read(self) -> _Seen:
        payments = self._tools.office.payments
        return _Seen(payments.events(MOST), payments.status())

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.table.show_items(seen.events)
        self._stack.setCurrentWidget(self._card if seen.events else self._empty)
        if seen.status is not None:
            self._show_status(seen.status)

    def _show_status(self, status: PollStatus) -> None:
        zone = self._tools.zone
        polled = tr("Not asked yet") if status.polled_at is None else moment_text(status.polled_at, zone)
        upcoming = "" if status.next_at is None else tr("next: {when}", when=moment_text(status.next_at, zone))
        self.polled.setText(" · ".join(part for part in (tr("Asked: {when}", when=polled), upcoming) if part))
        compared = tr("never") if status.reconciled_at is None else moment_text(status.reconciled_at, zone)
        self.compared.setText(tr("Compared: {when}", when=compared))
        form = formats()
        words = tr(
            "Reads this month: {reads} of {allowance}",
            reads=form.number(status.reads),
            allowance=form.number(status.allowance),
        )
        self.reads.setText(words)
        self.bar.setRange(0, max(status.allowance, 1))
        self.bar.setValue(min(status.reads, status.allowance))
        self.bar.setAccessibleName(words)

    def _columns(self) -> tuple[PlainColumn[InboxEvent], ...]:
        zone = self._tools.zone
        return (
            PlainColumn(lambda: tr("What happened"), lambda e: event_title(e.event.type), 260, is_lead=True),
            PlainColumn(lambda: tr("When"), lambda e: moment_text(e.event.created_at, zone), 150),
            PlainColumn(lambda: tr("How it came"), lambda e: source_title(e.source), 160, tone=source_tone),
            PlainColumn(lambda: tr("Received"), lambda e: moment_text(e.received_at, zone), 150),
            PlainColumn(lambda: tr("Then"), _then, 140),
            PlainColumn(lambda: tr("About"), _about, 230),
        )

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar.setTextVisible(False)
        self._card = framed(self.table, self)
        for part in (self._card, self._empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(write_head(self._title, self._sentence, (self.reconcile_button, self.pull_button)))
        column.addWidget(self._make_status())
        column.addWidget(self._stack, stretch=1)

    def _make_status(self) -> QFrame:
        strip = QFrame(self)
        set_role(strip, Role.CARD)
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.polled)
        words.addWidget(self.compared)
        reads = QVBoxLayout()
        reads.setSpacing(4)
        reads.addWidget(self.reads)
        reads.addWidget(self.bar)
        row.addLayout(words, stretch=1)
        row.addLayout(reads, stretch=1)
        return strip


def _then(event: InboxEvent) -> str:
    return tr("Asked for anew") if event.state is EventState.QUEUED else tr("Nothing to do")


def _about(event: InboxEvent) -> str:
    return event.event.payment_intent_id or event.event.object_id
