"""The figures of a sentence as plain JSON data, so that one kept for years is still told in the reader's language.

Money, days and sentences within sentences keep their kind; what has no form here is kept as it is shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, cast

from backoffice.domain.money import Money
from backoffice.domain.wording import Message


def params_to_text(params: Mapping[str, object]) -> str:
    """Return the figures of a sentence as JSON."""
    return json.dumps({name: _plain(value) for name, value in params.items()}) if params else "{}"


def params_from_text(document: str) -> dict[str, object]:
    """Return the figures that `params_to_text` wrote.

    Raises:
        ValueError: it is not JSON, or holds a kind of figure that only a newer version of the program knows.

    """
    try:
        return {name: _figure(value) for name, value in json.loads(document).items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not the figures of a sentence") from error


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Money():
            return {"money": [value.amount_minor, value.currency]}
        case Message():
            return {"message": [value.text, {name: _plain(inner) for name, inner in value.params.items()}]}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case _:
            return str(value)


def _message(content: list[Any]) -> Message:
    text, params = content
    return Message(text, {name: _figure(inner) for name, inner in params.items()})


_KINDS: Mapping[str, Callable[[Any], object]] = {
    "money": lambda content: Money(*content),
    "message": _message,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
}


def _figure(value: object) -> object:
    if not isinstance(value, dict):
        return value
    ((kind, content),) = cast("dict[str, object]", value).items()
    return _KINDS[kind](content)
