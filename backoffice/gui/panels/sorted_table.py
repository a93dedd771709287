"""A PlainTable that is sorted by any column and of which several rows can be selected."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.models.tsv import to_tsv
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.style.appearance import Appearance

T = TypeVar("T")
Order = Callable[[T], Any]
"""What a column is sorted by; rows alike stay in the order in which they came."""


class SortedTable(PlainTable[T]):
    """Rows that come anew leave selection, focus and scroll where they were; a row that went is not replaced."""

    selection_changed = Signal()
    """Other rows are selected now."""

    def __init__(
        self,
        columns: Sequence[PlainColumn[T]],
        orders: Sequence[Order[T]],
        key: Callable[[T], Hashable],
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        """Begin in the order in which rows come. `orders`: one for each column."""
        super().__init__(columns, key, appearance, parent)
        self._orders = tuple(orders)
        self._came: Sequence[T] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_changed.emit())

    @property
    def selected(self) -> tuple[T, ...]:
        """Return the selected rows from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.items[row] for row in rows)

    def show_items(self, items: Sequence[T]) -> None:
        """Show these rows; the first is chosen where none was shown before."""
        self._came = items
        self._show(self._ordered(items))

    def select_key(self, key: Hashable) -> bool:
        """Choose the row with this key, if it is shown; tell whether it is."""
        row = next((at for at, item in enumerate(self.rows.items) if self.rows.key(item) == key), None)
        if row is not None:
            self._choose(row)
        return row is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows as TSV with their headings."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
            return
        super().keyPressEvent(event)

    def copy_selected(self) -> str:
        """Put the selected rows on the clipboard as TSV with headings, and return them."""
        columns = self.rows.columns
        headings = [column.heading() for column in columns]
        text = to_tsv([headings, *([column.text(item) for column in columns] for item in self.selected)])
        QGuiApplication.clipboard().setText(text)
        return text

    # --- within ---------------------------------------------------------------------------------------------

    def _choose(self, row: int) -> None:
        """Select one row and no other: `selectRow` would heed the keys that are held down."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _ordered(self, items: Sequence[T]) -> Sequence[T]:
        if self._sorted is None:
            return items
        column, order = self._sorted
        return sorted(items, key=self._orders[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._sorted = (column, order) if column >= 0 else None
        self._show(self._ordered(self._came))

    def _show(self, items: Sequence[T]) -> None:
        had_rows, key = bool(self.rows.items), self.rows.key
        current = key(self.current) if self.current is not None else None
        kept, scrolled = {key(item) for item in self.selected}, self.verticalScrollBar().value()
        if not self.rows.show_items(items):
            return
        if not had_rows and items:
            self._choose(0)
            return
        selection, last = QItemSelection(), len(self.rows.columns) - 1
        for row, item in enumerate(items):
            if key(item) in kept:
                selection.select(self.rows.index(row, 0), self.rows.index(row, last))
            if key(item) == current:
                self.selectionModel().setCurrentIndex(
                    self.rows.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
                )
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)
