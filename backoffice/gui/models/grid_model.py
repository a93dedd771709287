"""The one table model, for listings and bookings of every kind."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from backoffice.gui.background import Background, Operation
from backoffice.gui.models.cell_text import cell_text
from backoffice.gui.models.cell_texts import CellTexts
from backoffice.gui.models.columns import GridColumn, GridSpec
from backoffice.gui.models.records import QuickQueries, Ref, Row, RowQueries
from backoffice.gui.models.rows import RowSource
from backoffice.services.ports import Sort, Stop

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The row of a cell, None while it is being fetched."""
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 1
"""The GridColumn of a cell."""


FIRST = 64
"""Rows shown before all are known: more than fit on a screen."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a table shows, and in which order."""

    where: Any
    sort: Sort = field(default_factory=Sort)


class GridModel(QAbstractTableModel):
    """A virtual table: a million rows cost a vector of keys; what is looked at is fetched in the background."""

    answered = Signal(int)
    """The rows of the last question are known: how many."""
    began = Signal()
    """The first rows of the last question show, though it is not known yet how many there are."""
    asked = Signal()

    def __init__(
        self, spec: GridSpec, queries: RowQueries, background: Background, zone: tzinfo, parent: QObject | None = None
    ) -> None:
        """Start with no rows; `ask` brings them."""
        super().__init__(parent)
        self.spec = spec
        self._queries = queries
        self._background = background
        self.zone = zone
        self._source = RowSource(spec.records, queries, background, self)
        self._source.loaded.connect(self._show_loaded)
        self._texts = CellTexts(spec.columns, zone)
        self._question = Question(spec.records.everything(spec.kind), spec.records.first_sort)
        self._asking: Operation[Sequence[int]] | None = None
        self._beginning: Operation[Sequence[Row]] | None = None
        self._ask_again = False
        self._stop = Stop()
        self._is_whole = True
        self.may_begin: Callable[[], bool] = lambda: True
        """Tells whether the first rows may show before the rest: not while a place among the rest must be kept."""

    @property
    def is_whole(self) -> bool:
        """Tell whether all rows of the last answer are known, and not only the first."""
        return self._is_whole

    @property
    def question(self) -> Question:
        """Return what is shown."""
        return self._question

    @property
    def keys(self) -> Sequence[int]:
        """Return the keys of all rows in order."""
        return self._source.keys

    def ref_at(self, position: int) -> Ref:
        """Return which record a row is; known before its cells are."""
        return self.spec.records.unpack(self._source.keys[position])

    def row_at(self, position: int) -> Row | None:
        """Return a row, or None and fetch it."""
        return self._source.row(position)

    def text_at(self, position: int, column: int) -> str | None:
        """Return what a cell says; nothing while its row is being fetched."""
        row = self._source.row(position)
        return None if row is None else self._texts.text(row, column)

    def ask(self, question: Question) -> None:
        """Show something else; the present rows stay until the new ones are known."""
        self._question = question
        self._ask()
        self._begin(question)

    def refresh(self, refs: Iterable[Ref] | None = None, *, only_stripe: bool = False) -> None:
        """Read changed rows again, and their order and number unless only what Stripe answered has changed."""
        self._source.refresh(refs)
        if only_stripe and not self._moves_by_itself:
            return
        if self._asking is None:
            self._ask()
        else:
            self._ask_again = True

    def retranslate(self) -> None:
        """Write everything in another language."""
        self._texts.forget()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of matching records."""
        return 0 if parent.isValid() else len(self._source.keys)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(self.spec.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.spec.columns):
            return None
        column = self.spec.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.heading()
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell; nothing while its row is being fetched."""
        column = self.spec.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.text_at(index.row(), index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(index.row(), column)
            case _ if role == ROW_ROLE:
                return self._source.row(index.row())
            case _ if role == COLUMN_ROLE:
                return column
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; the database does it."""
        if column < 0:
            return
        sort = Sort(self.spec.columns[column].name, descending=order == Qt.SortOrder.DescendingOrder)
        if sort != self._question.sort:
            self.ask(Question(self._question.where, sort))

    @property
    def _moves_by_itself(self) -> bool:
        records, question = self.spec.records, self._question
        return records.follows(question.where) or question.sort.column in records.live

    def _tool_tip(self, position: int, column: GridColumn) -> str | None:
        """Qt guesses whether a tool tip is HTML: data is escaped, so that it shows as typed."""
        row = self._source.row(position)
        if row is None:
            return None
        problem = row.cells.get("last_sync_error") if column.name == "sync_state" else None
        text = str(problem) if problem else cell_text(row, column, self.zone)
        return f"<span>{escape(text)}</span>" if text else None

    def _ask(self) -> None:
        self._drop_earlier()
        self._ask_again = False
        operation = self._background.run(self._read_keys(), owner=self)
        self._asking = operation
        operation.on_success(self._replace_keys)
        operation.ended.connect(lambda: self._answered(operation))
        self.asked.emit()

    def _drop_earlier(self) -> None:
        """Break off what was asked before: its answer is of no use."""
        for operation in (self._asking, self._beginning):
            if operation is not None:
                operation.cancel()
        self._beginning = None
        self._stop.set()
        self._stop = Stop()

    def _read_keys(self) -> Callable[[], Sequence[int]]:
        where, sort = self._question.where, self._question.sort
        queries: Any = self._queries  # both sorts of queries have keys, one of them with a way to stop
        if isinstance(queries, QuickQueries):
            return partial(queries.keys, where, sort, self._stop)
        return partial(queries.keys, where, sort)

    def _begin(self, question: Question) -> None:
        """Bring the first rows at once; all keys of a million rows take a moment."""
        queries = self._queries
        if isinstance(queries, QuickQueries) and self.may_begin():
            asking = self._asking
            work = partial(queries.first_rows, question.where, question.sort, FIRST, self._stop)
            self._beginning = self._background.run(work, owner=self)
            self._beginning.on_success(lambda rows: self._show_first(rows, asking))

    def _show_first(self, rows: Sequence[Row], asking: Operation[Sequence[int]] | None) -> None:
        self._beginning = None
        if rows and self._asking is asking is not None and self.may_begin():
            self._source.take(rows)
            self._reset(array("q", (self.spec.records.pack(row.ref) for row in rows)))
            self._is_whole = False
            self.began.emit()

    def _answered(self, operation: Operation[Sequence[int]]) -> None:
        if self._asking is operation:
            self._asking = None
            if self._ask_again:
                self._ask()

    def _replace_keys(self, keys: Sequence[int]) -> None:
        shown = self._source.keys
        if not self._is_whole and len(keys) > len(shown) and keys[: len(shown)] == shown:
            self.beginInsertRows(NOWHERE, len(shown), len(keys) - 1)
            self._source.extend_keys(keys)
            self.endInsertRows()
        elif keys != shown:
            self._reset(keys)
        self._is_whole = True
        self.answered.emit(len(keys))

    def _reset(self, keys: Sequence[int]) -> None:
        self.beginResetModel()
        self._source.replace_keys(keys)
        self.endResetModel()

    def _show_loaded(self, first: int, last: int) -> None:
        last = min(last, self.rowCount() - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def _alignment(column: GridColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.form.is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
