"""Draws the cells that are more than words: states as coloured pills, links with a copy button, rows on their way."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backoffice.gui.models.columns import Form, GridColumn
from backoffice.gui.models.grid_model import COLUMN_ROLE, ROW_ROLE, GridModel
from backoffice.gui.models.records import Row
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import PAD, colour, draw_line, draw_pill, leading, trailing
from backoffice.gui.style.table_rows import draw_ground

ICON = 16

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """The one delegate of the tables. Data is drawn as plain text always."""

    copy_asked = Signal(str)
    """The copy button of a link was pressed: its address."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        """Take the look to draw in."""
        super().__init__(parent)
        self._appearance = appearance
        self._pictures: dict[float, QPixmap] = {}
        appearance.changed.connect(self._pictures.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = cast("GridModel", index.model())  # asked itself, as each role through Qt costs as much as drawing
        position, place = index.row(), index.column()
        row, column = model.row_at(position), model.spec.columns[place]
        painter.save()
        draw_ground(painter, option, self._appearance.colours)
        if row is None:
            self._paint_waiting(painter, option.rect, position + place)
        elif column.form is Form.STATE:
            self._paint_state(painter, option, row, column)
        elif column.form is Form.LINK:
            self._paint_link(painter, option, row, column, model.text_at(position, place) or "")
        else:
            is_off = model.spec.records.is_off(row.cells)
            self._paint_text(painter, option, column, model.text_at(position, place) or "", is_off=is_off)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a cell's words take, for fitting a column."""
        wanted = super().sizeHint(option, index)
        return QSize(wanted.width() + 2 * PAD, self._appearance.measures.row)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Copy a link when its button is pressed."""
        row: Row | None = index.data(ROW_ROLE)
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if is_release and isinstance(event, QMouseEvent) and row and index.data(COLUMN_ROLE).form == Form.LINK:
            link = row.cells.get(index.data(COLUMN_ROLE).name)
            if link and self._copy_button(option.rect, option.direction).contains(event.position().toPoint()):
                self.copy_asked.emit(str(link))
                return True
        return super().editorEvent(event, model, option, index)

    def _paint_waiting(self, painter: QPainter, rect: QRect, salt: int) -> None:
        """A quiet bar where words will stand."""
        width = max(min(rect.width() - 2 * PAD, 40 + salt % 5 * 24), 12)
        bar = QRect(rect.left() + PAD, rect.center().y() - 4, width, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._appearance.colours.line))
        painter.drawRoundedRect(bar, 4, 4)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, column: GridColumn, text: str, *, is_off: bool
    ) -> None:
        colours = self._appearance.colours
        painter.setPen(colour(colours.text if column.is_strong and not is_off else colours.text_muted))
        painter.setFont(option.font)
        box = option.rect.adjusted(PAD, 0, -PAD, 0)
        side = trailing if column.form.is_figure else leading
        draw_line(painter, box, side(option.direction), text)

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, column: GridColumn) -> None:
        states, value = column.states, str(row.cells[column.name])
        if states is not None:
            draw_pill(painter, option, states.words[value](), states.tone(value, self._appearance.colours))

    def _paint_link(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, column: GridColumn, text: str
    ) -> None:
        if not row.cells.get(column.name):
            return
        colours = self._appearance.colours
        button = self._copy_button(option.rect, option.direction)
        painter.drawPixmap(button.topLeft() + QPoint(4, 4), self._copy_picture(painter.device().devicePixelRatio()))
        painter.setPen(colour(colours.accent_text))
        painter.setFont(option.font)
        box = QStyle.visualRect(option.direction, option.rect, option.rect.adjusted(PAD, 0, -PAD - ICON - 8, 0))
        draw_line(painter, box, leading(option.direction), text)

    def _copy_picture(self, ratio: float) -> QPixmap:
        """Draw the icon once for each look and screen: drawing it from its font takes as long as a whole row."""
        picture = self._pictures.get(ratio)
        if picture is None:
            picture = self._pictures[ratio] = self._appearance.icon("copy").pixmap(QSize(ICON, ICON), ratio)
        return picture

    def _copy_button(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        button = QRect(rect.right() - PAD - ICON - 4, rect.center().y() - ICON // 2 - 4, ICON + 8, ICON + 8)
        return QStyle.visualRect(direction, rect, button)
