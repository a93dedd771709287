"""A worker that dies: before or after any of its requests and commits, and nothing after it happens."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import TypeVar

from backoffice.jobs.desk import Desk
from backoffice.jobs.handlers.sync_asset import SyncAsset
from backoffice.services.database_errors import FenceLost
from backoffice.services.ports import PaymentGateway, UnitOfWork

T = TypeVar("T")


class Mortal(SyncAsset):
    """The handler, which dies at a given moment: moments are counted before and after each request and each commit.

    It raises `FenceLost` then, as the engine leaves a job alone after that: what a dead program leaves behind.
    """

    def __init__(self, moment: int) -> None:
        super().__init__()
        self._left = moment

    @property
    def has_died(self) -> bool:
        """Tell whether it came to that."""
        return self._left <= 0

    async def run(self, desk: Desk) -> bool:
        return await super().run(_MortalDesk(desk, self._live))

    def _live(self) -> None:
        self._left -= 1
        if self._left <= 0:
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
