"""A thread with an event loop for the engine, so that neither Stripe nor the database can hold up a window."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)

AGAIN_SECONDS = 5.0


class EngineHost:
    """Runs `work` (the engine) on a loop of its own, and other coroutines beside it."""

    def __init__(
        self,
        work: Callable[[], Awaitable[None]],
        stop: Callable[[], None],
        close: Callable[[], Awaitable[None]],
        *,
        again_seconds: float = AGAIN_SECONDS,
    ) -> None:
        """`stop`, thread-safe, makes `work` return; `close` is awaited after it, on the same loop."""
        self._again_seconds = again_seconds
        self._work = work
        self._stop = stop
        self._close = close
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)

    @property
    def is_running(self) -> bool:
        """Tell whether the engine has its thread."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Start the thread and wait until its loop runs."""
        self._thread.start()
        self._ready.wait()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Run a coroutine on the engine's loop, from any thread."""
        if self._loop is None or self._stopping:
            coroutine.close()
            raise RuntimeError("the engine does not run")
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def stop(self) -> None:
        """End the engine and the thread; requests under way get a few seconds. Twice does nothing."""
        self._stopping = True
        if self.is_running:
            self._stop()
            self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        from backoffice.observability import log_loop_errors

        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(log_loop_errors)
        self._ready.set()
        try:
            while not self._stopping:
                await self._work_once()
        finally:
            await self._close()

    async def _work_once(self) -> None:
        """Run the engine; after a fault of its own, which must not end the syncing, it is started again."""
        try:
            await self._work()
        except Exception:
            log.exception("the engine failed; it starts again in %s seconds", self._again_seconds)
            await asyncio.sleep(self._again_seconds)
