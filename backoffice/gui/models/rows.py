"""The rows behind a table: an ordered vector of keys, and the rows themselves fetched as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from backoffice.gui.background import Background, Operation
from backoffice.gui.models.records import Records, Ref, Row, RowQueries

BLOCK = 64
"""Rows fetched together."""
KEPT = 6000
"""Rows kept in memory at most."""
AT_ONCE = 4
"""Blocks fetched at once; older wishes of a fast scroll are dropped."""


class RowSource(QObject):
    """Hands out rows that are there, and fetches those that are not. Lives on the thread of the window."""

    loaded = Signal(int, int)
    """First and last position whose rows have come."""

    def __init__(self, records: Records, queries: RowQueries, background: Background, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._pack = records.pack
        self._queries = queries
        self._background = background
        self._keys: Sequence[int] = array("q")
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._gone: set[int] = set()
        self._wanted: list[int] = []
        self._under_way: dict[int, Operation[Sequence[Row]]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fetch_wanted)

    @property
    def keys(self) -> Sequence[int]:
        """Return the keys in order; never changed in place."""
        return self._keys

    def replace_keys(self, keys: Sequence[int]) -> None:
        """Show other rows, or the same in another order; rows known already stay known."""
        self._keys = keys
        self._gone.clear()
        self._wanted.clear()
        for operation in self._under_way.values():
            operation.cancel()
        self._under_way.clear()

    def extend_keys(self, keys: Sequence[int]) -> None:
        """Show more rows below the present ones: `keys` begins with those."""
        self._keys = keys

    def take(self, rows: Sequence[Row]) -> None:
        """Know these rows, so that they need not be fetched."""
        self._rows.update((self._pack(row.ref), row) for row in rows)

    def row(self, position: int) -> Row | None:
        """Return the row at a position, or None and fetch it."""
        key = self._keys[position]
        row = self._rows.get(key)
        if row is not None:
            self._rows.move_to_end(key)
        elif key not in self._gone:
            self._want(position // BLOCK)
        return row

    def refresh(self, refs: Iterable[Ref] | None = None) -> None:
        """Fetch changed rows (None: all that are known) anew; until they come the old ones show."""
        known = self._rows.keys()
        changed = list(known) if refs is None else [key for key in map(self._pack, refs) if key in known]
        recent = changed[-BLOCK * AT_ONCE :]
        for key in changed[: -len(recent)] if recent else ():
            del self._rows[key]
        if recent:
            self._background.run(lambda: self._queries.rows(recent), owner=self).on_success(self._replace)

    def _replace(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._rows[self._pack(row.ref)] = row
        if len(self._keys):
            self.loaded.emit(0, len(self._keys) - 1)

    def _want(self, block: int) -> None:
        if block in self._under_way:
            return
        if block in self._wanted:
            self._wanted.remove(block)
        self._wanted.append(block)
        if not self._timer.isActive():
            self._timer.start()

    def _fetch_wanted(self) -> None:
        del self._wanted[:-AT_ONCE]
        while self._wanted and len(self._under_way) < AT_ONCE:
            self._fetch(self._wanted.pop())

    def _fetch(self, block: int) -> None:
        first = block * BLOCK
        keys = list(self._keys[first : first + BLOCK])
        operation = self._background.run(lambda: self._queries.rows(keys), owner=self)
        self._under_way[block] = operation
        operation.on_success(lambda rows: self._store(block, keys, rows))
        operation.ended.connect(lambda: self._fetched(block, operation))

    def _store(self, block: int, keys: Sequence[int], rows: Sequence[Row]) -> None:
        for row in rows:
            self._rows[self._pack(row.ref)] = row
        self._gone.update(key for key in keys if key not in self._rows)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        first = block * BLOCK
        self._under_way.pop(block, None)
        self.loaded.emit(first, min(first + BLOCK, len(self._keys)) - 1)

    def _fetched(self, block: int, operation: Operation[Sequence[Row]]) -> None:
        if self._under_way.get(block) is operation:
            del self._under_way[block]
        self._fetch_wanted()
