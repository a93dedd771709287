"""The table of a plan: the value that will prevail stands out, the other is struck through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backoffice.domain.resync import Choice
from backoffice.gui.models.resync_plan_model import LINE_ROLE, Column, PlanLine, PlanModel, PlanSort
from backoffice.gui.pages.grid_view import runs
from backoffice.gui.resync_words import NOTHING, choice_tone
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import PAD, draw_line, draw_pill, leading
from backoffice.gui.style.table_rows import draw_ground, set_up_rows
from backoffice.gui.translation import tr

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {
    Column.LISTING: 230,
    Column.FINDING: 150,
    Column.IN_STRIPE: 190,
    Column.HERE: 190,
    Column.CHOICE: 185,
    Column.REQUESTS: 90,
}
KEYS = {
    Qt.Key.Key_1: Choice.MAKE_STRIPE_MATCH,
    Qt.Key.Key_2: Choice.TAKE_STRIPES_VALUE,
    Qt.Key.Key_3: Choice.LEAVE,
}


class PlanTable(QTableView):
    """The keys 1, 2 and 3 choose for the selected rows; Space goes on to the next choice."""

    choice_asked = Signal(object)
    """A Choice for the selected rows."""
    selection_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._appearance = appearance
        self.setItemDelegate(_LineDelegate(appearance, self))
        set_up_rows(self, appearance)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("What differs"))

    def show_model(self, model: PlanModel) -> None:
        """Show a plan."""
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_changed.emit())
        model.modelReset.connect(self.selection_changed)
        # A header looks at every row for whether its column is selected: five seconds for a hundred thousand.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)  # the plan's own order is no column's
        self.setSortingEnabled(True)
        self._fit()

    def take_order(self, order: tuple[PlanSort | None, Sequence[int]]) -> None:
        """Show the lines in another order; those that are selected stay so."""
        lines, current, selected = self.plan.lines, self.currentIndex().row(), self.selected
        wanted, focus = {lines[at] for at in selected}, lines[current] if current >= 0 else None
        self.plan.take_order(order)
        lines = self.plan.lines
        if focus in lines:
            self.setCurrentIndex(self.plan.index(lines.index(focus), 0))
        chosen = QItemSelection()
        for first, last in runs([at for at, line in enumerate(lines) if line in wanted]):
            chosen.select(self.plan.index(first, 0), self.plan.index(last, 0))
        only, rows = QItemSelectionModel.SelectionFlag.ClearAndSelect, QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(chosen, only | rows)

    @property
    def plan(self) -> PlanModel:
        """Return the model shown."""
        model = self.model()
        assert isinstance(model, PlanModel)
        return model

    @property
    def selected(self) -> list[int]:
        """Return the positions of the selected lines, without an index object for each of them."""
        ranges: Any = self.selectionModel().selection()  # iterable, which its stub does not say
        return sorted({at for part in ranges for at in range(part.top(), part.bottom() + 1)})

    @property
    def current(self) -> PlanLine | None:
        """Return the line with the focus."""
        found: PlanLine | None = self.currentIndex().data(LINE_ROLE)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key."""
        line, key = self.current, Qt.Key(event.key())
        if key in KEYS and not event.modifiers():
            self.choice_asked.emit(KEYS[key])
        elif key == Qt.Key.Key_Space and line is not None:
            choices = line.row.choices
            self.choice_asked.emit(choices[(choices.index(line.choice) + 1) % len(choices)])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns share the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.model() is None:
            return
        room = self.viewport().width()
        factor = max(room / sum(WIDTHS.values()), 0.75)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, int(width * factor))
        others = sum(self.columnWidth(at) for at in range(Column.REQUESTS))
        self.setColumnWidth(Column.REQUESTS, max(room - others, int(WIDTHS[Column.REQUESTS] * 0.75)))


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        colours = self._appearance.colours
        line: PlanLine = index.data(LINE_ROLE)
        words, column = str(index.data() or ""), Column(index.column())
        painter.save()
        draw_ground(painter, option, colours)
        if column is Column.CHOICE:
            draw_pill(painter, option, words, choice_tone(line.choice, colours))
        else:
            self._write(painter, option, words, column, line)
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, column: Column, line: PlanLine
    ) -> None:
        colours, font = self._appearance.colours, option.font
        is_losing = column is _losing(line.choice) and words != NOTHING
        is_strong = column is Column.LISTING or column is _prevailing(line.choice)
        font.setStrikeOut(is_losing)
        painter.setFont(font)
        painter.setPen(QColor(colours.text if is_strong else colours.text_muted))
        box: QRect = option.rect.adjusted(PAD, 0, -PAD, 0)
        draw_line(painter, box, leading(option.direction), words)


def _prevailing(choice: Choice) -> Column | None:
    """Return the side that both have afterwards; None: both stay as they are."""
    sides = {Choice.MAKE_STRIPE_MATCH: Column.HERE, Choice.TAKE_STRIPES_VALUE: Column.IN_STRIPE}
    return sides.get(choice)


def _losing(choice: Choice) -> Column | None:
    sides = {Choice.MAKE_STRIPE_MATCH: Column.IN_STRIPE, Choice.TAKE_STRIPES_VALUE: Column.HERE}
    return sides.get(choice)
