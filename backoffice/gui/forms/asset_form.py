"""The form of one listing: the cards of its kind, its ticket tiers among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import ParseContext
from backoffice.domain.specs import field_of
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.layouts import TIERS, Line, cards_of
from backoffice.gui.forms.record_form import RecordForm
from backoffice.gui.forms.tier_list import TierList
from backoffice.services.ports import TierRecord

Check = Callable[[AssetKind, Mapping[str, object], Sequence[TierRecord]], Sequence[FieldProblem]]
"""Tells what keeps a listing from being saved."""


class AssetForm(RecordForm):
    """Shows a listing and reads it back."""

    def __init__(self, kind: AssetKind, context: ParseContext, check: Check, parent: QWidget | None = None) -> None:
        """Lay the form of a kind out, empty."""
        self.kind = kind
        self.tiers: TierList | None = None
        self._check = check
        super().__init__(cards_of(kind), context, parent)

    def field(self, name: str) -> FieldSpec:
        """Return the declaration of a field."""
        return field_of(self.kind, name)

    def check(self, draft: Draft) -> Sequence[FieldProblem]:
        """Return what keeps this from being saved."""
        return self._check(self.kind, draft.values, draft.tiers)

    def special(self, line: Line) -> QWidget | None:
        """Return the tiers where their line is."""
        if line != (TIERS,):
            return None
        self.tiers = TierList(self.context)
        self.tiers.edited.connect(lambda: self.take_edit(""))
        return self.tiers

    def all_rows(self) -> dict[str, FieldRow]:
        """Return every row by the name under which problems find it."""
        return {**self.rows, **(self.tiers.rows() if self.tiers is not None else {})}

    def use_context(self, context: ParseContext) -> None:
        """Type and show money in another currency."""
        super().use_context(context)
        if self.tiers is not None:
            self.tiers.set_context(context)

    def show_saved(self, saved: Draft) -> None:
        """Show what is saved; nothing is changed or wrong any more."""
        super().show_saved(saved)
        if self.tiers is not None:
            self.tiers.show_saved(saved.tiers)

    def show_draft(self, draft: Draft) -> None:
        """Show values that are not saved yet over those that are."""
        if self.tiers is not None:
            self.tiers.show_draft(draft.tiers, self.saved.tiers)
        super().show_draft(draft)

    def keep_saved(self, saved: Draft, sent: Draft) -> None:
        """Take over what was saved; fields that were edited since it was sent stay as they are, and changed."""
        super().keep_saved(saved, sent)
        if self.tiers is not None:
            self.tiers.keep_saved(saved.tiers)

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from what is saved."""
        return super().is_changed or (self.tiers is not None and self.tiers.is_changed)

    def read_all(self) -> tuple[Draft, list[FieldProblem]]:
        """Return what stands in the form, tiers included, and what cannot be read."""
        draft, problems = super().read_all()
        if self.tiers is None:
            return draft, problems
        try:
            return replace(draft, tiers=self.tiers.read()), problems
        except InvalidInput as error:
            return replace(draft, tiers=self.saved.tiers), [*problems, *error.problems]
