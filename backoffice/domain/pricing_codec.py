"""A price breakdown as plain JSON data, as the database stores it. Another version's document is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from backoffice.domain.pricing import LineKind, PriceBreakdown, PriceLine
from backoffice.domain.wording import Message

VERSION = 1

Json = dict[str, Any]


class UnreadableBreakdown(ValueError):
    """A stored document is not one that this version of the program wrote."""


def breakdown_to_json(breakdown: PriceBreakdown) -> Json:
    """Return a breakdown as data for JSON; the total stands in it for whoever reads the table without the program."""
    return {
        "version": VERSION,
        "currency": breakdown.currency,
        "total_minor": breakdown.total_minor,
        "lines": [_line_to_json(line) for line in breakdown.lines],
    }


def breakdown_from_json(document: Mapping[str, Any]) -> PriceBreakdown:
    """Return the breakdown that `breakdown_to_json` wrote.

    Raises:
        UnreadableBreakdown: another version wrote it, or it is damaged: its lines do not make its total.

    """
    try:
        version = document["version"]
        if version != VERSION:
            raise UnreadableBreakdown(f"version {version!r} of a price")
        breakdown = PriceBreakdown(
            _text(document["currency"]), tuple(_line_from_json(line) for line in document["lines"])
        )
        total = _whole(document["total_minor"])
    except UnreadableBreakdown:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableBreakdown("a damaged price") from error
    if breakdown.total_minor != total:
        raise UnreadableBreakdown("a price whose lines do not make its total")
    return breakdown


def _line_to_json(line: PriceLine) -> Json:
    return {
        "kind": line.kind.value,
        "label": line.label.text,
        "params": {name: _param(value) for name, value in line.label.params.items()},
        "quantity": line.quantity,
        "unit_minor": line.unit_minor,
    }


def _param(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _line_from_json(line: Mapping[str, Any]) -> PriceLine:
    label = Message(_text(line["label"]), dict(cast("Mapping[str, object]", line["params"])))
    quantity, unit = _whole(line["quantity"]), _whole(line["unit_minor"])
    return PriceLine(LineKind(line["kind"]), label, quantity, unit)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("not a whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
