"""The fields that every kind of asset has. A kind takes them over and words its own name and price."""

from __future__ import annotations

from backoffice.domain.fields import FieldGroup, FieldSpec, FieldType
from backoffice.domain.money import MAX_AMOUNT_MINOR
from backoffice.domain.wording import QT_TRANSLATE_NOOP

LONGEST_LINE = 250
LONGEST_TEXT = 5_000
LONGEST_DESCRIPTION = 40_000
LONGEST_URL = 2_048
MOST_ITEMS = 50
MOST_IMAGES = 8


def name(label: str, help_text: str, public_name: str = "name") -> FieldSpec:
    """Return the name of a listing, worded for its kind."""
    return FieldSpec(
        name="name",
        public_name=public_name,
        label=label,
        help=help_text,
        type=FieldType.TEXT,
        group=FieldGroup.ESSENTIALS,
        required=True,
        max_length=LONGEST_LINE,
    )


def money(field: str, label: str, help_text: str, unit: str = "") -> FieldSpec:
    """Return an amount in the listing's currency; its public name leaves `_minor` out."""
    return FieldSpec(
        name=f"{field}_minor",
        public_name=field,
        label=label,
        help=help_text,
        unit=unit,
        type=FieldType.MONEY,
        group=FieldGroup.PRICE,
        minimum=0,
        maximum=MAX_AMOUNT_MINOR,
    )


def text(field: str, label: str, help_text: str = "", group: FieldGroup = FieldGroup.DETAILS) -> FieldSpec:
    """Return a line of text."""
    return FieldSpec(name=field, label=label, help=help_text, type=FieldType.TEXT, group=group, max_length=LONGEST_LINE)


def number(field: str, label: str, minimum: int, maximum: int, unit: str = "", help_text: str = "") -> FieldSpec:
    """Return a whole number within limits."""
    return FieldSpec(
        name=field,
        label=label,
        help=help_text,
        unit=unit,
        type=FieldType.INTEGER,
        group=FieldGroup.DETAILS,
        minimum=minimum,
        maximum=maximum,
    )


def lines(field: str, label: str, help_text: str = "", group: FieldGroup = FieldGroup.DETAILS) -> FieldSpec:
    """Return a list of lines of text."""
    return FieldSpec(
        name=field,
        label=label,
        help=help_text,
        type=FieldType.TEXT_LIST,
        group=group,
        max_length=LONGEST_LINE,
        max_items=MOST_ITEMS,
        default=(),
    )


def at(field: str, label: str, help_text: str = "") -> FieldSpec:
    """Return a time of day."""
    return FieldSpec(name=field, label=label, help=help_text, type=FieldType.TIME, group=FieldGroup.DETAILS)


def switch(field: str, label: str, help_text: str, group: FieldGroup, default: bool | None) -> FieldSpec:
    """Return a yes/no field."""
    return FieldSpec(name=field, label=label, help=help_text, type=FieldType.BOOLEAN, group=group, default=default)


CURRENCY = FieldSpec(
    name="currency",
    label=QT_TRANSLATE_NOOP("backoffice", "Currency"),
    help=QT_TRANSLATE_NOOP("backoffice", "Three letters, such as BRL or EUR. Every amount of this listing is in it."),
    type=FieldType.CURRENCY,
    group=FieldGroup.PRICE,
    max_length=3,
)
NET_RATE = money(
    "net_rate",
    QT_TRANSLATE_NOOP("backoffice", "Net rate"),
    QT_TRANSLATE_NOOP("backoffice", "What the supplier gets for each sale. Customers never see it."),
)
SUPPLIER = text(
    "supplier",
    QT_TRANSLATE_NOOP("backoffice", "Supplier"),
    QT_TRANSLATE_NOOP("backoffice", "Who provides it and is paid the net rate."),
    FieldGroup.PRICE,
)
SWITCHES = (
    switch(
        "is_active",
        QT_TRANSLATE_NOOP("backoffice", "Active"),
        QT_TRANSLATE_NOOP("backoffice", "Inactive listings are kept but not sold."),
        FieldGroup.SELLING,
        True,
    ),
    switch(
        "is_featured",
        QT_TRANSLATE_NOOP("backoffice", "Featured"),
        QT_TRANSLATE_NOOP("backoffice", "Shown first to customers."),
        FieldGroup.SELLING,
        False,
    ),
    switch(
        "accepts_online_payment",
        QT_TRANSLATE_NOOP("backoffice", "Sold online"),
        QT_TRANSLATE_NOOP("backoffice", "Gets a payment link when it has a price."),
        FieldGroup.SELLING,
        True,
    ),
)
TEXTS = (
    FieldSpec(
        name="slug",
        label=QT_TRANSLATE_NOOP("backoffice", "Web address name"),
        help=QT_TRANSLATE_NOOP("backoffice", "Its part of a web address: small letters, digits and hyphens."),
        type=FieldType.TEXT,
        group=FieldGroup.TEXTS,
        max_length=80,
    ),
    FieldSpec(
        name="description",
        label=QT_TRANSLATE_NOOP("backoffice", "Description"),
        help=QT_TRANSLATE_NOOP("backoffice", "One or two sentences; shown on the payment page."),
        type=FieldType.LONG_TEXT,
        group=FieldGroup.TEXTS,
        max_length=LONGEST_TEXT,
    ),
    FieldSpec(
        name="long_description",
        label=QT_TRANSLATE_NOOP("backoffice", "Full description"),
        help=QT_TRANSLATE_NOOP("backoffice", "Everything a guest may want to know."),
        type=FieldType.LONG_TEXT,
        group=FieldGroup.TEXTS,
        max_length=LONGEST_DESCRIPTION,
    ),
    FieldSpec(
        name="cancellation_policy",
        label=QT_TRANSLATE_NOOP("backoffice", "Cancellation policy"),
        help=QT_TRANSLATE_NOOP("backoffice", "What a guest gets back, and until when."),
        type=FieldType.LONG_TEXT,
        group=FieldGroup.TEXTS,
        max_length=LONGEST_TEXT,
    ),
    FieldSpec(
        name="refund_policy",
        label=QT_TRANSLATE_NOOP("backoffice", "Refund policy"),
        help=QT_TRANSLATE_NOOP(
            "backoffice", "Days before the start and the percent given back, such as 7: 100%; 2: 50%."
        ),
        type=FieldType.TEXT,
        group=FieldGroup.TEXTS,
        max_length=200,
    ),
)


def _coordinate(field: str, label: str, limit: int, help_text: str) -> FieldSpec:
    return FieldSpec(
        name=field,
        label=label,
        help=help_text,
        unit="°",
        type=FieldType.DECIMAL,
        group=FieldGroup.PLACE,
        minimum=-limit,
        maximum=limit,
    )


PLACE = (
    text("street", QT_TRANSLATE_NOOP("backoffice", "Street and number"), group=FieldGroup.PLACE),
    text("neighbourhood", QT_TRANSLATE_NOOP("backoffice", "Neighbourhood"), group=FieldGroup.PLACE),
    text("city", QT_TRANSLATE_NOOP("backoffice", "City"), group=FieldGroup.PLACE),
    text("state", QT_TRANSLATE_NOOP("backoffice", "State"), group=FieldGroup.PLACE),
    FieldSpec(
        name="postal_code",
        label=QT_TRANSLATE_NOOP("backoffice", "Postal code"),
        type=FieldType.TEXT,
        group=FieldGroup.PLACE,
        max_length=20,
    ),
    _coordinate(
        "latitude",
        QT_TRANSLATE_NOOP("backoffice", "Latitude"),
        90,
        QT_TRANSLATE_NOOP("backoffice", "Degrees north, such as -3.8541; south is negative."),
    ),
    _coordinate(
        "longitude",
        QT_TRANSLATE_NOOP("backoffice", "Longitude"),
        180,
        QT_TRANSLATE_NOOP("backoffice", "Degrees east, such as -32.4233; west is negative."),
    ),
)
MEDIA = (
    FieldSpec(
        name="images",
        label=QT_TRANSLATE_NOOP("backoffice", "Images"),
        help=QT_TRANSLATE_NOOP("backoffice", "Addresses that start with https://, one a line; eight at most."),
        type=FieldType.URL_LIST,
        group=FieldGroup.MEDIA,
        max_length=LONGEST_URL,
        max_items=MOST_IMAGES,
        default=(),
    ),
    lines(
        "tags",
        QT_TRANSLATE_NOOP("backoffice", "Tags"),
        QT_TRANSLATE_NOOP("backoffice", "Words to find it by."),
        FieldGroup.MEDIA,
    ),
)

COMMON = (CURRENCY, NET_RATE, SUPPLIER, *SWITCHES, *TEXTS, *PLACE, *MEDIA)
"""What follows a kind's own fields."""
