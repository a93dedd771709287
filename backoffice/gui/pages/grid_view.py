"""The table of listings or bookings: keyboard, columns, copying, and a selection that survives new data."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from backoffice.gui.models.columns import Form, GridColumn
from backoffice.gui.models.delegate import CellDelegate
from backoffice.gui.models.grid_model import GridModel
from backoffice.gui.models.records import Ref
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.table_rows import set_row_height, set_up_rows
from backoffice.gui.translation import formats, tr

HEADING_ROOM = 40
"""Pixels around a heading, its arrow included."""
PILL_ROOM = 58
"""Pixels around the words of a state: its dot, its ends and the cell's edges."""
LONG_DAYS = (date(2026, 11, 28), date(2026, 12, 28))
"""Days that take about as much room as any."""
FEW = 40
"""Selected rows that are looked up one by one after new data; more are found in one pass."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person is in a table: keys of the focused, selected and topmost rows, and pixels scrolled."""

    current: int | None = None
    selected: Sequence[int] = ()
    everything: bool = False
    top: int | None = None
    offset: int = 0
    scroll: int = 0


def runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of neighbours in a sorted sequence."""
    first = last = None
    for position in positions:
        if last is not None and first is not None and position != last + 1:
            yield first, last
            first = position
        first = position if first is None else first
        last = position
    if first is not None and last is not None:
        yield first, last


class GridView(QTableView):
    """A QTableView over a GridModel."""

    current_changed = Signal(object)
    """The row with the focus: its ref, or None."""
    opened = Signal(object)
    """Enter or a double click on a row: its ref."""
    link_copied = Signal(str)
    typed = Signal(str)
    """The letters typed so far, to jump to a name."""
    columns_changed = Signal()

    def __init__(self, model: GridModel, appearance: Appearance, parent: QWidget) -> None:
        """Show the model."""
        super().__init__(parent)
        self._grid = model
        self._appearance = appearance
        self._delegate = CellDelegate(appearance, self)
        self._delegate.copy_asked.connect(self._copy_link)
        self._place = _Place()
        self.fits_itself = True
        self._is_fitting = False
        self._is_restoring = False
        self._letters = ""
        self._letters_end = QTimer(self, singleShot=True, interval=1000)
        self._letters_end.timeout.connect(self._forget_letters)
        self._set_up()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up_columns()
        self._connect()

    @property
    def selected_keys(self) -> Sequence[int]:
        """Return the keys of the selected rows, in their order."""
        keys = self._grid.keys
        return array("q", (keys[row] for row in self._selected_positions()))

    @property
    def visible_columns(self) -> list[GridColumn]:
        """Return the columns that are shown, as they stand."""
        header = self.horizontalHeader()
        logical = (header.logicalIndex(visual) for visual in range(header.count()))
        return [self._grid.spec.columns[column] for column in logical if not header.isSectionHidden(column)]

    @property
    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(part.height() for part in self._selected_ranges())

    @property
    def current_ref(self) -> Ref | None:
        """Return the record with the focus."""
        index = self.currentIndex()
        return self._grid.ref_at(index.row()) if index.isValid() else None

    def select_key(self, key: int) -> bool:
        """Go to a record; False when it is not among the rows."""
        places = self._places({key})
        if key not in places:
            return False
        self.select_row(places[key])
        return True

    def select_row(self, position: int) -> None:
        """Select one row and go there, whatever keys are held down; -1 does nothing."""
        if position >= 0:
            index = self._grid.index(position, max(self.currentIndex().column(), 0))
            only_this = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, only_this)
            self.scrollTo(index)

    def columns_state(self) -> QByteArray:
        """Return order, widths, visibility and sorting of the columns."""
        return self.horizontalHeader().saveState()

    def restore_columns(self, state: QByteArray) -> None:
        """Bring back what `columns_state` returned; a state of another version is ignored."""
        header = self.horizontalHeader()
        if not header.restoreState(state) or header.count() != len(self._grid.spec.columns):
            self._set_up_columns()
        self._set_header_manners()

    def fit_name(self) -> None:
        """Let the names take the room that the other columns leave, until somebody sets a width by hand."""
        header = self.horizontalHeader()
        records = self._grid.spec.records
        name = self._grid.spec.position(records.lead)
        others = header.length() - header.sectionSize(name)
        self._is_fitting = True
        header.resizeSection(name, max(self.viewport().width() - others, records.narrowest))
        self._is_fitting = False

    def retranslate(self) -> None:
        """Make room for words of another language, unless widths were set by hand."""
        self.horizontalHeader().setAccessibleName(tr("Columns"))
        if self.fits_itself:
            self._is_fitting = True
            for position, column in enumerate(self._grid.spec.columns):
                if not self.isColumnHidden(position):
                    self.setColumnWidth(position, self._needed_width(column))
            self.fit_name()

    def apply_density(self) -> None:
        """Take the height of rows from the look."""
        set_row_height(self, self._appearance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the names to the new width."""
        super().resizeEvent(event)
        if self.fits_itself:
            self.fit_name()

    def keyboardSearch(self, search: str) -> None:
        """Collect typed letters; whoever knows all rows jumps to the first name that begins with them."""
        if not search.strip() and not self._letters:
            return
        self._letters += search
        self._letters_end.start()
        self.typed.emit(self._letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End go to the first and last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfLine):
            self.select_row(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfLine):
            self.select_row(self._grid.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _set_up(self) -> None:
        set_up_rows(self, self._appearance)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _set_up_columns(self) -> None:
        header = self.horizontalHeader()
        for position, column in enumerate(self._grid.spec.columns):
            header.resizeSection(position, self._needed_width(column))
            header.setSectionHidden(position, not column.is_shown)
        sort = self._grid.spec.records.first_sort
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(self._grid.spec.position(sort.column), order)
        self._set_header_manners()

    def _needed_width(self, column: GridColumn) -> int:
        """Return the usual width, or what heading and states take in the language of now."""
        states = [words() for words in column.states.words.values()] if column.states else []
        samples = [formats().days(*LONG_DAYS)] if column.form is Form.WHEN else []
        words = max(self.fontMetrics().horizontalAdvance(text) for text in (column.heading(), *states, *samples))
        return max(column.width, words + (PILL_ROOM if states else HEADING_ROOM))

    def _set_header_manners(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setAccessibleName(tr("Columns"))
        self.setSortingEnabled(True)

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.customContextMenuRequested.connect(self._show_columns_menu)
        header.sectionMoved.connect(self.columns_changed)
        header.sectionResized.connect(self._tell_resized)
        self._grid.may_begin = self._is_nowhere
        self._grid.modelAboutToBeReset.connect(self._keep_place)
        self._grid.modelReset.connect(self._restore_place)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open)

    def columns_menu(self) -> QMenu:
        """Return a menu in which columns are shown and hidden."""
        menu = QMenu(tr("Columns"), self)
        for position, column in enumerate(self._grid.spec.columns):
            action = menu.addAction(column.heading())
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(position))
            action.setEnabled(column.name != self._grid.spec.records.lead)
            action.toggled.connect(lambda shown, at=position: self._show_column(at, shown))
        menu.addSeparator()
        menu.addAction(tr("Columns as at first")).triggered.connect(self._reset_columns)
        return menu

    def _show_columns_menu(self, place: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _show_column(self, position: int, shown: bool) -> None:
        self.setColumnHidden(position, not shown)
        if self.fits_itself:
            self.fit_name()
        self.columns_changed.emit()

    def _tell_resized(self, _section: int, before: int, after: int) -> None:
        """A width that a person chose stays; hiding a column resizes it too, to nought."""
        if not self._is_fitting and before and after:
            self.fits_itself = False
            self.columns_changed.emit()

    def _reset_columns(self) -> None:
        header = self.horizontalHeader()
        for position in range(header.count()):
            header.moveSection(header.visualIndex(position), position)
        self._set_up_columns()
        self.fits_itself = True
        self.fit_name()
        self.columns_changed.emit()

    def _selected_ranges(self) -> list[QItemSelectionRange]:
        """Qt's selection is a list, though its stub does not say so."""
        return list(cast("Iterable[QItemSelectionRange]", self.selectionModel().selection()))

    def _selected_positions(self) -> list[int]:
        return sorted(row for part in self._selected_ranges() for row in range(part.top(), part.bottom() + 1))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._grid.ref_at(index.row()))

    def _tell_current(self, current: QModelIndex) -> None:
        if not self._is_restoring:
            self.current_changed.emit(self._grid.ref_at(current.row()) if current.isValid() else None)

    def _is_nowhere(self) -> bool:
        """Tell whether there is no place to keep: nothing is selected, and the first rows are looked at."""
        no_row = not self.currentIndex().isValid() and not self.selectionModel().hasSelection()
        return no_row and self.verticalScrollBar().value() == 0

    def _keep_place(self) -> None:
        """Remember by key what is selected, what has the focus and what stands at the top."""
        keys = self._grid.keys
        current, top = self.currentIndex().row(), self.rowAt(0)
        everything = self.selected_count == len(keys) > FEW
        self._place = _Place(
            current=keys[current] if current >= 0 else None,
            selected=() if everything else self.selected_keys,
            everything=everything,
            top=keys[top] if top >= 0 else None,
            offset=-self.rowViewportPosition(top) if top >= 0 else 0,
            scroll=self.verticalScrollBar().value(),
        )
        self._is_restoring = True

    def _restore_place(self) -> None:
        place = self._place
        places = self._places({key for key in (place.current, place.top, *place.selected) if key is not None})
        if place.current in places:
            only_focus = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._grid.index(places[place.current], 0), only_focus)
        if place.everything:
            self.selectAll()
        else:
            self._select_rows(sorted(places[key] for key in place.selected if key in places))
        self._restore_scroll(place, places)
        self._is_restoring = False
        if place.current is not None and place.current not in places:
            self.current_changed.emit(None)

    def _select_rows(self, positions: Sequence[int]) -> None:
        selection = QItemSelection()
        for first, last in runs(positions):
            selection.select(self._grid.index(first, 0), self._grid.index(last, 0))
        chosen = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, chosen)

    def _restore_scroll(self, place: _Place, places: dict[int, int]) -> None:
        """Keep the row at the top where it was, however many rows came above it; at the very top, stay there."""
        self.executeDelayedItemsLayout()
        value = place.scroll
        if place.scroll > 0 and place.top in places:
            value = places[place.top] * self.verticalHeader().defaultSectionSize() + place.offset
        self.verticalScrollBar().setValue(value)

    def _places(self, wanted: set[int]) -> dict[int, int]:
        keys = self._grid.keys
        if len(wanted) > FEW:
            return {key: position for position, key in enumerate(keys) if key in wanted}
        return {key: keys.index(key) for key in wanted if key in keys}

    def _copy_link(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self.link_copied.emit(link)

    def _forget_letters(self) -> None:
        self._letters = ""
