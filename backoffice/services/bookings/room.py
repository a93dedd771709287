"""Room for a booking, made sure of under the listing's lock; managers may book in spite of some conflicts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from backoffice.domain.availability import Conflict, Rule
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.people import Person
from backoffice.services.bookings import trail
from backoffice.services.bookings.errors import NotAvailable, OverrideRefused
from backoffice.services.bookings.quoting import Wanted, conflicts_of
from backoffice.services.ports import AuditEntry, UnitOfWork


def make_sure_of_room(
    uow: UnitOfWork,
    wanted: Wanted,
    person: Person,
    today: date,
    override_reason: str,
    passed_over: Collection[Rule] = (),
) -> tuple[Conflict, ...]:
    """Return the conflicts that are overridden, with a reason by somebody who may; none: there is room.

    Call `lock_asset` before, so that nobody takes the room before this transaction ends. `passed_over`: rules that do
    not count here.

    Raises:
        NotAvailable: there is no room, and no reason to override was given or one conflict cannot be.
        OverrideRefused: whoever gave the reason may not.

    """
    found = tuple(one for one in conflicts_of(uow, wanted, today) if one.rule not in passed_over)
    if not found:
        return ()
    if not override_reason.strip() or not all(conflict.is_overridable for conflict in found):
        raise NotAvailable(found)
    if not person.may_override:
        raise OverrideRefused
    return found


def tell_overridden(
    ref: BookingRef, conflicts: Iterable[Conflict], reason: str, person: Person, now: datetime
) -> Iterable[AuditEntry]:
    """Return the entries that say in spite of what it was booked, and why."""
    return [trail.overridden(ref, conflict.message, reason, person, now) for conflict in conflicts]
