"""Two programs at one database hear of the same payments at the same moment."""

import asyncio
from collections.abc import Callable

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.jobs.engine import Engine
from backoffice.services.ports import Lane
from tests.money.judging import assert_agrees
from tests.money.office import Office


def test_two_programs_that_hear_the_same_do_everything_once(
    office_at: Callable[[str], Office], postgresql_url: str
) -> None:
    one, other = office_at(postgresql_url), office_at(postgresql_url)
    boat = one.boat()
    bookings = [one.book(boat) for _ in range(12)]
    for booking in bookings:
        assert booking.stripe.session_id is not None
        one.ledger.pay(booking.stripe.session_id)
    strangers = [one.direct_payment() for _ in range(6)]
    intents = [one.intent_of(booking) for booking in bookings]
    for office in (one, other):
        office.payments.pull()
        office.payments.reconcile()
        for intent in (*intents, *strangers):
            with office.database.write() as uow:
                uow.jobs.enqueue("refresh_payment", f"payments/{intent}", Lane.MONEY, office.clock.now())

    async def both_at_once() -> None:
        engines: list[Engine] = [one.engine(), other.engine()]
        await asyncio.gather(*(engine.drain(patience_seconds=0) for engine in engines))
        for engine in engines:
            engine.close()

    one.run(both_at_once())
    one.settle()
    assert {one.stands(booking) for booking in bookings} == {(BookingStatus.PAID, PaymentStatus.PAID)}
    for booking in bookings:
        told = [entry.after for entry in one.trail(booking) if entry.action == "payment_status"]
        assert told == ["paid"], "told once"
    assert {found.payment_intent_id for found in one.payments.unmatched()} == set(strangers)
    assert_agrees(one, *bookings)
    assert one.open_jobs() == []
