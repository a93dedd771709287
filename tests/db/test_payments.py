"""The mirror of payments gives back what Stripe said, and each payment has one home."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.errors import RecordMissing
from backoffice.domain.money import Money
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports import CheckoutSession, Home, PaymentRecord, StripePayment
from tests.db.booking_samples import stripe_payment
from tests.support.databases import ManualClock

_REF = BookingRef(BookingKind.EVENTS, 7)
_SESSION = CheckoutSession("cs_1", "https://pay.example/1", "complete", "paid", "pi_1", None)

_words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
_maybe = st.none() | _words
_amounts = st.integers(0, 10**15)
_moments = st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
_metadata = st.dictionaries(st.text(max_size=10), st.text(max_size=10), max_size=3)


@st.composite
def payments(draw: st.DrawFn) -> StripePayment:
    """Anything Stripe may say of a payment."""
    currency = draw(st.sampled_from(["BRL", "JPY", "KWD", "IDR"]))
    captured = draw(_amounts)
    return StripePayment(
        payment_intent_id="pi_1",
        money=Money(draw(_amounts), currency),
        captured=Money(captured, currency),
        refunded=Money(draw(st.integers(0, captured)), currency),
        capturable=draw(st.none() | st.builds(Money, _amounts, st.just(currency))),
        status=draw(_words),
        metadata=draw(_metadata),
        livemode=draw(st.booleans()),
        created_at=draw(_moments),
        is_disputed=draw(st.booleans()),
        is_charge_refundable=draw(st.booleans()),
        **{
            name: draw(_maybe)
            for name in (
                "charge_id",
                "method",
                "receipt_url",
                "customer_email",
                "customer_name",
                "dispute_status",
                "failure",
            )
        },
    )


sessions = st.builds(
    CheckoutSession,
    session_id=_words,
    url=_maybe,
    status=_words,
    payment_status=_words,
    payment_intent_id=_maybe,
    expires_at=_moments,
    total=st.none() | st.builds(Money, _amounts, st.just("BRL")),
    client_reference_id=_maybe,
    metadata=_metadata,
    livemode=st.booleans(),
    created_at=_moments,
    payment_link_id=_maybe,
    customer_email=_maybe,
    customer_name=_maybe,
    payment=st.none() | st.just(stripe_payment()),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(found=payments(), session=st.none() | sessions)
def test_everything_that_stripe_said_is_read_back(
    database: SqlDatabase, clock: ManualClock, found: StripePayment, session: CheckoutSession | None
) -> None:
    with database.write() as unit:
        unit.payments._connection.execute(text("DELETE FROM payments"))
        saved = unit.payments.save_stripe("pi_1", found, session, clock.now())
    with database.read() as unit:
        assert unit.payments.get("pi_1") == saved
    # The page's copy of the payment has a row of its own: this one.
    assert saved.session == (session and replace(session, payment=None))
    assert saved.stripe == found
    assert saved.received == Money(found.captured.amount_minor - found.refunded.amount_minor, found.captured.currency)


def test_a_payment_is_known_before_stripe_was_asked(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        first = unit.payments.ensure("pi_1", clock.now())
    clock.move(5)
    with database.write() as unit:
        again = unit.payments.ensure("pi_1", clock.now())
    expected = PaymentRecord("pi_1", Home.UNKNOWN, None, None, None, "", first.first_seen_at, None)
    assert first == again == expected
    assert first.received is None


def test_the_page_of_a_payment_stays_known(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        unit.payments.save_stripe("pi_1", stripe_payment(), _SESSION, clock.now())
        later = clock.move(9)
        found = unit.payments.save_stripe("pi_1", stripe_payment(refunded=1), None, later)
    assert (found.session, found.refreshed_at) == (_SESSION, later)
    assert found.stripe == stripe_payment(refunded=1)


def test_a_refresh_changes_nothing_of_where_it_belongs(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        unit.payments.ensure("pi_1", clock.now())
        unit.payments.place("pi_1", Home.BOOKING, _REF, "typed in")
        found = unit.payments.save_stripe("pi_1", stripe_payment(), None, clock.now())
    assert (found.home, found.booking, found.note) == (Home.BOOKING, _REF, "typed in")


def test_a_payment_finds_a_home_and_leaves_it(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        unit.payments.ensure("pi_1", clock.now())
        assert unit.payments.of_booking(_REF) is None
        unit.payments.place("pi_1", Home.BOOKING, _REF)
        placed = unit.payments.of_booking(_REF)
        unit.payments.place("pi_1", Home.NOT_OURS, note="a test of the bank's \0")
        left = unit.payments.get("pi_1")
        assert unit.payments.of_booking(_REF) is None
    assert placed
    assert placed.payment_intent_id == "pi_1"
    assert left
    assert (left.home, left.booking, left.note) == (
        Home.NOT_OURS,
        None,
        "a test of the bank's \N{REPLACEMENT CHARACTER}",
    )


def test_a_booking_has_one_payment(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        unit.payments.ensure("pi_1", clock.now())
        unit.payments.ensure("pi_2", clock.now())
        unit.payments.place("pi_1", Home.BOOKING, _REF)
    with pytest.raises(RuleBroken), database.write() as unit:
        unit.payments.place("pi_2", Home.BOOKING, _REF)


@pytest.mark.parametrize(
    ("home", "booking"), [(Home.BOOKING, None), (Home.UNMATCHED, _REF), (Home.NOT_OURS, _REF), (Home.UNKNOWN, _REF)]
)
def test_home_and_booking_go_together(
    database: SqlDatabase, clock: ManualClock, home: Home, booking: BookingRef | None
) -> None:
    with database.write() as unit:
        unit.payments.ensure("pi_1", clock.now())
    with pytest.raises(RuleBroken), database.write() as unit:
        unit.payments.place("pi_1", home, booking)


def test_what_is_not_known_cannot_be_placed(database: SqlDatabase) -> None:
    with pytest.raises(RecordMissing), database.write() as unit:
        unit.payments.place("pi_1", Home.UNMATCHED)
    with database.read() as unit:
        assert unit.payments.get("pi_1") is None
        assert unit.payments.get("nul \0") is None


@pytest.mark.parametrize("change", [{"captured": -1}, {"captured": 100, "refunded": 101}, {"refunded": -1}])
def test_amounts_that_cannot_be_are_refused(database: SqlDatabase, clock: ManualClock, change: dict[str, int]) -> None:
    with pytest.raises(RuleBroken), database.write() as unit:
        unit.payments.save_stripe("pi_1", stripe_payment(**change), None, clock.now())  # type: ignore[arg-type]


def test_more_than_was_asked_for_may_be_captured(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        found = unit.payments.save_stripe("pi_1", stripe_payment(captured=36000), None, clock.now())
    assert found.received == Money(36000, "BRL")


def test_the_amounts_of_a_payment_are_in_one_currency(database: SqlDatabase, clock: ManualClock) -> None:
    mixed = replace(stripe_payment(), refunded=Money(0, "USD"))
    with pytest.raises(ValueError, match="one currency"), database.write() as unit:
        unit.payments.save_stripe("pi_1", mixed, None, clock.now())
    with pytest.raises(ValueError, match="another payment"), database.write() as unit:
        unit.payments.save_stripe("pi_2", stripe_payment("pi_1"), None, clock.now())


def test_stripes_words_are_stored_whatever_they_hold(database: SqlDatabase, clock: ManualClock) -> None:
    said = stripe_payment(failure="nul \0 half \ud83d", metadata={"a": "nul \0 half \ud83d"})
    session = replace(_SESSION, customer_name="nul \0 half \ud83d")
    with database.write() as unit:
        found = unit.payments.save_stripe("pi_1", said, session, clock.now())
    assert found.session == session
    assert found.stripe == replace(said, failure="nul \N{REPLACEMENT CHARACTER} half ?")


def test_two_who_see_a_payment_first_make_one_row(database: SqlDatabase, clock: ManualClock) -> None:
    for number in range(10):
        start = threading.Barrier(4)
        errors: list[BaseException] = []

        def see(
            name: str = f"pi_{number}", start: threading.Barrier = start, out: list[BaseException] = errors
        ) -> None:
            start.wait()
            try:
                with database.write() as unit:
                    unit.payments.save_stripe(name, stripe_payment(name), None, clock.now())
            except BaseException as error:  # noqa: BLE001 - told below
                out.append(error)

        threads = [threading.Thread(target=see) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
    assert len(database.booking_queries.payments(frozenset(Home))) == 10
