"""Values on their way into the database: what a column cannot hold is refused in words before a driver sees it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, Double, Integer, Table, Time
from sqlalchemy.types import TypeEngine

from backoffice.db.types import TextList
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

_SMALL = 2**31
_BIG = 2**63
_HALF = re.compile("[\ud800-\udfff]")


def check_values(table: Table, values: Mapping[str, object], allowed: frozenset[str]) -> dict[str, Any]:
    """Return the values as the columns take them.

    Raises:
        InvalidInput: naming each field that is unknown, of another type, or holds what no database stores.

    """
    problems = [
        FieldProblem(name, problem) for name, value in values.items() if (problem := _find(table, name, value, allowed))
    ]
    if problems:
        raise InvalidInput(tuple(problems))
    return dict(values)


def storable_text(text: str) -> bool:
    """Tell whether both databases can hold it: no NUL, no half of a surrogate pair."""
    return "\0" not in text and (text.isascii() or _HALF.search(text) is None)


def clean_text(text: str | None) -> str | None:
    """Return the words of others (Stripe's, a driver's) in a form that can be stored, whatever they hold."""
    if text is None or storable_text(text):
        return text
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")


def _find(table: Table, name: str, value: object, allowed: frozenset[str]) -> Message | None:
    if name not in allowed:
        return Message(QT_TRANSLATE_NOOP("backoffice", "There is no field “{field}”."), {"field": name[:50]})
    if value is None or _fits(table.c[name].type, value):
        return None
    if isinstance(value, str) and not storable_text(value):
        return Message(QT_TRANSLATE_NOOP("backoffice", "The text holds a character that cannot be stored (NUL)."))
    return Message(QT_TRANSLATE_NOOP("backoffice", "This value cannot be stored."))


def _fits(column: TypeEngine[Any], value: object) -> bool:
    if isinstance(column, TextList):
        return isinstance(value, (list, tuple)) and all(isinstance(v, str) and storable_text(v) for v in value)
    if isinstance(column, Boolean):
        return isinstance(value, bool)
    if isinstance(column, Integer):
        bound = _BIG if isinstance(column, BigInteger) else _SMALL
        return isinstance(value, int) and not isinstance(value, bool) and -bound <= value < bound
    if isinstance(column, Double):
        return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if isinstance(column, Date):
        return isinstance(value, date) and not isinstance(value, datetime)
    if isinstance(column, Time):
        return isinstance(value, time) and value.tzinfo is None
    return isinstance(value, str) and storable_text(value)
