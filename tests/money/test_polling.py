"""Asking for events: when, from when on, what it costs, and what becomes of it when something is in the way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.money import Money
from backoffice.jobs.announcer import news_of
from backoffice.services.payments.job_kinds import EVENTS, POLL_EVENTS, RECONCILE_PAYMENTS
from backoffice.services.payments.reading import seconds_left_in_month
from backoffice.services.ports import CHORES, JobState, Lane
from tests.money.office import GUEST, KEY, Office

PAID = (BookingStatus.PAID, PaymentStatus.PAID)


def polls(office: Office) -> list[dict[str, object]]:
    """Every question for events that Stripe answered or not."""
    return [line for line in office.ledger.requests() if line["operation"] == "GetEvents"]


def next_poll(office: Office) -> timedelta:
    """How long until the next question."""
    status = office.payments.status()
    assert status.next_at is not None
    return status.next_at - office.clock.now()


def test_a_quiet_office_asks_every_ten_minutes_and_one_with_an_open_page_every_five_seconds(office: Office) -> None:
    boat = office.boat()
    assert next_poll(office) == timedelta(minutes=10)
    booking = office.book(boat)
    assert next_poll(office) == timedelta(seconds=5)
    office.pass_time(hours=1)
    office.settle()
    assert timedelta(seconds=20) <= next_poll(office) <= timedelta(minutes=5)
    office.bookings.cancel(booking.ref)
    office.settle()
    office.poll()
    assert next_poll(office) == timedelta(minutes=10)


def test_nothing_that_is_asked_for_again_later_counts_as_waiting(office: Office) -> None:
    office.book()
    status = office.queue.status()
    assert (status.waiting, status.needs_attention, office.open_jobs()) == (0, 0, [])
    with office.database.read() as uow:
        assert uow.jobs.find_open(POLL_EVENTS, EVENTS) is not None
        assert uow.jobs.find_open(RECONCILE_PAYMENTS, "payments") is not None


def test_chores_are_seen_only_in_trouble(office: Office) -> None:
    assert {POLL_EVENTS, RECONCILE_PAYMENTS} == CHORES
    office.boat()
    office.payments.pull()
    office.payments.reconcile()
    assert (office.queue.status().waiting, office.open_jobs()) == (0, [])
    with office.database.write() as uow:
        (job,) = [each for each in uow.jobs.claim(Lane.MONEY, office.clock.now(), 60, 9) if each.kind == POLL_EVENTS]
    assert (office.queue.status().waiting, office.open_jobs()) == (0, [])
    with office.database.write() as uow:
        uow.jobs.retry_later(job.id, job.fence, office.clock.now(), "No network.", count=False)
    assert office.open_jobs() == ["poll_events retryable No network."]


def test_the_question_begins_before_the_newest_event_by_stripe_s_clock_whatever_ours_says(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    paid_at = office.clock.now()
    office.poll()
    office.clock.move(-3 * 86_400)  # ours is set back, Stripe's goes on
    office.payments.pull()
    office.drain()
    with office.database.read() as uow:
        assert uow.events.cursor().newest_at == paid_at
    second = office.book(page=False)
    office.clock.move(3 * 86_400 + 60)
    office.bookings.request_page(second.ref)
    office.pass_time(minutes=1)
    office.settle()
    page = office.again(second).stripe.session_id
    assert page is not None
    office.ledger.pay(page)
    office.clock.move(5 * 86_400)  # ours runs ahead
    office.payments.pull()
    office.drain()
    assert office.stands(second) == PAID


def test_events_are_stored_with_the_cursor_or_not_at_all(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    with office.database.read() as uow:
        before = uow.events.cursor()
    office.ledger.set_faults({"kind": "reset", "byte": 700, "path": "/v1/events", "times": 1})
    office.payments.pull()
    office.drain()
    with office.database.read() as uow:
        assert uow.events.cursor() == before
    assert office.stands(booking)[1] is PaymentStatus.PENDING


def test_polling_is_never_given_up(office: Office, expected_log: Callable[[str], object]) -> None:
    expected_log("events could not be asked for")
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.set_faults({"kind": "status", "status": 400, "message": "No.", "path": "/v1/events"})
    for _ in range(15):
        office.pass_time(minutes=3)
        office.drain()
    with office.database.read() as uow:
        job = uow.jobs.find_open(POLL_EVENTS, EVENTS)
    assert job is not None
    assert job.state is JobState.RETRYABLE
    assert "No." in str(office.payments.status().problem)
    office.ledger.set_faults()
    office.ledger.pay(booking.stripe.session_id)
    office.pass_time(minutes=3)
    office.settle()
    assert office.stands(booking) == PAID
    assert office.payments.status().problem is None


def test_a_key_that_may_not_read_events_stops_nothing_else(office: Office) -> None:
    boat = office.boat()
    refusal = {"kind": "status", "status": 403, "message": "This key may not read events.", "path": "/v1/events"}
    office.ledger.set_faults(refusal)
    office.payments.pull()
    office.drain()
    office.assets.update(boat.ref, office.assets.get(boat.ref).version, {"price_minor": 16000})
    summary = office.drain()
    assert summary.condition is None
    found = office.assets.get(boat.ref).stripe.state
    assert found is not None
    assert found.main_price is not None
    assert found.main_price.money == Money(16000, "BRL")
    assert "may not read events" in str(office.payments.status().problem)


def test_deadlines_pass_without_a_key_and_while_the_queue_is_paused(office: Office) -> None:
    boat = office.boat()
    bookings = [
        office.bookings.create(BookingKind.ACTIVITIES, boat.ref, GUEST, payment_method=PaymentMethod.BANK_TRANSFER)
        for _ in range(2)
    ]
    office.ledger.revoke(KEY)
    office.queue.pause()
    office.pass_time(hours=25)
    office.drain()
    assert {office.stands(booking)[0] for booking in bookings} == {BookingStatus.EXPIRED}
    office.ledger.restore(KEY)


def test_reads_are_counted_by_the_month_and_shown(office: Office) -> None:
    office.boat()
    office.poll()
    counted = office.payments.status().reads
    made = sum(1 for line in office.ledger.requests() if line["method"] == "GET")
    assert counted == made > 0
    office.pass_time(days=31)
    assert office.payments.status().reads == 0


def test_without_reads_to_spare_only_the_daily_comparison_goes_on(office: Office) -> None:
    booking = office.book()
    with office.database.write() as uow:
        uow.events.count_reads(f"{office.clock.now():%Y-%m}", 10_000)
    office.poll()
    assert next_poll(office) > timedelta(days=7)
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    office.pass_time(hours=23, minutes=30)
    office.settle()
    assert office.stands(booking) == PAID


@pytest.mark.parametrize("days", [31, 70])
def test_a_gap_longer_than_stripe_s_memory_compares_everything(office: Office, days: int) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    office.pass_time(days=days)
    office.settle()
    assert office.stands(booking) == PAID
    reconciled_at = office.payments.status().reconciled_at
    assert reconciled_at is not None
    assert office.clock.now() - reconciled_at < timedelta(minutes=5)


def test_the_month_ends_at_its_end() -> None:
    assert seconds_left_in_month(datetime(2030, 12, 31, 23, 59, 59, tzinfo=UTC)) == 1
    assert seconds_left_in_month(datetime(2030, 2, 1, tzinfo=UTC)) == 28 * 86_400


def test_news_name_bookings_listings_and_money() -> None:
    news = news_of({"activities/3", "vehicle_bookings/42", "payments/pi_1"})
    assert [str(ref) for ref in news.refs] == ["activities/3"]
    assert [str(ref) for ref in news.bookings] == ["vehicle_bookings/42"]
    assert news.money
    assert not news_of({"activities/3"}).money
