"""Where everything stands in a calendar: days, lines, and which booking from which day to which. Knows no Qt."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from backoffice.domain.kinds import AssetRef
from backoffice.services.ports import CalendarEntry

ONE_DAY = timedelta(days=1)


class Span(StrEnum):
    """How much time is seen at once."""

    MONTH = "month"
    WEEK = "week"
    DAY = "day"


MOST_LINES: Mapping[Span, int] = {Span.MONTH: 5, Span.WEEK: 12, Span.DAY: 500}
"""How many bookings of a listing stand below each other before the rest are only counted."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are seen, from one to the other, both included."""

    span: Span
    first_on: date
    last_on: date

    @classmethod
    def around(cls, span: Span, day: date, first_weekday: int) -> Period:
        """Return the period that a day lies in; `first_weekday` as in `date.weekday()`: 0 is Monday."""
        match span:
            case Span.MONTH:
                return cls(span, day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
            case Span.WEEK:
                first = day - ((day.weekday() - first_weekday) % 7) * ONE_DAY
                return cls(span, first, first + 6 * ONE_DAY)
            case Span.DAY:
                return cls(span, day, day)

    @property
    def days(self) -> tuple[date, ...]:
        """Return every day of it."""
        return _days(self.first_on, self.last_on)

    def neighbour(self, steps: int) -> date:
        """Return a day in the period before (-1) or after (+1) this one."""
        return self.last_on + ONE_DAY if steps > 0 else self.first_on - ONE_DAY


@lru_cache(maxsize=32)
def _days(first_on: date, last_on: date) -> tuple[date, ...]:
    """Kept, as every cell that is drawn asks for its day."""
    return tuple(first_on + step * ONE_DAY for step in range((last_on - first_on).days + 1))


@dataclass(frozen=True, slots=True)
class Bar:
    """A booking in its line. `first` and `last` are columns, both included, as far as the period shows it."""

    entry: CalendarEntry
    first: int
    last: int
    begins_before: bool
    ends_after: bool


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One line of a listing: bookings beside each other. `hidden`: how many more there are, by column."""

    asset: AssetRef
    name: str
    place: int
    """Which of its listing's lines it is, from 0."""
    is_last: bool
    bars: tuple[Bar, ...] = ()
    hidden: Mapping[int, int] = field(default_factory=dict[int, int])

    def bar_at(self, column: int) -> Bar | None:
        """Return the booking on a day."""
        found = bisect_right(self.bars, column, key=lambda bar: bar.first) - 1
        return self.bars[found] if found >= 0 and self.bars[found].last >= column else None


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """Everything that a calendar shows."""

    period: Period
    lines: tuple[CalendarLine, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Return the columns."""
        return self.period.days

    @property
    def hidden(self) -> int:
        """Return how many bookings are only counted (one that lasts three days counts on each of them)."""
        return sum(sum(line.hidden.values()) for line in self.lines)

    @property
    def entries(self) -> int:
        """Return how many bookings are drawn."""
        return sum(len(line.bars) for line in self.lines)


def plan_calendar(
    period: Period, entries: Iterable[CalendarEntry], free: Sequence[tuple[AssetRef, str]] = ()
) -> CalendarPlan:
    """Return the plan of a period. `free`: listings that get a line also where nothing is booked."""
    names = dict(free)
    of_asset: dict[AssetRef, list[CalendarEntry]] = defaultdict(list)
    for entry in entries:
        if entry.ends_on >= period.first_on and entry.starts_on <= period.last_on:
            of_asset[entry.asset].append(entry)
            names[entry.asset] = entry.asset_name
    ordered = sorted(names, key=lambda asset: (names[asset].casefold(), asset))
    lines = [line for asset in ordered for line in _lines(period, asset, names[asset], of_asset[asset])]
    return CalendarPlan(period, tuple(lines))


def _lines(period: Period, asset: AssetRef, name: str, entries: list[CalendarEntry]) -> list[CalendarLine]:
    """Put each booking into the first line that is free; what needs more lines than there may be is counted."""
    most = MOST_LINES[period.span]
    rows: list[list[Bar]] = [[]]
    hidden: dict[int, int] = defaultdict(int)
    for entry in sorted(entries, key=lambda e: (e.starts_on, e.starts_at, e.ends_on, e.confirmation_code)):
        bar = _bar(period, entry)
        row = next((row for row in rows if not row or row[-1].last < bar.first), None)
        if row is None and len(rows) < most:
            rows.append(row := [])
        if row is not None:
            row.append(bar)
            continue
        for column in range(bar.first, bar.last + 1):
            hidden[column] += 1
    return _numbered(asset, name, rows, hidden)


def _numbered(asset: AssetRef, name: str, rows: list[list[Bar]], hidden: dict[int, int]) -> list[CalendarLine]:
    lines = [CalendarLine(asset, name, place, is_last=False, bars=tuple(row)) for place, row in enumerate(rows)]
    if hidden:
        lines.append(CalendarLine(asset, name, len(lines), is_last=False, hidden=hidden))
    last = lines[-1]
    lines[-1] = CalendarLine(asset, name, last.place, is_last=True, bars=last.bars, hidden=last.hidden)
    return lines


def _bar(period: Period, entry: CalendarEntry) -> Bar:
    first = max(entry.starts_on, period.first_on)
    last = max(first, min(entry.ends_on, period.last_on))
    start = period.first_on
    return Bar(
        entry,
        (first - start).days,
        (last - start).days,
        begins_before=entry.starts_on < period.first_on,
        ends_after=entry.ends_on > period.last_on,
    )
