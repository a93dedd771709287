"""The fields of accommodations. The price is per night."""

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.name(
        QT_TRANSLATE_NOOP("backoffice", "Name"),
        QT_TRANSLATE_NOOP("backoffice", "As customers read it, such as “House of the two winds”."),
    ),
    shared.money(
        "price",
        QT_TRANSLATE_NOOP("backoffice", "Price"),
        QT_TRANSLATE_NOOP("backoffice", "What one night costs. Without a price it is not sold online."),
        QT_TRANSLATE_NOOP("backoffice", "per night"),
    ),
    FieldSpec(
        name="accommodation_type",
        public_name="type",
        label=QT_TRANSLATE_NOOP("backoffice", "Type"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        choices=(
            Choice("guesthouse", QT_TRANSLATE_NOOP("backoffice", "Guesthouse")),
            Choice("hotel", QT_TRANSLATE_NOOP("backoffice", "Hotel")),
            Choice("apartment", QT_TRANSLATE_NOOP("backoffice", "Apartment")),
            Choice("house", QT_TRANSLATE_NOOP("backoffice", "House")),
            Choice("room", QT_TRANSLATE_NOOP("backoffice", "Room")),
            Choice("hostel", QT_TRANSLATE_NOOP("backoffice", "Hostel")),
            Choice("other", QT_TRANSLATE_NOOP("backoffice", "Other")),
        ),
    ),
    shared.at("check_in_time", QT_TRANSLATE_NOOP("backoffice", "Check-in from")),
    shared.at("check_out_time", QT_TRANSLATE_NOOP("backoffice", "Check-out until")),
    shared.number("total_rooms", QT_TRANSLATE_NOOP("backoffice", "Rooms to let"), 1, 10_000),
    shared.number(
        "max_guests",
        QT_TRANSLATE_NOOP("backoffice", "Most guests"),
        1,
        10_000,
        QT_TRANSLATE_NOOP("backoffice", "people"),
    ),
    shared.number("bedrooms", QT_TRANSLATE_NOOP("backoffice", "Bedrooms"), 0, 1_000),
    shared.number("bathrooms", QT_TRANSLATE_NOOP("backoffice", "Bathrooms"), 0, 1_000),
    shared.number("beds_single", QT_TRANSLATE_NOOP("backoffice", "Single beds"), 0, 1_000),
    shared.number("beds_double", QT_TRANSLATE_NOOP("backoffice", "Double beds"), 0, 1_000),
    shared.number("beds_queen", QT_TRANSLATE_NOOP("backoffice", "Queen-size beds"), 0, 1_000),
    shared.number("beds_king", QT_TRANSLATE_NOOP("backoffice", "King-size beds"), 0, 1_000),
    shared.number("area_m2", QT_TRANSLATE_NOOP("backoffice", "Area"), 1, 100_000, "m²"),
    shared.lines("amenities", QT_TRANSLATE_NOOP("backoffice", "Amenities")),
    FieldSpec(
        name="house_rules",
        label=QT_TRANSLATE_NOOP("backoffice", "House rules"),
        type=FieldType.LONG_TEXT,
        group=FieldGroup.TEXTS,
        max_length=shared.LONGEST_TEXT,
    ),
    shared.number(
        "minimum_stay",
        QT_TRANSLATE_NOOP("backoffice", "Minimum stay"),
        1,
        365,
        QT_TRANSLATE_NOOP("backoffice", "nights"),
    ),
    shared.money(
        "cleaning_fee",
        QT_TRANSLATE_NOOP("backoffice", "Cleaning fee"),
        QT_TRANSLATE_NOOP("backoffice", "Added once to every stay."),
        QT_TRANSLATE_NOOP("backoffice", "per stay"),
    ),
    shared.money(
        "taxes",
        QT_TRANSLATE_NOOP("backoffice", "Taxes"),
        QT_TRANSLATE_NOOP("backoffice", "Added once to every stay."),
        QT_TRANSLATE_NOOP("backoffice", "per stay"),
    ),
    FieldSpec(
        name="discount_percent",
        label=QT_TRANSLATE_NOOP("backoffice", "Discount"),
        help=QT_TRANSLATE_NOOP("backoffice", "Taken off the price of the nights."),
        unit="%",
        type=FieldType.PERCENT,
        group=FieldGroup.PRICE,
        minimum=0,
        maximum=100,
    ),
    *shared.COMMON,
)
