"""Bookings are stored whole, changed only at the version that was seen, and refuse what cannot be stored."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.db.booking_rows import BOOKING_FIELDS
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.errors import InvalidInput, RecordChanged, RecordMissing
from backoffice.domain.fields import FieldType
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.specs.bookings import booking_fields
from backoffice.domain.wording import Message
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports import BookingChange, BookingFilter, BookingRecord, BookingStripe
from tests.db.booking_samples import book, price, values_of
from tests.db.samples import add, tier
from tests.support.databases import ManualClock

KINDS = pytest.mark.parametrize("kind", BookingKind)
VEHICLES = BookingKind.VEHICLES

_SAMPLES: dict[FieldType, object] = {
    FieldType.TEXT: "Sueste",
    FieldType.LONG_TEXT: "One.\n\nTwo.",
    FieldType.INTEGER: 3,
    FieldType.PERCENT: 12,
    FieldType.MONEY: 99_999_999,
    FieldType.TEXT_LIST: ("Ana; Bia", "Caê"),
    FieldType.DATE: date(2031, 2, 28),
    FieldType.TIME: time(23, 59),
    FieldType.PHONE: "+5581999990000",
    FieldType.EMAIL: "a@b.example",
    FieldType.TAX_ID: "52998224725",
}


def _get(database: SqlDatabase, ref: BookingRef) -> BookingRecord:
    with database.read() as unit:
        return unit.bookings.get(ref)


def _change(database: SqlDatabase, ref: BookingRef, change: BookingChange, version: int | None = None) -> BookingRecord:
    with database.write() as unit:
        return unit.bookings.change(ref, change, expected_version=version)


def _derived(database: SqlDatabase, ref: BookingRef) -> tuple[object, ...]:
    [row] = [row for row in database.booking_queries.history(ref).rows if row.ref == ref]
    return tuple(row.cells[name] for name in ("starts_on", "ends_on", "starts_at", "people"))


@KINDS
def test_the_columns_are_the_fields_of_the_kind(kind: BookingKind) -> None:
    assert set(BOOKING_FIELDS[kind]) == {spec.name for spec in booking_fields(kind)}


@KINDS
def test_what_is_saved_is_read_back_as_it_was(database: SqlDatabase, clock: ManualClock, kind: BookingKind) -> None:
    asset = add(database, kind.asset_kind, name="Mar").ref
    with database.write() as unit:
        added = unit.bookings.add(
            kind,
            asset,
            confirmation_code="VXK7-M3PQ",
            values=values_of(kind),
            price=price(),
            status=BookingStatus.AWAITING_PAYMENT,
            payment_status=PaymentStatus.PENDING,
            payment_method=PaymentMethod.STRIPE,
            payment_intent_id="pi_1",
            unpaid_until=clock.now() + timedelta(hours=24),
            confirmed_at=clock.now(),
        )
    assert added == BookingRecord(
        ref=BookingRef(kind, 1),
        version=1,
        asset=asset,
        asset_name="Mar",
        confirmation_code="VXK7-M3PQ",
        values=values_of(kind),
        status=BookingStatus.AWAITING_PAYMENT,
        payment_status=PaymentStatus.PENDING,
        payment_method=PaymentMethod.STRIPE,
        price=price(),
        stripe=BookingStripe(payment_intent_id="pi_1"),
        unpaid_until=clock.now() + timedelta(hours=24),
        created_at=clock.now(),
        updated_at=clock.now(),
        confirmed_at=clock.now(),
    )
    assert _get(database, added.ref) == added
    with database.read() as unit:
        assert unit.bookings.find_code("VXK7-M3PQ") == added.ref
        assert unit.bookings.find_payment_intent("pi_1") == added.ref
        assert unit.bookings.find_code("VXK7-M3PR") is None


@KINDS
def test_every_field_holds_values_of_its_type(database: SqlDatabase, kind: BookingKind) -> None:
    values = {
        spec.name: spec.choices[-1].value if spec.type is FieldType.CHOICE else _SAMPLES[spec.type]
        for spec in booking_fields(kind)
    }
    with database.write() as unit:
        tiers = [tier("a")] if kind.asset_kind.has_tiers else []
        asset = unit.assets.add(kind.asset_kind, {"name": "x"}, tiers)
        if asset.tiers:
            values["tier_id"] = asset.tiers[0].id
    ref = book(database, kind, asset.ref, values=values).ref
    assert _get(database, ref).values == values


@pytest.mark.parametrize(
    ("kind", "derived"),
    [
        (BookingKind.ACTIVITIES, (date(2030, 6, 1), date(2030, 6, 1), time(8), 3)),
        (BookingKind.EVENTS, (date(2031, 6, 24), date(2031, 6, 24), time(20, 30), 3)),
        (BookingKind.RESTAURANTS, (date(2030, 6, 1), date(2030, 6, 1), time(20, 30), 4)),
        (BookingKind.VEHICLES, (date(2030, 6, 1), date(2030, 6, 4), None, 2)),
        (BookingKind.ACCOMMODATIONS, (date(2030, 6, 1), date(2030, 6, 4), None, 2)),
    ],
)
def test_days_and_people_follow_from_the_values(
    database: SqlDatabase, kind: BookingKind, derived: tuple[object, ...]
) -> None:
    assert _derived(database, book(database, kind).ref) == derived


def test_an_edit_changes_what_follows_from_the_values(database: SqlDatabase) -> None:
    ref = book(database, BookingKind.ACTIVITIES).ref
    _change(database, ref, BookingChange(values={"activity_on": date(2030, 7, 9), "children": 0}))
    assert _derived(database, ref) == (date(2030, 7, 9), date(2030, 7, 9), time(8), 2)


@pytest.mark.parametrize(
    ("kind", "change", "derived"),
    [
        (BookingKind.EVENTS, {"event_on": date(2032, 1, 2), "event_time": None}, (date(2032, 1, 2),) * 2 + (None, 3)),
        (BookingKind.EVENTS, {"event_on": None}, (None, None, time(20, 30), 3)),
        (
            BookingKind.ACCOMMODATIONS,
            {"check_in_time": time(14)},
            (date(2030, 6, 1), date(2030, 6, 4), time(14), 2),
        ),
    ],
)
def test_bookings_follow_the_day_and_time_of_their_listing(
    database: SqlDatabase, kind: BookingKind, change: dict[str, object], derived: tuple[object, ...]
) -> None:
    record, other = book(database, kind), book(database, kind)
    before = _derived(database, other.ref)
    with database.write() as unit:
        unit.assets.update(record.asset, expected_version=1, values=change)
    assert _derived(database, record.ref) == derived
    assert _derived(database, other.ref) == before
    assert _get(database, record.ref).version == 1


def test_the_name_of_the_listing_is_todays(database: SqlDatabase) -> None:
    record = book(database)
    with database.write() as unit:
        unit.assets.update(record.asset, expected_version=1, values={"name": "Renamed"})
    assert _get(database, record.ref).asset_name == "Renamed"


# --- versions and changes -----------------------------------------------------------------------------------


def test_an_edit_of_an_older_version_is_refused_and_saves_nothing(database: SqlDatabase) -> None:
    ref = book(database).ref
    _change(database, ref, BookingChange(values={"notes": "first"}), 1)
    with pytest.raises(RecordChanged):
        _change(database, ref, BookingChange(values={"notes": "second"}), 1)
    assert _get(database, ref).values["notes"] == "first"


def test_only_values_and_prices_count_the_version_up(database: SqlDatabase, clock: ManualClock) -> None:
    ref = book(database).ref
    now = clock.move(5)
    assert _change(database, ref, BookingChange(price=price(100))).version == 2
    found = _change(
        database,
        ref,
        BookingChange(
            status=BookingStatus.PAID,
            payment_status=PaymentStatus.PAID,
            payment_method=PaymentMethod.CASH,
            paid_at=now,
            stripe=BookingStripe(receipt_url="https://pay.example/r"),
        ),
    )
    assert (found.version, found.status, found.payment_status) == (2, BookingStatus.PAID, PaymentStatus.PAID)
    assert (found.price, found.payment_method, found.paid_at, found.updated_at) == (price(100), "cash", now, now)
    assert found.stripe.receipt_url == "https://pay.example/r"


def test_moments_are_kept_until_they_are_cleared(database: SqlDatabase, clock: ManualClock) -> None:
    now = clock.now()
    ref = book(database, unpaid_until=now).ref
    _change(database, ref, BookingChange(confirmed_at=now, paid_at=now, cancelled_at=now))
    found = _change(database, ref, BookingChange(status=BookingStatus.PAID))
    assert (found.unpaid_until, found.confirmed_at, found.paid_at, found.cancelled_at) == (now,) * 4
    found = _change(database, ref, BookingChange(clear_unpaid_until=True, cleared=frozenset({"paid_at"})))
    assert (found.unpaid_until, found.confirmed_at, found.paid_at, found.cancelled_at) == (None, now, None, now)


def test_what_stripe_says_is_stored_whole(database: SqlDatabase, clock: ManualClock) -> None:
    stripe = BookingStripe(
        page_wanted_at=clock.now(),
        session_id="cs_1",
        session_status="open",
        session_made_at=clock.now(),
        checkout_url="https://pay.example/1",
        checkout_expires_at=clock.now(),
        payment_intent_id="pi_1",
        receipt_url="https://pay.example/r",
        last_error=Message("No, {why}", {"why": "nul \0 half \ud83d", "count": 2}),
    )
    ref = book(database).ref
    assert _change(database, ref, BookingChange(stripe=stripe)).stripe == stripe
    with database.read() as unit:
        assert unit.bookings.find_session("cs_1") == ref
    assert _change(database, ref, BookingChange(stripe=BookingStripe())).stripe == BookingStripe()


@pytest.mark.parametrize("number", [7, 0, -1, 2**31, 10**30])
def test_what_is_not_there_is_missing(database: SqlDatabase, number: int) -> None:
    ref, asset = BookingRef(VEHICLES, number), AssetRef(AssetKind.VEHICLES, number)
    with pytest.raises(RecordMissing):
        _get(database, ref)
    with pytest.raises(RecordMissing):
        _change(database, ref, BookingChange())
    with pytest.raises(RecordMissing), database.write() as unit:
        unit.bookings.lock_asset(asset)
    with pytest.raises(RecordMissing):
        book(database, asset=asset)


# --- codes, payments, tiers ---------------------------------------------------------------------------------


def test_a_code_that_is_taken_adds_nothing(database: SqlDatabase) -> None:
    record = book(database, code="VXK7-M3PQ")
    with database.write() as unit:
        again = unit.bookings.add(
            VEHICLES,
            record.asset,
            confirmation_code="VXK7-M3PQ",
            values=values_of(VEHICLES),
            price=price(),
            status=BookingStatus.CONFIRMED,
            payment_status=PaymentStatus.PENDING,
        )
    assert again is None
    with database.booking_queries.export(VEHICLES, BookingFilter()) as records:
        assert list(records) == [record]


@KINDS
def test_a_payment_pays_for_one_booking_of_all_kinds(database: SqlDatabase, kind: BookingKind) -> None:
    owner = book(database, VEHICLES, payment_intent_id="pi_1", code="VXK7-M3PQ")
    with pytest.raises(InvalidInput, match="VXK7-M3PQ") as caught:
        book(database, kind, payment_intent_id="pi_1")
    assert caught.value.problems[0].field == "payment_intent_id"
    other = book(database, kind)
    with pytest.raises(InvalidInput, match="VXK7-M3PQ"):
        _change(database, other.ref, BookingChange(stripe=BookingStripe(payment_intent_id="pi_1")))
    same = _change(database, owner.ref, BookingChange(stripe=BookingStripe(payment_intent_id="pi_1")))
    assert same.stripe.payment_intent_id == "pi_1"


@KINDS
def test_the_database_itself_refuses_a_payment_that_is_not_in_the_mirror(
    database: SqlDatabase, kind: BookingKind
) -> None:
    ref = book(database, kind).ref
    statement = text(f"UPDATE {kind.value} SET stripe_payment_intent_id = 'pi_unknown' WHERE id = {ref.id}")
    with pytest.raises(RuleBroken), database.write() as unit:
        unit.bookings._connection.execute(statement)


@pytest.mark.parametrize("payment_intent_id", ["", " ", "pi 1", "pi_\0", "pi_\ud83d", "pi_é", "p" * 256, "pi_1\n"])
def test_what_cannot_be_the_id_of_a_payment_is_refused(database: SqlDatabase, payment_intent_id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        book(database, payment_intent_id=payment_intent_id)
    assert caught.value.problems[0].field == "payment_intent_id"


@pytest.mark.parametrize("kind", [BookingKind.ACTIVITIES, BookingKind.EVENTS])
def test_a_ticket_that_was_booked_is_not_deleted(database: SqlDatabase, kind: BookingKind) -> None:
    with database.write() as unit:
        asset = unit.assets.add(kind.asset_kind, {"name": "Show"}, [tier("VIP"), tier("free")])
    vip, free = asset.tiers
    book(database, kind, asset.ref, values={"tier_id": vip.id})
    with pytest.raises(InvalidInput, match="VIP") as caught, database.write() as unit:
        unit.assets.update(asset.ref, expected_version=1, tiers=[free])
    assert [problem.field for problem in caught.value.problems] == ["tiers"]
    with database.write() as unit:
        assert unit.assets.update(asset.ref, expected_version=1, tiers=[vip]).tiers == (vip,)


def test_the_ticket_of_another_listing_is_refused(database: SqlDatabase) -> None:
    with database.write() as unit:
        other = unit.assets.add(AssetKind.EVENTS, {"name": "Show"}, [tier("VIP")])
    ref = book(database, BookingKind.EVENTS).ref
    with pytest.raises(InvalidInput):
        book(database, BookingKind.EVENTS, values={"tier_id": other.tiers[0].id})
    with pytest.raises(InvalidInput):
        _change(database, ref, BookingChange(values={"tier_id": other.tiers[0].id}))
    with pytest.raises(InvalidInput):
        _change(database, ref, BookingChange(values={"tier_id": 2**31 - 1}))


def test_a_kind_is_booked_for_its_own_listings(database: SqlDatabase) -> None:
    with pytest.raises(ValueError, match="not made for"):
        book(database, VEHICLES, add(database, AssetKind.EVENTS).ref)


# --- room ---------------------------------------------------------------------------------------------------


def test_occupants_are_those_that_hold_a_place_on_any_of_the_days(database: SqlDatabase) -> None:
    asset = add(database, AssetKind.VEHICLES).ref
    held = {status: book(database, asset=asset, status=status) for status in BookingStatus}
    book(database)  # of another listing
    with database.read() as unit:
        found = unit.bookings.occupants(asset, date(2030, 6, 4), date(2030, 6, 9))
        assert unit.bookings.occupants(asset, date(2030, 6, 5), date(2030, 6, 9)) == []
        assert unit.bookings.occupants(asset, date(2030, 5, 1), date(2030, 5, 31)) == []
        assert len(unit.bookings.occupants(asset, date(2030, 6, 2), date(2030, 6, 2))) == len(found)
    assert [o.ref for o in found] == [held[status].ref for status in BookingStatus if status.holds_place]
    first, record = found[0], held[found[0].status]
    assert (first.confirmation_code, first.customer_name) == (record.confirmation_code, "João Conceição")
    assert (first.values, first.unpaid_until) == (record.values, None)


def test_of_an_event_every_booking_is_an_occupant(database: SqlDatabase) -> None:
    record = book(database, BookingKind.EVENTS)
    with database.write() as unit:
        unit.assets.update(record.asset, expected_version=1, values={"event_on": None})
        assert [o.ref for o in unit.bookings.occupants(record.asset, date.min, date.min)] == [record.ref]
