"""The next events, found without reading them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import AssetFilter, AssetQueries, AssetRow, Sort


def first_on_or_after(queries: AssetQueries, day: date, most: int) -> Sequence[AssetRow]:
    """Return the first events on or after a day, by date. Events without a date come last and are left out."""
    keys = queries.keys(AssetFilter(kind=AssetKind.EVENTS), Sort("event_on"))
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if _is_before(queries.rows([keys[middle]]), day):
            low = middle + 1
        else:
            high = middle
    return [row for row in queries.rows(keys[low : low + most]) if row.cells.get("event_on") is not None]


def _is_before(rows: Sequence[AssetRow], day: date) -> bool:
    """A row that is gone counts as after: the search ends a little early rather than late."""
    found = rows[0].cells.get("event_on") if rows else None
    return isinstance(found, date) and found < day
