"""The money board: per currency what is paid and not booked, booked and not paid, on its way, received today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.gui.booking_words import payment_title, payment_tone
from backoffice.gui.forms.parts import empty_layout, label
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import framed, write_head
from backoffice.gui.panels.figure_card import FigureCard
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.reading import Reading
from backoffice.gui.sections import SectionName
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingFilter, BookingQueries, BookingRow, MoneyLine, Sort

MOST = 500


class Figure(StrEnum):
    """What is summed."""

    UNBOOKED = "unbooked"
    UNPAID = "unpaid"
    PROCESSING = "processing"
    RECEIVED = "received"


LISTS = {
    Figure.UNPAID: BookingFilter(
        statuses=frozenset({BookingStatus.CONFIRMED, BookingStatus.AWAITING_PAYMENT, BookingStatus.IN_PROGRESS}),
        payment_statuses=frozenset({PaymentStatus.PENDING, PaymentStatus.FAILED}),
    ),
    Figure.PROCESSING: BookingFilter(payment_statuses=frozenset({PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED})),
    Figure.RECEIVED: BookingFilter(
        payment_statuses=frozenset({PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.DISPUTED})
    ),
}
"""The bookings behind a figure; payments without a booking have a page of their own."""


@dataclass(frozen=True, slots=True)
class _Seen:
    lines: Sequence[MoneyLine]
    rows: Sequence[BookingRow]
    figure: Figure
    now: datetime


class MoneyBoardPage(Overview):
    """Each figure shows its list below; payments without a booking lead to their inbox."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._figure = Figure.UNPAID
        self._currency: str | None = None
        self._seen = _Seen((), (), Figure.UNPAID, datetime.now(UTC))
        self._reading = Reading(self, tools.background, self._read, self._show)
        self._title, self._sentence = label("", Role.TITLE), label("", Role.MUTED)
        self._heading = label("", Role.HEADING)
        self.cards: dict[tuple[str, Figure], FigureCard] = {}
        self._rows = QVBoxLayout()
        self.table: PlainTable[BookingRow] = PlainTable(self._columns(), lambda row: row.ref, tools.appearance, self)
        self._empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.table.opened.connect(lambda row: self.opened.emit(row.ref))
        tools.appearance.changed.connect(self._show_figures)
        self.retranslate()

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Money board"))
        self._sentence.setText(tr("What is paid and not booked, and what is booked and not paid."))
        self.table.retranslate()
        self._show(self._seen)

    def choose(self, currency: str, figure: Figure) -> None:
        """Show the list behind a figure."""
        if figure is Figure.UNBOOKED:
            self.section_asked.emit(SectionName.UNMATCHED)
            return
        self._figure, self._currency = figure, currency
        self.refresh()

    # --- reading --------------------------------------------------------------------------------------------

    def _day_begins_at(self) -> datetime:
        return datetime.combine(datetime.now(self._tools.zone).date(), time(), self._tools.zone).astimezone(UTC)

    def _read(self) -> _Seen:
        figure, currency, since = self._figure, self._currency, self._day_begins_at()
        queries = self._tools.office.database.booking_queries
        lines = self._tools.office.payments.money_board(since)
        rows = _rows_of(queries, figure, since)
        wanted = [row for row in rows if currency in (None, row.cells.get("currency"))]
        return _Seen(lines, wanted, figure, datetime.now(UTC))

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self._show_figures()
        self._heading.setText(_figure_title(seen.figure))
        self.table.setAccessibleName(self._heading.text())
        self.table.show_items(seen.rows)
        self._stack.setCurrentWidget(self._card if seen.rows else self._empty)
        self._empty.show_words("check", tr("Nothing here"), _nothing(seen.figure))

    def _show_figures(self) -> None:
        lines = self._seen.lines or [MoneyLine(self._tools.office.settings.default_currency, 0, 0, 0, 0)]
        wanted = {(line.currency, figure) for line in lines for figure in Figure}
        if wanted != set(self.cards):
            self._make_cards(lines)
        oldest = _oldest_days(self._seen)
        for line in lines:
            for figure in Figure:
                self._write(self.cards[line.currency, figure], line, figure, oldest.get(line.currency))

    def _write(self, card: FigureCard, line: MoneyLine, figure: Figure, oldest: int | None) -> None:
        minor, count = _sum_of(line, figure)
        title, tone = _figure_title(figure), _figure_tone(figure, self._tools.appearance.colours)
        ages = figure is Figure.UNPAID and self._seen.figure is Figure.UNPAID
        sentence = _sentence(figure, count, oldest if ages else None)
        amount = formats().money(minor, line.currency)
        card.show_words(amount, title, sentence, tone, is_nothing=not minor)

    def _make_cards(self, lines: Sequence[MoneyLine]) -> None:
        empty_layout(self._rows)
        self.cards = {}
        for line in lines:
            strip = QWidget(self)
            row = QHBoxLayout(strip)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self._tools.appearance.measures.gap)
            for figure in Figure:
                card = FigureCard(self._tools.appearance, strip)
                card.clicked.connect(self._chooser(line.currency, figure))
                self.cards[line.currency, figure] = card
                row.addWidget(card, stretch=1)
            self._rows.addWidget(strip)

    def _chooser(self, currency: str, figure: Figure) -> Callable[[], None]:
        return lambda: self.choose(currency, figure)

    # --- putting together -----------------------------------------------------------------------------------

    def _columns(self) -> tuple[PlainColumn[BookingRow], ...]:
        return (
            PlainColumn(lambda: tr("Amount"), _amount, 110, is_figure=True),
            PlainColumn(lambda: tr("Waiting for", "how long a booking has waited for its payment"), self._age, 130),
            PlainColumn(lambda: tr("Customer"), lambda row: _text(row, "customer_name"), 180, is_lead=True),
            PlainColumn(lambda: tr("Code"), lambda row: _text(row, "confirmation_code"), 110),
            PlainColumn(lambda: tr("Listing"), lambda row: _text(row, "asset_name"), 180),
            PlainColumn(lambda: tr("Payment"), _payment, 140, tone=_payment_tone),
            PlainColumn(lambda: tr("To be paid until"), self._deadline, 175),
        )

    def _age(self, row: BookingRow) -> str:
        made = row.cells.get("created_at")
        return _age_text(_days(made, self._seen.now)) if isinstance(made, datetime) else ""

    def _deadline(self, row: BookingRow) -> str:
        until = row.cells.get("unpaid_until")
        return moment_text(until, self._tools.zone) if isinstance(until, datetime) else ""

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = framed(self.table, self)
        for part in (self._card, self._empty):
            self._stack.addWidget(part)
        self._rows.setSpacing(measures.gap)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(write_head(self._title, self._sentence))
        column.addLayout(self._rows)
        column.addSpacing(measures.unit)
        column.addWidget(self._heading)
        column.addWidget(self._stack, stretch=1)


def _rows_of(queries: BookingQueries, figure: Figure, since: datetime) -> Sequence[BookingRow]:
    """Return the bookings behind a figure, those that wait longest first; of the money received only today's."""
    if figure is Figure.RECEIVED:
        rows = queries.rows(queries.keys(LISTS[figure], Sort("paid_at", descending=True))[:MOST])
        return [row for row in rows if isinstance(at := row.cells.get("paid_at"), datetime) and at >= since]
    return queries.rows(queries.keys(LISTS[figure], Sort("created_at"))[:MOST])


def _sum_of(line: MoneyLine, figure: Figure) -> tuple[int, int | None]:
    """Return minor units, and how many there are where that is known."""
    match figure:
        case Figure.UNBOOKED:
            return line.paid_unbooked_minor, line.paid_unbooked_count
        case Figure.UNPAID:
            return line.booked_unpaid_minor, line.booked_unpaid_count
        case Figure.PROCESSING:
            return line.processing_minor, None
        case Figure.RECEIVED:
            return line.received_today_minor, None


def _figure_title(figure: Figure) -> str:
    match figure:
        case Figure.UNBOOKED:
            return tr("Paid, not booked")
        case Figure.UNPAID:
            return tr("Booked, not paid")
        case Figure.PROCESSING:
            return tr("On its way", "money")
        case Figure.RECEIVED:
            return tr("Received today")


def _figure_tone(figure: Figure, colours: Colours) -> Tone:
    tones = {
        Figure.UNBOOKED: colours.danger,
        Figure.UNPAID: colours.warning,
        Figure.PROCESSING: colours.info,
        Figure.RECEIVED: colours.positive,
    }
    return tones[figure]


def _sentence(figure: Figure, count: int | None, oldest: int | None) -> str:
    if figure is Figure.UNBOOKED:
        return tr("%n payment(s) without a booking", None, count or 0)
    if figure is Figure.UNPAID:
        many = tr("%n booking(s)", None, count or 0)
        return f"{many} · {_age_text(oldest)}" if oldest is not None and count else many
    return tr("being confirmed, or held") if figure is Figure.PROCESSING else tr("since midnight")


def _nothing(figure: Figure) -> str:
    match figure:
        case Figure.PROCESSING:
            return tr("No payment is on its way.")
        case Figure.RECEIVED:
            return tr("Nothing was received today yet.")
        case _:
            return tr("Every booking is paid, or is paid on arrival.")


def _oldest_days(seen: _Seen) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in seen.rows:
        made, currency = row.cells.get("created_at"), str(row.cells.get("currency"))
        if isinstance(made, datetime):
            found[currency] = max(found.get(currency, 0), _days(made, seen.now))
    return found


def _days(made: datetime, now: datetime) -> int:
    return max((now - made) // timedelta(days=1), 0)


def _age_text(days: int) -> str:
    return tr("%n day(s)", None, days) if days else tr("less than a day")


def _text(row: BookingRow, name: str) -> str:
    return str(row.cells.get(name) or "")


def _amount(row: BookingRow) -> str:
    return formats().money(int(str(row.cells.get("total_minor") or 0)), _text(row, "currency"))


def _payment(row: BookingRow) -> str:
    return payment_title(PaymentStatus(_text(row, "payment_status")))


def _payment_tone(row: BookingRow, colours: Colours) -> Tone:
    return payment_tone(PaymentStatus(_text(row, "payment_status")), colours)
