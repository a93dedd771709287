"""How the form of each kind is laid out, by hand: what staff live by comes first."""

from __future__ import annotations

from backoffice.domain.kinds import AssetKind
from backoffice.gui.forms.layouts import accommodations, activities, events, restaurants, vehicles
from backoffice.gui.forms.layouts.plan import TIERS, CardPlan, Line, Share

__all__ = ["TIERS", "CardPlan", "Line", "Share", "cards_of"]

_CARDS = {
    AssetKind.ACTIVITIES: activities.CARDS,
    AssetKind.EVENTS: events.CARDS,
    AssetKind.RESTAURANTS: restaurants.CARDS,
    AssetKind.VEHICLES: vehicles.CARDS,
    AssetKind.ACCOMMODATIONS: accommodations.CARDS,
}


def cards_of(kind: AssetKind) -> tuple[CardPlan, ...]:
    """Return the cards of a kind's form in reading order."""
    return _CARDS[kind]
