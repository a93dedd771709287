"""Compares Stripe's lists of pages, payments, refunds and disputes with what is known, once a day and after a long gap.

So whatever an event that was lost would have told is known a day later at most. See decision 0038.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services import events
from backoffice.services.payments import reconciling
from backoffice.services.payments.job_kinds import ask_payment, ask_reconciliation
from backoffice.services.payments.reading import count_reads
from backoffice.services.ports import BookingQueries, PaymentGateway, ReadMeter, UnitOfWork
from backoffice.services.refunds.job_kinds import keep_sending

T = TypeVar("T")

EVERY = timedelta(days=1)
LOOK_BACK = timedelta(days=7)
"""How far back it goes at least: payments may take days, and pages live for a day."""

MARGIN = timedelta(days=2)
"""How far before the last time it goes, however long ago that was."""

REFUNDS_LOOK_BACK = timedelta(days=45)
"""How much further back refunds are listed: one that succeeded may fail 30 days later."""

AT_ONCE = 50
"""Objects a transaction."""


class ReconcilePayments(Unrecorded):
    """Handler of the `reconcile_payments` job."""

    def __init__(self, queries: BookingQueries, meter: ReadMeter) -> None:
        """`queries` tell which payments are not at their end yet."""
        self._queries = queries
        self._meter = meter

    async def run(self, desk: Desk) -> bool:
        """Compare, and ask for the next time.

        Raises:
            GatewayError: Stripe said no, or nothing; what was compared until then stays.
            FenceLost: another worker has the job.

        """
        begun_at = desk.clock.now()
        since = _since([*await desk.storage.read(_last_times), desk.job.created_at], begun_at)
        take = partial(_take, desk, begun_at)
        await take(lambda gateway: gateway.list_checkout_sessions(since), reconciling.take_session)
        await take(lambda gateway: gateway.list_payments(since), reconciling.take_payment)
        before = since - REFUNDS_LOOK_BACK
        await take(lambda gateway: gateway.list_recent_refunds(before), reconciling.take_refund)
        await take(lambda gateway: gateway.list_disputed_payments(since), reconciling.take_dispute)
        unfinished = await asyncio.to_thread(reconciling.unfinished, self._queries)
        await desk.write(partial(self._end, desk, begun_at, unfinished))
        return True

    def _end(self, desk: Desk, begun_at: datetime, unfinished: Sequence[str], uow: UnitOfWork) -> None:
        now = desk.clock.now()
        for payment_intent_id in {*unfinished, *reconciling.refunds_on_their_way(uow)}:
            ask_payment(uow, payment_intent_id, now)
        uow.events.set_cursor(replace(uow.events.cursor(), reconciled_at=begun_at))
        uow.events.prune(now - events.KEPT_FOR)
        count_reads(uow, self._meter, now)
        keep_sending(uow, now)
        ask_reconciliation(uow, now, run_at=now + EVERY)
        uow.jobs.finish(desk.job.id, desk.job.fence, now)


async def _take(
    desk: Desk,
    asked_at: datetime,
    fetch: Callable[[PaymentGateway], AsyncIterator[T]],
    take: Callable[[UnitOfWork, T, datetime, datetime], None],
) -> None:
    """Apply a list as its pages come, some objects in each transaction."""

    async def fetch_all(gateway: PaymentGateway) -> None:
        gathered: list[T] = []
        async for found in fetch(gateway):
            gathered.append(found)
            if len(gathered) == AT_ONCE:
                await apply(gathered)
                gathered = []
        await apply(gathered)

    async def apply(found: Sequence[T]) -> None:
        if found:
            await desk.write(lambda uow: _apply_all(uow, found, take, desk.clock.now(), asked_at))

    await desk.send(fetch_all)


def _apply_all(
    uow: UnitOfWork,
    found: Sequence[T],
    take: Callable[[UnitOfWork, T, datetime, datetime], None],
    now: datetime,
    asked_at: datetime,
) -> None:
    for each in found:
        take(uow, each, now, asked_at)


def _last_times(uow: UnitOfWork) -> tuple[datetime | None, datetime | None]:
    cursor = uow.events.cursor()
    return cursor.reconciled_at, cursor.polled_at


def _since(moments: Sequence[datetime | None], now: datetime) -> datetime:
    """Return how far back to look: a week, and to before the last time that everything was known.

    Where that never was, the job itself tells since when it was to be done.
    """
    return min([now - LOOK_BACK, *(moment - MARGIN for moment in moments if moment is not None)])
