"""The moments of a program at which a signal may strike it: around every commit and request, or at every await."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from httpcore._async.http11 import AsyncHTTP11Connection
from httpx import AsyncHTTPTransport, Request, Response

from backoffice.db import SqlDatabase
from backoffice.db.database import SqlUnitOfWork
from backoffice.db.repositories.refunds import SqlRefunds
from backoffice.domain.refunds import RefundState
from backoffice.services.ports.refunds import RefundRecord

LOOKED_AT = "the refund was looked at"
INTENT_STORED = "the intent is stored"
POST_ASKED = "POST /v1/refunds asked for"
POST_ANSWERED = "POST /v1/refunds answered"
AWAIT = "an await"


class Moments:
    """Counts the moments of this process. At each of the chosen ones, by number or name, the signal strikes."""

    def __init__(self, signal_number: int, at: Sequence[int | str]) -> None:
        self._signal = signal.Signals(signal_number)
        self._at = list(at)
        self._count = 0
        self._lock = threading.Lock()

    def meet(self, name: str) -> None:
        """Pass a moment, on any thread."""
        with self._lock:
            self._count += 1
            if self._at and self._at[0] in (self._count, name):
                del self._at[0]
                os.kill(os.getpid(), self._signal)

    def watch(self, *, every_await: bool = False) -> None:
        """Have this process meet its moments from now on."""
        _watch_commits(self.meet)
        _watch_requests(self.meet)
        if every_await:
            _watch_awaits(self.meet)


def _watch_commits(meet: Callable[[str], None]) -> None:
    open_transaction, get, save, last = SqlDatabase.write, SqlRefunds.get, SqlRefunds.save, threading.local()

    @contextmanager
    def write(database: SqlDatabase) -> Generator[SqlUnitOfWork]:
        meet("a transaction begins")
        last.name = "committed"
        with open_transaction(database) as unit:
            yield unit
            meet("a commit is due")
        meet(last.name)

    def get_refund(refunds: SqlRefunds, refund_id: str) -> RefundRecord:
        last.name = LOOKED_AT
        return get(refunds, refund_id)

    def save_refund(refunds: SqlRefunds, record: RefundRecord, *, expected: RefundState) -> None:
        save(refunds, record, expected=expected)
        if record.refund.state is RefundState.SENDING:
            last.name = INTENT_STORED

    SqlDatabase.write = write  # type: ignore[method-assign]
    SqlRefunds.get = get_refund  # type: ignore[method-assign]
    SqlRefunds.save = save_refund  # type: ignore[method-assign]


def _watch_requests(meet: Callable[[str], None]) -> None:
    """Before a connection is looked for, when the last byte has left, and when the answer begins."""
    handle, leave = AsyncHTTPTransport.handle_async_request, AsyncHTTP11Connection._send_request_body

    async def handle_async_request(transport: AsyncHTTPTransport, request: Request) -> Response:
        meet(f"{request.method} {request.url.path} asked for")
        answer = await handle(transport, request)
        meet(f"{request.method} {request.url.path} answered")
        return answer

    async def send_request_body(*arguments: Any, **named: Any) -> None:
        await leave(*arguments, **named)
        meet("sent")

    AsyncHTTPTransport.handle_async_request = handle_async_request  # type: ignore[method-assign]
    AsyncHTTP11Connection._send_request_body = send_request_body  # type: ignore[method-assign]


def _watch_awaits(meet: Callable[[str], None]) -> None:
    """Whatever was awaited goes on by a handle of the loop."""
    run = asyncio.Handle._run

    def run_handle(handle: asyncio.Handle) -> None:
        meet(AWAIT)
        run(handle)

    asyncio.Handle._run = run_handle  # type: ignore[method-assign]


def moments_of(order: Mapping[str, Any]) -> Moments | None:
    """Return the moments that an order asks for."""
    strike = order.get("strike")
    return Moments(strike["signal"], strike["at"]) if strike else None
