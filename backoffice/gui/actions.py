"""Every command of the window: its words, shortcut and icon. Menus, palette and shortcut sheet are made from these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from backoffice.gui.sections import SectionName, section_title
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr

Keys = QKeySequence.StandardKey


class Command(Enum):
    """What can be commanded."""

    NEW = auto()
    IMPORT = auto()
    EXPORT = auto()
    PRINT = auto()
    SAVE_PDF = auto()
    BACK_UP = auto()
    SIGN_IN = auto()
    SIGN_OUT = auto()
    OWN_PASSWORD = auto()
    PEOPLE = auto()
    REFUND_LIMITS = auto()
    PREFERENCES = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    COPY = auto()
    SELECT_ALL = auto()
    DUPLICATE = auto()
    ARCHIVE = auto()
    RESTORE = auto()
    BULK_EDIT = auto()
    NEW_BOOKING = auto()
    BOOK_LISTING = auto()
    CREATE_PAGE = auto()
    SEND_PAGE = auto()
    RECORD_PAYMENT = auto()
    CHECK_PAYMENT = auto()
    COPY_LINK = auto()
    CONFIRM_BOOKING = auto()
    REFUND = auto()
    CANCEL_BOOKING = auto()
    CANCEL_DATE = auto()
    FIND = auto()
    PALETTE = auto()
    REFRESH = auto()
    PANEL = auto()
    RESYNC_ALL = auto()
    RESYNC_SELECTED = auto()
    RETRY_FAILED = auto()
    CHECK_CONNECTION = auto()
    STRIPE_KEY = auto()
    PAUSE = auto()
    RESUME = auto()
    SHORTCUTS = auto()
    DIAGNOSTICS = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class Wording:
    """How a command is shown. Those `in_page` answer to their keys only while the table has the keyboard."""

    text: Callable[[], str]
    icon: str = ""
    keys: tuple[Keys | str, ...] = ()
    in_page: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


WORDINGS: dict[Command, Wording] = {
    Command.NEW: Wording(lambda: tr("&New listing"), "add", (Keys.New,)),
    Command.IMPORT: Wording(lambda: tr("&Import…"), "import", ("Ctrl+I",)),
    Command.EXPORT: Wording(lambda: tr("&Export…"), "export", ("Ctrl+E",)),
    Command.PRINT: Wording(lambda: tr("&Print confirmation…"), "print", (Keys.Print,)),
    Command.SAVE_PDF: Wording(lambda: tr("Save confirmation as P&DF…"), "save"),
    Command.BACK_UP: Wording(lambda: tr("&Back up…"), "database"),
    Command.SIGN_IN: Wording(lambda: tr("Sign &in…"), "arrivals", ("Ctrl+Shift+I",)),
    Command.SIGN_OUT: Wording(lambda: tr("Sign &out"), "departures"),
    Command.OWN_PASSWORD: Wording(lambda: tr("Change pass&word…"), "key"),
    Command.PEOPLE: Wording(lambda: tr("P&eople…"), "customer"),
    Command.REFUND_LIMITS: Wording(lambda: tr("Refund &limits…"), "money"),
    Command.PREFERENCES: Wording(
        lambda: tr("&Preferences…"), "settings", ("Ctrl+,",), role=QAction.MenuRole.PreferencesRole
    ),
    Command.QUIT: Wording(lambda: tr("&Quit"), "close", ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    Command.UNDO: Wording(lambda: tr("&Undo"), "undo", (Keys.Undo,)),
    Command.REDO: Wording(lambda: tr("&Redo"), "redo", (Keys.Redo,)),
    Command.COPY: Wording(lambda: tr("&Copy rows"), "copy", (Keys.Copy,), in_page=True),
    Command.SELECT_ALL: Wording(lambda: tr("Select &all"), "check", (Keys.SelectAll,), in_page=True),
    Command.DUPLICATE: Wording(lambda: tr("&Duplicate"), "duplicate", ("Ctrl+D",)),
    Command.ARCHIVE: Wording(lambda: tr("&Archive"), "archive", (Keys.Delete,), in_page=True),
    Command.RESTORE: Wording(lambda: tr("Re&store"), "restore"),
    Command.BULK_EDIT: Wording(lambda: tr("&Bulk edit…"), "edit", ("Ctrl+B",), in_page=True),
    Command.NEW_BOOKING: Wording(lambda: tr("&New booking…"), "add", ("Ctrl+Shift+N",)),
    Command.BOOK_LISTING: Wording(lambda: tr("&Book this listing…"), "bookings", ("Ctrl+Shift+B",)),
    Command.CREATE_PAGE: Wording(lambda: tr("Create &payment page"), "link", ("Ctrl+Shift+P",)),
    Command.SEND_PAGE: Wording(lambda: tr("&Send…"), "mail", ("Ctrl+Shift+E",)),
    Command.RECORD_PAYMENT: Wording(lambda: tr("&Record payment…"), "money", ("Ctrl+Shift+M",)),
    Command.CHECK_PAYMENT: Wording(lambda: tr("C&heck payment now"), "restart"),
    Command.COPY_LINK: Wording(lambda: tr("Copy listing’s &link for this booking"), "copy"),
    Command.CONFIRM_BOOKING: Wording(lambda: tr("C&onfirm"), "check", ("Ctrl+Shift+O",)),
    Command.REFUND: Wording(lambda: tr("Re&fund…"), "refund", ("Ctrl+Shift+F",)),
    Command.CANCEL_BOOKING: Wording(lambda: tr("&Cancel…"), "close"),
    Command.CANCEL_DATE: Wording(lambda: tr("Cancel a &date…"), "calendar"),
    Command.FIND: Wording(lambda: tr("&Find…"), "search", (Keys.Find,)),
    Command.PALETTE: Wording(lambda: tr("Find an&ything…"), "command", ("Ctrl+K",)),
    Command.REFRESH: Wording(lambda: tr("&Reload"), "restart", (Keys.Refresh,)),
    Command.PANEL: Wording(lambda: tr("&Record panel"), "columns", ("F8",)),
    Command.RESYNC_ALL: Wording(lambda: tr("Resync &all listings…"), "resync", ("Ctrl+Shift+A",)),
    Command.RESYNC_SELECTED: Wording(lambda: tr("Resync &selected…"), "resync"),
    Command.RETRY_FAILED: Wording(lambda: tr("&Retry failed"), "restart", ("Ctrl+Shift+R",)),
    Command.CHECK_CONNECTION: Wording(lambda: tr("Check &connection"), "link"),
    Command.STRIPE_KEY: Wording(lambda: tr("Stripe &key…"), "key"),
    Command.PAUSE: Wording(lambda: tr("&Pause sending"), "pause"),
    Command.RESUME: Wording(lambda: tr("R&esume sending"), "resume"),
    Command.SHORTCUTS: Wording(lambda: tr("&Keyboard shortcuts"), "keyboard", (Keys.HelpContents, "Ctrl+?")),
    Command.DIAGNOSTICS: Wording(lambda: tr("&Diagnostics…"), "diagnostics"),
    Command.ABOUT: Wording(lambda: tr("&About Backoffice"), "about", role=QAction.MenuRole.AboutRole),
}


class Actions(QObject):
    """One QAction for each command, and one for each section."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        """Make them all; connecting them is the window's."""
        super().__init__(parent)
        self._appearance = appearance
        self._made = {command: self._make(wording) for command, wording in WORDINGS.items()}
        self._sections = {section: self._make_section(section) for section in SectionName}
        appearance.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def __getitem__(self, command: Command) -> QAction:
        """Return a command's action."""
        return self._made[command]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        """Go through all commands."""
        return iter(self._made.items())

    @property
    def sections(self) -> dict[SectionName, QAction]:
        """Return the actions that go to a section."""
        return self._sections

    def retranslate(self) -> None:
        """Write the words anew."""
        for command, action in self._made.items():
            action.setText(WORDINGS[command].text())
        for section, action in self._sections.items():
            action.setText(section_title(section))

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say what would be undone and done again."""
        for command, what in ((Command.UNDO, undo), (Command.REDO, redo)):
            action = self._made[command]
            action.setEnabled(what is not None)
            words = WORDINGS[command].text()
            action.setText(f"{words}: {what.rstrip('.').replace('&', '&&')}" if what else words)

    def _make(self, wording: Wording) -> QAction:
        action = QAction(self)
        action.setMenuRole(wording.role)
        action.setShortcuts([QKeySequence(keys) for keys in wording.keys])
        if wording.in_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def _make_section(self, section: SectionName) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(section.keys))
        action.setData(section)
        return action

    def _dress(self) -> None:
        for command, action in self._made.items():
            name = WORDINGS[command].icon
            if name:
                action.setIcon(self._appearance.icon(name))
        for section, action in self._sections.items():
            action.setIcon(self._appearance.icon(section.icon))
