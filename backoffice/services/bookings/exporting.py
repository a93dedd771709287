"""Bookings into CSV files that `import` reads back and that no spreadsheet takes for formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetRef
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, show_field
from backoffice.services.bookings import columns
from backoffice.services.csv_files import guard, write_csv_file, write_csv_row
from backoffice.services.ports import AssetFilter, BookingFilter, BookingRecord, Database


@dataclass(frozen=True, slots=True)
class _Named:
    """How files name a listing and its tiers."""

    slug: str
    tiers: Mapping[int, str]


class BookingExporting:
    """Writes bookings of a kind to a file."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database

    def lines(self, kind: BookingKind, where: BookingFilter, context: ParseContext = NEUTRAL_CONTEXT) -> Iterator[str]:
        """Yield the header and one line a booking, in the order of their ids."""
        yield columns.booking_template(kind)
        names = self._names(kind)
        with self._database.booking_queries.export(kind, where) as records:
            for record in records:
                named = names.get(record.asset) or _Named(str(record.asset.id), {})  # listed since
                yield write_csv_row(_cells(record, named, context.in_currency(record.price.currency)))

    def write(self, kind: BookingKind, path: Path, where: BookingFilter | None = None) -> int:
        """Write the file (replaced whole, or left as it was) and return how many bookings it holds.

        Raises:
            OSError: when it cannot be written.

        """
        return write_csv_file(path, self.lines(kind, where or BookingFilter(kind=kind)))

    def _names(self, kind: BookingKind) -> dict[AssetRef, _Named]:
        names: dict[AssetRef, _Named] = {}
        for archived in (False, True):
            where = AssetFilter(kind=kind.asset_kind, archived=archived)
            with self._database.queries.export(kind.asset_kind, where) as listings:
                for listing in listings:
                    tiers = {tier.id: str(tier.values.get("name")) for tier in listing.tiers if tier.id is not None}
                    names[listing.ref] = _Named(str(listing.values.get("slug") or listing.ref.id), tiers)
        return names


def _cells(record: BookingRecord, named: _Named, context: ParseContext) -> list[str]:
    method = record.payment_method
    standing: Mapping[str, object] = {
        "listing": named.slug,
        "status": record.status.value,
        "payment_status": record.payment_status.value,
        "payment_method": method.value if method else None,
        "payment_intent_id": record.stripe.payment_intent_id,
        "confirmation_code": record.confirmation_code,
        "currency": record.price.currency,
        "total_minor": record.price.total_minor,
    }
    return [
        guard(_show(spec, {**record.values, **standing}, named, context))
        for spec in columns.booking_columns(record.ref.kind)
    ]


def _show(spec: FieldSpec, values: Mapping[str, object], named: _Named, context: ParseContext) -> str:
    value = values.get(spec.name)
    if spec.name == columns.TIER and isinstance(value, int):
        return named.tiers.get(value, str(value))
    return show_field(spec, value, context)
