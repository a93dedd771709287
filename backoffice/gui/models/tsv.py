"""Copying rows to the clipboard: tab-separated, one line a row, as spreadsheets paste them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from backoffice.gui.models.cell_text import cell_text
from backoffice.gui.models.columns import GridColumn
from backoffice.gui.models.records import Row


def rows_as_tsv(rows: Iterable[Row], columns: Sequence[GridColumn], zone: tzinfo) -> str:
    """Return headings and rows as they are shown."""
    headings = [column.heading() for column in columns]
    return to_tsv([headings, *([cell_text(row, column, zone) for column in columns] for row in rows)])


def to_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as text; tabs and line breaks inside a cell become spaces."""
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows)


def _plain(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").splitlines())
