"""The columns of bookings in CSV files: the listing, the fields of the kind, and where the booking stands."""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.money import MAX_AMOUNT_MINOR
from backoffice.domain.specs import UnknownField
from backoffice.domain.specs.bookings import booking_field, booking_fields
from backoffice.services.csv_files import write_csv_row

TIER = "tier_id"
"""The field whose cells name a ticket tier of the listing."""


def _choice(name: str, values: type[BookingStatus | PaymentStatus | PaymentMethod]) -> FieldSpec:
    choices = tuple(Choice(value.value, value.value) for value in values)
    return FieldSpec(name=name, label=name, type=FieldType.CHOICE, group=FieldGroup.DETAILS, choices=choices)


def _line(name: str, length: int) -> FieldSpec:
    return FieldSpec(name=name, label=name, type=FieldType.TEXT, group=FieldGroup.DETAILS, max_length=length)


LISTING = _line("listing", 250)
STATUS = _choice("status", BookingStatus)
PAYMENT_STATUS = _choice("payment_status", PaymentStatus)
PAYMENT_METHOD = _choice("payment_method", PaymentMethod)
PAYMENT_INTENT = _line("payment_intent_id", 255)
CODE = FieldSpec(
    name="confirmation_code",
    public_name="code",
    label="code",
    type=FieldType.TEXT,
    group=FieldGroup.DETAILS,
    max_length=40,
)
CURRENCY = FieldSpec(name="currency", label="currency", type=FieldType.CURRENCY, group=FieldGroup.PRICE, max_length=3)
TOTAL = FieldSpec(
    name="total_minor",
    public_name="total",
    label="total",
    type=FieldType.MONEY,
    group=FieldGroup.PRICE,
    minimum=0,
    maximum=MAX_AMOUNT_MINOR,
)
STANDING: tuple[FieldSpec, ...] = (
    STATUS,
    PAYMENT_STATUS,
    PAYMENT_METHOD,
    PAYMENT_INTENT,
    CODE,
    CURRENCY,
    TOTAL,
)
"""What a booking's row says besides its fields; each column may be left out."""

_BY_NAME: Mapping[str, FieldSpec] = {
    name: spec for spec in (LISTING, *STANDING) for name in (spec.name, spec.public_name)
}


def booking_columns(kind: BookingKind) -> tuple[FieldSpec, ...]:
    """Return the columns of a kind's files, in order."""
    return (LISTING, *booking_fields(kind), *STANDING)


def booking_column(kind: BookingKind, name: str) -> FieldSpec:
    """Return the column of a header's cell.

    Raises:
        UnknownField: there is none of that name.

    """
    return _BY_NAME.get(name.strip().casefold()) or booking_field(kind, name)


def public_name(kind: BookingKind, field: str) -> str:
    """Return what the header calls a field."""
    try:
        return booking_column(kind, field).public_name if field else ""
    except UnknownField:
        return field


def booking_template(kind: BookingKind) -> str:
    """Return an empty CSV file: the header line."""
    return write_csv_row([spec.public_name for spec in booking_columns(kind)])
