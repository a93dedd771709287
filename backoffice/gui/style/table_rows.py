"""How every table of whole rows looks: no grid, no row numbers, a line below each row, the selected ones tinted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import colour
from backoffice.gui.style.tokens import Colours


def set_up_rows(view: QTableView, appearance: Appearance) -> None:
    """Let a table select rows and look like the others."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.horizontalHeader().setHighlightSections(False)
    set_row_height(view, appearance)


def set_row_height(view: QTableView, appearance: Appearance) -> None:
    """Take the height of rows from the look."""
    view.verticalHeader().setMinimumSectionSize(16)
    view.verticalHeader().setDefaultSectionSize(appearance.measures.row)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Draw what lies below the words of a cell."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, colour(colours.selection))
    painter.setPen(colour(colours.line))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
