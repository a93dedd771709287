"""Edit a booking: its price stays frozen unless the edit is about what it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from backoffice.domain.booking_facts import moved_to
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, PaymentStatus, allowed, initial_status
from backoffice.domain.errors import InvalidInput, RecordChanged
from backoffice.domain.fields import FieldGroup
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.specs.bookings import booking_field
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.services.bookings import trail
from backoffice.services.bookings.adding import want_page
from backoffice.services.bookings.checking import check_values, refuse
from backoffice.services.bookings.customers import normal_customer
from backoffice.services.bookings.desk import Desk
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.bookings.moves import close_page, has_page, locked, move
from backoffice.services.bookings.quoting import Wanted, price_wanted
from backoffice.services.bookings.room import make_sure_of_room, tell_overridden
from backoffice.services.ports import BookingChange, BookingRecord, UnitOfWork

_MENDABLE = frozenset({PaymentStatus.NOT_REQUIRED, PaymentStatus.PENDING, PaymentStatus.FAILED})
"""Payment statuses in which a booking's total may change: no money came or is on its way."""

_NEUTRAL_GROUPS = frozenset({FieldGroup.CUSTOMER, FieldGroup.NOTES})
_NEUTRAL = frozenset({"supplier", "participant_names", "table_label", "pick_up_place", "return_place", "options"})


@dataclass(frozen=True, slots=True)
class _Edit:
    """A booking and what it is to become: `changed` differ from before, `after` are all its values."""

    before: BookingRecord
    after: Mapping[str, object]
    changed: Mapping[str, object]

    @property
    def is_neutral(self) -> bool:
        """Tell whether neither price nor room depend on what changes."""
        return all(_is_neutral(self.before.ref, name) for name in self.changed)


def edit_booking(
    uow: UnitOfWork,
    desk: Desk,
    ref: BookingRef,
    expected_version: int,
    values: Mapping[str, object],
    override_reason: str,
) -> BookingRecord:
    """Change the given fields; raises what `Making.update` raises."""
    before = locked(uow, ref)
    if before.version != expected_version:
        raise RecordChanged
    edit = _edit(before, values, desk, override_reason.strip())
    override_reason = str(edit.changed.get("override_reason") or "")
    if not edit.changed:
        return before
    wanted = Wanted(ref.kind, uow.assets.get(before.asset), edit.after, ref)
    refuse(check_values(ref.kind, edit.after, desk.rules.phone_region, None if edit.is_neutral else wanted.tiers))
    price = before.price if edit.is_neutral else _price(edit, wanted)
    _refuse_silent_change(before, price)
    needs_room = before.status.holds_place and not edit.is_neutral
    overridden = make_sure_of_room(uow, wanted, desk.person, desk.today(), override_reason) if needs_room else ()
    now, person = desk.now(), desk.person
    saved = _save(uow, edit, price, expected_version)
    for entry in (
        *trail.edited(before, edit.changed, person, now),
        *tell_overridden(ref, overridden, override_reason, person, now),
    ):
        uow.trail.add(entry)
    return saved if price == before.price else _reprice(uow, desk, before, saved, now)


def values_moved_to(record: BookingRecord, starts_on: date) -> Mapping[str, object]:
    """Return the fields that let a booking begin on another day and last as long as before.

    Raises:
        NotPossible: it has no day of its own.

    """
    try:
        return moved_to(record.ref.kind, record.values, starts_on)
    except ValueError as error:
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice", "An event's day is the event's own. Change it there, or book another event."
            )
        ) from error


def _edit(before: BookingRecord, values: Mapping[str, object], desk: Desk, override_reason: str) -> _Edit:
    given = normal_customer(values, desk.rules.phone_region)
    if override_reason:
        given["override_reason"] = override_reason
    changed = {name: value for name, value in given.items() if before.values.get(name) != value}
    return _Edit(before, {**before.values, **given}, changed)


def _is_neutral(ref: BookingRef, name: str) -> bool:
    spec = booking_field(ref.kind, name)
    return spec.group in _NEUTRAL_GROUPS or name in _NEUTRAL


def _price(edit: _Edit, wanted: Wanted) -> PriceBreakdown:
    """Return the price after the edit: the frozen one, unless by the listing as it is now the edit makes a difference.

    Raises:
        InvalidInput: the listing cannot be priced like that any more.

    """
    after = price_wanted(wanted)
    try:
        before = price_wanted(wanted.with_values(edit.before.values))
    except InvalidInput:
        return after  # what was booked is no longer offered; what is wanted now is
    return edit.before.price if before == after else after


def _refuse_silent_change(before: BookingRecord, price: PriceBreakdown) -> None:
    if price.total == before.price.total or before.payment_status in _MENDABLE:
        return
    raise NotPossible(
        QT_TRANSLATE_NOOP(
            "backoffice",
            "It would cost {after}, but {before} were paid or are on their way. Keep the price equal by a discount, "
            "or cancel it, give the money back and make a new booking.",
        ),
        before=before.price.total,
        after=price.total,
    )


def _save(uow: UnitOfWork, edit: _Edit, price: PriceBreakdown, expected_version: int) -> BookingRecord:
    before = edit.before
    payment_status = None
    if price.total_minor != before.price.total_minor and (price.total_minor == 0 or before.price.total_minor == 0):
        _, payment_status = initial_status(
            before.ref.kind, price.total_minor, before.payment_method, needs_approval=False
        )
    change = BookingChange(
        values=dict(edit.changed), price=None if price == before.price else price, payment_status=payment_status
    )
    return uow.bookings.change(before.ref, change, expected_version=expected_version)


def _reprice(uow: UnitOfWork, desk: Desk, before: BookingRecord, saved: BookingRecord, now: datetime) -> BookingRecord:
    """Tell the new price; a page for the old one is renewed, or closed where nothing is to be paid."""
    uow.trail.add(trail.priced(saved.ref, before.price.total, saved.price.total, desk.person, now))
    if saved.price.total == before.price.total:
        return saved
    if saved.price.total_minor:
        return want_page(uow, saved, desk, now) if has_page(saved) else saved
    if Action.CONFIRM in allowed(saved.ref.kind, saved.status):
        return move(uow, saved, Action.CONFIRM, desk.person, now)
    return close_page(uow, saved, desk.person, now)
