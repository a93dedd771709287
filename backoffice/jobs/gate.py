"""Whether anything may be sent to Stripe just now and, when not, looking whether the cause is gone."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Protocol

from backoffice.jobs.retry import PROBE, SLOW_PROBE
from backoffice.jobs.storage import Storage
from backoffice.services.database_errors import DatabaseError
from backoffice.services.gateway_errors import GatewayError, QueuePaused, TryAgain, Unreachable
from backoffice.services.ports import Clock, PaymentGateway, QueueCondition, UnitOfWork
from backoffice.services.queue import PAUSED_BY_PERSON

log = logging.getLogger(__name__)


class GatewaySource(Protocol):
    """Where the gateway comes from (services.connection)."""

    async def gateway(self) -> PaymentGateway:
        """Return the gateway, its account checked. Raises `GatewayError`."""
        ...

    async def reopen(self) -> PaymentGateway:
        """Look up the key again and check it. Raises `GatewayError`."""
        ...


class Gate:
    """Open: jobs may run. Shut: one reason, stored in the database for people to see, and a probe that opens it."""

    def __init__(
        self,
        source: GatewaySource,
        storage: Storage,
        clock: Clock,
        on_open: Callable[[], None],
        on_news: Callable[[], None],
    ) -> None:
        """Be open. On the loop, `on_open` is called each time it opens again, `on_news` when the reason changes."""
        self._source = source
        self._storage = storage
        self._clock = clock
        self._on_open = on_open
        self._on_news = on_news
        self._probing: asyncio.Task[None] | None = None
        self._look_now = asyncio.Event()
        self._attempt = 0
        self._shut_at = clock.now()
        self.reason: GatewayError | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether jobs may run."""
        return self.reason is None

    def may_open_within(self, patience: timedelta) -> bool:
        """Tell whether it is shut for a reason that passes by itself (Stripe is busy), and not for so long yet."""
        return isinstance(self.reason, TryAgain) and self._clock.now() < self._shut_at + patience

    async def enter(self) -> PaymentGateway | None:
        """Return the gateway, or None when nothing may be sent (the gate is shut now, if it was not)."""
        if self.reason is not None:
            return None
        try:
            return await self._source.gateway()
        except GatewayError as error:
            await self.shut(error)
            return None

    async def shut(self, error: GatewayError) -> None:
        """Stop the queue for this reason and begin to probe."""
        if self.reason is None:
            self._shut_at = self._clock.now()
            await self._give_reason(error)
            self._probing = asyncio.create_task(self._probe(), name="probe")

    def note_success(self) -> None:
        """Begin with short waits the next time: jobs are done again."""
        self._attempt = 0

    def look_now(self) -> None:
        """Probe at once: the key was changed."""
        self._look_now.set()

    async def forget(self) -> None:
        """Drop the stored condition, also one that an earlier run of the program left; a person's pause stays."""
        await self._store(None)

    async def close(self) -> None:
        """Stop probing, and be open for whoever runs the engine again."""
        if self._probing is not None:
            self._probing.cancel()
            await asyncio.wait([self._probing])
        self._probing = self.reason = None

    async def _probe(self) -> None:
        while self.reason is not None:
            self._attempt += 1
            await self._wait()
            try:
                await self._source.reopen()
            except GatewayError as error:
                await self._give_reason(error)
            except Exception:
                log.exception("looking whether Stripe answers again failed")
            else:
                self.reason = None
        log.info("the queue goes on")
        await self.forget()
        self._on_open()

    async def _wait(self) -> None:
        """Wait longer each time, less a random part, or until somebody says that the key changed.

        A network comes back by itself; a key or its permissions only when somebody acts, so that is asked less often.
        """
        self._look_now.clear()
        policy = PROBE if isinstance(self.reason, Unreachable | TryAgain) else SLOW_PROBE
        seconds = policy.bound(self._attempt) * (0.5 + random.random() / 2)
        try:
            await asyncio.wait_for(self._look_now.wait(), seconds)
        except TimeoutError:
            return

    async def _give_reason(self, error: GatewayError) -> None:
        is_news = self.reason is None or str(self.reason) != str(error)
        self.reason = error
        if is_news:
            log.info("the queue stands still: %s", error.message)
            await self._store(QueueCondition(_code(error), error.message, self._clock.now()))

    async def _store(self, condition: QueueCondition | None) -> None:
        """Keep the condition for people to see. It is only a sign: the queue does not depend on it."""
        try:
            await self._storage.write(partial(_store_condition, condition))
        except DatabaseError as error:
            log.warning("the condition of the queue could not be stored: %s", error)
        self._on_news()


def _code(error: GatewayError) -> str:
    return error.code if isinstance(error, QueuePaused) else "stripe_failed"


def _store_condition(condition: QueueCondition | None, uow: UnitOfWork) -> None:
    before = uow.office.queue_condition()
    if before is None or before.code != PAUSED_BY_PERSON:
        uow.office.set_queue_condition(condition)
