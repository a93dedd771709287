"""What a handler works with: its job, the gateway, and the database behind the job's fence."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from backoffice.domain.wording import Message
from backoffice.jobs.storage import Storage
from backoffice.services.database_errors import FenceLost
from backoffice.services.ports import Clock, Job, PaymentGateway, UnitOfWork

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Desk:
    """One job being done. `held_until` is the end of its lease by the clock; the engine keeps renewing it.

    `gateway` None: its lane asks nothing of Stripe.
    """

    job: Job
    gateway: PaymentGateway | None
    storage: Storage
    clock: Clock
    held_until: datetime
    is_stopping: Callable[[], bool]
    count_request: Callable[[], None]
    announce: Callable[[str], None]

    async def send(self, request: Callable[[PaymentGateway], Awaitable[T]]) -> T:
        """Ask Stripe, unless the job is no longer ours.

        Raises:
            FenceLost: the lease has ended: nothing was sent.
            GatewayError: as services/gateway_errors.py says.

        """
        self.require_lease()
        if self.gateway is None:
            raise RuntimeError("a job of this lane asks nothing of Stripe")
        self.count_request()
        return await request(self.gateway)

    def require_lease(self) -> None:
        """Raise `FenceLost` when the lease has ended: another worker may be at the job."""
        if self.clock.now() >= self.held_until:
            raise FenceLost

    async def write(self, change: Callable[[UnitOfWork], T]) -> T:
        """Commit a change; whatever it does to the job is refused once the fence is lost. Never cut off half way."""
        result = await _to_the_end(self.storage.write(change))
        self.announce(self.job.subject)
        return result

    def put_back(self, uow: UnitOfWork) -> None:
        """Leave the job for whoever comes next: this program is being stopped."""
        uow.jobs.retry_later(self.job.id, self.job.fence, self.clock.now(), self.job.last_error or "", count=False)


class Handler(Protocol):
    """Does jobs of one kind."""

    async def run(self, desk: Desk) -> bool:
        """Do the job and end it in the transaction of the last write; False: it was put back, as we are stopping."""
        ...

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Show on the record that the job waits, and why; part of the transaction that puts it back."""
        ...

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Show on the record that a person is needed, and why; part of the transaction that discards the job."""
        ...


class Unrecorded:
    """Base of handlers whose jobs have no record to show trouble on: the queue shows the job itself."""

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Have nothing to show it on."""

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Have nothing to show it on."""


async def _to_the_end(work: Awaitable[T]) -> T:
    """Wait for work that cannot be taken back, even when we are cancelled meanwhile."""
    future = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        await asyncio.wait([future])
        if error := future.exception():
            raise error from None
        raise
