"""Reads of refunds for the section, the badge, Today and the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.services.ports.refunds import ForeignRefund, RefundFilter, RefundRecord

PATIENCE = timedelta(minutes=5)
"""How long the outcome of a refund may be unknown before somebody is told."""


class RefundTab(StrEnum):
    """What the section shows at a time; each refund of ours stands in one of the first three at most."""

    WAITING = "waiting"  # somebody's decision is wanted, and it is not given yet by who looks
    ON_THE_WAY = "on_the_way"  # approved, or approved by who looks while a second manager is awaited
    ATTENTION = "attention"  # failed and nobody took note, needs a person, unknown for longer than PATIENCE
    ALL = "all"


class Origin(StrEnum):
    """Where a refund was made."""

    OURS = "ours"
    DASHBOARD = "dashboard"


@dataclass(frozen=True, slots=True)
class RefundSearch:
    """Which rows of the section: every condition must hold. `me` is who looks.

    `text`: every word stands in the booking's code, customer or listing, in the note, the names or the ids.
    """

    tab: RefundTab = RefundTab.ALL
    me: str = ""
    text: str = ""
    origin: Origin | None = None
    reasons: frozenset[RefundReason] = frozenset()
    where: RefundFilter = field(default_factory=RefundFilter)


@dataclass(frozen=True, slots=True)
class RefundRow:
    """A request of ours (`record`), or a refund that was made in the Dashboard (`foreign`); never both."""

    record: RefundRecord | None
    foreign: ForeignRefund | None
    booking: BookingRef | None = None
    confirmation_code: str = ""
    customer_name: str = ""

    @property
    def id(self) -> str:
        """Return the id of the request, or Stripe's of a foreign refund."""
        if self.record is not None:
            return self.record.refund.id
        return self.foreign.refund_id if self.foreign is not None else ""

    @property
    def payment_intent_id(self) -> str:
        """Return of which payment."""
        if self.record is not None:
            return self.record.refund.terms.payment_intent_id
        return self.foreign.payment_intent_id if self.foreign is not None else ""

    @property
    def money(self) -> Money:
        """Return how much."""
        if self.record is not None:
            return self.record.refund.terms.money
        assert self.foreign is not None
        return self.foreign.money

    @property
    def at(self) -> datetime:
        """Return when it was asked for, or made in the Dashboard (as near as is known)."""
        if self.record is not None:
            return self.record.refund.requested_at
        assert self.foreign is not None
        at = self.foreign.created_at or self.foreign.first_seen_at
        assert at is not None
        return at

    @property
    def state(self) -> RefundState | None:
        """Return where it stands; None: a word of Stripe's that is not known here."""
        if self.record is not None:
            return self.record.refund.state
        known = {state.value: state for state in RefundState}
        return known.get(self.foreign.status) if self.foreign is not None else None


@dataclass(frozen=True, slots=True)
class RefundCounts:
    """Figures of the section's badge, for who looks."""

    waiting: int = 0
    attention: int = 0

    @property
    def all(self) -> int:
        """Return how many want somebody."""
        return self.waiting + self.attention


@dataclass(frozen=True, slots=True)
class RefundSum:
    """How many refunds of one currency, month (its first day), reason, state and origin, and their sum."""

    currency: str
    month: date
    reason: RefundReason | None
    state: RefundState | None
    origin: Origin
    count: int
    amount_minor: int


class RefundQueries(Protocol):
    """Each opens its own short read; safe on any thread. `now` tells what is overdue and whose approvals still hold."""

    def rows(self, search: RefundSearch, limit: int, now: datetime) -> Sequence[RefundRow]:
        """Return rows, the newest first."""
        ...

    def find(self, typed: str, limit: int) -> Sequence[RefundRow]:
        """Return requests that hold every word typed, the newest first (Ctrl+K); nothing typed finds none."""
        ...

    def counts(self, me: str, now: datetime) -> RefundCounts: ...

    def sums(self, where: RefundFilter) -> Sequence[RefundSum]:
        """Return the sums of what a filter lets through, and of what was made in the Dashboard in these days.

        What was made in the Dashboard has neither person nor reason, booking nor batch: a filter for these leaves it
        out.
        """
        ...

    def people(self) -> Sequence[str]:
        """Return who asked for or approved a refund, by name."""
        ...
