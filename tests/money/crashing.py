"""A worker that dies before or after any of its requests and commits, and nothing after that happens."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import TypeVar

from backoffice.domain.wording import Message
from backoffice.jobs.desk import Desk, Handler
from backoffice.services.database_errors import FenceLost
from backoffice.services.ports import Job, PaymentGateway, UnitOfWork

T = TypeVar("T")


class Mortal:
    """A handler that dies at a given moment, counted over all its runs, and then lives for ever.

    It raises `FenceLost` then, as the engine leaves a job alone after that: what a dead program leaves behind.
    """

    def __init__(self, handler: Handler, moment: int) -> None:
        self._handler = handler
        self._left = moment
        self.has_died = False

    async def run(self, desk: Desk) -> bool:
        return await self._handler.run(_MortalDesk(desk, self._live))

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        self._handler.note_waiting(uow, job, error)

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        self._handler.note_given_up(uow, job, error)

    def _live(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.has_died = True
            raise FenceLost


class _MortalDesk(Desk):
    def __init__(self, desk: Desk, live: Callable[[], None]) -> None:
        super().__init__(**{field.name: getattr(desk, field.name) for field in fields(desk)})
        self._live = live

    async def send(self, request: Callable[[PaymentGateway], Awaitable[T]]) -> T:
        self._live()
        answer = await super().send(request)
        self._live()
        return answer

    async def write(self, change: Callable[[UnitOfWork], T]) -> T:
        self._live()
        result = await super().write(change)
        self._live()
        return result
