"""Days to look at, by a name that stays true tomorrow: today, this week, the next 30 days. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backoffice.gui.translation import formats, tr


class Span(StrEnum):
    """Which days."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    NEXT_30 = "next_30"
    LAST_30 = "last_30"
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    CUSTOM = "custom"


AHEAD = (Span.ANY, Span.TODAY, Span.WEEK, Span.NEXT_30, Span.CUSTOM)
"""Of what is to come."""

GONE_BY = (Span.ANY, Span.TODAY, Span.LAST_30, Span.MONTH, Span.LAST_MONTH, Span.YEAR, Span.CUSTOM)
"""Of what was done."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """A span; `first` and `last` (both included, None: no end) are those of a custom one."""

    span: Span = Span.ANY
    first: date | None = None
    last: date | None = None

    def bounds(self, today: date) -> tuple[date | None, date | None]:
        """Return its first and last day, as seen on a day."""
        match self.span:
            case Span.TODAY:
                return today, today
            case Span.WEEK:
                first = today - timedelta(days=(today.weekday() - formats().first_weekday) % 7)
                return first, first + timedelta(days=6)
            case Span.NEXT_30:
                return today, today + timedelta(days=30)
            case Span.LAST_30:
                return today - timedelta(days=30), today
            case Span.MONTH:
                return today.replace(day=1), today
            case Span.LAST_MONTH:
                last = today.replace(day=1) - timedelta(days=1)
                return last.replace(day=1), last
            case Span.YEAR:
                return today.replace(month=1, day=1), today
            case Span.CUSTOM:
                return self.first, self.last
            case Span.ANY:
                return None, None

    def as_text(self) -> str:
        """Return it as it is kept."""
        if self.span is not Span.CUSTOM:
            return self.span.value
        return f"{self.first.isoformat() if self.first else ''}/{self.last.isoformat() if self.last else ''}"

    @classmethod
    def read(cls, text: str) -> DateRange:
        """Return what `as_text` kept; what cannot be read is any day."""
        if text in set(Span) and text != Span.CUSTOM:
            return cls(Span(text))
        first, _, last = text.partition("/")
        try:
            return cls(Span.CUSTOM, *(date.fromisoformat(day) if day else None for day in (first, last)))
        except ValueError:
            return cls()


def span_title(span: Span) -> str:
    """Return the words of a span."""
    match span:
        case Span.ANY:
            return tr("Any day")
        case Span.TODAY:
            return tr("Today")
        case Span.WEEK:
            return tr("This week")
        case Span.NEXT_30:
            return tr("Next 30 days")
        case Span.LAST_30:
            return tr("Last 30 days")
        case Span.MONTH:
            return tr("This month")
        case Span.LAST_MONTH:
            return tr("Last month")
        case Span.YEAR:
            return tr("This year")
        case Span.CUSTOM:
            return tr("From … to …")


def range_title(days: DateRange) -> str:
    """Return the words of a range."""
    if days.span is not Span.CUSTOM:
        return span_title(days.span)
    first, last = (formats().date(day) if day else "…" for day in (days.first, days.last))
    return f"{first} – {last}"
