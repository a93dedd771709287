"""Choosing a listing: typed letters bring the names that hold them, as the database answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetRef
from backoffice.domain.parsing import ParseContext
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.forms.parts import themed_icon
from backoffice.gui.translation import tr

_UNCHOSEN = QT_TRANSLATE_NOOP("backoffice", "Choose one of the listings that are offered below the field.")


@dataclass(frozen=True, slots=True)
class ChosenListing:
    """A listing, and what it is called; the same listing by another name is the same."""

    ref: AssetRef
    name: str = field(compare=False)


Find = Callable[[str, Callable[[Sequence[ChosenListing]], object]], object]
"""Finds listings by letters and gives them to a function later, on the window's thread."""


class ListingEditor(FieldEditor):
    """A line with the listings that fit below it."""

    def __init__(self, spec: FieldSpec, context: ParseContext, find: Find, parent: QWidget | None = None) -> None:
        """Have chosen nothing yet."""
        super().__init__(spec, context, parent)
        self._find = find
        self._chosen: ChosenListing | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Name of the listing…"))
        self.line.addAction(themed_icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.take(self.line)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._completer.setWidget(self.line)
        cast("Any", self._completer.activated)[QModelIndex].connect(self._take_index)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)

    @property
    def offered(self) -> tuple[ChosenListing, ...]:
        """Return the listings that fit what was typed."""
        return tuple(self._model.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._model.rowCount()))

    def read(self) -> object:
        """Return the ChosenListing, None for an empty line. Raises InvalidInput for a name that was not chosen."""
        if not self.line.text().strip():
            return None
        if self._chosen is None:
            raise InvalidInput((FieldProblem(self.spec.name, Message(_UNCHOSEN)),))
        return self._chosen

    def show_value(self, value: object) -> None:
        """Show a ChosenListing."""
        self._chosen = value if isinstance(value, ChosenListing) else None
        self.line.setText(self._chosen.name if self._chosen else "")
        self.line.setCursorPosition(0)

    def choose(self, listing: ChosenListing) -> None:
        """Take a listing, as a person does."""
        self.show_value(listing)
        self.tell_edited()

    def hand_over(self, other: FieldEditor) -> None:
        """Let another editor show the same letters."""
        if isinstance(other, ListingEditor):
            other.line.setText(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the first listings when the empty line is clicked."""
        if watched is self.line and event.type() == QEvent.Type.MouseButtonRelease and not self.line.text():
            self._ask()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._chosen = None
        self._pause.start()
        self.tell_edited()

    def _ask(self) -> None:
        typed = self.line.text().strip()
        self._find(typed, lambda found: self._offer(typed, found))

    def _offer(self, typed: str, found: Sequence[ChosenListing]) -> None:
        if typed != self.line.text().strip() or self._chosen is not None:
            return  # more was typed, or one was chosen, meanwhile
        self._model.clear()
        for listing in found:
            item = QStandardItem(listing.name)
            item.setData(listing, Qt.ItemDataRole.UserRole)
            item.setEditable(False)
            self._model.appendRow(item)
        if found and self.line.hasFocus():
            self._completer.complete()
            first = self._completer.completionModel().index(0, 0)
            popup = self._completer.popup()
            assert popup is not None
            popup.setCurrentIndex(first)  # Enter takes the first one

    def _take_index(self, index: QModelIndex) -> None:
        listing = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(listing, ChosenListing):
            self.choose(listing)
