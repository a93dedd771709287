"""One write at a time per object; who waits too long gets Stripe's lock_timeout."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from .limits import lock_timeout


@dataclass(slots=True)
class ObjectLocks:
    """Locks by object. They matter only while a fault delays a write: writes themselves are instant."""

    patience: float = 2.0
    """Real seconds to wait."""
    _locks: dict[str, tuple[asyncio.Lock, int]] = field(default_factory=dict[str, tuple[asyncio.Lock, int]])

    @asynccontextmanager
    async def hold(self, name: str | None) -> AsyncIterator[None]:
        """Hold the lock of an object (None: nothing to lock). Raises ApiError (429) after `patience`."""
        if name is None:
            yield
            return
        lock = self._enter(name)
        try:
            await self._acquire(lock)
            try:
                yield
            finally:
                lock.release()
        finally:
            self._leave(name)

    async def _acquire(self, lock: asyncio.Lock) -> None:
        try:
            async with asyncio.timeout(self.patience):
                await lock.acquire()
        except TimeoutError as error:
            raise lock_timeout() from error

    def _enter(self, name: str) -> asyncio.Lock:
        lock, users = self._locks.get(name) or (asyncio.Lock(), 0)
        self._locks[name] = (lock, users + 1)
        return lock

    def _leave(self, name: str) -> None:
        lock, users = self._locks.pop(name)
        if users > 1:
            self._locks[name] = (lock, users - 1)
