"""The menu bar, made of the actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from backoffice.domain.kinds import AssetKind
from backoffice.gui.actions import Actions, Command
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import LANGUAGES, current_language, language_name, tr
from backoffice.gui.wording import kind_name
from backoffice.settings import Density, Theme

LINE = None
FILE = (
    Command.IMPORT,
    Command.EXPORT,
    LINE,
    Command.PRINT,
    Command.SAVE_PDF,
    LINE,
    Command.BACK_UP,
    LINE,
    Command.SIGN_IN,
    Command.SIGN_OUT,
    Command.OWN_PASSWORD,
    LINE,
    Command.PEOPLE,
    Command.REFUND_LIMITS,
    Command.PREFERENCES,
    LINE,
    Command.QUIT,
)
EDIT = (
    Command.UNDO,
    Command.REDO,
    LINE,
    Command.COPY,
    Command.SELECT_ALL,
    LINE,
    Command.DUPLICATE,
    Command.BULK_EDIT,
    Command.ARCHIVE,
    Command.RESTORE,
    LINE,
    Command.FIND,
    Command.PALETTE,
)
BOOKING = (
    Command.NEW_BOOKING,
    Command.BOOK_LISTING,
    LINE,
    Command.CREATE_PAGE,
    Command.SEND_PAGE,
    Command.RECORD_PAYMENT,
    Command.CHECK_PAYMENT,
    Command.COPY_LINK,
    LINE,
    Command.CONFIRM_BOOKING,
    Command.REFUND,
    Command.CANCEL_BOOKING,
    LINE,
    Command.CANCEL_DATE,
)
STRIPE = (
    Command.RESYNC_ALL,
    Command.RESYNC_SELECTED,
    LINE,
    Command.RETRY_FAILED,
    LINE,
    Command.CHECK_CONNECTION,
    Command.STRIPE_KEY,
    LINE,
    Command.PAUSE,
    Command.RESUME,
)
HELP = (Command.SHORTCUTS, Command.DIAGNOSTICS, LINE, Command.ABOUT)


class Menus(QObject):
    """Fills a menu bar; choices that are not commands are told by signals."""

    new_asked = Signal(object)
    theme_chosen = Signal(object)
    density_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, actions: Actions, appearance: Appearance) -> None:
        """Make every menu."""
        super().__init__(bar)
        self._actions = actions
        self._appearance = appearance
        self._titles: list[tuple[QMenu | QAction, Callable[[], str]]] = []
        self._groups: dict[str, dict[object, QAction]] = {}
        self._kinds: dict[AssetKind, QAction] = {}
        self._file = self._menu(bar, lambda: tr("&File"))
        self._fill_file()
        self._fill(self._menu(bar, lambda: tr("&Edit")), EDIT)
        self._fill_view(self._menu(bar, lambda: tr("&View")))
        self._fill(self._menu(bar, lambda: tr("&Booking")), BOOKING)
        self._fill(self._menu(bar, lambda: tr("&Stripe")), STRIPE)
        self._fill(self._menu(bar, lambda: tr("&Help")), HELP)
        appearance.changed.connect(self._dress)
        self.retranslate()
        self._dress()

    def retranslate(self) -> None:
        """Write the words anew."""
        for part, title in self._titles:
            part.setTitle(title()) if isinstance(part, QMenu) else part.setText(title())
        self.check_choices()

    def check_choices(self) -> None:
        """Mark the theme, density and language in use."""
        language = current_language()
        for name, chosen in (
            ("theme", self._appearance.theme),
            ("density", self._appearance.density),
            ("language", language),
        ):
            for value, action in self._groups[name].items():
                action.setChecked(value == chosen)

    def _dress(self) -> None:
        for kind, action in self._kinds.items():
            action.setIcon(self._appearance.icon(kind.value))
        self.check_choices()

    def _menu(self, parent: QMenuBar | QMenu, title: Callable[[], str]) -> QMenu:
        menu = parent.addMenu("")
        self._titles.append((menu, title))
        return menu

    def _fill(self, menu: QMenu, commands: tuple[Command | None, ...]) -> None:
        for command in commands:
            if command is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[command])

    def _fill_file(self) -> None:
        self._file.addAction(self._actions[Command.NEW])
        new = self._menu(self._file, lambda: tr("New &of a kind"))
        for kind in AssetKind:
            action = self._kinds[kind] = new.addAction("")
            action.triggered.connect(lambda _checked=False, wanted=kind: self.new_asked.emit(wanted))
            self._titles.append((action, lambda wanted=kind: kind_name(wanted)))
        self._file.addSeparator()
        self._fill(self._file, FILE)

    def _fill_view(self, menu: QMenu) -> None:
        for action in self._actions.sections.values():
            menu.addAction(action)
        menu.addSeparator()
        self._fill(menu, (Command.PANEL, Command.REFRESH))
        menu.addSeparator()
        themes = {
            Theme.SYSTEM: lambda: tr("As the system"),
            Theme.LIGHT: lambda: tr("Light"),
            Theme.DARK: lambda: tr("Dark"),
        }
        densities = {Density.COMFORTABLE: lambda: tr("Comfortable"), Density.COMPACT: lambda: tr("Compact")}
        languages = {code: lambda named=code: language_name(named) for code in LANGUAGES}
        self._choices(menu, lambda: tr("&Theme"), "theme", themes, self.theme_chosen)
        self._choices(menu, lambda: tr("&Density"), "density", densities, self.density_chosen)
        self._choices(menu, lambda: tr("&Language"), "language", languages, self.language_chosen)

    def _choices(
        self,
        menu: QMenu,
        title: Callable[[], str],
        name: str,
        choices: Mapping[Any, Callable[[], str]],
        signal: SignalInstance,
    ) -> None:
        """One of several: the marked one is in use."""
        inside = self._menu(menu, title)
        group = QActionGroup(inside)
        self._groups[name] = {}
        for value, words in choices.items():
            action = inside.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, wanted=value: signal.emit(wanted))
            self._titles.append((action, words))
            self._groups[name][value] = action
