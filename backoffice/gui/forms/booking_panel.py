"""The panel of one booking: where it stands, its payment, its form with live price and room, what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetRef
from backoffice.domain.specs.bookings import booking_fields
from backoffice.gui.background import Background, Operation
from backoffice.gui.booking_words import booking_name, new_booking_title
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.forms.booking_form import BookingForm, booking_values
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.editors.listing import ChosenListing
from backoffice.gui.forms.layouts.bookings import INTENT, LISTING, METHOD, ONLY_NEW
from backoffice.gui.forms.parts import appearance
from backoffice.gui.forms.quoting import Shown, quote_of
from backoffice.gui.forms.record_editor import RecordEditor
from backoffice.gui.forms.record_hooks import Loaded
from backoffice.gui.office import Office
from backoffice.gui.panels.booking_card import BookingCard
from backoffice.gui.panels.conflict_panel import ConflictPanel, conflict_words
from backoffice.gui.panels.customer_history import CustomerHistoryPanel
from backoffice.gui.panels.history import History
from backoffice.gui.panels.payment_card import PaymentCard
from backoffice.gui.panels.price_card import PriceCard
from backoffice.gui.panels.refunds_card import RefundsCard
from backoffice.gui.translation import formats, office_zone, tr
from backoffice.services.bookings.errors import NotAvailable
from backoffice.services.ports import (
    AssetFilter,
    AssetRecord,
    BookingRecord,
    PaymentRecord,
    QueueCondition,
    Sort,
)
from backoffice.services.refunds import RefundView
from backoffice.services.trail import NO_HISTORY, HistoryPage

OFFERED = 20
"""Listings offered below the field at most."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the cards show beside the booking itself."""

    asset: AssetRecord
    payment: PaymentRecord | None = None
    told: HistoryPage = NO_HISTORY
    condition: QueueCondition | None = None
    refunds: RefundView | None = None


class BookingPanel(RecordEditor):
    """Shows, edits and saves one booking. `extra` is what is `Around` it (None: a new one without a listing)."""

    listing_asked = Signal(object)
    """The AssetRef of what is booked, to be opened."""
    booking_asked = Signal(object)
    """The BookingRef of another booking of the customer, to be opened."""

    def __init__(self, office: Office, background: Background, parent: QWidget | None = None) -> None:
        """Show that nothing is open."""
        self._office = office
        self._new_kind = BookingKind.ACTIVITIES
        self._quoting: Operation[Shown] | None = None
        zone = office_zone(office.settings.time_zone)
        self.card = BookingCard()
        self.payment = PaymentCard(zone, practice=office.profile.practice)
        self.refunds = RefundsCard(zone)
        self.told = History(office.trail, background, zone)
        self.conflicts = ConflictPanel()
        self.price = PriceCard()
        look = appearance()
        assert look is not None
        self.history = CustomerHistoryPanel(office.database.booking_queries, background, look)
        cards, strip = (self.card, self.payment, self.refunds), (self.conflicts, self.price)
        super().__init__(background, cards, (self.told, self.history), strip, parent=parent)
        self._pause = QTimer(self, singleShot=True, interval=250)
        self._pause.timeout.connect(self._quote)
        self.card.listing_asked.connect(self._ask_for_listing)
        self.history.opened.connect(self.booking_asked)

    @property
    def current(self) -> BookingRecord | None:
        """Return the booking as it was read last; None for a new one."""
        return self.record

    def new_booking(
        self, kind: BookingKind, listing: AssetRef | None = None, values: Mapping[str, object] | None = None
    ) -> None:
        """Open an empty form, for a listing if one is given, with what is known already; ask `try_leave` first."""
        self._new_kind = kind
        opened = self.begin_new()
        office = self._office

        def work() -> tuple[Mapping[str, object], AssetRecord | None]:
            return office.bookings.defaults(kind, listing), office.assets.get(listing) if listing else None

        reading = self.background.run(work, owner=self)
        reading.on_success(lambda found: self.is_still(opened) and self._open_new(*found, values or {}))

    # --- what a booking's panel does in its own way ---------------------------------------------------------

    def load(self, ref: BookingRef) -> Loaded:
        """Read a booking and what is around it."""
        office = self._office
        record = office.bookings.get(ref)
        asset, payment = office.assets.get(record.asset), office.payments.of_booking(ref)
        is_asked = payment is not None and payment.stripe is not None
        refunds = office.refunds.look(payment.payment_intent_id) if payment and is_asked else None
        return record, Around(asset, payment, office.trail.of_booking(ref), office.queue.status().condition, refunds)

    def store(self, ref: BookingRef | None, record: BookingRecord | None, draft: Draft) -> BookingRecord:
        """Save the form."""
        bookings, values = self._office.bookings, booking_values(draft)
        if ref is not None and record is not None:
            return bookings.update(ref, record.version, values)
        chosen, intent = draft.values[LISTING.name], draft.values.get(INTENT.name)
        assert isinstance(chosen, ChosenListing)
        method = PaymentMethod(str(draft.values[METHOD.name])) if draft.values.get(METHOD.name) else None
        waits = bool(draft.values.get("needs_approval"))
        return bookings.create(
            self._new_kind,
            chosen.ref,
            values,
            payment_method=method,
            payment_intent_id=str(intent) if intent else None,
            page=method is PaymentMethod.STRIPE and not intent and not waits,
            needs_approval=waits,
        )

    def make_form(self, record: BookingRecord | None) -> BookingForm:
        """Return the empty form of a kind."""
        kind = record.ref.kind if record else self._new_kind
        around: Around | None = self.extra
        currency = record.price.currency if record else self._office.settings.default_currency
        find = None if record else self._find_listings
        form = BookingForm(kind, formats().parse_context(currency), self._office.bookings.check, find)
        if around is not None:
            form.show_listing(around.asset)
        form.listing_chosen.connect(self._take_listing)
        return form

    def show_cards(self, record: BookingRecord | None) -> None:
        """Show where the booking and its payment stand, and what happened."""
        around: Around | None = self.extra
        self.card.show_record(record, around.asset if around else None)
        self.payment.show_record(record, around.payment if around else None, around.condition if around else None)
        self.refunds.show_view(around.refunds if around and record else None)
        self.history.setVisible(record is not None)
        self.history.show_record(record)
        self.told.show_page(around.told if around and record else NO_HISTORY)
        if record is None or self.is_dirty:
            self._quote()
        else:
            self._show_quote(Shown(record.price))

    def show_title(self, record: BookingRecord | None) -> None:
        """Show customer and kind."""
        kind = record.ref.kind if record else self._new_kind
        self.name = f"{record.values.get('customer_name')} · {record.confirmation_code}" if record else ""
        title = str(record.values.get("customer_name") or "") if record else new_booking_title(kind)
        caption = booking_name(kind) if record else tr("Not saved yet")
        self.show_heading(title, caption, kind.asset_kind.value)

    def draft_of(self, record: BookingRecord) -> Draft:
        """Return what the form shows of a booking; a form in which it was made keeps nothing of what is asked once."""
        return Draft({**{name: spec.default for name, spec in ONLY_NEW.items()}, **record.values})

    def compared_fields(self) -> Sequence[FieldSpec]:
        """Return the kind's fields."""
        return booking_fields(self.ref.kind) if self.ref else ()

    def currency_of(self, record: Any) -> str:
        """Return the currency of the booking's price."""
        return str(record.price.currency)

    def take_failure(self, error: BaseException, draft: Draft) -> bool:
        """Say what is in the way; a manager may book all the same, with a reason."""
        if not isinstance(error, NotAvailable):
            return False
        self._show_quote(Shown(None, "", error.conflicts, keeps_price=True))
        words = "\n".join(conflict_words(conflict) for conflict in error.conflicts)
        if error.is_overridable and self._may_override:
            dialog = ReasonDialog(
                tr("Book all the same?"), words, tr("Book all the same"), self.window(), is_required=True
            )
            dialog.chosen.connect(lambda reason: self.send(Draft({**draft.values, "override_reason": reason})))
            dialog.rejected.connect(lambda: self.settle(False))
            dialog.open()
        else:
            self.notice.say(tr("Not saved"), words)
            self.settle(False)
        return True

    def take_edit(self) -> None:
        """Ask for price and room anew once the typing pauses."""
        self._pause.start()

    def words_for_nothing(self) -> str:
        """Say what the panel is for."""
        return tr("Choose a booking in the table to see and edit it here.")

    def words_while_reading(self) -> str:
        """Say what is being read."""
        return tr("Reading the booking…")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        super().retranslate()
        self.setAccessibleName(tr("Booking"))
        self.payment.retranslate()
        self.price.retranslate()

    # --- within ---------------------------------------------------------------------------------------------

    @property
    def _may_override(self) -> bool:
        return self._office.people.person().may_override

    def _open_new(self, defaults: Mapping[str, object], asset: AssetRecord | None, known: Mapping[str, object]) -> None:
        self.open_new(Draft({**defaults, **{name: spec.default for name, spec in ONLY_NEW.items()}}))
        form = self.form
        if not isinstance(form, BookingForm):
            return
        form.show_draft(Draft({name: value for name, value in known.items() if name in form.rows}))
        if asset is not None:
            form.show_draft(Draft({LISTING.name: ChosenListing(asset.ref, str(asset.values.get("name") or ""))}))
            self._show_listing(asset)
            next(row for name, row in form.rows.items() if name != LISTING.name).focus()

    def _find_listings(self, typed: str, then: Callable[[Sequence[ChosenListing]], object]) -> None:
        kind, queries = self._new_kind.asset_kind, self._office.database.queries

        def work() -> list[ChosenListing]:
            keys = queries.keys(AssetFilter(kind=kind, text=typed), Sort("name"))[:OFFERED]
            return [ChosenListing(row.ref, str(row.cells.get("name") or "")) for row in queries.rows(keys)]

        self.background.run(work, owner=self.form).on_success(then)

    def _take_listing(self, listing: AssetRef | None) -> None:
        """What is booked was chosen: its tiers, times and currency are offered."""
        if listing is not None:
            reading = self.background.run(lambda: self._office.assets.get(listing), owner=self.form)
            reading.on_success(self._show_listing)

    def _show_listing(self, asset: AssetRecord) -> None:
        form = self.form
        if isinstance(form, BookingForm) and form.listing == asset.ref:
            self.extra = Around(asset)
            form.show_listing(asset)
            supplier = form.rows["supplier"]
            if supplier.is_empty and asset.values.get("supplier"):
                supplier.show_draft(asset.values["supplier"])
            self._quote()

    def _quote(self) -> None:
        """Ask what the form as it stands would cost, and what is in its way."""
        form, record = self.form, self.record
        if self._quoting is not None:
            self._quoting.cancel()
        if not isinstance(form, BookingForm):
            return
        if record is not None and not form.is_changed:
            self._show_quote(Shown(record.price))
            return
        listing = record.asset if record else form.listing
        if listing is None:
            self._show_quote(Shown(None, tr("Choose a listing; price and room show here as you type.")))
            return
        bookings, values, kind = self._office.bookings, booking_values(form.read_all()[0]), form.kind
        self._quoting = self.background.run(lambda: quote_of(bookings, kind, listing, values, record), owner=form)
        self._quoting.on_success(self._show_quote)

    def _show_quote(self, shown: Shown) -> None:
        if not shown.keeps_price:
            self.price.show_price(shown.price, shown.note)
        self.conflicts.show_conflicts(shown.conflicts, may_override=self._may_override)

    def _ask_for_listing(self) -> None:
        if self.record is not None:
            self.listing_asked.emit(self.record.asset)
