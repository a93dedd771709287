"""Rows of the booking tables as the ports' records, which columns are fields, and what is derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, RowMapping, Select, select

from backoffice.db.documents import breakdown_from_text, message_from_text
from backoffice.db.folding import fold
from backoffice.db.models import Booking, Charged, Derived, Numbered, table_of
from backoffice.db.types import LongText, TextList
from backoffice.domain.booking_facts import booked_days, people, starts_at
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import BookingRecord, BookingStripe, Occupant

ASSET_COLUMN = {kind: f"{kind.asset_kind.singular}_id" for kind in BookingKind}
"""The column of each kind that points at its listing."""

_KEPT = frozenset(name for mixin in (Numbered, Charged, Derived) for name in mixin.__annotations__)

BOOKING_FIELDS: dict[BookingKind, tuple[str, ...]] = {
    kind: tuple(c.name for c in table_of(kind).c if c.name not in _KEPT and c.name != ASSET_COLUMN[kind])
    for kind in BookingKind
}
"""The columns of each kind that people fill in: the names of its FieldSpecs."""

REQUIRED = {
    kind: frozenset(name for name in names if not table_of(kind).c[name].nullable)
    for kind, names in BOOKING_FIELDS.items()
}
"""Those that no booking can be without."""

OWN_FIELDS = {
    kind: tuple(name for name in names if name not in Booking.__annotations__) for kind, names in BOOKING_FIELDS.items()
}
"""Those that only this kind has."""

STRIPE_COLUMNS = {
    "page_wanted_at": "page_wanted_at",
    "session_id": "stripe_checkout_session_id",
    "session_status": "checkout_session_status",
    "session_made_at": "session_made_at",
    "checkout_url": "checkout_url",
    "checkout_expires_at": "checkout_expires_at",
    "payment_intent_id": "stripe_payment_intent_id",
    "receipt_url": "receipt_url",
}
"""The columns of BookingStripe's fields; `last_error` is a document."""

_SEARCHED = ("customer_name", "customer_email", "customer_phone", "customer_tax_id")
_LONGEST_SORTED = 200

LENT_COLUMNS = {
    AssetKind.EVENTS: ("starts_on", "ends_on", "starts_at"),
    AssetKind.ACCOMMODATIONS: ("starts_at",),
}
"""The derived columns that bookings have from their listing."""

_LENDING = frozenset(("event_on", "event_time", "check_in_time"))
"""The columns of listings that they come from."""


def asset_column(kind: BookingKind) -> Column[Any]:
    """Return the column that points at the listing."""
    return table_of(kind).c[ASSET_COLUMN[kind]]


def scalar_columns(kind: BookingKind) -> list[Column[Any]]:
    """Return the fields that fit into a cell: neither lists nor long texts."""
    columns = (table_of(kind).c[name] for name in BOOKING_FIELDS[kind])
    return [column for column in columns if not isinstance(column.type, (LongText, TextList))]


def select_records(kind: BookingKind) -> Select[Any]:
    """Select whole rows of a kind with the listing's name as `asset_name`."""
    table, listing = table_of(kind), table_of(kind.asset_kind)
    joined = table.join(listing, listing.c.id == asset_column(kind))
    return select(table, listing.c.name.label("asset_name")).select_from(joined)


def derive(kind: BookingKind, code: str, values: Mapping[str, Any], listing: Mapping[str, Any]) -> dict[str, Any]:
    """Return the derived columns of a booking with these values at this listing."""
    email = values.get("customer_email")
    return {
        **derive_days(kind, values, listing),
        "people": max(1, people(kind, values)),
        "customer_folded": fold(str(values["customer_name"]))[:_LONGEST_SORTED].strip(),
        "email_folded": fold_email(str(email)) if email else None,
        "search_text": _search_text(code, values),
    }


def derive_days(kind: BookingKind, values: Mapping[str, Any], listing: Mapping[str, Any]) -> dict[str, Any]:
    """Return the derived columns that change when the listing's own day and time do."""
    days = booked_days(kind, listing, values)
    return {
        "starts_on": days.starts_on if days else None,
        "ends_on": days.ends_on if days else None,
        "starts_at": starts_at(kind, listing, values),
    }


def lent_columns(kind: AssetKind, changes: Mapping[str, Any], listing: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a listing's bookings must take over when these columns of it change to what `listing` says."""
    if kind not in LENT_COLUMNS or not changes.keys() & _LENDING:
        return {}
    derived = derive_days(BookingKind.of(kind), {}, listing)
    return {name: derived[name] for name in LENT_COLUMNS[kind]}


def fold_email(email: str) -> str | None:
    """Return an address as customers are found by it: whose it is does not depend on capitals."""
    return fold(email)[:_LONGEST_SORTED].strip() or None


def digits_of(text: str) -> str:
    """Return the digits of a phone or tax number, however it is written."""
    return "".join(c for c in text if c.isdecimal())


def _search_text(code: str, values: Mapping[str, Any]) -> str:
    texts = [fold(code), fold(code.replace("-", ""))]
    texts += [fold(str(values[name])) for name in _SEARCHED if values.get(name)]
    texts += [digits_of(str(values[name])) for name in ("customer_phone", "customer_tax_id") if values.get(name)]
    return "\n".join(texts)


def to_record(kind: BookingKind, row: RowMapping) -> BookingRecord:
    """Return the record of a row of `select_records`."""
    return BookingRecord(
        ref=BookingRef(kind, row["id"]),
        version=row["version"],
        asset=AssetRef(kind.asset_kind, row[ASSET_COLUMN[kind]]),
        asset_name=row["asset_name"],
        confirmation_code=row["confirmation_code"],
        values={name: row[name] for name in BOOKING_FIELDS[kind]},
        status=BookingStatus(row["status"]),
        payment_status=PaymentStatus(row["payment_status"]),
        payment_method=PaymentMethod(row["payment_method"]) if row["payment_method"] else None,
        price=breakdown_from_text(row["price_lines"]),
        stripe=BookingStripe(
            **{name: row[column] for name, column in STRIPE_COLUMNS.items()},
            last_error=message_from_text(row["stripe_error"]) if row["stripe_error"] else None,
        ),
        unpaid_until=row["unpaid_until"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        confirmed_at=row["confirmed_at"],
        paid_at=row["paid_at"],
        cancelled_at=row["cancelled_at"],
    )


def to_occupant(kind: BookingKind, row: RowMapping) -> Occupant:
    """Return what availability needs of a row."""
    return Occupant(
        ref=BookingRef(kind, row["id"]),
        confirmation_code=row["confirmation_code"],
        customer_name=row["customer_name"],
        status=BookingStatus(row["status"]),
        values={name: row[name] for name in BOOKING_FIELDS[kind]},
        unpaid_until=row["unpaid_until"],
    )
