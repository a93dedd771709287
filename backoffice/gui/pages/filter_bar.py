"""Above the table: search as you type, state chips, filters of the kind, active or archived."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_label
from backoffice.gui.wording import state_title
from backoffice.services.ports import AssetFilter, SyncState

STATES = (SyncState.SYNCED, SyncState.PENDING, SyncState.NEEDS_ATTENTION, SyncState.NOT_SOLD_ONLINE)
MOST_CHOICES = 12
MOST_FILTERS = 3


class ChoiceFilter(QToolButton):
    """A chip with a menu: which values of one field to show."""

    changed = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        """Offer the field's choices."""
        super().__init__(parent)
        self.spec = spec
        self._actions: dict[str, QAction] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCheckable(True)
        set_role(self, Role.CHIP)
        self._menu = QMenu(self)  # kept: the actions' wrappers end with the menu's
        for choice in spec.choices:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.toggled.connect(self._tell)
            self._actions[choice.value] = action
        self.setMenu(self._menu)
        self.retranslate()

    @property
    def values(self) -> frozenset[str]:
        """Return the chosen values; none: all."""
        return frozenset(value for value, action in self._actions.items() if action.isChecked())

    def clear(self) -> None:
        """Choose none."""
        for action in self._actions.values():
            action.setChecked(False)

    def retranslate(self) -> None:
        """Write the words anew."""
        labels = {choice.value: translate_label(choice.label) for choice in self.spec.choices}
        for value, action in self._actions.items():
            action.setText(labels[value].replace("&", "&&"))
        chosen = [labels[value] for value in labels if value in self.values]
        title = translate_label(self.spec.label)
        self.setText(f"{title}: {', '.join(chosen)}" if chosen else title)
        self.setAccessibleName(self.text())
        self.setChecked(bool(chosen))

    def _tell(self) -> None:
        self.retranslate()
        self.changed.emit()


class FilterBar(QWidget):
    """Builds an AssetFilter. `changed` follows each change, typing after a short pause."""

    changed = Signal()

    def __init__(self, kind: AssetKind | None, appearance: Appearance, parent: QWidget) -> None:
        """Offer what the kind can be filtered by."""
        super().__init__(parent)
        self._kind = kind
        self._appearance = appearance
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(appearance.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._pause.start)
        self._states = {state: self._chip() for state in STATES}
        self._choices = [ChoiceFilter(spec, self) for spec in _choice_fields(kind)]
        self._archived = self._chip()
        self.clear_button = QPushButton(self)
        set_role(self.clear_button, Role.LINK)
        self.clear_button.clicked.connect(self.clear)
        for choice in self._choices:
            choice.changed.connect(self._tell)
        self._lay_out()
        self.retranslate()
        appearance.changed.connect(self._dress)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing narrows the rows."""
        return self.filter == AssetFilter(kind=self._kind)

    @property
    def filter(self) -> AssetFilter:
        """Return what is asked for."""
        return AssetFilter(
            kind=self._kind,
            text=self.search.text().strip(),
            sync_states=frozenset(state for state, chip in self._states.items() if chip.isChecked()),
            archived=self._archived.isChecked(),
            choices={choice.spec.name: choice.values for choice in self._choices if choice.values},
        )

    @property
    def is_archived(self) -> bool:
        """Tell whether archived listings are shown."""
        return self._archived.isChecked()

    def clear(self) -> None:
        """Show everything that is not archived."""
        self.search.clear()
        for chip in (*self._states.values(), self._archived):
            chip.setChecked(False)
        for choice in self._choices:
            choice.clear()
        self._tell()

    def show_states(self, states: frozenset[SyncState]) -> None:
        """Show listings in these states only."""
        self.clear()
        for state, chip in self._states.items():
            chip.setChecked(state in states)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.search.setPlaceholderText(tr("Search name, supplier, place, tag…"))
        self.search.setAccessibleName(tr("Search listings"))
        for state, chip in self._states.items():
            chip.setText(state_title(state))
            chip.setAccessibleName(tr("Show only: {state}", state=state_title(state)))
        for choice in self._choices:
            choice.retranslate()
        self._archived.setText(tr("Archived"))
        self._archived.setAccessibleName(tr("Show archived listings"))
        self.clear_button.setText(tr("Clear filters"))
        self.clear_button.setAccessibleName(tr("Clear filters"))

    def _chip(self) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.toggled.connect(self._tell)
        set_role(chip, Role.CHIP)
        return chip

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(240)
        self.search.setMaximumWidth(420)
        flow = FlowLayout(self, gap=self._appearance.measures.unit + 2)
        flow.addWidget(self.search)
        for chip in (*self._states.values(), *self._choices, self._archived, self.clear_button):
            flow.addWidget(chip)
        self.clear_button.setVisible(False)

    def _tell(self) -> None:
        self.clear_button.setVisible(not self.is_empty)
        self._pause.stop()
        self.changed.emit()

    def _dress(self) -> None:
        self._search_icon.setIcon(self._appearance.icon("search"))


def _choice_fields(kind: AssetKind | None) -> list[FieldSpec]:
    fields = fields_of(kind) if kind else ()
    return [spec for spec in fields if spec.type == FieldType.CHOICE and len(spec.choices) <= MOST_CHOICES][
        :MOST_FILTERS
    ]
