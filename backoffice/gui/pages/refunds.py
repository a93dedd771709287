"""The refunds: what waits for a decision, what is on its way, what needs attention, and all there ever were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import label
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.models.type_ahead import fold
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import framed, write_head
from backoffice.gui.pages.refund_filter import RefundFilterBar
from backoffice.gui.panels.refund_detail import RefundDetail
from backoffice.gui.panels.refund_facts import asked_by, row_title, row_tone, who_text
from backoffice.gui.panels.refund_several import SeveralRefunds
from backoffice.gui.panels.sorted_table import SortedTable
from backoffice.gui.reading import Reading
from backoffice.gui.refund_words import approvals_text, money_text, reason_title
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports.refund_queries import RefundCounts, RefundRow, RefundSearch, RefundTab

MOST = 1_000
"""Rows shown at a time; older ones are found by the filters."""


@dataclass(frozen=True, slots=True)
class _Seen:
    rows: Sequence[RefundRow]
    counts: RefundCounts
    search: RefundSearch
    are_more: bool = False
    gone: RefundRow | None = None
    """The refund that is open, when it stands in this list no more."""


class RefundsPage(Overview):
    """A table at the left, the chosen refund with all that one decides by at the right."""

    asked = Signal(object, object)
    """A Step is wanted for a tuple of RefundRows."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Read when first shown."""
        super().__init__(parent)
        assert tools.live is not None
        self._tools = tools
        self._tab = RefundTab.WAITING
        self._wanted: str | None = None
        self._seen = _Seen((), RefundCounts(), RefundSearch())
        self._reading = Reading(self, tools.background, self._read, self._show)
        self._title, self._sentence = label("", Role.TITLE), label("", Role.MUTED)
        self.tabs = {tab: QToolButton(self) for tab in RefundTab}
        self.filters = RefundFilterBar(tools.zone, tools.appearance, self)
        self.table = SortedTable(self._columns(), self._orders(), lambda row: row.id, tools.appearance, self)
        self.detail = RefundDetail(tools, tools.live, self)
        self.several = SeveralRefunds(tools, self)
        self.empty = EmptyState(tools.appearance, self)
        self.more = label("", Role.MUTED)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def tab(self) -> RefundTab:
        """Return which refunds are looked at."""
        return self._tab

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def show_tab(self, tab: RefundTab) -> None:
        """Look at these."""
        self.tabs[tab].setChecked(True)

    def show_refund(self, refund_id: str) -> None:
        """Look at one refund, wherever it stands."""
        self._wanted = refund_id
        self.filters.clear()
        self.filters.search.setText(refund_id)
        self.show_tab(RefundTab.ALL)
        self.refresh()

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Refunds"))
        self._sentence.setText(tr("Money that goes back: who asked, who decided, and what became of it."))
        self.table.setAccessibleName(tr("Refunds"))
        self.table.retranslate()
        self.detail.retranslate()
        self.several.retranslate()
        self._show(self._seen)

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> _Seen:
        search = replace(self.filters.filter, tab=self._tab)
        inbox, row = self._tools.office.refunds.inbox, self.detail.row
        rows, gone = inbox.rows(search, MOST + 1), None
        if row is not None and all(each.id != row.id for each in rows):
            gone = next((each for each in inbox.rows(RefundSearch(text=row.id), 5) if each.id == row.id), None)
        return _Seen(rows[:MOST], inbox.counts(), search, len(rows) > MOST, gone)

    def _show(self, seen: _Seen) -> None:
        if seen.search.tab is not self._tab and self._seen.rows is not seen.rows:
            return  # another tab was chosen meanwhile; its rows come next
        self._seen = seen
        self._write_tabs(seen.counts)
        self.table.show_items(seen.rows)
        if self._wanted is not None and self.table.select_key(self._wanted):
            self._wanted = None
        self._stack.setCurrentWidget(self._both if seen.rows or self.detail.row is not None else self.empty)
        self._say_why_empty()
        self._say_what_is_missing()
        self._follow_row()

    def _follow_row(self) -> None:
        """Show anew what is chosen; one that is in this tab no more stays open, as it stands now."""
        shown, gone = self.detail.row, self._seen.gone
        if shown is None or self.table.selected:
            self._choose()
        elif gone is not None and gone.id == shown.id:
            self.detail.show_row(gone)

    def _choose(self) -> None:
        selected = self.table.selected
        self.several.show_rows(selected if len(selected) > 1 else ())
        self.detail.show_row(selected[0] if len(selected) == 1 else None)

    def _write_tabs(self, counts: RefundCounts) -> None:
        figures = {RefundTab.WAITING: counts.waiting, RefundTab.ATTENTION: counts.attention}
        for tab, chip in self.tabs.items():
            title, figure = self._tab_title(tab), figures.get(tab, 0)
            chip.setText(f"{title}: {formats().number(figure)}" if figure else title)
            chip.setAccessibleName(chip.text())

    def _tab_title(self, tab: RefundTab) -> str:
        match tab:
            case RefundTab.WAITING:
                may = self._tools.office.people.person().may_override
                return tr("Waiting for you") if may else tr("Waiting for a manager")
            case RefundTab.ON_THE_WAY:
                return tr("On their way", "refunds")
            case RefundTab.ATTENTION:
                return tr("Needs attention")
            case RefundTab.ALL:
                return tr("All", "refunds")

    def _say_why_empty(self) -> None:
        if not self.filters.is_empty:
            words = tr("No refund of this list fits the filters.")
            self.empty.show_words("search", tr("Nothing found"), words, tr("Clear filters"))
            return
        heading, words = _nothing(self._tab)
        self.empty.show_words("check", heading, words)

    def _say_what_is_missing(self) -> None:
        figure = formats().number(MOST)
        self.more.setText(tr("These are the newest {count}. The filters find older ones.", count=figure))
        self.more.setVisible(self._seen.are_more)

    # --- putting together -----------------------------------------------------------------------------------

    def _columns(self) -> tuple[PlainColumn[RefundRow], ...]:
        zone = self._tools.zone
        return (
            PlainColumn(lambda: tr("Asked for", "when a refund was"), lambda row: moment_text(row.at, zone), 110),
            PlainColumn(lambda: tr("For", "whose a refund is"), who_text, 180, is_lead=True),
            PlainColumn(lambda: tr("Amount"), lambda row: money_text(row.money), 95, is_figure=True),
            PlainColumn(lambda: tr("Stands"), row_title, 190, tone=row_tone),
            PlainColumn(lambda: tr("Approvals"), _approvals, 112),
            PlainColumn(lambda: tr("Reason"), _reason, 120),
            PlainColumn(lambda: tr("Asked by"), asked_by, 90),
        )

    def _orders(self) -> tuple[Callable[[RefundRow], object], ...]:
        return (
            lambda row: row.at,
            lambda row: fold(who_text(row)),
            lambda row: (row.money.currency, row.money.amount_minor),
            row_title,
            _approvals,
            _reason,
            lambda row: fold(asked_by(row)),
        )

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        chips = QHBoxLayout()
        chips.setSpacing(measures.unit + 2)
        for chip in self.tabs.values():
            set_role(chip, Role.CHIP)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chips.addWidget(chip)
        chips.addStretch()
        self.tabs[self._tab].setChecked(True)
        self._both = self._make_both()
        for part in (self._both, self.empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(write_head(self._title, self._sentence))
        column.addLayout(chips)
        column.addWidget(self.filters)
        column.addWidget(self._stack, stretch=1)
        column.addWidget(self.more)

    def _make_both(self) -> QWidget:
        side = QWidget(self)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.detail)
        inside.addWidget(self.several)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.setChildrenCollapsible(False)
        both.addWidget(framed(self.table, self))
        both.addWidget(side)
        self.table.setMinimumWidth(240)
        side.setMinimumWidth(330)
        both.setSizes([720, 380])
        for part in (0, 1):
            both.setStretchFactor(part, 1)
        return both

    def _connect(self) -> None:
        for tab, chip in self.tabs.items():
            chip.toggled.connect(lambda on, wanted=tab: self._change_tab(wanted) if on else None)
        self.filters.changed.connect(self._filter)
        self.empty.first.clicked.connect(self.filters.clear)
        self.table.selection_changed.connect(self._choose)
        self.table.opened.connect(lambda row: self.opened.emit(row.booking) if row.booking else None)
        self.detail.opened.connect(self.opened)
        self.detail.asked.connect(lambda step, row: self.asked.emit(step, (row,)))
        self.several.asked.connect(self.asked)

    def _change_tab(self, tab: RefundTab) -> None:
        self._tab = tab
        self.detail.show_row(None)
        self.table.show_items(())
        self.refresh()

    def _filter(self) -> None:
        """What was made in the Dashboard stands among all only."""
        if self.filters.dashboard.isChecked() and self._tab is not RefundTab.ALL:
            self.show_tab(RefundTab.ALL)
            return
        self.detail.show_row(None)
        self.refresh()


def _approvals(row: RefundRow) -> str:
    return approvals_text(row.record, datetime.now(UTC)) if row.record is not None else "–"


def _reason(row: RefundRow) -> str:
    return reason_title(row.record.reason) if row.record is not None else tr("Made in the Dashboard")


def _nothing(tab: RefundTab) -> tuple[str, str]:
    """Return what stands in an empty list: a heading and a sentence."""
    match tab:
        case RefundTab.WAITING:
            return tr("No refund waits for a decision"), tr("What staff ask for appears here until a manager decides.")
        case RefundTab.ON_THE_WAY:
            return tr("No refund is on its way"), tr(
                "Approved refunds appear here until Stripe says what became of them."
            )
        case RefundTab.ATTENTION:
            words = tr("A refund that fails, even weeks later, or whose outcome stays unknown, would appear here.")
            return tr("No refund needs attention"), words
        case RefundTab.ALL:
            words = tr("Open a paid booking and press Refund…; each refund stays in this list with its history.")
            return tr("Nothing was refunded yet"), words
