"""The words of availability: what is wished for, what takes up room, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from backoffice.domain.booking_facts import Values, describe
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.wording import Message


class Rule(StrEnum):
    """What a wish can break."""

    ARCHIVED = "archived"
    INACTIVE = "inactive"
    PAST = "past"
    EVENT_OVER = "event_over"
    ROOMS = "rooms"
    GUESTS = "guests"
    MINIMUM_STAY = "minimum_stay"
    VEHICLE = "vehicle"
    MAINTENANCE = "maintenance"
    PARTICIPANTS = "participants"
    STARTING_TIME = "starting_time"
    TIER_INACTIVE = "tier_inactive"
    TIER_STOCK = "tier_stock"
    TIER_ORDER = "tier_order"
    NO_RESERVATIONS = "no_reservations"
    CLOSED_DAY = "closed_day"
    CLOSED_HOUR = "closed_hour"
    PARTY_SIZE = "party_size"

    @property
    def is_overridable(self) -> bool:
        """Tell whether a manager may book all the same, with a reason. What is archived must be restored first."""
        return self is not Rule.ARCHIVED


class Occupying(Protocol):
    """A booking that may take up room of the same listing (services.ports.bookings.Occupant is one)."""

    @property
    def confirmation_code(self) -> str: ...

    @property
    def customer_name(self) -> str: ...

    @property
    def status(self) -> BookingStatus: ...

    @property
    def values(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone wants to book: values of the listing, of the chosen ticket tier, and of the booking, checked.

    `own_code` is the code of the booking that is edited: it is not in its own way.
    """

    kind: BookingKind
    asset: Values
    tier: Values | None
    values: Values
    is_archived: bool = False
    own_code: str = ""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A booking that takes the room: its code, whose it is, and when, in words."""

    confirmation_code: str
    customer_name: str
    when: Message


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing in the way of a wish, in words that say what would mend it."""

    rule: Rule
    message: Message
    occupants: tuple[InTheWay, ...] = field(default=())

    @property
    def is_overridable(self) -> bool:
        """Tell whether a manager may book all the same, with a reason."""
        return self.rule.is_overridable


def in_the_way(wish: Wish, occupants: list[Occupying]) -> tuple[InTheWay, ...]:
    """Return bookings as a conflict shows them."""
    return tuple(
        InTheWay(one.confirmation_code, one.customer_name, describe(wish.kind, wish.asset, one.values))
        for one in occupants
    )
