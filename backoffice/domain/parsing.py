"""Text into values and back, for forms and CSV. What cannot be read is refused in words, never guessed.

`parse_field` reads back what `show_field` writes, for every value that `check_field` accepts (text without spaces
around it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import cast

from backoffice.domain.checks import WEEKDAYS, check_field
from backoffice.domain.errors import BackofficeError, FieldProblem, InvalidInput
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.money import EN, NEUTRAL, PT_BR, AmountError, Separators, format_amount, parse_amount
from backoffice.domain.text_lists import join_items, split_items
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

__all__ = ["NEUTRAL_CONTEXT", "DateOrder", "ParseContext", "context_for", "parse_field", "show_field"]


class DateOrder(StrEnum):
    """How a locale writes dates. ISO dates are understood in every order."""

    ISO = "yyyy-mm-dd"
    DMY = "dd/mm/yyyy"
    MDY = "mm/dd/yyyy"


@dataclass(frozen=True, slots=True)
class ParseContext:
    """How numbers and dates are written, and the currency of amounts (that of the record)."""

    separators: Separators = NEUTRAL
    currency: str = "BRL"
    date_order: DateOrder = DateOrder.ISO

    def in_currency(self, currency: str) -> ParseContext:
        """Return the same for a record in another currency."""
        return replace(self, currency=currency)


NEUTRAL_CONTEXT = ParseContext()
"""How files for programs are written: 1234.50, 2027-03-31."""


def context_for(language: str, currency: str) -> ParseContext:
    """Return how people write: `pt_BR`, `en_US` with the month first, else English with the day first."""
    if language.startswith("pt"):
        return ParseContext(PT_BR, currency, DateOrder.DMY)
    return ParseContext(EN, currency, DateOrder.MDY if language == "en_US" else DateOrder.DMY)


def parse_field(spec: FieldSpec, text: str, context: ParseContext) -> object:
    """Return the value of a text, checked by `check_field`. An empty text is None (no items for a list).

    Raises:
        InvalidInput: with one problem, named after the field, that says how to write it.

    """
    stripped = text.strip()
    if not stripped:
        return spec.empty
    try:
        value = _READERS[spec.type](spec, stripped, context)
    except (AmountError, _Unreadable) as error:
        raise InvalidInput((FieldProblem(spec.name, error.message),)) from error
    problem = check_field(spec, value)
    if problem:
        raise InvalidInput((FieldProblem(spec.name, problem),))
    return value


def show_field(spec: FieldSpec, value: object, context: ParseContext) -> str:
    """Return a value as text that `parse_field` reads back; None is the empty text."""
    if value is None:
        return ""
    match spec.type:
        case FieldType.MONEY:
            return format_amount(cast("int", value), context.currency, context.separators)
        case FieldType.DECIMAL:
            return format(Decimal(repr(value)), "f").replace(".", context.separators.decimal)
        case FieldType.BOOLEAN:
            return "yes" if value else "no"
        case FieldType.DATE:
            return _show_date(cast("date", value), context.date_order)
        case FieldType.TIME:
            return cast("time", value).strftime("%H:%M")
        case FieldType.TAX_ID:
            return _show_tax_id(cast("str", value))
        case _ if spec.type.is_list:
            return join_items(cast("Iterable[str]", value))
        case _:
            return str(value)


def _show_date(day: date, order: DateOrder) -> str:
    if order is DateOrder.ISO:
        return day.isoformat()
    first, second = (day.day, day.month) if order is DateOrder.DMY else (day.month, day.day)
    return f"{first:02}/{second:02}/{day.year:04}"


def _show_tax_id(digits: str) -> str:
    """Write a CPF as 123.456.789-09 and a CNPJ as 12.345.678/0001-95."""
    if len(digits) == 11:
        return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}"
    return f"{digits[:2]}.{digits[2:5]}.{digits[5:8]}/{digits[8:12]}-{digits[12:]}"


# ------------------------------------------------------------------------------------------------- readers


class _Unreadable(BackofficeError):
    """A text is no value of its field; the sentence says how to write it."""


def _unreadable(template: str, text: str) -> _Unreadable:
    return _Unreadable(Message(template, {"text": shown(text)}))


def _read_line(spec: FieldSpec, text: str, context: ParseContext) -> str:
    return text


def _read_long_text(spec: FieldSpec, text: str, context: ParseContext) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_integer(spec: FieldSpec, text: str, context: ParseContext) -> int:
    group = context.separators.group
    if group and re.fullmatch(rf"[1-9][0-9]{{0,2}}({re.escape(group)}[0-9]{{3}})+", text):
        text = text.replace(group, "")
    if not re.fullmatch(r"[-+]?[0-9]{1,12}", text):
        raise _unreadable(
            QT_TRANSLATE_NOOP("backoffice", "“{text}” is not a whole number. Write it with digits only, such as 12."),
            text,
        )
    return int(text)


def _read_percent(spec: FieldSpec, text: str, context: ParseContext) -> int:
    return _read_integer(spec, text.removesuffix("%").rstrip(), context)


def _read_decimal(spec: FieldSpec, text: str, context: ParseContext) -> float:
    """Read a coordinate. Thousands are never grouped in one, so a point and a comma both are the decimal mark."""
    number = text.replace("−", "-").replace(",", ".")
    if len(number) > 400 or not re.fullmatch(r"[-+]?[0-9]{1,9}(\.[0-9]+)?", number):
        raise _unreadable(
            QT_TRANSLATE_NOOP("backoffice", "“{text}” is not a number of degrees. Write it like -3.8541."), text
        )
    return float(number)


def _read_money(spec: FieldSpec, text: str, context: ParseContext) -> int:
    return parse_amount(text, context.currency, context.separators)


def _read_currency(spec: FieldSpec, text: str, context: ParseContext) -> str:
    return text.upper() if len(text) == 3 else text


_YES = frozenset("yes y true sim s verdadeiro 1".split())
_NO = frozenset("no n false não nao falso 0".split())


def _read_boolean(spec: FieldSpec, text: str, context: ParseContext) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise _unreadable(QT_TRANSLATE_NOOP("backoffice", "“{text}” is neither yes nor no. Write yes or no."), text)
    return word in _YES


def _read_choice(spec: FieldSpec, text: str, context: ParseContext) -> str:
    """Take a choice's value or its English label, in any case, with spaces or hyphens for underscores."""
    wanted = {text.casefold(), re.sub(r"[\s-]", "_", text.casefold())}
    found = (choice.value for choice in spec.choices if wanted & {choice.value, choice.label.casefold()})
    return next(found, text)


def _read_phone(spec: FieldSpec, text: str, context: ParseContext) -> str:
    return re.sub(r"[\s().\u2010-\u2013/-]", "", text) or text  # marks alone are no number: checked as they stand


def _read_email(spec: FieldSpec, text: str, context: ParseContext) -> str:
    """Take an address as it stands, or out of `mailto:…` and `<…>`; the domain in small letters."""
    address = text.removeprefix("mailto:").removeprefix("<").removesuffix(">")
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain.lower()}" if at else text


def _read_tax_id(spec: FieldSpec, text: str, context: ParseContext) -> str:
    return re.sub(r"[\s.\u2010-\u2013/-]", "", text).upper() or text


def _read_items(spec: FieldSpec, text: str, context: ParseContext) -> tuple[str, ...]:
    return split_items(text)


def _read_times(spec: FieldSpec, text: str, context: ParseContext) -> tuple[str, ...]:
    return tuple(
        _read_time(spec, item, context).strftime("%H:%M") for item in re.split(r"[;,\n]", text) if item.strip()
    )


def _read_date(spec: FieldSpec, text: str, context: ParseContext) -> date:
    order = context.date_order
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text)
    local = re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", text)
    if iso:
        year, month, day = iso[1], iso[2], iso[3]
    elif local and order is not DateOrder.ISO:
        day, month, year = (local[1], local[3], local[4]) if order is DateOrder.DMY else (local[3], local[1], local[4])
    else:
        raise _no_date(text, order)
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise _no_date(text, order) from error


def _no_date(text: str, order: DateOrder) -> _Unreadable:
    template = QT_TRANSLATE_NOOP("backoffice", "“{text}” is not a date. Write it as {order}, such as {example}.")
    example = _show_date(date(2027, 3, 31), order)
    return _Unreadable(Message(template, {"text": shown(text), "order": order.value, "example": example}))


def _read_time(spec: FieldSpec, text: str, context: ParseContext) -> time:
    """Read 9:30, 09:30, 09:30:00, 9h30, 9h and 9:30 pm."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:h]([0-9]{2}))?(?::00)?h?(?:\s*([ap])\.?m\.?)?", text.strip().casefold())
    if found and (found[2] or "h" in text.casefold() or found[3]):
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3]:
            hour = hour % 12 + (12 if found[3] == "p" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise _unreadable(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” is not a time. Write hours and minutes, such as 09:30."), text
    )


_DAY_NAMES = tuple(
    zip(
        "monday tuesday wednesday thursday friday saturday sunday".split(),
        "segunda terça quarta quinta sexta sábado domingo".split(),
        "segunda terca quarta quinta sexta sabado domingo".split(),
        strict=True,
    )
)


def _read_weekdays(spec: FieldSpec, text: str, context: ParseContext) -> tuple[str, ...]:
    """Read days by English or Portuguese names, their first letters (three at least), or numbers from Monday = 1."""
    found = {_day_number(word) for word in re.split(r"[;,\s]+", text.casefold()) if word}
    return tuple(WEEKDAYS[number] for number in sorted(found))


def _day_number(word: str) -> int:
    if word in {"1", "2", "3", "4", "5", "6", "7"}:
        return int(word) - 1
    start = word.removesuffix("-feira")
    for number, names in enumerate(_DAY_NAMES):
        if len(start) >= 3 and any(name.startswith(start) for name in names):
            return number
    raise _unreadable(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” is not a day of the week. Write days like mon; tue; sat."), word
    )


_READERS: Mapping[FieldType, Callable[[FieldSpec, str, ParseContext], object]] = {
    FieldType.TEXT: _read_line,
    FieldType.LONG_TEXT: _read_long_text,
    FieldType.INTEGER: _read_integer,
    FieldType.DECIMAL: _read_decimal,
    FieldType.PERCENT: _read_percent,
    FieldType.MONEY: _read_money,
    FieldType.CURRENCY: _read_currency,
    FieldType.BOOLEAN: _read_boolean,
    FieldType.CHOICE: _read_choice,
    FieldType.TEXT_LIST: _read_items,
    FieldType.TIME_LIST: _read_times,
    FieldType.WEEKDAYS: _read_weekdays,
    FieldType.DATE: _read_date,
    FieldType.TIME: _read_time,
    FieldType.URL: _read_line,
    FieldType.URL_LIST: _read_items,
    FieldType.PHONE: _read_phone,
    FieldType.EMAIL: _read_email,
    FieldType.TAX_ID: _read_tax_id,
}
