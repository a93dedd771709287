"""The fields of event bookings. Date and time are the event's own."""

from backoffice.domain.fields import FieldSpec
from backoffice.domain.specs.bookings import shared

FIELDS: tuple[FieldSpec, ...] = (*shared.PARTICIPANTS, *shared.COMMON, shared.NAMES)
