"""What may befall a worker between any two of its steps: it dies, it freezes, or the database is lost at a commit."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TypeVar

from backoffice.jobs.desk import Desk
from backoffice.services.database_errors import CommitUnknown, DatabaseUnreachable
from backoffice.services.ports import PaymentGateway, UnitOfWork

T = TypeVar("T")


class Died(BaseException):
    """The worker is gone: nothing of its program catches this."""


class Kind(StrEnum):
    """What happens at the chosen moment."""

    NONE = "none"
    DIE = "die"
    FREEZE = "freeze"
    LOSE_BEFORE_COMMIT = "the database is lost before a commit"
    LOSE_AFTER_COMMIT = "the database is lost after a commit"


@dataclass(slots=True)
class Fate:
    """It comes at the so-manieth moment of a worker (`left`), and never again."""

    kind: Kind = Kind.NONE
    left: int = 0
    is_frozen: bool = False
    halted: asyncio.Event = field(default_factory=asyncio.Event)
    thawed: asyncio.Event = field(default_factory=asyncio.Event)

    async def meet(self) -> None:
        """Pass a moment between two steps."""
        if self.kind is Kind.DIE and self._has_come():
            raise Died
        if self.kind is Kind.FREEZE and self._has_come():
            self.is_frozen = True
            self.halted.set()
            await self.thawed.wait()
            self.is_frozen = False

    def before_commit(self) -> None:
        """Pass a commit that may not come about."""
        if self.kind is Kind.LOSE_BEFORE_COMMIT and self._has_come():
            raise DatabaseUnreachable

    def after_commit(self) -> None:
        """Pass a commit whose answer may be lost."""
        if self.kind is Kind.LOSE_AFTER_COMMIT and self._has_come():
            raise CommitUnknown

    def _has_come(self) -> bool:
        self.left -= 1
        return self.left == 0


FATE: ContextVar[Fate | None] = ContextVar("fate", default=None)
"""That of the worker which runs now: a request meets it once more when its connection stands."""


class FatedDesk(Desk):
    """A desk whose worker meets its fate before and after each request and commit."""

    def __init__(self, desk: Desk, fate: Fate) -> None:
        super().__init__(**{each.name: getattr(desk, each.name) for each in fields(desk)})
        self._fate = fate

    async def send(self, request: Callable[[PaymentGateway], Awaitable[T]]) -> T:
        await self._fate.meet()
        answer = await super().send(request)
        await self._fate.meet()
        return answer

    async def write(self, change: Callable[[UnitOfWork], T]) -> T:
        await self._fate.meet()
        self._fate.before_commit()
        result = await super().write(change)
        self._fate.after_commit()
        await self._fate.meet()
        return result
