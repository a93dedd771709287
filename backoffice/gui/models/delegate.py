"""Draws the cells that are more than words: states as coloured pills, links with a copy button, rows on their way."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backoffice.gui.models.columns import Form, GridColumn
from backoffice.gui.models.grid_model import COLUMN_ROLE, OFF_ROLE, ROW_ROLE
from backoffice.gui.models.records import Row
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import PAD, draw_line, draw_pill, leading

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: Row | None = index.data(ROW_ROLE)
        column: GridColumn = index.data(COLUMN_ROLE)
        painter.save()
        self._paint_ground(painter, option)
        if row is None:
            self._paint_waiting(painter, option.rect, index.row() + index.column())
        elif column.form == Form.STATE:
            self._paint_state(painter, option, row, column)
        elif column.form == Form.LINK:
            self._paint_link(painter, option, row, column, str(index.data() or ""))
        else:
            self._paint_text(painter, option, column, str(index.data() or ""), is_off=index.data(OFF_ROLE))
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

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._appearance.colours
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.selection))
        elif option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
            painter.fillRect(option.rect, QColor(colours.stripe))
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_waiting(self, painter: QPainter, rect: QRect, salt: int) -> None:
        """A quiet bar where words will stand."""
        width = max(min(rect.width() - 2 * PAD, 40 + salt % 5 * 24), 12)
        bar = QRect(rect.left() + PAD, rect.center().y() - 4, width, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.colours.line))
        painter.drawRoundedRect(bar, 4, 4)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, column: GridColumn, text: str, *, is_off: bool
    ) -> None:
        colours = self._appearance.colours
        painter.setPen(QColor(colours.text if column.is_strong and not is_off else colours.text_muted))
        painter.setFont(option.font)
        box = option.rect.adjusted(PAD, 0, -PAD, 0)
        side = Qt.AlignmentFlag.AlignRight if column.form.is_figure else Qt.AlignmentFlag.AlignLeft
        aligned = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
        draw_line(painter, box, aligned, text)

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
        icon = self._appearance.icon("copy")
        icon.paint(painter, button.adjusted(4, 4, -4, -4))
        painter.setPen(QColor(colours.accent_text))
        painter.setFont(option.font)
        box = QStyle.visualRect(option.direction, option.rect, option.rect.adjusted(PAD, 0, -PAD - ICON - 8, 0))
        draw_line(painter, box, leading(option.direction), text)

    def _copy_button(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        button = QRect(rect.right() - PAD - ICON - 4, rect.center().y() - ICON // 2 - 4, ICON + 8, ICON + 8)
        return QStyle.visualRect(direction, rect, button)
