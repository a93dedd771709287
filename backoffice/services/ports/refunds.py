"""Refund requests as stored, and the people who ask for and approve them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import RefundLimits, RefundReason
from backoffice.domain.refunds import Refund, RefundState
from backoffice.services.ports.gateway import StripeRefund


@dataclass(frozen=True, slots=True)
class RefundRecord:
    """A refund request with what surrounds it. `cancels_booking`: approving it cancels the booking.

    `lines`: labels and amounts when it was asked for line by line. `batch_id`: of a whole date that was cancelled.
    `acknowledged_at`, `acknowledged_by`: a manager took note that it was not made ('': nobody did).
    """

    refund: Refund
    booking: BookingRef | None
    reason: RefundReason | None
    note: str
    cancels_booking: bool
    lines: tuple[tuple[str, Money], ...] = ()
    batch_id: str | None = None
    decision_note: str = ""
    pending_reason: str = ""
    updated_at: datetime | None = None
    ended_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True)
class ForeignRefund:
    """A refund that Stripe has and that no request of ours made: it was made in the Stripe Dashboard."""

    refund_id: str
    payment_intent_id: str
    money: Money
    status: str
    created_at: datetime | None
    first_seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RefundFilter:
    """Which refunds of a list or report. Empty: any; bounds are days of the request, both included, in `zone`."""

    states: frozenset[RefundState] = frozenset()
    from_on: date | None = None
    to_on: date | None = None
    person: str = ""
    reason: RefundReason | None = None
    currency: str = ""
    booking: BookingRef | None = None
    payment_intent_id: str = ""
    batch_id: str = ""
    zone: tzinfo = UTC


class RefundRepository(Protocol):
    """Refund requests, inside one unit of work. What the database refuses is said as `RefundRefused`."""

    def lock_payment(self, payment_intent_id: str) -> None:
        """Let nobody else change refunds of this payment before the transaction ends (row lock; SQLite: one writer)."""
        ...

    def add(self, record: RefundRecord) -> None: ...

    def get(self, refund_id: str) -> RefundRecord:
        """Raise `RecordMissing` when it is not there."""
        ...

    def save(self, record: RefundRecord, *, expected: RefundState) -> None:
        """Write the whole record, if its stored state is still `expected`; else raise `RecordChanged`."""
        ...

    def of_payment(self, payment_intent_id: str) -> Sequence[RefundRecord]: ...

    def find_stripe(self, stripe_refund_id: str) -> str | None:
        """Return the id of the request that this refund of Stripe's belongs to."""
        ...

    def save_foreign(self, found: StripeRefund, now: datetime) -> None: ...

    def forget_foreign(self, refund_id: str) -> None:
        """Take a refund out of those made elsewhere, as it turned out to be ours."""
        ...

    def foreign_of(self, payment_intent_id: str) -> Sequence[ForeignRefund]: ...

    def counts(self) -> Mapping[RefundState, int]:
        """Return how many requests stand in each state that has any."""
        ...

    def in_flight(self) -> Sequence[str]:
        """Return the ids of requests that a job has to take on: approved, or sent without a known outcome."""
        ...

    def approved_by(self, person: str, since: datetime) -> Sequence[Refund]:
        """Return what a person approved since then: for their daily limit."""
        ...

    def find(self, where: RefundFilter, limit: int) -> Sequence[RefundRecord]:
        """Return requests, the newest first."""
        ...

    def lapsing(self, now: datetime) -> Sequence[str]:
        """Return the ids of requests and approvals whose time may have run out."""
        ...


class RefundLimitsRepository(Protocol):
    """The office's limits of refunds, inside one unit of work."""

    def get(self, *, hold: bool = False) -> RefundLimits:
        """Return them; `hold`: let nobody else hold or change them before the transaction ends."""
        ...

    def set(self, limits: RefundLimits) -> None:
        """Let these be all the limits there are."""
        ...


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody who works here; their password's hash stays in the database.

    `wrong_tries`: how often in a row another password was written, the last time at `wrong_at`.
    """

    id: int
    name: str
    role: Role
    has_password: bool
    is_active: bool
    created_at: datetime
    wrong_tries: int = 0
    wrong_at: datetime | None = None

    @property
    def person(self) -> Person:
        """Return who they are when they are at work."""
        return Person(self.name, self.role)


class PeopleRepository(Protocol):
    """The people of the office, inside one unit of work."""

    def add(self, name: str, role: Role, password_hash: str | None, now: datetime) -> PersonRecord:
        """Raise `InvalidInput` when the name is taken (whatever its case)."""
        ...

    def get(self, name: str) -> PersonRecord | None: ...

    def everyone(self, *, hold: bool = False) -> Sequence[PersonRecord]:
        """Return all by name; `hold`: let nobody else hold or change them before the transaction ends."""
        ...

    def change(
        self,
        person_id: int,
        *,
        role: Role | None = None,
        password_hash: str | None = None,
        is_active: bool | None = None,
    ) -> PersonRecord: ...

    def password_hash(self, person_id: int) -> str | None: ...

    def count_try(self, person_id: int, now: datetime) -> None:
        """Count a password as wrong, until `forgive` says that it was not."""
        ...

    def forgive(self, person_id: int) -> None:
        """Begin to count anew."""
        ...
