"""The panel of one listing, at the side of the table: its Stripe card and its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.specs import fields_of
from backoffice.gui.background import Background
from backoffice.gui.forms.asset_form import AssetForm
from backoffice.gui.forms.complaints import details_of
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.parts import button
from backoffice.gui.forms.record_editor import RecordEditor
from backoffice.gui.forms.record_hooks import Loaded
from backoffice.gui.panels.history import History
from backoffice.gui.panels.stripe_card import StripeCard
from backoffice.gui.translation import formats, office_zone, tr
from backoffice.gui.wording import explain, kind_name, new_title
from backoffice.services.assets import Assets
from backoffice.services.ports import AssetRecord, QueueCondition
from backoffice.services.queue import Queue
from backoffice.services.trail import NO_HISTORY, HistoryPage, Trail
from backoffice.settings import Profile, Settings


@dataclass(frozen=True, slots=True)
class Around:
    """What the cards show beside the listing itself: why the queue stands still, and what happened."""

    condition: QueueCondition | None = None
    told: HistoryPage = NO_HISTORY


class OfficeServices(Protocol):
    """What the panel needs of the application."""

    @property
    def assets(self) -> Assets: ...

    @property
    def queue(self) -> Queue: ...

    @property
    def trail(self) -> Trail: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def profile(self) -> Profile: ...


class RecordPanel(RecordEditor):
    """Shows, edits and saves one listing. `extra` is what is `Around` it (None: a new one)."""

    book_asked = Signal(object)
    """The AssetRef to make a booking for."""

    def __init__(self, services: OfficeServices, background: Background, parent: QWidget | None = None) -> None:
        """Show that nothing is open."""
        self._services = services
        self._new_kind = AssetKind.ACTIVITIES
        zone = office_zone(services.settings.time_zone)
        self.stripe = StripeCard(zone, practice=services.profile.practice)
        self.told = History(services.trail, background, zone)
        self.book_button = button(tr("Book…"), icon_name="bookings")
        super().__init__(background, (self.stripe,), (self.told,), parent=parent)
        self.add_head_button(self.book_button)
        self.book_button.clicked.connect(lambda: self.book_asked.emit(self.ref))
        self.stripe.retry_asked.connect(self._retry)

    def show_asset(self, ref: AssetRef) -> None:
        """Open a listing; ask `try_leave` first. What was open and not saved is lost."""
        self.open_ref(ref)

    def new_asset(self, kind: AssetKind) -> None:
        """Open an empty form; ask `try_leave` first."""
        self._new_kind = kind
        self.open_new(Draft(dict(self._services.assets.defaults(kind))))

    def load(self, ref: AssetRef) -> Loaded:
        """Read a listing and what is around it."""
        services = self._services
        return services.assets.get(ref), Around(services.queue.status().condition, services.trail.of_listing(ref))

    def store(self, ref: AssetRef | None, record: AssetRecord | None, draft: Draft) -> AssetRecord:
        """Save the form."""
        assets = self._services.assets
        if ref is None or record is None:
            return assets.create(self._new_kind, draft.values, draft.tiers)
        return assets.update(ref, record.version, draft.values, draft.tiers if ref.kind.has_tiers else None)

    def make_form(self, record: AssetRecord | None) -> AssetForm:
        """Return the empty form of a kind."""
        kind = record.ref.kind if record else self._new_kind
        currency = self.currency_of(record) if record else self._services.settings.default_currency
        return AssetForm(kind, formats().parse_context(currency), self._services.assets.check)

    def show_cards(self, record: AssetRecord | None) -> None:
        """Show where the listing stands with Stripe, and what happened to it."""
        around: Around = self.extra or Around()
        self.stripe.show_record(record, around.condition)
        self.told.show_page(around.told if record else NO_HISTORY)
        self.book_button.setVisible(record is not None and record.archived_at is None)

    def show_title(self, record: AssetRecord | None) -> None:
        """Show name and kind."""
        kind = record.ref.kind if record else self._new_kind
        self.name = str(record.values.get("name") or "") if record else ""
        words = kind_name(kind) if self.name else tr("Not saved yet")
        is_archived = record is not None and record.archived_at is not None
        caption = tr("{kind} · archived", kind=words) if is_archived else words
        self.show_heading(self.name or new_title(kind), caption, kind.value)

    def draft_of(self, record: AssetRecord) -> Draft:
        """Return what the form shows of a listing."""
        return Draft(record.values, record.tiers)

    def compared_fields(self) -> Sequence[FieldSpec]:
        """Return the kind's fields."""
        return fields_of(self.ref.kind) if self.ref else ()

    def currency_of(self, record: Any) -> str:
        """Return the listing's currency."""
        return str(record.values.get("currency") or "BRL")

    def words_for_nothing(self) -> str:
        """Say what the panel is for."""
        return tr("Choose a listing in the table to see and edit it here.")

    def words_while_reading(self) -> str:
        """Say what is being read."""
        return tr("Reading the listing…")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        super().retranslate()
        self.setAccessibleName(tr("Listing"))
        self.book_button.setText(tr("Book…"))
        self.stripe.retranslate()

    def _retry(self, ref: AssetRef) -> None:
        again = self.background.run(lambda: self._services.assets.retry_sync([ref]), owner=self)
        again.on_success(lambda _none: self.refresh([ref])).on_failure(self._retry_failed)

    def _retry_failed(self, error: BaseException) -> None:
        self.show_cards(self.record)
        self.notice.say(tr("It could not be sent again"), explain(error), details_of(error))
