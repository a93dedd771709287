"""Payments by their home, what they may belong to, sums per currency, and how busy the poller should be."""

from datetime import timedelta

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.money import Money
from backoffice.services.ports import BookingChange, BookingStripe, Home, MoneyLine
from backoffice.services.ports.booking_queries import OpenSessions
from tests.db.booking_samples import book, stripe_payment
from tests.support.databases import ManualClock


def _arrive(database: SqlDatabase, clock: ManualClock, name: str, home: Home, **facts: object) -> None:
    with database.write() as unit:
        unit.payments.save_stripe(name, stripe_payment(name, **facts), None, clock.now())  # type: ignore[arg-type]
        unit.payments.place(name, home)


def test_payments_are_listed_by_home_the_newest_first(database: SqlDatabase, clock: ManualClock) -> None:
    for name, home in (("pi_1", Home.UNMATCHED), ("pi_2", Home.NOT_OURS), ("pi_3", Home.UNMATCHED)):
        _arrive(database, clock, name, home)
        clock.move(1)

    def names(*homes: Home, limit: int = 9) -> list[str]:
        return [p.payment_intent_id for p in database.booking_queries.payments(frozenset(homes), limit)]

    assert names(Home.UNMATCHED) == ["pi_3", "pi_1"]
    assert names(Home.UNMATCHED, Home.NOT_OURS, limit=2) == ["pi_3", "pi_2"]
    assert names() == []
    assert database.booking_queries.counts(clock.now().date()).unmatched == 2


def test_what_a_payment_may_belong_to_is_unpaid_and_of_its_address_or_amount(
    database: SqlDatabase, clock: ManualClock
) -> None:
    nobody = {"customer_email": "other@mail.example"}
    amount = book(database, BookingKind.EVENTS, values=nobody)
    clock.move(1)
    late = book(database, BookingKind.RESTAURANTS, values=nobody, status=BookingStatus.EXPIRED)
    mail = book(database, total_minor=7)
    book(database, payment_status=PaymentStatus.PAID)
    book(database, status=BookingStatus.CANCELLED)
    book(database, currency="USD", values=nobody)
    book(database, total_minor=0)
    payable = database.booking_queries.payable
    assert payable(Money(30000, "BRL"), "JOAO@mail.example ") == [mail, late, amount]
    assert payable(Money(30000, "BRL"), "", limit=1) == [late]
    assert payable(None, "joao@MAIL.example") == [mail]
    assert payable(None, "") == payable(None, "\0") == []


def test_the_money_board_sums_each_currency(database: SqlDatabase, clock: ManualClock) -> None:
    since = clock.now()
    _arrive(database, clock, "pi_old", Home.UNMATCHED, created_at=since - timedelta(days=1), refunded=1)
    _arrive(database, clock, "pi_new", Home.UNMATCHED, created_at=since, captured=500)
    _arrive(database, clock, "pi_yen", Home.UNMATCHED, currency="JPY")
    _arrive(database, clock, "pi_not", Home.NOT_OURS)
    book(database)
    book(database, BookingKind.EVENTS, status=BookingStatus.COMPLETED)
    book(database, status=BookingStatus.CANCELLED)
    book(database, status=BookingStatus.PENDING_APPROVAL)
    book(database, payment_status=PaymentStatus.PROCESSING, currency="USD", total_minor=11)
    cash = book(database, payment_status=PaymentStatus.PAID, total_minor=40)
    by_card = book(database, payment_status=PaymentStatus.PARTIALLY_REFUNDED, payment_intent_id="pi_card")
    with database.write() as unit:
        unit.payments.save_stripe("pi_card", stripe_payment("pi_card", refunded=100), None, since)
        unit.payments.place("pi_card", Home.BOOKING, by_card.ref)
        unit.bookings.change(cash.ref, BookingChange(paid_at=since, payment_method=PaymentMethod.CASH))
        unit.bookings.change(by_card.ref, BookingChange(paid_at=since))
    assert database.booking_queries.money_board(since) == [
        MoneyLine("BRL", 29999 + 500, 2, 60000, 2, 0, 500 + 40 + 29900),
        MoneyLine("JPY", 30000, 1, 0, 0, 0, 0),
        MoneyLine("USD", 0, 0, 0, 0, 11, 0),
    ]
    assert database.booking_queries.money_board(since + timedelta(seconds=1))[0].received_today_minor == 0


@pytest.mark.parametrize(
    ("status", "minutes", "count"), [("open", 1, 1), ("open", -1, 0), ("open", None, 1), ("complete", 1, 0)]
)
def test_pages_that_may_be_paid_are_counted(
    database: SqlDatabase, clock: ManualClock, status: str, minutes: int | None, count: int
) -> None:
    ref = book(database).ref
    expires_at = None if minutes is None else clock.now() + timedelta(minutes=minutes)
    made_at = clock.now() - timedelta(minutes=5)
    stripe = BookingStripe(
        session_id="cs_1", session_status=status, session_made_at=made_at, checkout_expires_at=expires_at
    )
    with database.write() as unit:
        unit.bookings.change(ref, BookingChange(stripe=stripe))
    expected = OpenSessions(pages=1, newest_at=made_at) if count else OpenSessions()
    assert database.booking_queries.open_sessions(clock.now()) == expected


def test_payments_on_their_way_are_counted_for_a_day(database: SqlDatabase, clock: ManualClock) -> None:
    for name, status in (("pi_1", "processing"), ("pi_2", "requires_action"), ("pi_3", "succeeded")):
        _arrive(database, clock, name, Home.UNKNOWN, status=status)
    assert database.booking_queries.open_sessions(clock.now()) == OpenSessions(on_the_way=2)
    assert database.booking_queries.open_sessions(clock.now() + timedelta(days=1)) == OpenSessions()
