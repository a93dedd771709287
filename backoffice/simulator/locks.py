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
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict[str, asyncio.Lock])

    @asynccontextmanager
    async def hold(self, name: str | None) -> AsyncIterator[None]:
        """Hold the lock of an object (None: nothing to lock). Raises ApiError (429) after `patience`."""
        if name is None:
            yield
            return
        lock = self._locks.setdefault(name, asyncio.Lock())
        try:
            async with asyncio.timeout(self.patience):
                await lock.acquire()
        except TimeoutError as error:
            raise lock_timeout() from error
        try:
            yield
        finally:
            lock.release()
            if not lock.locked():
                self._locks.pop(name, None)
