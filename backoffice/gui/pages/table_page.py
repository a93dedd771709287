"""A page that is a table: heading, count, filter bar, rows; of listings and of bookings alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backoffice.gui.background import Background, Operation
from backoffice.gui.models.columns import GridSpec
from backoffice.gui.models.grid_model import GridModel, Question
from backoffice.gui.models.records import Ref, RowQueries
from backoffice.gui.models.tsv import rows_as_tsv
from backoffice.gui.models.type_ahead import find_name
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.filter_bar import FilterBar
from backoffice.gui.pages.grid_view import GridView
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr


class TablePage(QWidget):
    """Shows records of a kind (None: all). What to do with them is decided by the window."""

    current_changed = Signal(object)
    opened = Signal(object)
    selection_changed = Signal()
    new_asked = Signal()
    link_copied = Signal(str)

    def __init__(
        self,
        spec: GridSpec,
        filter_bar: FilterBar,
        queries: RowQueries,
        background: Background,
        appearance: Appearance,
        remembered: Remembered,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; rows are asked for when it is first shown."""
        super().__init__(parent)
        self._queries = queries
        self._background = background
        self._appearance = appearance
        self._remembered = remembered
        self._jump: Operation[int | None] | None = None
        self._was_shown = False
        self.model = GridModel(spec, queries, background, zone, self)
        self._filters = filter_bar
        filter_bar.setParent(self)  # before the table: the order of the children is that of Tab
        self.view = GridView(self.model, appearance, self)
        self._title = QLabel(self)
        self._count = QLabel(self)
        self.new_button = QPushButton(self)
        self.columns_button = QToolButton(self)
        self.empty = EmptyState(appearance, self)
        self._stack = QStackedWidget(self)
        self._save_columns = QTimer(self, singleShot=True, interval=400)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._restore_columns()

    @property
    def selected_refs(self) -> tuple[Any, ...]:
        """Return the refs of the selected rows, in their order."""
        return tuple(self.model.spec.records.unpack(key) for key in self.view.selected_keys)

    @property
    def rows_known(self) -> bool:
        """Tell whether the first answer has come."""
        return self._stack.currentWidget() is not self._waiting and self.model.is_whole

    @property
    def title(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    @property
    def new_words(self) -> str:
        """Return the words of the button that makes one."""
        raise NotImplementedError

    @property
    def columns_name(self) -> str:
        """Return under which name the columns are remembered."""
        raise NotImplementedError

    def count_words(self, count: int) -> str:
        """Return how many rows there are, in words."""
        raise NotImplementedError

    def say_why_empty(self) -> None:
        """Say in `empty` why there is no row, and what to do next."""
        raise NotImplementedError

    def refresh(self, refs: Iterable[Ref] | None = None, *, only_stripe: bool = False) -> None:
        """Read changed rows again, without moving selection or scroll."""
        if self._was_shown:
            self.model.refresh(refs, only_stripe=only_stripe)

    def copy_selection(self) -> Operation[str]:
        """Copy the selected rows as TSV with the headings of the visible columns; rows out of sight are fetched."""
        keys, columns = self.view.selected_keys, self.view.visible_columns
        queries, zone = self._queries, self.model.zone
        operation = self._background.run(lambda: rows_as_tsv(queries.rows(keys), columns, zone), owner=self)
        return operation.on_success(QGuiApplication.clipboard().setText)

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self._filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filters.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the rows when first looked at."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.ask()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(self.title)
        self.view.setAccessibleName(self.title)
        self.new_button.setText(self.new_words)
        self.new_button.setAccessibleName(self.new_button.text())
        self.columns_button.setToolTip(tr("Choose columns"))
        self.columns_button.setAccessibleName(tr("Choose columns"))
        self.model.retranslate()
        self.view.retranslate()
        self._show_count()

    def _lay_out(self) -> None:
        measures = self._appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for label, role in ((self._title, Role.TITLE), (self._count, Role.MUTED)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
        set_role(self.new_button, Role.PRIMARY)
        self.columns_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setSpacing(measures.gap)
        head.addWidget(self._title)
        head.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        head.addWidget(self.columns_button)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.gap, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(head)
        column.addWidget(self._filters)
        column.addWidget(self._make_card(), stretch=1)

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        set_role(card, Role.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        self._waiting = QWidget(self)
        for part in (self._waiting, self.view, self.empty):
            self._stack.addWidget(part)
        return card

    def _connect(self) -> None:
        self._filters.changed.connect(self.ask)
        self._filters.search.returnPressed.connect(self._enter_table)
        self.model.answered.connect(self._show_answer)
        self.model.began.connect(self._show_table)
        self.view.current_changed.connect(self.current_changed)
        self.view.opened.connect(self.opened)
        self.view.link_copied.connect(self.link_copied)
        self.view.selectionModel().selectionChanged.connect(self.selection_changed)
        self.view.typed.connect(self._jump_to_name)
        self.view.columns_changed.connect(self._save_columns.start)
        self.model.asked.connect(self._save_columns.start)
        self._save_columns.timeout.connect(self._remember_columns)
        self.new_button.clicked.connect(self.new_asked)
        self.columns_button.clicked.connect(self._show_columns)
        self.empty.first.clicked.connect(self._take_first_step)
        self._appearance.changed.connect(self._dress)
        self._dress()

    def ask(self) -> None:
        """Ask for the rows that the filters let through, if the page was looked at."""
        if self._was_shown:
            self.model.ask(Question(self._filters.filter, self.model.question.sort))

    def _show_table(self) -> None:
        self._stack.setCurrentWidget(self.view)

    def _show_answer(self, count: int) -> None:
        self._stack.setCurrentWidget(self.view if count else self.empty)
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText(self.count_words(len(self.model.keys)) if self.rows_known else "")
        if self.rows_known and not len(self.model.keys):
            self.say_why_empty()

    def _take_first_step(self) -> None:
        if self._filters.is_empty:
            self.new_asked.emit()
        else:
            self._filters.clear()

    def _enter_table(self) -> None:
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.select_row(0)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _jump_to_name(self, letters: str) -> None:
        if self._jump is not None:
            self._jump.cancel()
        keys: Sequence[int] = self.model.keys
        question, records = self.model.question, self.model.spec.records
        self._jump = self._background.run(
            lambda: find_name(self._queries, records, question.where, question.sort, letters), owner=self
        ).on_success(lambda key: self._go_to_key(key, keys))

    def _go_to_key(self, key: int | None, keys: Sequence[int]) -> None:
        if key is not None and keys is self.model.keys:
            self.view.select_key(key)

    def _show_columns(self) -> None:
        menu = self.view.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))

    def _restore_columns(self) -> None:
        state = self._remembered.bytes(self.columns_name)
        if state is not None:
            self.view.restore_columns(state)
            self.view.fits_itself = self._remembered.flag(f"{self.columns_name}/fits", default=False)

    def _remember_columns(self) -> None:
        self._remembered.keep(self.columns_name, self.view.columns_state())
        self._remembered.keep(f"{self.columns_name}/fits", self.view.fits_itself)

    def _dress(self) -> None:
        colours = self._appearance.colours
        self.columns_button.setIcon(self._appearance.icon("columns"))
        self.new_button.setIcon(self._appearance.icon("add", colours.on_accent))
        self.view.apply_density()
