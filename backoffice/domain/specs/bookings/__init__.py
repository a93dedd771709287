"""Which fields each kind of booking has. Everything that shows, reads or stores them asks here."""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.fields import FieldSpec
from backoffice.domain.specs import by_name, default_values, found_field
from backoffice.domain.specs.bookings import accommodations, activities, events, restaurants, vehicles

__all__ = ["booking_defaults", "booking_field", "booking_fields"]

_FIELDS: Mapping[BookingKind, tuple[FieldSpec, ...]] = {
    BookingKind.ACTIVITIES: activities.FIELDS,
    BookingKind.EVENTS: events.FIELDS,
    BookingKind.RESTAURANTS: restaurants.FIELDS,
    BookingKind.VEHICLES: vehicles.FIELDS,
    BookingKind.ACCOMMODATIONS: accommodations.FIELDS,
}
_BY_NAME = {kind: by_name(fields) for kind, fields in _FIELDS.items()}


def booking_fields(kind: BookingKind) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind in the order of its CSV columns."""
    return _FIELDS[kind]


def booking_field(kind: BookingKind, name: str) -> FieldSpec:
    """Return a field by its name or public name (any case, spaces around).

    Raises:
        UnknownField: when the kind has none of that name.

    """
    return found_field(_BY_NAME[kind], name)


def booking_defaults(kind: BookingKind) -> dict[str, object]:
    """Return the values a new booking starts with, every field included."""
    return default_values(_FIELDS[kind])
