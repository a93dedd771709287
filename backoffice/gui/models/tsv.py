"""Copying rows to the clipboard: tab-separated, one line a row, as spreadsheets paste them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def to_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as text; tabs and line breaks inside a cell become spaces."""
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows)


def _plain(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").splitlines())
