"""Bookings: made, edited, moved, paid and cancelled; `Bookings` holds every use case."""

from backoffice.services.bookings.bookings import Bookings
from backoffice.services.bookings.desk import OfficeRules
from backoffice.services.bookings.errors import NotAvailable, NotPossible, OverrideRefused
from backoffice.services.bookings.records import Cancellation, NewBooking, Quote

__all__ = [
    "Bookings",
    "Cancellation",
    "NewBooking",
    "NotAvailable",
    "NotPossible",
    "OfficeRules",
    "OverrideRefused",
    "Quote",
]
