"""The fields of activity bookings."""

from backoffice.domain.fields import FieldSpec
from backoffice.domain.specs.bookings import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.day("activity_on", "date", QT_TRANSLATE_NOOP("backoffice", "Date")),
    shared.at(
        "activity_time",
        QT_TRANSLATE_NOOP("backoffice", "Time"),
        QT_TRANSLATE_NOOP("backoffice", "One of the listing's starting times, where it has some."),
        public_name="time",
    ),
    *shared.PARTICIPANTS,
    *shared.COMMON,
    shared.NAMES,
)
