"""The tables. Mixins hold what is shared; each kind of asset is a class of its own."""

from sqlalchemy import Table

from backoffice.db.models.accommodation import Accommodation
from backoffice.db.models.activity import Activity
from backoffice.db.models.base import Base
from backoffice.db.models.event import Event
from backoffice.db.models.job import CLAIMABLE, ENDED, OPEN, JobRow
from backoffice.db.models.listing import LONGEST_NAME, Listing, Searchable, SoldThroughStripe, Versioned
from backoffice.db.models.office import Office
from backoffice.db.models.restaurant import Restaurant
from backoffice.db.models.ticket_tier import TicketTier
from backoffice.db.models.vehicle import Vehicle
from backoffice.domain.kinds import AssetKind

LISTINGS: dict[AssetKind, type[Listing]] = {
    AssetKind.ACTIVITIES: Activity,
    AssetKind.EVENTS: Event,
    AssetKind.RESTAURANTS: Restaurant,
    AssetKind.VEHICLES: Vehicle,
    AssetKind.ACCOMMODATIONS: Accommodation,
}


def table_of(kind: AssetKind) -> Table:
    """Return the table of a kind."""
    return Base.metadata.tables[kind.value]


__all__ = [
    "CLAIMABLE",
    "ENDED",
    "LISTINGS",
    "LONGEST_NAME",
    "OPEN",
    "Accommodation",
    "Activity",
    "Base",
    "Event",
    "JobRow",
    "Listing",
    "Office",
    "Restaurant",
    "Searchable",
    "SoldThroughStripe",
    "TicketTier",
    "Vehicle",
    "Versioned",
    "table_of",
]
