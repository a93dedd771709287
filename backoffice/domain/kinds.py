"""The five kinds of asset. A kind's value is the name of its table, of its CSV and of its command-line word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AssetKind(StrEnum):
    """What an office can list and sell."""

    ACTIVITIES = "activities"
    EVENTS = "events"
    RESTAURANTS = "restaurants"
    VEHICLES = "vehicles"
    ACCOMMODATIONS = "accommodations"

    @property
    def singular(self) -> str:
        """Return the word for one of them, as used in Stripe ids and metadata."""
        return _SINGULAR[self]

    @property
    def has_tiers(self) -> bool:
        """Tell whether listings of this kind can be sold in ticket tiers."""
        return self in (AssetKind.ACTIVITIES, AssetKind.EVENTS)


_SINGULAR = {
    AssetKind.ACTIVITIES: "activity",
    AssetKind.EVENTS: "event",
    AssetKind.RESTAURANTS: "restaurant",
    AssetKind.VEHICLES: "vehicle",
    AssetKind.ACCOMMODATIONS: "accommodation",
}


@dataclass(frozen=True, slots=True, order=True)
class AssetRef:
    """Which asset: its kind and its id in that kind's table."""

    kind: AssetKind
    id: int

    def __str__(self) -> str:
        """Return it as written in jobs and logs: `activities/42`."""
        return f"{self.kind.value}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> AssetRef:
        """Read `activities/42` back.

        Raises:
            ValueError: when it is not of that form.

        """
        kind, _, number = text.partition("/")
        return cls(AssetKind(kind), int(number))
