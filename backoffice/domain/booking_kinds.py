"""The five kinds of booking. A kind's value is the name of its table, of its CSV and of its command-line word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.kinds import AssetKind


class BookingKind(StrEnum):
    """What customers book."""

    ACTIVITIES = "activity_bookings"
    EVENTS = "event_bookings"
    RESTAURANTS = "restaurant_reservations"
    VEHICLES = "vehicle_bookings"
    ACCOMMODATIONS = "accommodation_bookings"

    @property
    def asset_kind(self) -> AssetKind:
        """Return the kind of listing that is booked."""
        return AssetKind[self.name]

    @classmethod
    def of(cls, kind: AssetKind) -> BookingKind:
        """Return the bookings made for listings of a kind."""
        return cls[kind.name]


@dataclass(frozen=True, slots=True, order=True)
class BookingRef:
    """Which booking: its kind and its id in that kind's table."""

    kind: BookingKind
    id: int

    def __str__(self) -> str:
        """Return it as written in jobs and logs: `vehicle_bookings/42`."""
        return f"{self.kind.value}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> BookingRef:
        """Read `vehicle_bookings/42` back.

        Raises:
            ValueError: when it is not of that form.

        """
        kind, _, number = text.partition("/")
        return cls(BookingKind(kind), int(number))
