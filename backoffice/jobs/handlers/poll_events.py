"""Asks Stripe for events since the last time and, with every answer, for itself again later. See decision 0038.

The cursor moves in the transaction that stores the events, and always by Stripe's clock; ours may jump.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from backoffice.domain.poll_rhythm import PollFacts, seconds_to_wait
from backoffice.domain.stripe_hints import POLLED_TYPES
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.events import receive
from backoffice.services.gateway_errors import GatewayError, QueuePaused, RateLimited, TryAgain
from backoffice.services.payments.job_kinds import ask_poll, ask_reconciliation
from backoffice.services.payments.reading import MONTH, count_reads, seconds_left_in_month
from backoffice.services.ports import (
    BookingQueries,
    EventCursor,
    EventSource,
    OpenSessions,
    PaymentGateway,
    ReadMeter,
    StripeEvent,
    UnitOfWork,
)

log = logging.getLogger(__name__)

OVERLAP = timedelta(minutes=10)
"""How far behind the newest event known the next question begins: Stripe lists some of them late."""

FIRST_LOOK = timedelta(days=1)
"""How far back the first question of a new database goes."""

KEPT_BY_STRIPE = timedelta(days=30)
CLOCK_SLACK = timedelta(hours=1)
AFTER_REFUSAL = timedelta(minutes=2)


class PollEvents(Unrecorded):
    """Handler of the `poll_events` job. It is never given up: without it no payment would be seen."""

    def __init__(self, queries: BookingQueries, meter: ReadMeter, allowance: Callable[[], int]) -> None:
        """`allowance` is how many reads a month may have."""
        self._queries = queries
        self._meter = meter
        self._allowance = allowance

    async def run(self, desk: Desk) -> bool:
        """Fetch, store, and ask for the next time; False: Stripe refused, and it is asked again in a while.

        Raises:
            QueuePaused, RateLimited: nothing can be sent just now.
            FenceLost: another worker has the job.

        """
        cursor = await desk.storage.read(lambda uow: uow.events.cursor())
        try:
            events = await desk.send(partial(_fetch, since=_since(cursor, desk.clock.now())))
        except (QueuePaused, RateLimited):
            raise
        except GatewayError as error:
            level = logging.INFO if isinstance(error, TryAgain) else logging.WARNING
            log.log(level, "events could not be asked for: %s", error)
            await desk.write(partial(self._put_off, desk, error))
            return False
        busy = await asyncio.to_thread(self._queries.open_sessions, desk.clock.now())
        await desk.write(partial(self._store, desk, events, busy))
        return True

    def _store(self, desk: Desk, events: Sequence[StripeEvent], busy: OpenSessions, uow: UnitOfWork) -> None:
        now = desk.clock.now()
        cursor = uow.events.cursor()
        receive(uow, events, EventSource.POLL, now)
        made = [event.created_at for event in events]
        newest_at = max([*made, cursor.newest_at] if cursor.newest_at else made, default=None)
        uow.events.set_cursor(replace(cursor, polled_at=now, newest_at=newest_at))
        count_reads(uow, self._meter, now)
        if _has_gap(cursor, now):
            ask_reconciliation(uow, now)
        ask_poll(uow, now, run_at=now + timedelta(seconds=self._wait(uow, busy, now)))
        uow.jobs.finish(desk.job.id, desk.job.fence, now)

    def _wait(self, uow: UnitOfWork, busy: OpenSessions, now: datetime) -> float:
        allowance = self._allowance()
        facts = PollFacts(
            newest_page_age=max(0.0, (now - busy.newest_at).total_seconds()) if busy.newest_at else None,
            on_the_way=busy.on_the_way,
            reads_left=allowance - uow.events.reads(f"{now:{MONTH}}").reads,
            allowance=allowance,
            seconds_left=seconds_left_in_month(now),
            since_poll=0.0,
        )
        return seconds_to_wait(facts)

    def _put_off(self, desk: Desk, error: GatewayError, uow: UnitOfWork) -> None:
        now = desk.clock.now()
        count_reads(uow, self._meter, now)
        seconds = (error.retry_after or 0.0) if isinstance(error, TryAgain) else 0.0
        run_at = now + max(AFTER_REFUSAL, timedelta(seconds=seconds))
        uow.jobs.retry_later(desk.job.id, desk.job.fence, run_at, str(error), count=False)


async def _fetch(gateway: PaymentGateway, since: datetime) -> list[StripeEvent]:
    return [event async for event in gateway.list_events(since, POLLED_TYPES)]


def _since(cursor: EventCursor, now: datetime) -> datetime:
    """Return from when on to ask, by Stripe's clock as soon as it has told us its time."""
    if cursor.newest_at is not None:
        return cursor.newest_at - OVERLAP
    return min(now, cursor.polled_at or now) - FIRST_LOOK


def _has_gap(cursor: EventCursor, now: datetime) -> bool:
    """Tell whether Stripe may have forgotten events that were never read; a clock that was set back may hide it."""
    if cursor.polled_at is None:
        return False
    return not -CLOCK_SLACK < now - cursor.polled_at < KEPT_BY_STRIPE
