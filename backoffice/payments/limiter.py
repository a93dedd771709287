"""When a request may leave: below Stripe's limits, in order, and never with money waiting behind the catalogue."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.payments.pace import Pace, Room
from backoffice.services.gateway_errors import RateLimited
from backoffice.services.ports import Lane

HEADROOM = 0.98
"""Share of Stripe's ceiling that is used: requests bunch up on their way, and its clock is not ours."""

MONEY_IN_A_ROW = 4
"""Requests for money go first, but after so many of them one of the catalogue goes."""

LONGEST_WAIT_SECONDS = 20.0


@dataclass(eq=False, slots=True)
class _Waiter:
    """One request that waits for its turn, or runs."""

    endpoint: str
    lane: Lane
    subject: str | None
    turn: asyncio.Future[None]
    is_running: bool = False


class Turns(Protocol):
    """Whoever gives requests their turns: a limiter, or another process that has one."""

    def turn(self, endpoint: str, lane: Lane, subject: str | None = None) -> AbstractAsyncContextManager[None]:
        """Wait for a turn and keep it for the `with` block. Raises `RateLimited`."""
        ...

    def slow_down(self, endpoint: str, reason: str, retry_after: float | None = None) -> None:
        """Follow a 429."""
        ...


class RateLimiter:
    """Gives out turns, first come first served in each lane. One event loop at a time.

    Every endpoint and all of them together have a pace and room for so many at once, which follow Stripe's refusals
    (`slow_down`). Requests that write to the same object (`subject`) run one after the other, so that they never meet
    Stripe's lock on it.
    """

    def __init__(
        self,
        total_per_second: float,
        per_endpoint_per_second: float,
        clock: Callable[[], float] = time.monotonic,
        *,
        longest_wait: float = LONGEST_WAIT_SECONDS,
    ) -> None:
        """Take Stripe's ceilings (live 100 and 25 a second, sandbox 25 and 25). `clock` returns seconds."""
        if total_per_second <= 0 or per_endpoint_per_second <= 0:
            raise ValueError("rates are above 0")
        self._clock = clock
        self._longest_wait = longest_wait
        self._total = Pace(total_per_second * HEADROOM)
        self._endpoints = defaultdict[str, Pace](lambda: Pace(per_endpoint_per_second * HEADROOM))
        self._all_room = Room()
        self._rooms = defaultdict[str, Room](Room)
        self._queues: dict[Lane, deque[_Waiter]] = {Lane.MONEY: deque(), Lane.CATALOGUE: deque()}
        self._subjects: set[str] = set()
        self._money_in_a_row = 0
        self._timer: asyncio.TimerHandle | None = None
        self.started = 0
        """Requests that got their turn."""
        self.refused = 0
        """Requests that Stripe answered with 429."""

    @asynccontextmanager
    async def turn(self, endpoint: str, lane: Lane, subject: str | None = None) -> AsyncGenerator[None]:
        """Wait for a turn and keep it for the `with` block.

        Raises:
            RateLimited: no turn came within the longest wait; the request never left.

        """
        waiter = _Waiter(endpoint, lane, subject, asyncio.get_running_loop().create_future())
        self._queues[lane].append(waiter)
        try:
            self._give_turns()
            await self._wait_for(waiter)
            yield
        finally:
            self._leave(waiter)

    def slow_down(self, endpoint: str, reason: str, retry_after: float | None = None) -> None:
        """Follow a 429: `reason` is its Stripe-Rate-Limited-Reason header, `retry_after` in seconds."""
        self.refused += 1
        now, hold = self._clock(), retry_after or 0.0
        match reason:
            case "global-rate":
                self._total.cut(now, hold)
            case "endpoint-rate":
                self._endpoints[endpoint].cut(now, hold)
            case "global-concurrency":
                self._all_room.cut(now)
            case "endpoint-concurrency":
                self._rooms[endpoint].cut(now)
            case _:
                # A lock or a limit of one object: its requests are serial already, and its job backs off.
                self._give_turns()

    def rate(self, endpoint: str | None = None) -> float:
        """Return the requests per second allowed just now, at an endpoint or in all."""
        pace = self._total if endpoint is None else self._endpoints[endpoint]
        return pace.rate(self._clock())

    async def _wait_for(self, waiter: _Waiter) -> None:
        try:
            async with asyncio.timeout(self._longest_wait):
                await waiter.turn
        except TimeoutError:
            if not waiter.is_running:
                raise RateLimited(_NO_TURN, reason=RateLimited.LOCAL) from None

    def _leave(self, waiter: _Waiter) -> None:
        """Give back what the waiter holds, its place in the queue or its turn, however it ended."""
        if waiter.is_running:
            self._all_room.running -= 1
            self._rooms[waiter.endpoint].running -= 1
            if waiter.subject is not None:
                self._subjects.discard(waiter.subject)
        else:
            self._queues[waiter.lane].remove(waiter)
        self._give_turns()

    def _give_turns(self) -> None:
        now = self._clock()
        while (waiter := self._next(now)) is not None:
            self._start(waiter, now)
        self._set_timer(now)

    def _next(self, now: float) -> _Waiter | None:
        if self._total.ready_at(now) > now:
            return None
        allowed = (w for w in self._by_rank() if self._endpoints[w.endpoint].ready_at(now) <= now)
        return next((w for w in allowed if not self._is_blocked(w, now)), None)

    def _by_rank(self) -> Iterator[_Waiter]:
        lanes = [Lane.MONEY, Lane.CATALOGUE]
        if self._money_in_a_row >= MONEY_IN_A_ROW:
            lanes.reverse()
        for lane in lanes:
            yield from self._queues[lane]

    def _is_blocked(self, waiter: _Waiter, now: float) -> bool:
        """Tell whether it waits for another one to end, rather than for time to pass."""
        return (
            waiter.subject in self._subjects or self._all_room.is_full(now) or self._rooms[waiter.endpoint].is_full(now)
        )

    def _start(self, waiter: _Waiter, now: float) -> None:
        self._queues[waiter.lane].remove(waiter)
        self._total.take(now)
        self._endpoints[waiter.endpoint].take(now)
        self._all_room.running += 1
        self._rooms[waiter.endpoint].running += 1
        if waiter.subject is not None:
            self._subjects.add(waiter.subject)
        self._money_in_a_row = self._money_in_a_row + 1 if waiter.lane is Lane.MONEY else 0
        self.started += 1
        waiter.is_running = True
        if not waiter.turn.done():
            waiter.turn.set_result(None)

    def _set_timer(self, now: float) -> None:
        """Wake up when the next waiter's time has come. Those that are blocked are looked at when another ends."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        endpoints = {w.endpoint for w in self._by_rank() if not self._is_blocked(w, now)}
        if not endpoints:
            return
        first = min(self._endpoints[endpoint].ready_at(now) for endpoint in endpoints)
        delay = max(0.0, max(first, self._total.ready_at(now)) - now)
        self._timer = asyncio.get_running_loop().call_later(delay, self._give_turns)


class ReadCounter:
    """Counts GET requests, as Stripe meters them by the month; one for all gateways of a program, on any thread."""

    def __init__(self) -> None:
        """Begin at 0."""
        self._reads = 0
        self._lock = threading.Lock()

    def count(self) -> None:
        """Count a request that leaves."""
        with self._lock:
            self._reads += 1

    def take(self) -> int:
        """Return the reads made since the last `take`, and begin at 0 again."""
        with self._lock:
            reads, self._reads = self._reads, 0
        return reads


_NO_TURN = Message(
    QT_TRANSLATE_NOOP("backoffice", "Stripe takes only so many requests a second. This one waits its turn.")
)
