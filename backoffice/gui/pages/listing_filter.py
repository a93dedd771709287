"""What listings are filtered by: words, state with Stripe, the choices of their kind, archived or not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.gui.pages.filter_bar import ChoiceFilter, FilterBar
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr, translate_label
from backoffice.gui.wording import state_title
from backoffice.services.ports import AssetFilter, SyncState

STATES = (SyncState.SYNCED, SyncState.PENDING, SyncState.NEEDS_ATTENTION, SyncState.NOT_SOLD_ONLINE)
MOST_CHOICES = 12
MOST_FILTERS = 3


class ListingFilterBar(FilterBar):
    """Builds an AssetFilter."""

    def __init__(self, kind: AssetKind | None, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Offer what the kind can be filtered by."""
        super().__init__(appearance, parent)
        self._kind = kind
        self._states = {state: self.chip() for state in STATES}
        self._choices = [_choice_filter(spec, self) for spec in _choice_fields(kind)]
        self._archived = self.chip()
        for choice in self._choices:
            choice.changed.connect(self.tell)
        self.lay_out((*self._states.values(), *self._choices, self._archived))

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
            choices={choice.name: choice.values for choice in self._choices if choice.values},
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
        self.tell()

    def show_states(self, states: frozenset[SyncState]) -> None:
        """Show listings in these states only."""
        self.clear()
        for state, chip in self._states.items():
            chip.setChecked(state in states)
        self.tell()

    def retranslate(self) -> None:
        """Write the words anew."""
        super().retranslate()
        self.search.setPlaceholderText(tr("Search name, supplier, place, tag…"))
        self.search.setAccessibleName(tr("Search listings"))
        for state, chip in self._states.items():
            chip.setText(state_title(state))
            chip.setAccessibleName(tr("Show only: {state}", state=state_title(state)))
        for choice in self._choices:
            choice.retranslate()
        self._archived.setText(tr("Archived"))
        self._archived.setAccessibleName(tr("Show archived listings"))


def _choice_filter(spec: FieldSpec, parent: QWidget) -> ChoiceFilter:
    words = {choice.value: lambda label=choice.label: translate_label(label) for choice in spec.choices}
    return ChoiceFilter(spec.name, lambda: translate_label(spec.label), words, parent)


def _choice_fields(kind: AssetKind | None) -> list[FieldSpec]:
    fields = fields_of(kind) if kind else ()
    return [spec for spec in fields if spec.type == FieldType.CHOICE and len(spec.choices) <= MOST_CHOICES][
        :MOST_FILTERS
    ]
