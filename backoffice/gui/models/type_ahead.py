"""Jumping to a name by its first letters, in any order of rows, without reading them all."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from backoffice.gui.models.records import Records, RowQueries
from backoffice.services.ports import Sort

LOOKED_AT = 400
"""Rows whose names hold the letters that are looked at for one that begins with them."""


def find_name(queries: RowQueries, records: Records, where: Any, sort: Sort, letters: str) -> int | None:
    """Return the key of the first row in this order whose name begins with the letters (else holds them), or None."""
    text = f"{where.text} {letters}".strip() if where.text else letters
    keys = queries.keys(replace(where, text=text), sort)[:LOOKED_AT]
    rows = queries.rows(keys)
    wanted = fold(letters)
    begins = (row for row in rows if fold(str(row.cells.get(records.lead) or "")).startswith(wanted))
    holds = (row for row in rows if wanted in fold(str(row.cells.get(records.lead) or "")))
    row = next(begins, None) or next(holds, None)
    return records.pack(row.ref) if row else None


def fold(text: str) -> str:
    """Return text without case and accents, so that `agua` finds `Água`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
