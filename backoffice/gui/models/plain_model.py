"""A table of a few hundred rows that is read as a whole: payments, events, a customer's bookings."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.style.tokens import Colours, Tone

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PlainColumn(Generic[T]):
    """A column: its heading and what it says of a row. With a `tone` it is drawn as a pill, figures at the far side."""

    heading: Callable[[], str]
    text: Callable[[T], str]
    width: int
    tone: Callable[[T, Colours], Tone] | None = None
    is_figure: bool = False
    is_lead: bool = False


class PlainModel(QAbstractTableModel, Generic[T]):
    """Shows rows in the order they come. `key` tells whether two rows are the same thing."""

    def __init__(self, columns: Sequence[PlainColumn[T]], key: Callable[[T], Hashable], parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.items: Sequence[T] = ()

    def show_items(self, items: Sequence[T]) -> bool:
        """Show these rows; False: they are shown already."""
        if list(items) == list(self.items):
            return False
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()
        return True

    def retranslate(self) -> None:
        """Write the words anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, its row or its column."""
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item, column = self.items[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            return item
        if role == COLUMN_ROLE:
            return column
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(item).translate(ONE_LINE)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading()
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_figure:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
