"""The report of refunds: a period, who, why, what became of them; sums per currency, by month and by reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.gui.forms.editors.choices import CalmComboBox
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import Card, button, empty_layout, label
from backoffice.gui.models.date_ranges import GONE_BY, DateRange, Span
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.date_chip import DateChip
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.filter_bar import ChoiceFilter
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import framed, scrolled, write_head
from backoffice.gui.pages.refund_filter import STATES
from backoffice.gui.panels.figure_card import FigureCard
from backoffice.gui.panels.month_chart import MonthChart
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.reading import Reading
from backoffice.gui.refund_words import money_text, reason_title
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports.refunds import RefundFilter
from backoffice.services.refunds.report import Figures, RefundReport


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table: what it is of, and its figures."""

    title: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class _Seen:
    report: RefundReport
    people: Sequence[str]


class RefundReportPage(Overview):
    """Currencies are never added to one another: each has its own figures, and one of them the chart and tables."""

    export_asked = Signal(object)
    """The refunds of a RefundFilter are to be written to a file."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._currency = ""
        self._seen = _Seen(RefundReport(RefundFilter(), ()), ())
        self._reading = Reading(self, tools.background, self._read, self._show)
        self._title, self._sentence = label("", Role.TITLE), label("", Role.MUTED)
        self.days = DateChip(self, GONE_BY)
        self.days.choose(DateRange(Span.YEAR))
        self.people, self.reasons = CalmComboBox(self), CalmComboBox(self)
        self.states = ChoiceFilter("state", lambda: tr("Stands"), STATES, self)
        self.export_button = button("", icon_name="export")
        self.cards: dict[str, dict[str, FigureCard]] = {}
        self._rows = QVBoxLayout()
        self.chart = MonthChart(tools.appearance, self)
        self._chart_card = Card()
        self._chart_heading, self._legend = label("", Role.HEADING), label("", Role.CAPTION)
        self._press = label("", Role.CAPTION)
        self.months, self.by_reason = self._table(lambda: tr("Month")), self._table(lambda: tr("Reason"))
        self.empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def filter(self) -> RefundFilter:
        """Return what is asked for, as of today."""
        first, last = self.days.days.bounds(datetime.now(self._tools.zone).date())
        reason = self.reasons.currentData()
        return RefundFilter(
            states=frozenset(RefundState(value) for value in self.states.values),
            from_on=first,
            to_on=last,
            person=str(self.people.currentData() or ""),
            reason=RefundReason(reason) if reason else None,
        )

    @property
    def currency(self) -> str:
        """Return which currency chart and tables are of."""
        known = self._seen.report.currencies
        return self._currency if self._currency in known or not known else known[0]

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def choose(self, currency: str) -> None:
        """Let chart and tables be of this currency."""
        self._currency = currency
        self._show(self._seen)

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Refunds report"))
        self._sentence.setText(tr("By the day on which each refund was asked for, or made in the Dashboard."))
        self.export_button.setText(tr("Export…"))
        self.export_button.setAccessibleName(tr("Export the refunds of this report"))
        self.days.retranslate()
        self.states.retranslate()
        chosen = self.reasons.currentData()
        _fill(self.reasons, tr("Any reason"), ((reason.value, reason_title(reason)) for reason in RefundReason), chosen)
        self.reasons.setAccessibleName(tr("Reason"))
        self.people.setAccessibleName(tr("Asked or approved by"))
        for table in (self.months, self.by_reason):
            table.retranslate()
        self.months.setAccessibleName(tr("Refunds by month"))
        self.by_reason.setAccessibleName(tr("Refunds by reason"))
        self._show(self._seen)

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> _Seen:
        reports = self._tools.office.refunds.reports
        return _Seen(reports.read(self.filter), reports.people())

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        _fill(self.people, tr("Anybody"), ((name, name) for name in seen.people), self.people.currentData())
        report, currency = seen.report, self.currency
        self.export_button.setEnabled(report.count > 0)
        self._stack.setCurrentWidget(self._both if report.count else self.empty)
        words = tr("No refund was asked for in this period, or none fits what is chosen above.")
        self.empty.show_words("money", tr("Nothing to tell"), words)
        self._show_figures(report.totals())
        months = list(report.by_month(currency).items())
        self.chart.show_months(months)
        self._chart_heading.setText(tr("Given back by month, in {currency}", currency=currency))
        self._legend.setText(tr("Below: given back. Above it: on its way."))
        self._press.setText(tr("Press a figure to see its currency by month and by reason."))
        self._press.setVisible(len(report.currencies) > 1)
        self._chart_card.setVisible(not self.chart.isHidden())
        self._show_table(self.months, [_Line(formats().month(month), figures) for month, figures in reversed(months)])
        reasons = report.by_reason(currency).items()
        self._show_table(self.by_reason, [_Line(reason_title(reason), figures) for reason, figures in reasons])

    def _show_table(self, table: PlainTable[_Line], lines: Sequence[_Line]) -> None:
        table.show_items(lines)
        rows = min(max(len(lines), 1), 12)
        table.setFixedHeight(rows * self._tools.appearance.measures.row + table.horizontalHeader().height() + 6)

    def _show_figures(self, totals: dict[str, Figures]) -> None:
        if set(totals) != set(self.cards):
            self._make_cards(totals)
        colours = self._tools.appearance.colours
        for currency, figures in totals.items():
            shown = (
                ("returned", figures.returned, tr("Given back"), _counted(figures.returned_count), colours.positive),
                ("pending", figures.pending, tr("On its way"), tr("or its outcome not known yet"), colours.info),
                ("waiting", figures.waiting, tr("Asked for"), tr("waits for a decision"), colours.warning),
                ("not_made", figures.not_made, tr("Not given back"), _not_made(figures), colours.neutral),
            )
            for name, money, title, sentence, tone in shown:
                card = self.cards[currency][name]
                card.show_words(money_text(money), title, sentence, tone, is_nothing=not money.amount_minor)

    def _make_cards(self, currencies: Iterable[str]) -> None:
        empty_layout(self._rows)
        self.cards = {}
        for currency in currencies:
            strip = QWidget(self)
            row = QHBoxLayout(strip)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self._tools.appearance.measures.gap)
            self.cards[currency] = {}
            for name in ("returned", "pending", "waiting", "not_made"):
                card = self.cards[currency][name] = FigureCard(self._tools.appearance, strip)
                card.clicked.connect(lambda _checked=False, wanted=currency: self.choose(wanted))
                row.addWidget(card, stretch=1)
            self._rows.addWidget(strip)

    # --- putting together -----------------------------------------------------------------------------------

    def _table(self, heading: Callable[[], str]) -> PlainTable[_Line]:
        columns: tuple[PlainColumn[_Line], ...] = (
            PlainColumn(heading, lambda line: line.title, 150, is_lead=True),
            PlainColumn(lambda: tr("Refunds"), lambda line: formats().number(line.figures.count), 60, is_figure=True),
            PlainColumn(lambda: tr("Given back"), lambda line: money_text(line.figures.returned), 100, is_figure=True),
            PlainColumn(lambda: tr("On its way"), lambda line: money_text(line.figures.pending), 100, is_figure=True),
            PlainColumn(
                lambda: tr("Not given back"), lambda line: money_text(line.figures.not_made), 110, is_figure=True
            ),
        )
        return PlainTable(columns, lambda line: line.title, self._tools.appearance, self)

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        chips = FlowLayout(gap=measures.unit + 2)
        for part in (self.days, self.people, self.reasons, self.states):
            chips.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, measures.unit, 0)
        column.setSpacing(measures.gap)
        self._rows.setSpacing(measures.gap)
        column.addLayout(self._rows)
        column.addWidget(self._press)
        for part in (self._chart_heading, self.chart, self._legend):
            self._chart_card.box.addWidget(part)
        column.addWidget(self._chart_card)
        for table in (self.months, self.by_reason):
            frame = framed(table, self)
            frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(frame)
        column.addStretch()
        self._both = scrolled(inside, self)
        for part in (self._both, self.empty):
            self._stack.addWidget(part)
        around = QVBoxLayout(self)
        around.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        around.setSpacing(measures.gap)
        around.addLayout(write_head(self._title, self._sentence, (self.export_button,)))
        around.addLayout(chips)
        around.addWidget(self._stack, stretch=1)

    def _connect(self) -> None:
        self.days.changed.connect(self.refresh)
        self.states.changed.connect(self.refresh)
        for combo in (self.people, self.reasons):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(260)
            combo.activated.connect(lambda _index: self.refresh())
        self.export_button.clicked.connect(lambda: self.export_asked.emit(self.filter))
        self._tools.appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        self.export_button.setIcon(self._tools.appearance.icon("export"))
        self._show_figures(self._seen.report.totals())


def _fill(combo: CalmComboBox, anything: str, values: Iterable[tuple[str, str]], chosen: object) -> None:
    """Offer these after `anything`, and leave chosen what was."""
    offered = [(anything, ""), *((words, value) for value, words in values)]
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] != offered:
        combo.clear()
        for words, value in offered:
            combo.addItem(words, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))


def _counted(count: int) -> str:
    return tr("%n refund(s)", None, count)


def _not_made(figures: Figures) -> str:
    return tr("rejected, lapsed or failed: {count}", count=figures.not_made_count)
