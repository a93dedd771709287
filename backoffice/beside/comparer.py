"""The program's side of a comparison in another process: it lends turns, hears how far it is, may end it any time."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from datetime import datetime

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
    next_message,
    packed,
)
from backoffice.domain.resync import PlanRow, ResyncPlan
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.environment import KEY_VARIABLE, WEBHOOK_VARIABLE
from backoffice.observability import redact
from backoffice.payments import StripeGateway
from backoffice.payments.gateway import Access
from backoffice.services.bulk import Report
from backoffice.services.gateway_errors import RateLimited, TryAgain
from backoffice.services.ports import Database, PaymentGateway
from backoffice.services.resync_compare import ComparisonStopped, Scope, compare_here

LOOK_SECONDS = 0.1
"""How often progress is told, and whether to go on is asked."""
END_SECONDS = 5.0
"""After so long, a process that was told to end is killed."""
LAST_WORDS = 4000
"""Bytes kept of what the process complained of."""

_LOWER = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)


class ComparisonBroken(TryAgain):
    """The process that compared ended before it had told everything."""

    def __init__(self, details: str) -> None:
        """`details`: the process's last words, redacted."""
        text = QT_TRANSLATE_NOOP("backoffice", "The comparison broke off. Nothing was changed; compare again.")
        super().__init__(Message(text), details=details)


class Comparer:
    """`Compare`: beside where a window needs this process's interpreter, here where there is none."""

    def __init__(self, database: Database, url: str, has_window: Callable[[], bool]) -> None:
        """`url` is the database's address, with its password."""
        self._here = compare_here(database)
        self._url = url
        self._has_window = has_window

    async def __call__(self, gateway: PaymentGateway, now: datetime, report: Report | None, scope: Scope) -> ResyncPlan:
        """Compare. Raises as `Compare`, and `ComparisonBroken`."""
        if not self._has_window():
            return await self._here(gateway, now, report, scope)
        if not isinstance(gateway, StripeGateway):
            raise TypeError("another process can only ask Stripe by the program's own gateway")
        access = gateway.access
        order = Order(self._url, access.key, access.api_base, now, scope)
        return await _Visit(access, report).run(order)


class _Visit:
    """One process, from its start to its end."""

    def __init__(self, access: Access, report: Report | None) -> None:
        self._access = access
        self._report = report
        self._progress = Progress(0, 0)
        self._rows: list[PlanRow] = []
        self._lent: dict[int, asyncio.Task[None]] = {}

    async def run(self, order: Order) -> ResyncPlan:
        process = await _start()
        complaints = asyncio.create_task(_last_words(process))
        reading = asyncio.create_task(self._follow(process, order))
        try:
            await self._wait_for(reading)
            plan = reading.result()
        finally:
            await self._end(process, reading, complaints)
        if plan is None:
            raise ComparisonBroken(f"exit code {process.returncode}\n{complaints.result()}".strip())
        return plan

    async def _wait_for(self, reading: asyncio.Task[ResyncPlan | None]) -> None:
        """Wait until all was told, or somebody has had enough."""
        while not (await asyncio.wait({reading}, timeout=LOOK_SECONDS))[0]:
            if self._report is not None and not self._report(self._progress.done, self._progress.total):
                raise ComparisonStopped

    async def _follow(self, process: Process, order: Order) -> ResyncPlan | None:
        """Give the order and do as the process says; None: it ended without a word."""
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(packed(order))
        while (message := await next_message(process.stdout)) is not None:
            match message:
                case TurnWanted():
                    self._lent[message.number] = asyncio.create_task(self._lend(process.stdin, message))
                case TurnEnded(number):
                    self._lent.pop(number).cancel()
                case Refused(endpoint, reason, retry_after):
                    self._access.turns.slow_down(endpoint, reason, retry_after)
                case Progress():
                    self._progress = message
                case Rows(rows):
                    self._rows += rows
                case Ended(in_sync, changed, requests, counts):
                    return ResyncPlan(tuple(self._rows), in_sync, changed, requests, counts)
                case Failed(error):
                    raise error
                case _:
                    raise TypeError(f"the process beside said {type(message).__name__}")
        return None

    async def _lend(self, pipe: asyncio.StreamWriter, wanted: TurnWanted) -> None:
        """Wait for a turn, say so, and keep it until it is given back."""
        try:
            async with self._access.turns.turn(wanted.endpoint, wanted.lane, wanted.subject):
                self._access.reads.count()  # a comparison does nothing but read
                pipe.write(packed(Turn(wanted.number)))
                await asyncio.get_running_loop().create_future()
        except RateLimited as error:
            pipe.write(packed(Turn(wanted.number, error)))

    async def _end(self, process: Process, reading: asyncio.Task[ResyncPlan | None], words: asyncio.Task[str]) -> None:
        """Nothing of it is left. It writes nowhere, so it may end at any point: it does when its orders do."""
        assert process.stdin is not None
        at_work = {reading, *self._lent.values()}
        for each in at_work:
            each.cancel()
        await asyncio.wait(at_work)
        process.stdin.close()
        ending = {words, asyncio.create_task(_drain(process)), asyncio.create_task(process.wait())}
        _, left = await asyncio.wait(ending, timeout=END_SECONDS)
        if left:
            process.kill()
            await asyncio.wait(left)


async def _drain(process: Process) -> None:
    """Read what nobody listens to any more, so that the pipe can be closed."""
    assert process.stdout is not None
    while await process.stdout.read(1 << 16):
        pass


async def _start() -> Process:
    secrets = (KEY_VARIABLE, WEBHOOK_VARIABLE)
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "backoffice.beside"),
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        env={name: value for name, value in os.environ.items() if name not in secrets},
        creationflags=_LOWER,
    )


async def _last_words(process: Process) -> str:
    """Read what the process complains of to its end, and keep the end of it."""
    assert process.stderr is not None
    kept = b""
    while piece := await process.stderr.read(LAST_WORDS):
        kept = (kept + piece)[-LAST_WORDS:]
    return redact(kept.decode(errors="replace"))
