"""Whatever happens, and in whatever order it is heard of: the database says what Stripe's ledger says."""

import asyncio
import random
from collections.abc import Callable, Generator
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.services.events import receive
from backoffice.services.payments.job_kinds import keep_polling
from backoffice.services.ports import EventSource, StripeEvent
from backoffice.simulator.process import SimulatorProcess
from tests.money.clerk import Clerk
from tests.money.histories import play, play_over_http
from tests.money.judging import assert_agrees
from tests.money.stripe_model import StripeModel
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger


@pytest.fixture
def clerk(sqlite_url: str, opened: Callable[..., SqlDatabase], clock: ManualClock) -> Generator[Clerk]:
    """An office at Stripe's model."""
    with asyncio.Runner() as runner:
        made = Clerk(opened(sqlite_url, clock), clock, runner, StripeModel(clock))
        yield made
        made.close()


def test_a_hundred_random_histories_end_as_stripe_s_ledger_says() -> None:
    assert play(range(100)) == 100


@pytest.mark.parametrize("first_seed", [0, 10, 20])
def test_the_same_histories_end_as_the_simulator_s_ledger_says_over_http(
    sqlite_url: str, simulator: SimulatorProcess, ledger: Ledger, first_seed: int
) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    assert play_over_http(range(first_seed, first_seed + 10), file, simulator.url, ledger) == 10


@pytest.mark.parametrize("first", range(6))
def test_every_order_of_six_events_of_a_payment_ends_the_same(clerk: Clerk, first: int) -> None:
    """Told while it happens: with each event told, whichever it is, the payment has gone one step further."""
    orders = [order for order in permutations(range(6)) if order[0] == first]
    stays = _stays(clerk, len(orders))
    steps: list[Callable[[str, str], object]] = [
        lambda page, intent: clerk.ledger.late_result(page, arrived=True),
        lambda page, intent: clerk.ledger.refund(intent, 5000),
        lambda page, intent: clerk.ledger.dispute(intent),
        lambda page, intent: clerk.ledger.close_dispute(intent, "won"),
    ]
    events = [_six_events(page, intent) for _, page, intent in stays]
    for step in range(6):
        for _, page, intent in stays:
            if step < len(steps):
                steps[step](page, intent)
        with clerk.database.write() as uow:
            told = [events[place][order[step]] for place, order in enumerate(orders)]
            receive(uow, told, EventSource.WEBHOOK, clerk.clock.now())
        clerk.work()
    assert len(orders) == 120
    endings = {(now.status, now.payment_status) for now in (clerk.bookings.get(ref) for ref, _, _ in stays)}
    assert endings == {(BookingStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED)}
    assert {clerk.payments.get(intent).booking for _, _, intent in stays} == {ref for ref, _, _ in stays}


def _stays(clerk: Clerk, count: int) -> list[tuple[BookingRef, str, str]]:
    """Bookings of days of their own, whose pages were paid by a late method: booking, page, payment."""
    days = [date(2030, 6, 1) + timedelta(days=number) for number in range(count)]
    refs = [clerk.book(activity_on=day).ref for day in days]
    clerk.work()
    pages = [str(clerk.bookings.get(ref).stripe.session_id) for ref in refs]
    return [
        (ref, page, clerk.ledger.pay(page, "later")["payment_intent"]) for ref, page in zip(refs, pages, strict=True)
    ]


def _six_events(page: str, intent: str) -> list[StripeEvent]:
    """The events of one payment, of two forms and of versions old and new."""
    made = [
        ("checkout.session.completed", "checkout.session", page),
        ("payment_intent.processing", "payment_intent", intent),
        ("checkout.session.async_payment_succeeded", "checkout.session", page),
        ("payment_intent.succeeded", "payment_intent", intent),
        ("charge.refunded", "charge", f"ch_of_{intent}"),
        ("charge.dispute.closed", "dispute", f"du_of_{intent}"),
    ]
    at = datetime(2030, 5, 17, tzinfo=UTC)
    return [
        StripeEvent(f"evt_{intent}_{place}", type_, at, False, object_type, object_id, payment_intent_id=intent)
        for place, (type_, object_type, object_id) in enumerate(made)
    ]


@pytest.mark.parametrize("seed", range(8))
def test_the_same_events_in_any_number_and_order_change_nothing_more(clerk: Clerk, seed: int) -> None:
    """Duplicates and stragglers of a payment that is over."""
    dice = random.Random(seed)
    ((ref, page, intent),) = _stays(clerk, 1)
    clerk.ledger.late_result(page, arrived=True)
    clerk.poll()
    before = clerk.bookings.get(ref)
    events = _six_events(page, intent)
    for _ in range(12):
        clerk.hear(*dice.choices(events, k=dice.randrange(1, 5)))
        clerk.work()
    after = clerk.bookings.get(ref)
    assert (after.status, after.payment_status, after.stripe) == (before.status, before.payment_status, before.stripe)
    with clerk.database.read() as uow:
        told = [entry for entry in uow.trail.of(str(ref)) if entry.action == "payment_status"]
    assert [entry.after for entry in told] == ["paid"]


@pytest.mark.parametrize("by_itself", [True, False], ids=["a day later", "when asked for"])
def test_events_that_are_lost_are_made_up_for_by_the_next_reconciliation(clerk: Clerk, by_itself: bool) -> None:
    """Payments nobody told of, and refunds of payments that were known, after which nothing else asks."""
    dice = random.Random(7)
    with clerk.database.write() as uow:
        keep_polling(uow, clerk.clock.now())  # as whenever the connection is opened
    stays = _stays(clerk, 40)
    for _, page, _ in stays:
        clerk.ledger.late_result(page, arrived=dice.random() < 0.7)
    _lose(clerk, stays, {intent for _, _, intent in stays if dice.random() < 0.5})
    clerk.poll()
    known = [(ref, intent) for ref, _, intent in stays if _paid(clerk, ref) is PaymentStatus.PAID]
    refunded = known[::2]
    for _, intent in refunded:
        clerk.ledger.refund(intent, 5000)
    _lose(clerk, stays, {intent for _, intent in refunded})
    clerk.poll()
    assert {_paid(clerk, ref) for ref, _ in refunded} == {PaymentStatus.PAID}, "no refund was heard of"
    assert PaymentStatus.PENDING in {_paid(clerk, ref) for ref, _, _ in stays}, "some payments were not heard of"
    if by_itself:
        clerk.clock.move(86_400)
        clerk.settle()
    else:
        clerk.reconcile()
    assert_agrees(clerk, *(clerk.bookings.get(ref) for ref, _, _ in stays))  # type: ignore[arg-type]
    assert {_paid(clerk, ref) for ref, _ in refunded} == {PaymentStatus.PARTIALLY_REFUNDED}
    assert PaymentStatus.PENDING not in {_paid(clerk, ref) for ref, _, _ in stays}


def _lose(clerk: Clerk, stays: list[tuple[BookingRef, str, str]], intents: set[str]) -> None:
    """Let nobody ever tell of what happened to these payments since events were last asked for."""
    pages = {page for _, page, intent in stays if intent in intents}
    for event in clerk.ledger.events:
        found = event["data"]["object"]
        if found["id"] in intents | pages or found.get("payment_intent") in intents:
            clerk.ledger.lost.add(event["id"])


def _paid(clerk: Clerk, ref: BookingRef) -> PaymentStatus:
    return clerk.bookings.get(ref).payment_status
