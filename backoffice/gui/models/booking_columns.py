"""What the bookings table can show, of all kinds and of each."""

from __future__ import annotations

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.specs.bookings import booking_fields
from backoffice.gui.booking_words import (
    booking_name,
    method_title,
    payment_title,
    payment_tone,
    status_title,
    status_tone,
)
from backoffice.gui.models.columns import FORMS, Form, GridColumn, GridSpec, States, field_column
from backoffice.gui.models.records import BOOKINGS
from backoffice.gui.translation import tr

STATUSES = States(
    {status.value: lambda status=status: status_title(status) for status in BookingStatus},
    lambda value, colours: status_tone(BookingStatus(value), colours),
)
PAYMENTS = States(
    {status.value: lambda status=status: payment_title(status) for status in PaymentStatus},
    lambda value, colours: payment_tone(PaymentStatus(value), colours),
)
_SAID_ALREADY = frozenset(
    {
        *("customer_name", "customer_email", "customer_phone", "supplier"),
        *("activity_on", "activity_time", "reserved_on", "reserved_time", "pick_up_on", "pick_up_time"),
        *("return_on", "check_in_on", "check_out_on"),
    }
)
"""Fields that stand in a column of every kind."""


def booking_grid(kind: BookingKind | None) -> GridSpec:
    """Return the columns of a kind's bookings, or of all of them."""
    lead = (_code(), _customer(), _when(), _listing(), _status(), _payment(), _total(), _people(), _deadline())
    columns = (*lead, *(() if kind else (_kind(),)), _made(), *_hidden(), *_own(kind))
    return GridSpec(kind, columns, BOOKINGS)


def _own(kind: BookingKind | None) -> tuple[GridColumn, ...]:
    fields = booking_fields(kind) if kind else ()
    return tuple(
        field_column(spec, is_shown=False)
        for spec in fields
        if spec.type in FORMS and spec.name not in _SAID_ALREADY and spec.name != "tier_id"
    )


def _code() -> GridColumn:
    return GridColumn("confirmation_code", Form.TEXT, lambda: tr("Code"), 104, is_shown=True, is_strong=True)


def _customer() -> GridColumn:
    return GridColumn("customer_name", Form.TEXT, lambda: tr("Customer"), 200, is_shown=True, is_strong=True)


def _kind() -> GridColumn:
    return GridColumn("kind", Form.WORD, lambda: tr("Kind"), 140, word=lambda value: booking_name(BookingKind(value)))


def _listing() -> GridColumn:
    return GridColumn("asset_name", Form.TEXT, lambda: tr("Listing"), 180, is_shown=True)


def _when() -> GridColumn:
    return GridColumn("starts_on", Form.WHEN, lambda: tr("When"), 180, is_shown=True)


def _people() -> GridColumn:
    return GridColumn("people", Form.NUMBER, lambda: tr("People"), 80, is_shown=True)


def _status() -> GridColumn:
    return GridColumn("status", Form.STATE, lambda: tr("Status"), 130, is_shown=True, states=STATUSES)


def _payment() -> GridColumn:
    return GridColumn("payment_status", Form.STATE, lambda: tr("Payment"), 130, is_shown=True, states=PAYMENTS)


def _total() -> GridColumn:
    return GridColumn("total_minor", Form.MONEY, lambda: tr("Total"), 110, is_shown=True, is_strong=True)


def _deadline() -> GridColumn:
    return GridColumn("unpaid_until", Form.MOMENT, lambda: tr("Pay until"), 150, is_shown=True)


def _made() -> GridColumn:
    return GridColumn("created_at", Form.MOMENT, lambda: tr("Made", "when a booking was made"), 150)


def _hidden() -> tuple[GridColumn, ...]:
    return (
        GridColumn("customer_email", Form.TEXT, lambda: tr("E-mail"), 190),
        GridColumn("customer_phone", Form.TEXT, lambda: tr("Phone"), 140),
        GridColumn(
            "payment_method",
            Form.WORD,
            lambda: tr("Paid by"),
            130,
            word=lambda value: method_title(PaymentMethod(value)),
        ),
        GridColumn("payment_intent_id", Form.TEXT, lambda: tr("PaymentIntent"), 210),
        GridColumn("ends_on", Form.DATE, lambda: tr("Until"), 125),
        GridColumn("paid_at", Form.MOMENT, lambda: tr("Paid on"), 150),
        GridColumn("supplier", Form.TEXT, lambda: tr("Supplier"), 150),
        GridColumn("updated_at", Form.MOMENT, lambda: tr("Changed"), 150),
    )
