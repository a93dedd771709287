"""The fields of restaurants. The price is per reservation, and mostly absent."""

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.name(
        QT_TRANSLATE_NOOP("backoffice", "Name"),
        QT_TRANSLATE_NOOP("backoffice", "As it stands over the door."),
    ),
    shared.money(
        "price",
        QT_TRANSLATE_NOOP("backoffice", "Price"),
        QT_TRANSLATE_NOOP("backoffice", "What a reservation costs. Without a price it is not sold online."),
        QT_TRANSLATE_NOOP("backoffice", "per reservation"),
    ),
    shared.text(
        "cuisine",
        QT_TRANSLATE_NOOP("backoffice", "Cuisine"),
        QT_TRANSLATE_NOOP("backoffice", "Such as seafood or regional."),
        FieldGroup.ESSENTIALS,
    ),
    FieldSpec(
        name="price_range",
        label=QT_TRANSLATE_NOOP("backoffice", "Price range"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        choices=(
            Choice("$", QT_TRANSLATE_NOOP("backoffice", "$ – cheap")),
            Choice("$$", QT_TRANSLATE_NOOP("backoffice", "$$ – moderate")),
            Choice("$$$", QT_TRANSLATE_NOOP("backoffice", "$$$ – expensive")),
            Choice("$$$$", QT_TRANSLATE_NOOP("backoffice", "$$$$ – very expensive")),
        ),
    ),
    FieldSpec(
        name="dining_style",
        label=QT_TRANSLATE_NOOP("backoffice", "Dining style"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        choices=(
            Choice("casual", QT_TRANSLATE_NOOP("backoffice", "Casual")),
            Choice("fine", QT_TRANSLATE_NOOP("backoffice", "Fine dining")),
            Choice("buffet", QT_TRANSLATE_NOOP("backoffice", "Buffet")),
            Choice("cafe", QT_TRANSLATE_NOOP("backoffice", "Café")),
            Choice("bar", QT_TRANSLATE_NOOP("backoffice", "Bar")),
            Choice("beach", QT_TRANSLATE_NOOP("backoffice", "On the beach")),
        ),
    ),
    FieldSpec(
        name="operating_days",
        label=QT_TRANSLATE_NOOP("backoffice", "Open on"),
        type=FieldType.WEEKDAYS,
        group=FieldGroup.DETAILS,
        max_items=7,
        default=(),
    ),
    shared.at("opening_time", QT_TRANSLATE_NOOP("backoffice", "Opens at")),
    shared.at(
        "closing_time",
        QT_TRANSLATE_NOOP("backoffice", "Closes at"),
        QT_TRANSLATE_NOOP("backoffice", "May be after midnight."),
    ),
    shared.switch(
        "accepts_reservations",
        QT_TRANSLATE_NOOP("backoffice", "Takes reservations"),
        QT_TRANSLATE_NOOP("backoffice", "Guests can reserve a table."),
        FieldGroup.DETAILS,
        True,
    ),
    shared.number(
        "max_party_size",
        QT_TRANSLATE_NOOP("backoffice", "Largest party"),
        1,
        1_000,
        QT_TRANSLATE_NOOP("backoffice", "people"),
    ),
    FieldSpec(
        name="phone",
        label=QT_TRANSLATE_NOOP("backoffice", "Phone"),
        help=QT_TRANSLATE_NOOP("backoffice", "With country and area code, such as +55 81 3333-0000."),
        type=FieldType.PHONE,
        group=FieldGroup.DETAILS,
    ),
    FieldSpec(
        name="website",
        label=QT_TRANSLATE_NOOP("backoffice", "Website"),
        type=FieldType.URL,
        group=FieldGroup.DETAILS,
        max_length=shared.LONGEST_URL,
    ),
    shared.text("dress_code", QT_TRANSLATE_NOOP("backoffice", "Dress code")),
    shared.lines(
        "payment_options",
        QT_TRANSLATE_NOOP("backoffice", "Ways to pay"),
        QT_TRANSLATE_NOOP("backoffice", "What the restaurant takes: Pix, card, cash."),
    ),
    *shared.COMMON,
)
