"""The page of one kind of listing, or of all: heading, filter bar, table, count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo

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

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background, Operation
from backoffice.gui.models.columns import grid_spec
from backoffice.gui.models.grid_model import GridModel, Question
from backoffice.gui.models.tsv import rows_as_tsv
from backoffice.gui.models.type_ahead import find_name
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.filter_bar import FilterBar
from backoffice.gui.pages.grid_view import GridView
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr
from backoffice.gui.wording import count_text, kind_title, new_title
from backoffice.services.ports import AssetQueries, SyncState, unpack_key


class ListingsPage(QWidget):
    """Shows the listings of a kind (None: all). What to do with them is decided by the window."""

    current_changed = Signal(object)
    opened = Signal(object)
    selection_changed = Signal()
    new_asked = Signal()
    import_asked = Signal()
    link_copied = Signal(str)

    def __init__(
        self,
        kind: AssetKind | None,
        queries: AssetQueries,
        background: Background,
        appearance: Appearance,
        remembered: Remembered,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; rows are asked for when it is first shown."""
        super().__init__(parent)
        self.kind = kind
        self._queries = queries
        self._background = background
        self._appearance = appearance
        self._remembered = remembered
        self._jump: Operation[int | None] | None = None
        self._was_shown = False
        self.model = GridModel(grid_spec(kind), queries, background, zone, self)
        self.filter_bar = FilterBar(kind, appearance, self)
        self.view = GridView(self.model, appearance, self)
        self._title = QLabel(self)
        self._count = QLabel(self)
        self.new_button = QPushButton(self)
        self.columns_button = QToolButton(self)
        self._empty = EmptyState(appearance, self)
        self._stack = QStackedWidget(self)
        self._save_columns = QTimer(self, singleShot=True, interval=400)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._restore_columns()

    @property
    def selected_refs(self) -> tuple[AssetRef, ...]:
        """Return the selected listings, in their order."""
        return tuple(unpack_key(key) for key in self.view.selected_keys)

    @property
    def rows_known(self) -> bool:
        """Tell whether the first answer has come."""
        return self._stack.currentWidget() is not self._waiting

    def refresh(self, refs: Iterable[AssetRef] | None = None, *, only_stripe: bool = False) -> None:
        """Read changed rows again, without moving selection or scroll."""
        if self._was_shown:
            self.model.refresh(refs, only_stripe=only_stripe)

    def copy_selection(self) -> Operation[str]:
        """Copy the selected rows as TSV with the headings of the visible columns; rows out of sight are fetched."""
        keys, columns = self.view.selected_keys, self.view.visible_columns
        queries, zone = self._queries, self.model.zone
        operation = self._background.run(lambda: rows_as_tsv(queries.rows(keys), columns, zone), owner=self)
        return operation.on_success(QGuiApplication.clipboard().setText)

    def show_states(self, states: frozenset[SyncState]) -> None:
        """Show the listings in these states."""
        self.filter_bar.show_states(states)

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self.filter_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the rows when first looked at."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._ask()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        title = kind_title(self.kind) if self.kind else tr("All listings")
        self._title.setText(title)
        self.view.setAccessibleName(title)
        self.new_button.setText(new_title(self.kind) if self.kind else tr("New listing"))
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
        column.addWidget(self.filter_bar)
        column.addWidget(self._make_card(), stretch=1)

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        set_role(card, Role.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        self._waiting = QWidget(self)
        for part in (self._waiting, self.view, self._empty):
            self._stack.addWidget(part)
        return card

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self._ask)
        self.filter_bar.search.returnPressed.connect(self._enter_table)
        self.model.answered.connect(self._show_answer)
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
        self._empty.first.clicked.connect(self._take_first_step)
        self._empty.second.clicked.connect(self.import_asked)
        self._appearance.changed.connect(self._dress)
        self._dress()

    def _ask(self) -> None:
        if self._was_shown:
            self.model.ask(Question(self.filter_bar.filter, self.model.question.sort))

    def _show_answer(self, count: int) -> None:
        self._stack.setCurrentWidget(self.view if count else self._empty)
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText(count_text(len(self.model.keys)) if self.rows_known else "")
        if self.rows_known and not len(self.model.keys):
            self._say_why_empty()

    def _say_why_empty(self) -> None:
        if self.filter_bar.is_empty:
            self._empty.show_words(
                "add",
                tr("Nothing here yet"),
                tr("Make the first listing, or bring many at once from a CSV file."),
                self.new_button.text(),
                tr("Import…"),
            )
        elif self.filter_bar.is_archived and self.filter_bar.filter.text == "":
            words = tr("Archived listings are kept here; they can be restored at any time.")
            self._empty.show_words("archive", tr("Nothing is archived"), words, tr("Clear filters"))
        else:
            words = tr("No listing fits the search and the filters above.")
            self._empty.show_words("search", tr("Nothing found"), words, tr("Clear filters"))

    def _take_first_step(self) -> None:
        if self.filter_bar.is_empty:
            self.new_asked.emit()
        else:
            self.filter_bar.clear()

    def _enter_table(self) -> None:
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.select_row(0)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _jump_to_name(self, letters: str) -> None:
        if self._jump is not None:
            self._jump.cancel()
        keys: Sequence[int] = self.model.keys
        question = self.model.question
        self._jump = self._background.run(
            lambda: find_name(self._queries, question.where, question.sort, letters), owner=self
        ).on_success(lambda key: self._go_to_key(key, keys))

    def _go_to_key(self, key: int | None, keys: Sequence[int]) -> None:
        if key is not None and keys is self.model.keys:
            self.view.select_key(key)

    def _show_columns(self) -> None:
        menu = self.view.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))

    def _restore_columns(self) -> None:
        state = self._remembered.bytes(self._columns_name)
        if state is not None:
            self.view.restore_columns(state)
            self.view.fits_itself = self._remembered.flag(f"{self._columns_name}/fits", default=False)

    def _remember_columns(self) -> None:
        self._remembered.keep(self._columns_name, self.view.columns_state())
        self._remembered.keep(f"{self._columns_name}/fits", self.view.fits_itself)

    @property
    def _columns_name(self) -> str:
        return f"columns/{self.kind.value if self.kind else 'all'}"

    def _dress(self) -> None:
        colours = self._appearance.colours
        self.columns_button.setIcon(self._appearance.icon("columns"))
        self.new_button.setIcon(self._appearance.icon("add", colours.on_accent))
        self.view.apply_density()
