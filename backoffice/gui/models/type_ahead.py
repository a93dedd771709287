"""Jumping to a name by its first letters, in any order of rows, without reading them all."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from backoffice.services.ports import AssetFilter, AssetQueries, Sort, pack_key

LOOKED_AT = 400
"""Rows whose names hold the letters that are looked at for one that begins with them."""


def find_name(queries: AssetQueries, where: AssetFilter, sort: Sort, letters: str) -> int | None:
    """Return the key of the first row in this order whose name begins with the letters (else holds them), or None."""
    text = f"{where.text} {letters}".strip() if where.text else letters
    keys = queries.keys(replace(where, text=text), sort)[:LOOKED_AT]
    rows = queries.rows(keys)
    wanted = fold(letters)
    begins = (row for row in rows if fold(str(row.cells.get("name") or "")).startswith(wanted))
    holds = (row for row in rows if wanted in fold(str(row.cells.get("name") or "")))
    row = next(begins, None) or next(holds, None)
    return pack_key(row.ref) if row else None


def fold(text: str) -> str:
    """Return text without case and accents, so that `agua` finds `Água`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
