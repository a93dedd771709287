"""What the bookings table, search, Today, the calendar and a customer's history show."""

from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.errors import InvalidInput, RecordMissing
from backoffice.domain.kinds import AssetKind
from backoffice.domain.wording import Message
from backoffice.services.ports import (
    BookingChange,
    BookingFilter,
    BookingRecord,
    BookingRow,
    BookingStripe,
    Home,
    Sort,
    pack_booking_key,
    unpack_booking_key,
)
from tests.db.booking_samples import OWN, book, stripe_payment
from tests.db.samples import add
from tests.support.databases import ManualClock

ACTIVITIES, STAYS, VEHICLES = BookingKind.ACTIVITIES, BookingKind.ACCOMMODATIONS, BookingKind.VEHICLES
DAY = date(2030, 6, 1)


def _found(database: SqlDatabase, where: BookingFilter, sort: Sort | None = None) -> list[BookingRef]:
    queries = database.booking_queries
    return [row.ref for row in queries.rows(queries.keys(where, sort or Sort("starts_on")))]


def _refs(rows: Sequence[BookingRow]) -> list[BookingRef]:
    return [row.ref for row in rows]


# --- the table ----------------------------------------------------------------------------------------------


def test_keys_are_small_numbers_in_order(database: SqlDatabase) -> None:
    records = [book(database, kind) for kind in BookingKind]
    keys = database.booking_queries.keys(BookingFilter(), Sort("starts_on"))
    assert isinstance(keys, array)
    assert {unpack_booking_key(key) for key in keys} == {record.ref for record in records}


@pytest.mark.parametrize("kind", BookingKind)
def test_every_cell_of_a_kind_can_be_sorted_by(database: SqlDatabase, kind: BookingKind) -> None:
    ref = book(database, kind).ref
    book(database, kind, values={"notes": "another"})
    [row] = database.booking_queries.rows([pack_booking_key(ref)])
    for column in row.cells:
        for descending in (False, True):
            assert len(database.booking_queries.keys(BookingFilter(kind=kind), Sort(column, descending))) == 2


def test_the_cells_that_all_kinds_have_sort_them_together(database: SqlDatabase) -> None:
    for kind in BookingKind:
        book(database, kind)
    own = {name for kind in BookingKind for name in (*OWN[kind], "tier_id", "rooms", "customer_tax_id")}
    [row] = database.booking_queries.rows(database.booking_queries.keys(BookingFilter(), Sort("people")))[:1]
    shared = {
        "kind", "confirmation_code", "asset_name", "customer_name", "customer_email", "customer_phone", "starts_on",
        "ends_on", "starts_at", "people", "status", "payment_status", "payment_method", "total_minor", "currency",
        "unpaid_until", "supplier", "payment_intent_id", "created_at", "updated_at", "paid_at",
    }  # fmt: skip
    assert shared <= row.cells.keys()
    for column in shared:
        assert len(database.booking_queries.keys(BookingFilter(), Sort(column))) == 5
    for column in (*own, "search_text", "price_lines", "nonsense; DROP TABLE jobs"):
        with pytest.raises(InvalidInput):
            database.booking_queries.keys(BookingFilter(), Sort(column))


def test_a_row_says_what_the_booking_says(database: SqlDatabase, clock: ManualClock) -> None:
    record = book(database, STAYS, payment_intent_id="pi_1", unpaid_until=clock.now())
    [row] = database.booking_queries.rows([pack_booking_key(record.ref)])
    expected = {
        "kind": "accommodation_bookings",
        "asset_name": "Pousada Sol",
        "customer_name": "João Conceição",
        "starts_on": DAY,
        "ends_on": DAY + timedelta(days=3),
        "starts_at": None,
        "people": 2,
        "status": "confirmed",
        "payment_status": "pending",
        "total_minor": 30000,
        "currency": "BRL",
        "payment_intent_id": "pi_1",
        "unpaid_until": clock.now(),
        "check_in_on": DAY,
        "guests": 2,
        "created_at": clock.now(),
    }
    assert (row.ref, row.version) == (record.ref, 1)
    assert {name: row.cells[name] for name in expected} == expected
    assert not {"notes", "price_lines", "stripe_error"} & row.cells.keys()


def test_rows_come_in_the_order_of_their_keys_without_those_that_are_gone(database: SqlDatabase) -> None:
    keys = [pack_booking_key(book(database, kind).ref) for kind in BookingKind]
    gone = [pack_booking_key(BookingRef(VEHICLES, number)) for number in (99, 2**31, 2**59)]
    wanted = [keys[3], gone[0], keys[0], gone[1], keys[4], gone[2], 15]  # 15: of no kind
    assert _refs(database.booking_queries.rows(wanted)) == [unpack_booking_key(keys[n]) for n in (3, 0, 4)]


def test_names_sort_without_capitals_and_accents(database: SqlDatabase) -> None:
    names = ("zeca", "Água", "agulha", "Ébano", "eco")
    refs = {name: book(database, ACTIVITIES, values={"customer_name": name}).ref for name in names}
    expected = [refs[name] for name in ("Água", "agulha", "Ébano", "eco", "zeca")]
    assert _found(database, BookingFilter(), Sort("customer_name")) == expected
    assert _found(database, BookingFilter(kind=ACTIVITIES), Sort("customer_name", descending=True)) == expected[::-1]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("kind", [None, BookingKind.EVENTS])
def test_an_event_without_a_day_comes_last_either_way(
    database: SqlDatabase, kind: BookingKind | None, descending: bool
) -> None:
    undated = add(database, AssetKind.EVENTS, event_on=None).ref
    last, first = book(database, BookingKind.EVENTS, undated).ref, book(database, BookingKind.EVENTS).ref
    assert _found(database, BookingFilter(kind=kind), Sort("starts_on", descending)) == [first, last]


@pytest.mark.parametrize(
    "typed",
    [
        "joao", "JOÃO conce", "mail.example JOAO", "vxk7-m3pq", "VXK7 M3PQ", "vxk7m3pq", "+55 81 99999-0000",
        "(81) 99999", "529.982.247-25", "buggy", "buggy joao", "  ",
    ],
)  # fmt: skip
def test_every_word_typed_must_stand_somewhere(database: SqlDatabase, typed: str) -> None:
    ref = book(database, code="VXK7-M3PQ").ref
    nobody = {"customer_name": "Ana", "customer_email": None, "customer_phone": None, "customer_tax_id": None}
    other = book(database, STAYS, values=nobody).ref
    assert _found(database, BookingFilter(text=typed)) == [ref] + ([] if typed.strip() else [other])
    assert _found(database, BookingFilter(kind=VEHICLES, text=typed)) == [ref]
    assert _refs(database.booking_queries.find(typed, 10)) == ([ref] if typed.strip() else [])


@pytest.mark.parametrize("typed", ["%", "_", "'", "nul \0", "\ud83d", "xyz joao", "()", "-"])
def test_what_stands_nowhere_finds_nothing(database: SqlDatabase, typed: str) -> None:
    book(database, code="VXK7M3PQ")
    assert _found(database, BookingFilter(text=typed)) == []
    assert database.booking_queries.find(typed, 10) == type(database.booking_queries.find(typed, 10))()


def test_an_exact_code_is_found_first(database: SqlDatabase) -> None:
    named = book(database, values={"customer_name": "VXK7 M3PQ"}).ref
    coded = book(database, code="VXK7-M3PQ", values={"customer_name": "Ana"}).ref
    noted = book(database, STAYS, values={"customer_name": "Z vxk7-m3pq"}).ref
    assert _refs(database.booking_queries.find("vxk7m3pq", 10))[0] == coded
    assert _refs(database.booking_queries.find("vxk7-m3pq", 10)) == [coded, noted]
    assert _refs(database.booking_queries.find("vxk7 m3pq", 10)) == [coded, named, noted]


def test_a_filter_lets_through_what_meets_all_of_it(database: SqlDatabase) -> None:
    paid = book(database, STAYS, status=BookingStatus.PAID, payment_status=PaymentStatus.PAID)
    rejected = book(database, STAYS, paid.asset, status=BookingStatus.REJECTED)
    table = book(database, BookingKind.RESTAURANTS)
    statuses = frozenset({BookingStatus.PAID, BookingStatus.CONFIRMED})
    assert _found(database, BookingFilter(statuses=statuses)) == [table.ref, paid.ref]
    assert _found(database, BookingFilter(payment_statuses=frozenset({PaymentStatus.PAID}))) == [paid.ref]
    assert _found(database, BookingFilter(asset=paid.asset)) == [paid.ref, rejected.ref]
    assert _found(database, BookingFilter(asset=paid.asset, kind=VEHICLES)) == []
    assert _found(database, BookingFilter(asset=paid.asset, statuses=statuses, text="pousada")) == [paid.ref]


@pytest.mark.parametrize(
    ("first", "last", "stays"), [(0, 0, True), (3, 9, True), (4, 9, False), (-3, -1, False), (-9, 9, True)]
)
def test_days_are_those_that_a_booking_touches(database: SqlDatabase, first: int, last: int, stays: bool) -> None:
    ref = book(database, STAYS).ref
    where = BookingFilter(from_on=DAY + timedelta(days=first), to_on=DAY + timedelta(days=last))
    assert _found(database, where) == ([ref] if stays else [])


def test_an_export_gives_every_matching_record(database: SqlDatabase) -> None:
    asset = add(database, AssetKind.VEHICLES).ref
    records = [book(database, asset=asset) for _ in range(3)]
    book(database, STAYS)
    with database.booking_queries.export(VEHICLES, BookingFilter()) as found:
        assert list(found) == records
    with database.booking_queries.export(VEHICLES, BookingFilter(kind=STAYS)) as found:
        assert list(found) == []


# --- days ---------------------------------------------------------------------------------------------------


def test_today_shows_who_comes_goes_and_owes(database: SqlDatabase, clock: ManualClock) -> None:
    coming = [book(database, kind) for kind in (ACTIVITIES, BookingKind.RESTAURANTS, STAYS)]
    hired = book(database)
    there = book(database, STAYS, status=BookingStatus.IN_PROGRESS)
    book(database, STAYS, status=BookingStatus.CANCELLED)
    day = datetime(2030, 6, 1, 1, tzinfo=UTC)
    due = book(database, ACTIVITIES, unpaid_until=day, values={"activity_on": date(2030, 9, 9)})
    book(database, ACTIVITIES, unpaid_until=day + timedelta(days=3), values={"activity_on": date(2030, 9, 9)})
    found = database.booking_queries.today(DAY)
    assert _refs(found.arrivals) == [record.ref for record in coming]
    assert (_refs(found.pick_ups), _refs(found.due)) == ([hired.ref], [due.ref])
    assert (found.departures, found.returns, found.failures) == ([], [], [])
    later = database.booking_queries.today(DAY + timedelta(days=3))
    assert _refs(later.departures) == [coming[2].ref, there.ref]
    assert _refs(later.returns) == [hired.ref]
    counts = database.booking_queries.counts(DAY)
    assert (counts.arriving, counts.departing, counts.unpaid_due, counts.failures, counts.unmatched) == (4, 0, 1, 0, 0)
    assert counts.by_kind == {
        ACTIVITIES: 3, BookingKind.EVENTS: 0, BookingKind.RESTAURANTS: 1, VEHICLES: 1, STAYS: 2,
    }  # fmt: skip
    assert database.booking_queries.counts(DAY + timedelta(days=60)).by_kind[ACTIVITIES] == 2


def test_a_vehicle_that_is_out_too_long_is_awaited_every_day(database: SqlDatabase) -> None:
    out = book(database, status=BookingStatus.IN_PROGRESS)
    book(database, status=BookingStatus.PAID)
    book(database, STAYS, status=BookingStatus.IN_PROGRESS)
    found = database.booking_queries.today(DAY + timedelta(days=30))
    assert (_refs(found.returns), found.departures) == ([out.ref], [])


@pytest.mark.parametrize(
    ("status", "payment_status", "fails"),
    [
        (BookingStatus.AWAITING_PAYMENT, PaymentStatus.FAILED, True),
        (BookingStatus.EXPIRED, PaymentStatus.FAILED, False),
        (BookingStatus.COMPLETED, PaymentStatus.DISPUTED, True),
        (BookingStatus.CANCELLED, PaymentStatus.PAID, True),
        (BookingStatus.EXPIRED, PaymentStatus.PAID, True),
        (BookingStatus.CANCELLED, PaymentStatus.REFUNDED, False),
        (BookingStatus.CANCELLED, PaymentStatus.PARTIALLY_REFUNDED, False),
        (BookingStatus.PAID, PaymentStatus.PAID, False),
    ],
)
def test_what_went_wrong_with_money_is_shown(
    database: SqlDatabase, status: BookingStatus, payment_status: PaymentStatus, fails: bool
) -> None:
    ref = book(database, status=status, payment_status=payment_status).ref
    assert _refs(database.booking_queries.today(DAY + timedelta(days=99)).failures) == ([ref] if fails else [])
    assert database.booking_queries.counts(DAY).failures == fails


def test_a_page_that_could_not_be_made_is_shown(database: SqlDatabase) -> None:
    ref = book(database).ref
    with database.write() as unit:
        unit.bookings.change(ref, BookingChange(stripe=BookingStripe(last_error=Message("No"))))
    assert _refs(database.booking_queries.today(DAY).failures) == [ref]


def test_a_calendar_shows_what_is_taken_up_by_listing(database: SqlDatabase) -> None:
    late = book(database, STAYS, add(database, AssetKind.ACCOMMODATIONS, name="Zebra").ref)
    early = book(database, STAYS, add(database, AssetKind.ACCOMMODATIONS, name="água", check_in_time=time(14)).ref)
    trip = book(database, ACTIVITIES, add(database, AssetKind.ACTIVITIES, name="mar").ref)
    book(database, STAYS, status=BookingStatus.CANCELLED)
    entries = database.booking_queries.calendar(DAY, DAY + timedelta(days=6), None)
    assert [(e.ref, e.asset_name, e.starts_at) for e in entries] == [
        (early.ref, "água", "14:00"),
        (trip.ref, "mar", "08:00"),
        (late.ref, "Zebra", ""),
    ]
    assert (entries[0].starts_on, entries[0].ends_on) == (DAY, DAY + timedelta(days=2))
    assert (entries[1].starts_on, entries[1].ends_on, entries[1].people) == (DAY, DAY, 3)
    assert [e.ref for e in database.booking_queries.calendar(DAY, DAY, ACTIVITIES)] == [trip.ref]
    morning_after = DAY + timedelta(days=3)
    assert database.booking_queries.calendar(morning_after, morning_after, STAYS) == []


# --- customers ----------------------------------------------------------------------------------------------


def _paid(database: SqlDatabase, record: BookingRecord, clock: ManualClock, payment_intent_id: str) -> None:
    with database.write() as unit:
        unit.payments.save_stripe(
            payment_intent_id, stripe_payment(payment_intent_id, refunded=1000), None, clock.now()
        )
        unit.payments.place(payment_intent_id, Home.BOOKING, record.ref)


def test_a_customer_is_known_by_address_phone_or_tax_id(database: SqlDatabase, clock: ManualClock) -> None:
    nobody = {"customer_email": None, "customer_phone": None, "customer_tax_id": None}
    first = book(database, VEHICLES, payment_status=PaymentStatus.PAID)
    by_mail = book(database, STAYS, values={**nobody, "customer_email": "JOAO@mail.EXAMPLE"})
    by_phone = book(database, ACTIVITIES, values={**nobody, "customer_phone": "+5581999990000"})
    cash = book(
        database, BookingKind.RESTAURANTS, currency="USD", total_minor=700, payment_status=PaymentStatus.PAID,
        values={**nobody, "customer_tax_id": "52998224725", "reserved_on": date(2031, 1, 1)},
    )  # fmt: skip
    book(database, values=nobody)
    alone = book(database, values={**nobody, "customer_name": "Ana"})
    _paid(database, first, clock, "pi_1")
    found = database.booking_queries.history(by_mail.ref)
    assert set(_refs(found.rows)) == {first.ref, by_mail.ref}
    assert found.spent == {"BRL": 29000}
    whole = database.booking_queries.history(first.ref)
    assert set(_refs(whole.rows)) == {first.ref, by_mail.ref, by_phone.ref, cash.ref}
    assert whole.rows[0].ref == cash.ref
    assert whole.spent == {"BRL": 29000, "USD": 700}
    assert _refs(database.booking_queries.history(alone.ref).rows) == [alone.ref]
    with pytest.raises(RecordMissing):
        database.booking_queries.history(BookingRef(VEHICLES, 2**40))
