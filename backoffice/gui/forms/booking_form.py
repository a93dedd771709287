"""The form of one booking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import FieldProblem
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.kinds import AssetRef
from backoffice.domain.parsing import ParseContext
from backoffice.domain.specs.bookings import booking_field
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.editors.line import LineEditor
from backoffice.gui.forms.editors.listing import ChosenListing, Find, ListingEditor
from backoffice.gui.forms.editors.tier import TierEditor
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.layouts.bookings import LISTING, ONLY_NEW, booking_cards
from backoffice.gui.forms.record_form import RecordForm
from backoffice.services.ports import AssetRecord

Check = Callable[[BookingKind, Mapping[str, object]], Sequence[FieldProblem]]
"""Tells what keeps a booking from being saved."""

_NO_LISTING = QT_TRANSLATE_NOOP("backoffice", "Choose what is booked.")


def booking_values(draft: Draft) -> dict[str, object]:
    """Return the fields of the booking itself: without what is asked once, when it is made."""
    return {name: value for name, value in draft.values.items() if name not in ONLY_NEW}


class BookingForm(RecordForm):
    """Shows a booking and reads it back. A new one (`find` given) asks what is booked too."""

    listing_chosen = Signal(object)
    """The AssetRef that was chosen for a new booking, None when the choice was taken back."""

    def __init__(
        self,
        kind: BookingKind,
        context: ParseContext,
        check: Check,
        find: Find | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the form of a kind out, empty."""
        self.kind = kind
        self._check, self._find = check, find
        self._told: AssetRef | None = None
        super().__init__(booking_cards(kind, is_new=find is not None), context, parent)
        self.edited.connect(self._follow_listing)

    @property
    def listing(self) -> AssetRef | None:
        """Return what is booked, as chosen in this form."""
        chosen = self.readable(LISTING.name) if LISTING.name in self.rows else None
        return chosen.ref if isinstance(chosen, ChosenListing) else None

    def field(self, name: str) -> FieldSpec:
        """Return the declaration of a field."""
        return ONLY_NEW.get(name) or booking_field(self.kind, name)

    def check(self, draft: Draft) -> Sequence[FieldProblem]:
        """Return what keeps this from being saved."""
        problems = tuple(self._check(self.kind, booking_values(draft)))
        if LISTING.name in draft.values and draft.values[LISTING.name] is None:
            return (FieldProblem(LISTING.name, Message(_NO_LISTING)), *problems)
        return problems

    def make_row(self, spec: FieldSpec, *, alone: bool) -> FieldRow:
        """Return the row of a field; the listing and its tiers are chosen from what there is."""
        if spec is LISTING and self._find is not None:
            editor = ListingEditor(spec, self.context, self._find)
            return FieldRow(spec, self.context, shows_help=alone, editor=editor)
        if spec.name == "tier_id":
            return FieldRow(spec, self.context, shows_help=False, editor=TierEditor(spec, self.context))
        return super().make_row(spec, alone=alone and spec.type is not FieldType.LONG_TEXT)

    def show_listing(self, asset: AssetRecord) -> None:
        """Offer what the booked listing offers: its tiers, its starting times, its currency."""
        currency = str(asset.values.get("currency") or "")
        self.follow_currency(currency)
        tier = self.rows.get("tier_id")
        if tier is not None and isinstance(tier.editor, TierEditor):
            tier.editor.show_tiers(asset.tiers, currency)
            tier.setVisible(bool(asset.tiers) or not tier.is_empty)
        self._offer_times(asset.values.get("available_times"))

    def _offer_times(self, times: object) -> None:
        row = self.rows.get("activity_time")
        if row is not None and isinstance(row.editor, LineEditor) and isinstance(times, tuple | list):
            completer = QCompleter([str(time) for time in times], row.editor.line)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            row.editor.line.setCompleter(completer)
            completer.activated.connect(lambda _text: self.take_edit("activity_time"))

    def _follow_listing(self) -> None:
        listing = self.listing
        if listing != self._told:
            self._told = listing
            self.listing_chosen.emit(listing)
