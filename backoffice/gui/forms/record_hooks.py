"""What the panel of a listing and that of a booking do each in their own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backoffice.domain.fields import FieldSpec
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.record_form import RecordForm
from backoffice.gui.forms.record_view import RecordView

Loaded = tuple[Any, Any]
"""A record, and what else its cards show."""


class RecordHooks(RecordView):
    """Called by RecordEditor."""

    def load(self, ref: Any) -> Loaded:
        """Read a record and what else its cards show; in the background."""
        raise NotImplementedError

    def store(self, ref: Any, record: Any, draft: Draft) -> Any:
        """Save what stands in the form (`ref` None: as a new record) and return it as stored; in the background."""
        raise NotImplementedError

    def make_form(self, record: Any) -> RecordForm:
        """Return the empty form for a record (None: the new one that is open)."""
        raise NotImplementedError

    def show_cards(self, record: Any) -> None:
        """Show a record (None: a new one) in the cards, with `extra`."""
        raise NotImplementedError

    def show_title(self, record: Any) -> None:
        """Show whose panel it is (None: a new one); `name` is what questions call it."""
        raise NotImplementedError

    def draft_of(self, record: Any) -> Draft:
        """Return what the form shows of a record."""
        raise NotImplementedError

    def compared_fields(self) -> Sequence[FieldSpec]:
        """Return the fields in which two people's versions are compared."""
        raise NotImplementedError

    def currency_of(self, record: Any) -> str:
        """Return the currency of a record's money."""
        raise NotImplementedError

    def take_failure(self, error: BaseException, draft: Draft) -> bool:
        """Deal with a failed save in a way of one's own; False: as usual."""
        return False

    def take_edit(self) -> None:
        """Follow what a person types."""
