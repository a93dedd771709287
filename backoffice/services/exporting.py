"""Listings into CSV files that `import` reads back and that no spreadsheet takes for formulas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, show_field
from backoffice.domain.specs import fields_of
from backoffice.services.csv_files import guard, write_csv_file, write_csv_row
from backoffice.services.importing import columns_of, tiers_as_text
from backoffice.services.ports import AssetFilter, AssetRecord, Database


class Exporting:
    """Writes listings of a kind to a file."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database

    def lines(self, kind: AssetKind, where: AssetFilter, context: ParseContext = NEUTRAL_CONTEXT) -> Iterator[str]:
        """Yield the header and one line a listing, in the order of their ids."""
        yield write_csv_row(columns_of(kind))
        with self._database.queries.export(kind, where) as records:
            for record in records:
                yield write_csv_row(_cells(record, context.in_currency(str(record.values["currency"]))))

    def write(self, kind: AssetKind, path: Path, where: AssetFilter | None = None) -> int:
        """Write the file (replaced whole, or left as it was) and return how many listings it holds.

        Raises:
            OSError: when it cannot be written.

        """
        return write_csv_file(path, self.lines(kind, where or AssetFilter(kind=kind)))


def _cells(record: AssetRecord, context: ParseContext) -> list[str]:
    def show(spec: FieldSpec, value: object) -> str:
        return show_field(spec, value, context)

    kind = record.ref.kind
    cells = [guard(show(spec, record.values.get(spec.name))) for spec in fields_of(kind)]
    return [*cells, tiers_as_text(record.tiers, show)] if kind.has_tiers else cells
