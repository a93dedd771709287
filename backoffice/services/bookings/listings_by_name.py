"""Listings as files of bookings name them: by slug or by id."""

from __future__ import annotations

from backoffice.domain.errors import FieldProblem, InvalidInput, RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.ports import AssetFilter, AssetRecord, Database, Sort

_LARGEST_ID = 2**31 - 1


class ListingsByName:
    """Finds the listings of a kind, each once."""

    def __init__(self, database: Database, kind: AssetKind) -> None:
        """Look them up on first use."""
        self._database = database
        self._kind = kind
        self._found: dict[str, AssetRecord | None] = {}

    def find(self, name: str) -> AssetRecord:
        """Return the listing with this slug, or else this id.

        Raises:
            InvalidInput: there is none.

        """
        if name not in self._found:
            self._found[name] = self._by_slug(name) or self._by_id(name)
        listing = self._found[name]
        if listing is None:
            text = QT_TRANSLATE_NOOP(
                "backoffice", "There is no listing “{name}” among the {kind}. Write its slug or its number."
            )
            message = Message(text, {"name": shown(name), "kind": self._kind.value})
            raise InvalidInput((FieldProblem("listing", message),))
        return listing

    def _by_slug(self, name: str) -> AssetRecord | None:
        wanted = name.casefold()
        for archived in (False, True):
            where = AssetFilter(kind=self._kind, text=wanted, archived=archived)
            for row in self._database.queries.rows(self._database.queries.keys(where, Sort("slug"))):
                if row.cells["slug"] == wanted:
                    return self._get(row.ref)
        return None

    def _by_id(self, name: str) -> AssetRecord | None:
        if not (name.isascii() and name.isdigit() and len(name) <= 10 and int(name) <= _LARGEST_ID):
            return None
        return self._get(AssetRef(self._kind, int(name)))

    def _get(self, ref: AssetRef) -> AssetRecord | None:
        try:
            with self._database.read() as uow:
                return uow.assets.get(ref)
        except RecordMissing:
            return None
