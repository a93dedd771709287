"""Slugs: a listing's name as it stands in an address, unique in its kind."""

from __future__ import annotations

from backoffice.domain.kinds import AssetKind
from backoffice.domain.validation import slug_of
from backoffice.services.ports import AssetQueries

_NAMELESS = "listing"


class Slugs:
    """Gives out slugs that are not taken yet, those it gave before included."""

    def __init__(self, queries: AssetQueries) -> None:
        """Look up what is taken on first use, once per kind."""
        self._queries = queries
        self._taken: dict[AssetKind, set[str]] = {}

    def make_unique(self, kind: AssetKind, wanted: str) -> str:
        """Return a free slug like `wanted`: as it is, or with a number behind it."""
        if kind not in self._taken:
            self._taken[kind] = set(self._queries.distinct(kind, "slug"))
        taken = self._taken[kind]
        stem = slug_of(wanted) or _NAMELESS
        slug, number = stem, 1
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        return slug
