"""Above a table: search as you type, chips, and a word that clears them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr


class ChoiceFilter(QToolButton):
    """A chip with a menu: which values to show."""

    changed = Signal()

    def __init__(
        self, name: str, title: Callable[[], str], words: Mapping[str, Callable[[], str]], parent: QWidget
    ) -> None:
        """Offer these values in this order; `name` is whose they are."""
        super().__init__(parent)
        self.name = name
        self._title = title
        self._words = words
        self._actions: dict[str, QAction] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCheckable(True)
        set_role(self, Role.CHIP)
        self._menu = QMenu(self)  # kept: the actions' wrappers end with the menu's
        for value in words:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.toggled.connect(self._tell)
            self._actions[value] = action
        self.setMenu(self._menu)
        self.retranslate()

    @property
    def values(self) -> frozenset[str]:
        """Return the chosen values; none: all."""
        return frozenset(value for value, action in self._actions.items() if action.isChecked())

    def choose(self, values: Iterable[str]) -> None:
        """Choose these and no others; what is no value any more is passed over."""
        wanted = set(values)
        for value, action in self._actions.items():
            action.setChecked(value in wanted)

    def clear(self) -> None:
        """Choose none."""
        self.choose(())

    def retranslate(self) -> None:
        """Write the words anew."""
        labels = {value: words() for value, words in self._words.items()}
        for value, action in self._actions.items():
            action.setText(labels[value].replace("&", "&&"))
        chosen = [labels[value] for value in labels if value in self.values]
        title = self._title()
        self.setText(f"{title}: {', '.join(chosen)}" if chosen else title)
        self.setAccessibleName(self.text())
        self.setChecked(bool(chosen))

    def _tell(self) -> None:
        self.retranslate()
        self.changed.emit()


class FilterBar(QWidget):
    """Builds a filter. `changed` follows each change, typing after a short pause."""

    changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Offer the search; a subclass makes its chips and then calls `lay_out`."""
        super().__init__(parent)
        self._appearance = appearance
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(appearance.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self.tell)
        self.search.textChanged.connect(self._pause.start)
        self.clear_button = QPushButton(self)
        set_role(self.clear_button, Role.LINK)
        self.clear_button.clicked.connect(self.clear)
        appearance.changed.connect(self._dress)

    @property
    def filter(self) -> Any:
        """Return what is asked for."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing narrows the rows."""
        raise NotImplementedError

    def clear(self) -> None:
        """Let nothing narrow the rows."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.clear_button.setText(tr("Clear filters"))
        self.clear_button.setAccessibleName(tr("Clear filters"))

    def chip(self) -> QToolButton:
        """Return a chip to press in."""
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.toggled.connect(self.tell)
        set_role(chip, Role.CHIP)
        return chip

    def lay_out(self, chips: Iterable[QWidget], after: Iterable[QWidget] = ()) -> None:
        """Set search, chips and Clear beside each other, as many in a line as fit."""
        self.search.setMinimumWidth(240)
        self.search.setMaximumWidth(420)
        flow = FlowLayout(self, gap=self._appearance.measures.unit + 2)
        for widget in (self.search, *chips, self.clear_button, *after):
            flow.addWidget(widget)
        self.clear_button.setVisible(False)
        self.retranslate()

    def tell(self) -> None:
        """Say that something was changed."""
        self.clear_button.setVisible(not self.is_empty)
        self._pause.stop()
        self.changed.emit()

    def _dress(self) -> None:
        self._search_icon.setIcon(self._appearance.icon("search"))
