"""What each command does. The window's parts know each other here, and only here by name of command."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from backoffice.domain.kinds import AssetRef
from backoffice.gui.actions import WORDINGS, Command
from backoffice.gui.booking_commands import BookingCommands
from backoffice.gui.date_commands import DateCommands
from backoffice.gui.focus import tab_stops
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.listings import ListingsPage
from backoffice.gui.pages.refunds import RefundsPage
from backoffice.gui.pages.table_page import TablePage
from backoffice.gui.panels.command_palette import CommandPalette, Entry, entry_of_action
from backoffice.gui.panels.shortcut_sheet import ShortcutSheet
from backoffice.gui.resync_commands import ResyncCommands
from backoffice.gui.sections import SectionName, section_title
from backoffice.gui.translation import tr
from backoffice.services.ports.refund_queries import RefundTab

ON_LISTINGS = (Command.COPY, Command.SELECT_ALL, Command.ARCHIVE, Command.RESTORE, Command.BULK_EDIT, Command.DUPLICATE)
IN_CONTEXT_MENU = (Command.COPY, Command.DUPLICATE, Command.BULK_EDIT, Command.ARCHIVE, Command.RESTORE)


class Commands(QObject):
    """Connects a window's actions."""

    def __init__(self, window: MainWindow) -> None:
        """Connect them all."""
        super().__init__(window)
        self._window = window
        self._actions = window.actions_
        for command, do in self._table().items():
            self._actions[command].triggered.connect(do)
        for section, action in self._actions.sections.items():
            action.triggered.connect(partial(self._go, section))
            window.addAction(action)
        for command, action in self._actions:
            if not WORDINGS[command].in_page:
                window.addAction(action)
        window.pages.page_made.connect(self._equip_page)
        window.pages.selection_changed.connect(self._follow_selection)
        window.live.standing_changed.connect(lambda _standing: self._follow_selection())
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self._next_part, step))
        self._bookings = BookingCommands(window)
        self.dates = DateCommands(window)
        self.resync = ResyncCommands(window)
        self._follow_selection()

    def _table(self) -> dict[Command, object]:
        window, listing_actions = self._window, self._window.listing_actions
        return {
            Command.NEW: lambda: window.new_asset(window.section.kind),
            Command.QUIT: window.close,
            Command.UNDO: lambda: listing_actions.history.undo(None),
            Command.REDO: listing_actions.history.redo,
            Command.COPY: self._copy,
            Command.SELECT_ALL: lambda: self._table_page.view.selectAll() if self._table_page else None,
            Command.DUPLICATE: self._duplicate,
            Command.ARCHIVE: lambda: listing_actions.archive(self._selected()),
            Command.RESTORE: lambda: listing_actions.restore(self._selected()),
            Command.FIND: self._find,
            Command.PALETTE: self._open_palette,
            Command.REFRESH: lambda: window.live.tell_saved(None),
            Command.PANEL: self._toggle_panel,
            Command.RETRY_FAILED: lambda: listing_actions.retry(None),
            Command.PAUSE: lambda: listing_actions.set_paused(True),
            Command.RESUME: lambda: listing_actions.set_paused(False),
            Command.SHORTCUTS: lambda: ShortcutSheet(self._actions, window).open(),
        }

    @property
    def _table_page(self) -> TablePage | None:
        return self._window.pages.table

    @property
    def _listings(self) -> ListingsPage | None:
        return self._window.pages.listings

    def _selected(self) -> tuple[AssetRef, ...]:
        return self._listings.selected_refs if self._listings else ()

    def _equip_page(self, page: object) -> None:
        """The keys of table commands work while the table has the keyboard; its context menu holds them too."""
        if isinstance(page, ListingsPage):
            for command in ON_LISTINGS:
                if WORDINGS[command].in_page:
                    page.view.addAction(self._actions[command])
            page.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            for command in IN_CONTEXT_MENU:
                page.view.addAction(self._actions[command])

    def _follow_selection(self) -> None:
        listings, table = self._listings, self._table_page
        count = listings.view.selected_count if listings else 0
        archived = listings is not None and listings.filter_bar.is_archived
        for command in ON_LISTINGS:
            self._actions[command].setEnabled(count > 0)
        self._actions[Command.SELECT_ALL].setEnabled(table is not None)
        self._actions[Command.COPY].setEnabled(table is not None and table.view.selected_count > 0)
        self._actions[Command.DUPLICATE].setEnabled(count == 1)
        self._actions[Command.ARCHIVE].setEnabled(count > 0 and not archived)
        self._actions[Command.RESTORE].setEnabled(count > 0 and archived)
        self._actions[Command.FIND].setEnabled(True)

    def _go(self, section: SectionName) -> None:
        self._window.show_section(section)

    def _copy(self) -> None:
        table = self._table_page
        if table is not None:
            count, say = table.view.selected_count, self._window.notices.say
            table.copy_selection().on_success(lambda _text: say(tr("%n row(s) copied.", None, count)))

    def _duplicate(self) -> None:
        selected = self._selected()
        if len(selected) == 1:
            self._window.listing_actions.duplicate(selected[0])

    def _find(self) -> None:
        page = self._window.pages.currentWidget()
        if isinstance(page, RefundsPage):
            page.focus_search()
            return
        if self._table_page is None:
            self._window.show_section(SectionName.ALL)
        if self._table_page is not None:
            self._table_page.focus_search()

    def _toggle_panel(self) -> None:
        window, table = self._window, self._table_page
        if window.side.isVisible():
            window.side.panel.ask_to_close()
        elif table is not None and table.view.current_ref is not None:
            window.open_record(table.view.current_ref)

    def _open_palette(self) -> None:
        window = self._window
        commands = [
            entry_of_action(action, WORDINGS[command].icon)
            for command, action in self._actions
            if action.isEnabled() and action.isVisible() and command is not Command.PALETTE
        ]
        sections = [
            Entry(section.icon, section_title(section), tr("Section"), partial(self._go, section))
            for section in SectionName
        ]
        palette = CommandPalette(
            [*sections, *commands], window.office.database, window.background, window.appearance, window
        )
        palette.record_chosen.connect(window.open_found)
        palette.refund_chosen.connect(lambda found: window.pages.show_refunds(RefundTab.ALL, found))
        palette.open()

    def _next_part(self, step: int) -> None:
        """Walk through sections, page, record and status line."""
        parts = [part for part in self._window.parts if tab_stops(part)]
        focus = QApplication.focusWidget()
        here = next((i for i, part in enumerate(parts) if focus and (part is focus or part.isAncestorOf(focus))), 0)
        target = parts[(here + step) % len(parts)]
        first = target.view if isinstance(target, TablePage) else tab_stops(target)[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)
