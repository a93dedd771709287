"""Draws a PlainModel: pills for states, figures at the far side, all else as plain text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backoffice.gui.models.plain_model import COLUMN_ROLE, ROW_ROLE, PlainColumn, PlainModel
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import PAD, draw_line, draw_pill, leading, trailing
from backoffice.gui.style.table_rows import draw_ground, set_row_height, set_up_rows

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
NARROWEST = 0.8
"""To which part of its width a column may shrink before the table scrolls."""


class PlainTable(QTableView, Generic[T]):
    """Keeps what was chosen when the rows come anew."""

    chosen = Signal(object)
    """The row with the focus, None when there is none."""
    opened = Signal(object)
    """Enter or a double click on a row."""

    def __init__(
        self,
        columns: Sequence[PlainColumn[T]],
        key: Callable[[T], Hashable],
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._appearance = appearance
        self.rows = PlainModel(columns, key, self)
        self.setModel(self.rows)
        self.setItemDelegate(_PlainDelegate(appearance, self))
        set_up_rows(self, appearance)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit(self.current))
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))
        appearance.changed.connect(self.apply_density)

    @property
    def current(self) -> T | None:
        """Return the row with the focus."""
        found: T | None = self.currentIndex().data(ROW_ROLE)
        return found

    def show_items(self, items: Sequence[T]) -> None:
        """Show these rows; the one that was chosen stays so, else the first is."""
        before, row = self.current, self.currentIndex().row()
        if not self.rows.show_items(items):
            return
        keys = [self.rows.key(item) for item in items]
        known = before is not None and self.rows.key(before) in keys
        wanted = keys.index(self.rows.key(before)) if known and before is not None else min(max(row, 0), len(keys) - 1)
        if wanted >= 0:
            self.setCurrentIndex(self.rows.index(wanted, 0))
        else:
            self.chosen.emit(None)

    def apply_density(self) -> None:
        """Take the height of rows from the look."""
        set_row_height(self, self._appearance)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.rows.retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns share the room, as far as they must."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each column its width, or more in proportion; the last takes what is left."""
        wanted = [
            max(column.width, self.fontMetrics().horizontalAdvance(column.heading()) + 34)
            for column in self.rows.columns
        ]
        room = self.viewport().width()
        factor = max(room / sum(wanted), NARROWEST)
        for position, width in enumerate(wanted):
            self.setColumnWidth(position, int(width * factor))
        last = len(wanted) - 1
        self.setColumnWidth(
            last, max(int(wanted[last] * NARROWEST), room - sum(self.columnWidth(at) for at in range(last)))
        )


class _PlainDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        colours = self._appearance.colours
        column: PlainColumn[Any] = index.data(COLUMN_ROLE)
        words = str(index.data() or "")
        painter.save()
        draw_ground(painter, option, colours)
        if column.tone is not None and words:
            draw_pill(painter, option, words, column.tone(index.data(ROW_ROLE), colours))
        else:
            painter.setPen(QColor(colours.text if column.is_lead or column.is_figure else colours.text_muted))
            painter.setFont(option.font)
            box: QRect = option.rect.adjusted(PAD, 0, -PAD, 0)
            side = trailing if column.is_figure else leading
            draw_line(painter, box, side(option.direction), words)
        painter.restore()
