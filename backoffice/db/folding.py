"""Text as it is searched and sorted: without capitals and accents, alike on every database."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

SEARCHED = ("name", "slug", "supplier", "city")
"""The columns a text filter looks into."""

_LONGEST_SORTED = 200
"""Characters of a name that decide its place; PostgreSQL indexes no long texts."""


def fold(text: str) -> str:
    """Return text without case and accents: `São João` and `SAO JOAO` fold to the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold_columns(values: Mapping[str, object]) -> dict[str, str]:
    """Return the folded columns of a listing with these values."""
    texts = [fold(str(values[column])) for column in SEARCHED if values.get(column)]
    return {"name_folded": fold(str(values["name"]))[:_LONGEST_SORTED].strip(), "search_text": "\n".join(texts)}
