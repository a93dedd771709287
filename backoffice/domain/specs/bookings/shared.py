"""The fields that every kind of booking has. A kind puts its own before them."""

from __future__ import annotations

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

LONGEST_EMAIL = 254


def day(field: str, public_name: str, label: str, help_text: str = "", *, required: bool = True) -> FieldSpec:
    """Return a day; its public name leaves `_on` out."""
    return FieldSpec(
        name=field,
        public_name=public_name,
        label=label,
        help=help_text,
        type=FieldType.DATE,
        group=FieldGroup.ESSENTIALS,
        required=required,
    )


def at(field: str, label: str, help_text: str = "", *, public_name: str = "", required: bool = False) -> FieldSpec:
    """Return a time of day, beside the day it belongs to."""
    return FieldSpec(
        name=field,
        public_name=public_name,
        label=label,
        help=help_text,
        type=FieldType.TIME,
        group=FieldGroup.ESSENTIALS,
        required=required,
    )


def count(
    field: str, label: str, default: int, *, minimum: int = 0, required: bool = False, help_text: str = ""
) -> FieldSpec:
    """Return how many of something are booked."""
    return FieldSpec(
        name=field,
        label=label,
        help=help_text,
        type=FieldType.INTEGER,
        group=FieldGroup.ESSENTIALS,
        minimum=minimum,
        maximum=10_000,
        default=default,
        required=required,
    )


TIER = FieldSpec(
    name="tier_id",
    public_name="tier",
    label=QT_TRANSLATE_NOOP("backoffice", "Ticket tier"),
    help=QT_TRANSLATE_NOOP("backoffice", "Which of the listing's tickets; without one its own price counts."),
    type=FieldType.INTEGER,
    group=FieldGroup.ESSENTIALS,
    minimum=1,
    maximum=2**31 - 1,
)
PARTICIPANTS = (
    count("adults", QT_TRANSLATE_NOOP("backoffice", "Adults"), 1),
    count("children", QT_TRANSLATE_NOOP("backoffice", "Children"), 0),
    TIER,
)
NAMES = FieldSpec(
    name="participant_names",
    label=QT_TRANSLATE_NOOP("backoffice", "Participants' names"),
    help=QT_TRANSLATE_NOOP("backoffice", "Who comes, for lists at the door; may be left empty."),
    type=FieldType.TEXT_LIST,
    group=FieldGroup.DETAILS,
    max_length=shared.LONGEST_LINE,
    max_items=200,
    default=(),
)

_CUSTOMER = (
    FieldSpec(
        name="customer_name",
        label=QT_TRANSLATE_NOOP("backoffice", "Customer"),
        help=QT_TRANSLATE_NOOP("backoffice", "Who books, with first and last name."),
        type=FieldType.TEXT,
        group=FieldGroup.CUSTOMER,
        required=True,
        max_length=shared.LONGEST_LINE,
    ),
    FieldSpec(
        name="customer_email",
        label=QT_TRANSLATE_NOOP("backoffice", "E-mail"),
        help=QT_TRANSLATE_NOOP("backoffice", "Where the payment page and the receipt are sent."),
        type=FieldType.EMAIL,
        group=FieldGroup.CUSTOMER,
        max_length=LONGEST_EMAIL,
    ),
    FieldSpec(
        name="customer_phone",
        label=QT_TRANSLATE_NOOP("backoffice", "Phone"),
        help=QT_TRANSLATE_NOOP("backoffice", "With country and area code, such as +55 81 99999-0000."),
        type=FieldType.PHONE,
        group=FieldGroup.CUSTOMER,
    ),
    FieldSpec(
        name="customer_tax_id",
        label=QT_TRANSLATE_NOOP("backoffice", "CPF or CNPJ"),
        help=QT_TRANSLATE_NOOP("backoffice", "May be left empty; its check digits are checked."),
        type=FieldType.TAX_ID,
        group=FieldGroup.CUSTOMER,
    ),
    FieldSpec(
        name="language",
        label=QT_TRANSLATE_NOOP("backoffice", "Customer's language"),
        help=QT_TRANSLATE_NOOP("backoffice", "The payment page and e-mails are in it."),
        type=FieldType.CHOICE,
        group=FieldGroup.CUSTOMER,
        default="pt_BR",
        choices=(
            Choice("pt_BR", QT_TRANSLATE_NOOP("backoffice", "Portuguese")),
            Choice("en", QT_TRANSLATE_NOOP("backoffice", "English")),
        ),
    ),
)
_PRICE = (
    FieldSpec(
        name="discount_percent",
        label=QT_TRANSLATE_NOOP("backoffice", "Discount in percent"),
        help=QT_TRANSLATE_NOOP("backoffice", "Taken off the price without fees and taxes."),
        unit="%",
        type=FieldType.PERCENT,
        group=FieldGroup.PRICE,
        minimum=0,
        maximum=100,
    ),
    shared.money(
        "discount",
        QT_TRANSLATE_NOOP("backoffice", "Discount"),
        QT_TRANSLATE_NOOP("backoffice", "An amount taken off, instead of a percentage."),
    ),
    FieldSpec(
        name="coupon",
        label=QT_TRANSLATE_NOOP("backoffice", "Coupon"),
        help=QT_TRANSLATE_NOOP("backoffice", "The code the customer showed; what it takes off stands beside it."),
        type=FieldType.TEXT,
        group=FieldGroup.PRICE,
        max_length=40,
    ),
    shared.text(
        "discount_reason",
        QT_TRANSLATE_NOOP("backoffice", "Why the discount"),
        QT_TRANSLATE_NOOP("backoffice", "Kept with the booking, for whoever looks at its price later."),
        FieldGroup.PRICE,
    ),
    shared.text(
        "supplier",
        QT_TRANSLATE_NOOP("backoffice", "Supplier"),
        QT_TRANSLATE_NOOP("backoffice", "Who provides it and is paid the net rate."),
        FieldGroup.DETAILS,
    ),
)


def _note(field: str, label: str, help_text: str) -> FieldSpec:
    return FieldSpec(
        name=field,
        label=label,
        help=help_text,
        type=FieldType.LONG_TEXT,
        group=FieldGroup.NOTES,
        max_length=shared.LONGEST_TEXT,
    )


_NOTES = (
    _note(
        "special_requests",
        QT_TRANSLATE_NOOP("backoffice", "Special requests"),
        QT_TRANSLATE_NOOP("backoffice", "What the customer asked for."),
    ),
    _note(
        "notes",
        QT_TRANSLATE_NOOP("backoffice", "Notes"),
        QT_TRANSLATE_NOOP("backoffice", "Printed on the confirmation."),
    ),
    _note(
        "staff_notes",
        QT_TRANSLATE_NOOP("backoffice", "Staff notes"),
        QT_TRANSLATE_NOOP("backoffice", "Never shown to customers."),
    ),
    FieldSpec(
        name="override_reason",
        label=QT_TRANSLATE_NOOP("backoffice", "Why a conflict was overridden"),
        help=QT_TRANSLATE_NOOP("backoffice", "Written by who booked it all the same."),
        type=FieldType.TEXT,
        group=FieldGroup.NOTES,
        max_length=shared.LONGEST_LINE,
    ),
)

COMMON = (*_CUSTOMER, *_PRICE, *_NOTES)
"""What follows a kind's own fields."""
