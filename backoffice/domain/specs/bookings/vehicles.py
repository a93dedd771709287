"""The fields of vehicle bookings."""

from backoffice.domain.fields import FieldGroup, FieldSpec
from backoffice.domain.specs import shared as listings
from backoffice.domain.specs.bookings import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.day("pick_up_on", "start_date", QT_TRANSLATE_NOOP("backoffice", "Pick-up date")),
    shared.at(
        "pick_up_time",
        QT_TRANSLATE_NOOP("backoffice", "Pick-up time"),
        QT_TRANSLATE_NOOP(
            "backoffice", "With both times, every 24 hours begun are a day; without them, calendar days."
        ),
    ),
    shared.day("return_on", "end_date", QT_TRANSLATE_NOOP("backoffice", "Return date")),
    shared.at("return_time", QT_TRANSLATE_NOOP("backoffice", "Return time")),
    listings.text("pick_up_place", QT_TRANSLATE_NOOP("backoffice", "Pick-up place"), group=FieldGroup.ESSENTIALS),
    listings.text("return_place", QT_TRANSLATE_NOOP("backoffice", "Return place"), group=FieldGroup.ESSENTIALS),
    shared.count("additional_drivers", QT_TRANSLATE_NOOP("backoffice", "Additional drivers"), 0),
    listings.lines(
        "options",
        QT_TRANSLATE_NOOP("backoffice", "Options"),
        QT_TRANSLATE_NOOP("backoffice", "What goes along, such as a child seat."),
    ),
    *shared.COMMON,
)
