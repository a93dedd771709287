"""The words of the cells that are being looked at, kept: they are drawn many times a second while somebody scrolls."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import tzinfo

from backoffice.gui.models.cell_text import cell_text
from backoffice.gui.models.columns import GridColumn
from backoffice.gui.models.records import Row

MOST = 2000
"""Rows whose words are kept."""
FOR_SECONDS = 60
"""What happened today is told by its time alone, and tomorrow no longer."""


class CellTexts:
    """Writes a cell once. A row that was read anew is another object, and is written anew."""

    def __init__(self, columns: Sequence[GridColumn], zone: tzinfo) -> None:
        """Keep nothing yet."""
        self._columns = columns
        self._zone = zone
        self._kept: dict[int, tuple[Row, dict[int, str]]] = {}
        self._since = time.monotonic()

    def text(self, row: Row, column: int) -> str:
        """Return what a cell of the row says."""
        now = time.monotonic()
        if now - self._since > FOR_SECONDS or len(self._kept) > MOST:
            self.forget()
            self._since = now
        kept = self._kept.get(id(row))  # the row is kept too, so that its number stays its own
        if kept is None:
            kept = self._kept[id(row)] = (row, {})
        texts = kept[1]
        text = texts.get(column)
        if text is None:
            text = texts[column] = cell_text(row, self._columns[column], self._zone)
        return text

    def forget(self) -> None:
        """Write everything anew."""
        self._kept.clear()
