"""Money, dates and times as a reader writes them. The facts are the CLDR's, by Babel."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_interval, format_skeleton, format_time, get_day_names
from babel.numbers import (
    format_decimal,
    get_currency_name,
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
)

from backoffice.domain.money import Separators, exponent
from backoffice.domain.parsing import DateOrder, ParseContext

NO_BREAK = "\N{NO-BREAK SPACE}"


@cache
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale("en")  # the C locale of a bare system is none of Babel's


@dataclass(frozen=True, slots=True)
class Formats:
    """The forms of one locale (`en`, `en_GB`, `pt_BR`; unknown ones are read as `en`)."""

    locale_name: str

    @property
    def locale(self) -> Locale:
        """Return Babel's locale."""
        return _locale(self.locale_name)

    @property
    def separators(self) -> Separators:
        """Return how the reader types numbers: `1.234,50` or `1,234.50`."""
        return Separators(decimal=get_decimal_symbol(self.locale), group=get_group_symbol(self.locale))

    @property
    def date_order(self) -> DateOrder:
        """Return the order in which the reader types a date."""
        first = next(letter for letter in str(self.locale.date_formats["short"].pattern) if letter in "dMy")
        return {"d": DateOrder.DMY, "M": DateOrder.MDY}.get(first, DateOrder.ISO)

    def parse_context(self, currency: str) -> ParseContext:
        """Return how the reader types values of a record in this currency."""
        return ParseContext(self.separators, currency, self.date_order)

    def money(self, amount_minor: int, currency: str) -> str:
        """Return an amount in its currency's own form: R$ 1.234,50 · ¥1,200 · KWD 1.250."""
        digits = exponent(currency)
        pattern = copy(self.locale.currency_formats["standard"])
        pattern.frac_prec = (digits, digits)
        amount = Decimal(amount_minor).scaleb(-digits)
        text = pattern.apply(amount, self.locale, currency=currency, currency_digits=False)
        return text.replace(currency, currency + NO_BREAK).replace(NO_BREAK * 2, NO_BREAK).removesuffix(NO_BREAK)

    def currency_symbol(self, currency: str) -> str:
        """Return a currency's sign for the reader: R$, US$, or its code."""
        return get_currency_symbol(currency, locale=self.locale)

    def currency_title(self, currency: str) -> str:
        """Return a currency with its name: BRL · Brazilian Real."""
        name = get_currency_name(currency, locale=self.locale)
        return f"{currency} · {name[:1].upper()}{name[1:]}" if name and name != currency else currency

    def number(self, number: float | Decimal) -> str:
        """Return a number with the reader's separators."""
        return format_decimal(number, locale=self.locale)

    def date(self, day: date) -> str:
        """Return a date in words: 24 de nov. de 2026 · Nov 24, 2026."""
        return format_date(day, format="medium", locale=self.locale)

    def days(self, first: date, last: date) -> str:
        """Return the days from one to another: 24 – 28 de nov. de 2026 · Nov 24 – 28, 2026."""
        return format_interval(first, last, "yMMMd", locale=self.locale) if first != last else self.date(first)

    def long_date(self, day: date) -> str:
        """Return a date with its weekday: Tuesday, November 24, 2026 · terça-feira, 24 de novembro de 2026."""
        return format_date(day, format="full", locale=self.locale)

    def month(self, day: date) -> str:
        """Return a month and its year: November 2026 · Novembro de 2026."""
        words = format_skeleton("yMMMM", day, locale=self.locale)
        return words[:1].upper() + words[1:]

    def weekday_name(self, weekday: int) -> str:
        """Return the short name of a weekday (0 is Monday), standing alone: Tue · ter."""
        return get_day_names("abbreviated", context="stand-alone", locale=self.locale)[weekday].rstrip(".")

    @property
    def first_weekday(self) -> int:
        """Return the day that weeks begin with, as `date.weekday()` counts: 0 is Monday."""
        return self.locale.first_week_day

    def time(self, moment: time) -> str:
        """Return a time of day: 19:30 · 7:30 PM."""
        return format_time(moment, format="short", locale=self.locale)

    def moment(self, moment_at: datetime, zone: tzinfo) -> str:
        """Return a moment's date and time of day in a time zone."""
        return format_datetime(moment_at.astimezone(zone), format="medium", locale=self.locale)

    def weekdays(self) -> tuple[tuple[str, str, str], ...]:
        """Return (code, short name, name) of each weekday in the reader's order: `mon`, `seg.`, `segunda-feira`."""
        codes = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        short = get_day_names("abbreviated", context="stand-alone", locale=self.locale)
        names = get_day_names("wide", context="stand-alone", locale=self.locale)
        first = self.locale.first_week_day
        order = [(first + step) % 7 for step in range(7)]
        return tuple((codes[day], short[day], names[day]) for day in order)
