"""The fields of accommodation bookings. Nights are half-open: the day of check-out is free for the next guest."""

from backoffice.domain.fields import FieldSpec
from backoffice.domain.specs.bookings import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.day("check_in_on", "check_in", QT_TRANSLATE_NOOP("backoffice", "Check-in")),
    shared.day("check_out_on", "check_out", QT_TRANSLATE_NOOP("backoffice", "Check-out")),
    shared.count("guests", QT_TRANSLATE_NOOP("backoffice", "Guests"), 2, minimum=1, required=True),
    shared.count("rooms", QT_TRANSLATE_NOOP("backoffice", "Rooms"), 1, minimum=1),
    *shared.COMMON,
)
