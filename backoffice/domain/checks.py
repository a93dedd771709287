"""Whether a value may stand in a field: each refusal is a sentence that says what is wrong and how to mend it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from itertools import pairwise
from typing import cast

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.money import MAX_AMOUNT_MINOR, is_known
from backoffice.domain.web_addresses import is_web_address
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_PHONE = re.compile(r"\+?[0-9]{6,15}")
_EMAIL = re.compile(r"[^@]{1,64}@[^@.]+(\.[^@.]+)+")
_LONGEST_EMAIL = 254
_TAX_ID = re.compile(r"[0-9]{11}|[0-9A-Z]{12}[0-9]{2}")


def check_field(spec: FieldSpec, value: object) -> Message | None:
    """Return what is wrong with a value of a field by itself, or None. Amounts are checked further by `check_asset`."""
    if value is None or value == () or value == "":
        return _missing() if spec.required else None
    return _CHECKS[spec.type](spec, value)


def _missing() -> Message:
    return Message(QT_TRANSLATE_NOOP("backoffice", "This cannot be left empty."))


def _wrong_type(value: object) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "“{value}” does not fit this field. Write it anew."),
        {"value": shown(str(value))},
    )


# ---------------------------------------------------------------------------------------------------- text


def _check_line(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, str):
        return _wrong_type(value)
    too_long = _check_length(spec, value)
    if too_long:  # first, as looking through ten million characters takes a while
        return too_long
    if any(c in "\n\r\u0085\u2028\u2029" for c in value):
        return Message(QT_TRANSLATE_NOOP("backoffice", "Write this on one line."))
    return _check_characters(value, "")


def _check_long_text(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, str):
        return _wrong_type(value)
    return _check_length(spec, value) or _check_characters(value, "\n\t")


def _check_characters(text: str, allowed: str) -> Message | None:
    """Refuse control characters and lone surrogates: databases and Stripe cannot hold them."""
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in allowed:
            return Message(
                QT_TRANSLATE_NOOP("backoffice", "It holds a hidden character ({code}). Delete it, or type the text."),
                {"code": f"U+{ord(character):04X}"},
            )
    return None


def _check_length(spec: FieldSpec, text: str) -> Message | None:
    if not text.strip():
        return Message(QT_TRANSLATE_NOOP("backoffice", "It holds nothing but spaces. Write something or empty it."))
    if spec.max_length is None or len(text) <= spec.max_length:
        return None
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "This has {length} characters. Shorten it to {maximum}."),
        {"length": len(text), "maximum": spec.max_length},
    )


def _check_url(spec: FieldSpec, value: object) -> Message | None:
    if isinstance(value, str) and not is_web_address(value):
        return Message(
            QT_TRANSLATE_NOOP(
                "backoffice", "“{text}” is not a web address. Write it whole, such as https://example.org/page."
            ),
            {"text": shown(value)},
        )
    return _check_line(spec, value)


def _check_image(spec: FieldSpec, value: object) -> Message | None:
    if isinstance(value, str) and not is_web_address(value, ("https",)):
        return Message(
            QT_TRANSLATE_NOOP(
                "backoffice", "“{text}” is not an image's address. It must start with https:// and name a site."
            ),
            {"text": shown(value)},
        )
    return _check_line(spec, value)


def _check_phone(spec: FieldSpec, value: object) -> Message | None:
    if isinstance(value, str) and _PHONE.fullmatch(value):
        return None
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice", "“{text}” is not a phone number. Write it with country and area code: +55 81 99999-0000."
        ),
        {"text": shown(str(value))},
    )


def _check_email(spec: FieldSpec, value: object) -> Message | None:
    """Check the form only; services ask a kept library for the rest."""
    if not isinstance(value, str):
        return _wrong_type(value)
    if len(value) <= _LONGEST_EMAIL and _EMAIL.fullmatch(value) and all(c.isprintable() and c != " " for c in value):
        return None
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice", "“{text}” is not an e-mail address. Write one address, such as maria@example.org."
        ),
        {"text": shown(value)},
    )


def _check_tax_id(spec: FieldSpec, value: object) -> Message | None:
    """Check the form only; services ask a kept library for the check digits."""
    if isinstance(value, str) and _TAX_ID.fullmatch(value):
        return None
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice", "“{text}” is neither a CPF nor a CNPJ. Write the 11 digits of a CPF or the 14 of a CNPJ."
        ),
        {"text": shown(str(value))},
    )


def _check_currency(spec: FieldSpec, value: object) -> Message | None:
    if isinstance(value, str) and is_known(value):
        return None
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice", "“{text}” is not a currency that Stripe charges in. Write its three letters, such as BRL."
        ),
        {"text": shown(str(value))},
    )


def _check_choice(spec: FieldSpec, value: object) -> Message | None:
    if any(value == choice.value for choice in spec.choices):
        return None
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” is none of the choices. Write one of: {choices}."),
        {"text": shown(str(value)), "choices": ", ".join(choice.value for choice in spec.choices)},
    )


# ------------------------------------------------------------------------------------------------- numbers


def _check_number(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return _wrong_type(value)
    return _check_range(spec, value)


def _check_decimal(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return _wrong_type(value)
    return _check_range(spec, value)


def _check_range(spec: FieldSpec, value: float) -> Message | None:
    low, high = spec.minimum, spec.maximum
    if (low is None or value >= low) and (high is None or value <= high):
        return None
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "Write a number from {minimum} to {maximum}."),
        {"minimum": low, "maximum": high},
    )


def _check_money(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return _wrong_type(value)
    if value < 0:
        return Message(QT_TRANSLATE_NOOP("backoffice", "An amount cannot be negative. Leave the minus out."))
    if value > MAX_AMOUNT_MINOR:
        return Message(
            QT_TRANSLATE_NOOP("backoffice", "Stripe does not charge as much as this. Write a smaller amount.")
        )
    return None


def _check_boolean(spec: FieldSpec, value: object) -> Message | None:
    return None if isinstance(value, bool) else _wrong_type(value)


# ----------------------------------------------------------------------------------------- dates and times


def _check_date(spec: FieldSpec, value: object) -> Message | None:
    if type(value) is not date:
        return _wrong_type(value)
    if _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return None
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "The year {year} cannot be right. Write one from {first} to {last}."),
        {"year": value.year, "first": _FIRST_YEAR, "last": _LAST_YEAR},
    )


def _check_time(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, time) or value.tzinfo is not None or value.second or value.microsecond:
        return _wrong_type(value)
    return None


def _check_time_item(spec: FieldSpec, value: object) -> Message | None:
    if isinstance(value, str) and _TIME_OF_DAY.fullmatch(value):
        return None
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” is not a time. Write hours and minutes, such as 09:30."),
        {"text": shown(str(value))},
    )


# --------------------------------------------------------------------------------------------------- lists


def _each(check: Callable[[FieldSpec, object], Message | None]) -> Callable[[FieldSpec, object], Message | None]:
    """Return a check of lists: of how many items there are, and of each of them."""

    def check_items(spec: FieldSpec, value: object) -> Message | None:
        if not isinstance(value, tuple):
            return _wrong_type(value)
        items = cast("tuple[object, ...]", value)
        if spec.max_items is not None and len(items) > spec.max_items:
            return Message(
                QT_TRANSLATE_NOOP("backoffice", "These are {count} entries. Keep {maximum} at most."),
                {"count": len(items), "maximum": spec.max_items},
            )
        problems = (check(spec, item) for item in items)
        return next((problem for problem in problems if problem), None)

    return check_items


def _check_weekdays(spec: FieldSpec, value: object) -> Message | None:
    if not isinstance(value, tuple):
        return _wrong_type(value)
    days = cast("tuple[object, ...]", value)
    numbers = [WEEKDAYS.index(day) if day in WEEKDAYS else -1 for day in days]
    if -1 not in numbers and all(first < second for first, second in pairwise(numbers)):
        return None
    return Message(QT_TRANSLATE_NOOP("backoffice", "Write each day once, from Monday on: mon; tue; wed."))


_CHECKS: Mapping[FieldType, Callable[[FieldSpec, object], Message | None]] = {
    FieldType.TEXT: _check_line,
    FieldType.LONG_TEXT: _check_long_text,
    FieldType.INTEGER: _check_number,
    FieldType.DECIMAL: _check_decimal,
    FieldType.PERCENT: _check_number,
    FieldType.MONEY: _check_money,
    FieldType.CURRENCY: _check_currency,
    FieldType.BOOLEAN: _check_boolean,
    FieldType.CHOICE: _check_choice,
    FieldType.TEXT_LIST: _each(_check_line),
    FieldType.TIME_LIST: _each(_check_time_item),
    FieldType.WEEKDAYS: _check_weekdays,
    FieldType.DATE: _check_date,
    FieldType.TIME: _check_time,
    FieldType.URL: _check_url,
    FieldType.URL_LIST: _each(_check_image),
    FieldType.PHONE: _check_phone,
    FieldType.EMAIL: _check_email,
    FieldType.TAX_ID: _check_tax_id,
}
