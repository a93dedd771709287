"""The tables. Mixins hold what is shared; each kind of asset is a class of its own."""

from sqlalchemy import Table

from backoffice.db.models.accommodation import Accommodation
from backoffice.db.models.accommodation_booking import AccommodationBooking
from backoffice.db.models.activity import Activity
from backoffice.db.models.activity_booking import ActivityBooking
from backoffice.db.models.audit import AuditHead, AuditRow
from backoffice.db.models.base import Base
from backoffice.db.models.booking import HAS_DEADLINE, PAGE_FAILED, PAGE_OPEN, Booking, Charged, Derived, Numbered
from backoffice.db.models.event import Event
from backoffice.db.models.event_booking import EventBooking
from backoffice.db.models.event_inbox import EventCursorRow, InboxEventRow, ReadCountRow
from backoffice.db.models.job import CLAIMABLE, ENDED, OPEN, JobRow
from backoffice.db.models.listing import LONGEST_NAME, Listing, Searchable, SoldThroughStripe, Versioned
from backoffice.db.models.office import Office
from backoffice.db.models.payment import LONGEST_ID, Payment
from backoffice.db.models.person import PersonRow
from backoffice.db.models.refund import ForeignRefundRow, RefundApproval, RefundRow
from backoffice.db.models.refund_limit import RefundLimitRow
from backoffice.db.models.restaurant import Restaurant
from backoffice.db.models.restaurant_reservation import RestaurantReservation
from backoffice.db.models.resync import DriftItemRow, ResyncCheckRow, ResyncItemRow, ResyncRunRow, RetiredLinkRow
from backoffice.db.models.ticket_tier import TicketTier
from backoffice.db.models.vehicle import Vehicle
from backoffice.db.models.vehicle_booking import VehicleBooking
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind

LISTINGS: dict[AssetKind, type[Listing]] = {
    AssetKind.ACTIVITIES: Activity,
    AssetKind.EVENTS: Event,
    AssetKind.RESTAURANTS: Restaurant,
    AssetKind.VEHICLES: Vehicle,
    AssetKind.ACCOMMODATIONS: Accommodation,
}

BOOKINGS: dict[BookingKind, type[Booking]] = {
    BookingKind.ACTIVITIES: ActivityBooking,
    BookingKind.EVENTS: EventBooking,
    BookingKind.RESTAURANTS: RestaurantReservation,
    BookingKind.VEHICLES: VehicleBooking,
    BookingKind.ACCOMMODATIONS: AccommodationBooking,
}


def table_of(kind: AssetKind | BookingKind) -> Table:
    """Return the table of a kind."""
    return Base.metadata.tables[kind.value]


__all__ = [
    "BOOKINGS",
    "CLAIMABLE",
    "ENDED",
    "HAS_DEADLINE",
    "LISTINGS",
    "LONGEST_ID",
    "LONGEST_NAME",
    "OPEN",
    "PAGE_FAILED",
    "PAGE_OPEN",
    "Accommodation",
    "AccommodationBooking",
    "Activity",
    "ActivityBooking",
    "AuditHead",
    "AuditRow",
    "Base",
    "Booking",
    "Charged",
    "Derived",
    "DriftItemRow",
    "Event",
    "EventBooking",
    "EventCursorRow",
    "ForeignRefundRow",
    "InboxEventRow",
    "JobRow",
    "Listing",
    "Numbered",
    "Office",
    "Payment",
    "PersonRow",
    "ReadCountRow",
    "RefundApproval",
    "RefundLimitRow",
    "RefundRow",
    "Restaurant",
    "RestaurantReservation",
    "ResyncCheckRow",
    "ResyncItemRow",
    "ResyncRunRow",
    "RetiredLinkRow",
    "Searchable",
    "SoldThroughStripe",
    "TicketTier",
    "Vehicle",
    "VehicleBooking",
    "Versioned",
    "table_of",
]
