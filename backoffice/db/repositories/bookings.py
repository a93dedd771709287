"""Writing bookings. Order of locks, for all: the listing, payments, its bookings, jobs (decision 0033)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    RowMapping,
    Select,
    Update,
    bindparam,
    literal,
    select,
    union_all,
    update,
)

from backoffice.db.booking_rows import (
    ASSET_COLUMN,
    BOOKING_FIELDS,
    REQUIRED,
    STRIPE_COLUMNS,
    asset_column,
    derive,
    select_records,
    to_occupant,
    to_record,
)
from backoffice.db.changes import ChangeLog
from backoffice.db.documents import breakdown_to_text, message_to_text
from backoffice.db.models import table_of
from backoffice.db.repositories.payments import SqlPayments
from backoffice.db.repositories.values import check_values, clean_text, storable_text
from backoffice.db.rows import TIERS, is_id, owner_column
from backoffice.db.statements import insert_into
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.errors import FieldProblem, InvalidInput, RecordChanged, RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import BookingChange, BookingRecord, BookingStripe, Clock, Occupant

_HOLDING = sorted(status.value for status in BookingStatus if status.holds_place)
_INPUT = {kind: frozenset(names) for kind, names in BOOKING_FIELDS.items()}


@cache
def _having(column: str) -> CompoundSelect[str, int]:
    """Return the statement that finds a booking of any kind by the value of a column."""
    tables = [(kind, table_of(kind)) for kind in BookingKind]
    return union_all(
        *(select(literal(kind.value), t.c.id).where(t.c[column] == bindparam("value")) for kind, t in tables)
    )


@cache
def _one(kind: BookingKind, *, lock: bool) -> Select[Any]:
    """Return the statement that gets a booking (`of_id`), and lets no other writer change it where it is locked."""
    table = table_of(kind)
    query = select_records(kind).where(table.c.id == bindparam("of_id"))
    return query.with_for_update(key_share=True, of=table) if lock else query


@cache
def _update(kind: BookingKind) -> Update:
    """Return the statement that changes a booking (`of_id`): it sets the columns that it is given."""
    table = table_of(kind)
    return update(table).where(table.c.id == bindparam("of_id"))


@cache
def _one_listing(kind: AssetKind) -> Select[Any]:
    """Return the statement that gets a listing (`of_id`)."""
    table = table_of(kind)
    return select(table).where(table.c.id == bindparam("of_id"))


@cache
def _locked_listing(kind: AssetKind) -> Select[Any]:
    """Return the statement that lets no other writer book a listing (`of_id`)."""
    table = table_of(kind)
    return select(table.c.id).where(table.c.id == bindparam("of_id")).with_for_update(key_share=True)


class SqlBookings:
    """`BookingRepository` over one connection."""

    def __init__(self, connection: Connection, clock: Clock, log: ChangeLog) -> None:
        """Work within the connection's transaction; note in the log what changes."""
        self._connection = connection
        self._clock = clock
        self._log = log
        self._payments = SqlPayments(connection, log)

    def add(
        self,
        kind: BookingKind,
        asset: AssetRef,
        *,
        confirmation_code: str,
        values: Mapping[str, object],
        price: PriceBreakdown,
        status: BookingStatus,
        payment_status: PaymentStatus,
        payment_method: PaymentMethod | None = None,
        payment_intent_id: str | None = None,
        unpaid_until: datetime | None = None,
        confirmed_at: datetime | None = None,
    ) -> BookingRecord | None:
        """Insert a booking; None: the code is taken."""
        listing = self._listing(kind, asset)
        checked = self._check(kind, asset.id, values, values)
        if payment_intent_id is not None:
            self._claim_payment(payment_intent_id, None)
        now = self._clock.now()
        row = {
            **checked,
            **derive(kind, confirmation_code, checked, listing),
            **_price_columns(price),
            ASSET_COLUMN[kind]: asset.id,
            "version": 1,
            "confirmation_code": confirmation_code,
            "status": status.value,
            "payment_status": payment_status.value,
            "payment_method": payment_method.value if payment_method else None,
            "stripe_payment_intent_id": payment_intent_id,
            "unpaid_until": unpaid_until,
            "confirmed_at": confirmed_at,
            "created_at": now,
            "updated_at": now,
        }
        table = table_of(kind)
        statement = insert_into(self._connection, table).values(row)
        statement = statement.on_conflict_do_nothing(index_elements=[table.c.confirmation_code])
        new_id = self._connection.execute(statement.returning(table.c.id)).scalar_one_or_none()
        if new_id is None:
            return None
        self._log.edit(BookingRef(kind, new_id))
        return self.get(BookingRef(kind, new_id))

    def get(self, ref: BookingRef) -> BookingRecord:
        """Return a booking."""
        return to_record(ref.kind, self._row(ref))

    def lock(self, ref: BookingRef) -> BookingRecord:
        """Return a booking, and let no other writer change it before this transaction ends."""
        return to_record(ref.kind, self._row(ref, lock=True))

    def find_code(self, confirmation_code: str) -> BookingRef | None:
        """Return the booking with this code."""
        return self._find("confirmation_code", confirmation_code)

    def find_session(self, session_id: str) -> BookingRef | None:
        """Return the booking whose latest page this is."""
        return self._find("stripe_checkout_session_id", session_id)

    def find_payment_intent(self, payment_intent_id: str) -> BookingRef | None:
        """Return the booking that this pays for."""
        return self._find("stripe_payment_intent_id", payment_intent_id)

    def change(self, ref: BookingRef, change: BookingChange, *, expected_version: int | None = None) -> BookingRecord:
        """Write what is given."""
        paid_by = change.stripe.payment_intent_id if change.stripe else None
        if paid_by is not None:
            self._claim_payment(paid_by, ref)
        row = self._row(ref, lock=True)
        if expected_version is not None and row["version"] != expected_version:
            raise RecordChanged
        columns = _change_columns(change)
        if change.values is not None:
            columns |= self._value_columns(ref.kind, row, change.values)
        if change.price is not None:
            columns |= _price_columns(change.price)
        is_edit = change.values is not None or change.price is not None
        (self._log.edit if is_edit else self._log.follow)(ref)
        if is_edit:
            columns["version"] = row["version"] + 1
        if change.stripe is not None:
            columns |= _stripe_columns(change.stripe)
        self._connection.execute(_update(ref.kind), {**columns, "updated_at": self._clock.now(), "of_id": ref.id})
        return self.get(ref)

    def lock_asset(self, asset: AssetRef) -> None:
        """Let no other writer book this listing before this transaction ends.

        SQLite has one writing transaction at a time already (BEGIN IMMEDIATE, db/engines.py).
        """
        found = self._connection.execute(_locked_listing(asset.kind), {"of_id": _row_id(asset)})
        if found.one_or_none() is None:
            raise RecordMissing

    def occupants(self, asset: AssetRef, first_on: date, last_on: date) -> Sequence[Occupant]:
        """Return the bookings that hold room of a listing on any day in these bounds; of an event all of them."""
        kind = BookingKind.of(asset.kind)
        table = table_of(kind)
        query = select(table).where(asset_column(kind) == _row_id(asset), table.c.status.in_(_HOLDING))
        if kind is not BookingKind.EVENTS:
            query = query.where(table.c.ends_on >= first_on, table.c.starts_on <= last_on)
        rows = self._connection.execute(query.order_by(table.c.starts_on, table.c.id)).mappings()
        return [to_occupant(kind, row) for row in rows]

    # --- pieces -----------------------------------------------------------------------------------------

    def _row(self, ref: BookingRef, *, lock: bool = False) -> RowMapping:
        row = self._connection.execute(_one(ref.kind, lock=lock), {"of_id": _row_id(ref)}).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return row

    def _listing(self, kind: BookingKind, asset: AssetRef) -> dict[str, Any]:
        if asset.kind is not kind.asset_kind:
            raise ValueError(f"{kind.value} are not made for {asset.kind.value}")
        row = self._connection.execute(_one_listing(asset.kind), {"of_id": _row_id(asset)}).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return dict(row)

    def _find(self, column: str, value: str) -> BookingRef | None:
        if not storable_text(value):
            return None
        row = self._connection.execute(_having(column), {"value": value}).first()
        return None if row is None else BookingRef(BookingKind(row[0]), row[1])

    def _check(
        self, kind: BookingKind, asset_id: int, values: Mapping[str, object], given: Mapping[str, object]
    ) -> dict[str, Any]:
        """Return the given values as the columns take them; `values` are all that the booking will have."""
        checked = check_values(table_of(kind), given, _INPUT[kind])
        empty = [name for name in sorted(REQUIRED[kind]) if not str(values.get(name) or "").strip()]
        if empty:
            text = QT_TRANSLATE_NOOP("backoffice", "This cannot be left empty.")
            raise InvalidInput(tuple(FieldProblem(name, Message(text)) for name in empty))
        tier, owner = checked.get("tier_id"), owner_column(kind.asset_kind)
        if tier is not None and owner is not None:
            self._require_tier(owner, asset_id, tier)
        return checked

    def _require_tier(self, owner: ColumnElement[Any], asset_id: int, tier: int) -> None:
        found = self._connection.scalar(select(TIERS.c.id).where(TIERS.c.id == tier, owner == asset_id))
        if found is None:
            text = QT_TRANSLATE_NOOP("backoffice", "The listing has no such ticket tier. Choose another one.")
            raise InvalidInput((FieldProblem("tier_id", Message(text)),))

    def _value_columns(self, kind: BookingKind, row: RowMapping, given: Mapping[str, object]) -> dict[str, Any]:
        whole = {**{name: row[name] for name in BOOKING_FIELDS[kind]}, **given}
        asset = AssetRef(kind.asset_kind, row[ASSET_COLUMN[kind]])
        checked = self._check(kind, asset.id, whole, given)
        return {**checked, **derive(kind, row["confirmation_code"], whole, self._listing(kind, asset))}

    def _claim_payment(self, payment_intent_id: str, ref: BookingRef | None) -> None:
        """Lock the payment's row, made where it is missing; refuse one that another booking has, of any kind."""
        self._payments.ensure(payment_intent_id, self._clock.now())
        owner = self.find_payment_intent(payment_intent_id)
        if owner is None or owner == ref:
            return
        text = QT_TRANSLATE_NOOP("backoffice", "This payment belongs to booking {code} already.")
        code = self._row(owner)["confirmation_code"]
        raise InvalidInput((FieldProblem("payment_intent_id", Message(text, {"code": code})),))


def _row_id(ref: AssetRef | BookingRef) -> int:
    if not is_id(ref.id):
        raise RecordMissing
    return ref.id


def _price_columns(price: PriceBreakdown) -> dict[str, Any]:
    return {
        "currency": price.currency,
        "total_minor": price.total_minor,
        "price_lines": breakdown_to_text(price),
    }


def _stripe_columns(stripe: BookingStripe) -> dict[str, Any]:
    columns = {column: getattr(stripe, name) for name, column in STRIPE_COLUMNS.items()}
    columns = {name: clean_text(value) if isinstance(value, str) else value for name, value in columns.items()}
    return {**columns, "stripe_error": message_to_text(stripe.last_error) if stripe.last_error else None}


_MOMENTS = ("unpaid_until", "confirmed_at", "paid_at", "cancelled_at")


def _change_columns(change: BookingChange) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name in ("status", "payment_status", "payment_method"):
        if (chosen := getattr(change, name)) is not None:
            columns[name] = chosen.value
    for name in _MOMENTS:
        if (moment := getattr(change, name)) is not None:
            columns[name] = moment
    if change.clear_unpaid_until:
        columns["unpaid_until"] = None
    columns.update(dict.fromkeys(change.cleared))
    return columns
