"""The process beside: reads its order, compares, tells what it finds, and ends; also when nobody listens any more."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from itertools import count
from typing import BinaryIO

from backoffice.beside.frames import (
    Ended,
    Failed,
    Order,
    Progress,
    Refused,
    Rows,
    Turn,
    TurnEnded,
    TurnWanted,
    packed,
    read_message,
)
from backoffice.db import open_database
from backoffice.domain.errors import BackofficeError
from backoffice.domain.resync import ResyncPlan
from backoffice.payments import StripeGateway
from backoffice.services.clock import SystemClock
from backoffice.services.ports import Lane
from backoffice.services.resync_compare import Comparison

ROWS_AT_ONCE = 50
PROGRESS_SECONDS = 0.1


class Teller:
    """Tells the program what happens. For one thread."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Write to a pipe."""
        self._pipe = pipe
        self._told_at = 0.0

    def tell(self, message: object) -> None:
        """Send a message."""
        self._pipe.write(packed(message))
        self._pipe.flush()

    def report(self, done: int, total: int) -> bool:
        """Tell how far it is, now and then; whoever wants it stopped ends this process."""
        now = time.monotonic()
        if now - self._told_at >= PROGRESS_SECONDS:
            self._told_at = now
            self.tell(Progress(done, total))
        return True


class BorrowedTurns:
    """`Turns` that the program's limiter gives: for Stripe, both processes are one."""

    def __init__(self, teller: Teller) -> None:
        """Ask through a teller."""
        self._teller = teller
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[None]] = {}

    @asynccontextmanager
    async def turn(self, endpoint: str, lane: Lane, subject: str | None = None) -> AsyncGenerator[None]:
        """Wait for a turn and keep it for the `with` block. Raises `RateLimited`."""
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self._teller.tell(TurnWanted(number, endpoint, lane, subject))
        try:
            await self._waiting[number]
            yield
        finally:
            del self._waiting[number]
            self._teller.tell(TurnEnded(number))

    def slow_down(self, endpoint: str, reason: str, retry_after: float | None = None) -> None:
        """Tell of a 429."""
        self._teller.tell(Refused(endpoint, reason, retry_after))

    def take(self, turn: Turn) -> None:
        """Let the request go that waits for this turn."""
        waiting = self._waiting.get(turn.number)
        if waiting is None or waiting.done():
            return
        if turn.refusal is None:
            waiting.set_result(None)
        else:
            waiting.set_exception(turn.refusal)


async def compare(order: Order, orders: BinaryIO, teller: Teller) -> ResyncPlan:
    """Do what was ordered.

    Raises:
        BackofficeError: the database or Stripe could not be asked.

    """
    turns = BorrowedTurns(teller)
    listening = (orders, asyncio.get_running_loop(), turns)
    threading.Thread(target=_listen, args=listening, name="orders", daemon=True).start()
    database = open_database(order.database_url, SystemClock(), read_only=True)
    try:
        gateway = StripeGateway(order.key, order.api_base, turns)
        try:
            return await Comparison(database, gateway, order.now, teller.report, order.scope).run()
        finally:
            await gateway.aclose()
    finally:
        database.close()


def _listen(orders: BinaryIO, loop: asyncio.AbstractEventLoop, turns: BorrowedTurns) -> None:
    """Hand turns over as they come. When the program is gone, however it ended, so is this process."""
    while (message := read_message(orders)) is not None:
        loop.call_soon_threadsafe(turns.take, message)
    os._exit(1)


def run() -> None:
    """Compare once."""
    # What anything prints must not get between the messages.
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order = read_message(sys.stdin.buffer)
    if not isinstance(order, Order):
        return
    teller = Teller(pipe)
    try:
        plan = asyncio.run(compare(order, sys.stdin.buffer, teller))
    except BackofficeError as error:
        teller.tell(Failed(error))
    else:
        for start in range(0, len(plan.rows), ROWS_AT_ONCE):
            teller.tell(Rows(plan.rows[start : start + ROWS_AT_ONCE]))
        teller.tell(Ended(plan.in_sync, plan.changed_meanwhile, plan.requests_used, plan.counts))
    os._exit(0)  # the thread that listens waits for a pipe that does not end
