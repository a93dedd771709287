"""What waits at the same time is done together: many writers share one commit, and none another's failure."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

W = TypeVar("W")

MOST = 32
"""Done together at most, so that an edit in the window never waits long for the database."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Stands in the place of a result."""

    error: BaseException


class Together(Generic[W]):
    """Hands works to a thread in groups: while one group is done, the next gathers. Lives on one loop at a time."""

    def __init__(self, do_all: Callable[[Sequence[W]], Sequence[Any]], thread: Executor) -> None:
        """`do_all` returns a result or a `Failed` for each work; what it raises failed them all."""
        self._do_all = do_all
        self._thread = thread
        self._waiting: list[tuple[W, asyncio.Future[Any]]] = []
        self._busy: asyncio.Future[Sequence[Any]] | None = None

    async def do(self, work: W) -> Any:
        """Return the work's result when its group is done, or raise its error. Cancelled before, it is not begun."""
        loop = asyncio.get_running_loop()
        if self._busy is not None and self._busy.get_loop() is not loop:
            self._waiting, self._busy = [], None  # of an earlier run, which was cut off
        done: asyncio.Future[Any] = loop.create_future()
        self._waiting.append((work, done))
        if self._busy is None:
            self._begin(loop)
        return await done

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        wanted = [each for each in self._waiting if not each[1].done()]
        group, self._waiting = wanted[:MOST], wanted[MOST:]
        if not group:
            self._busy = None
            return
        self._busy = loop.run_in_executor(self._thread, self._do_all, [work for work, _ in group])
        self._busy.add_done_callback(lambda busy: self._end(loop, [done for _, done in group], busy))

    def _end(
        self, loop: asyncio.AbstractEventLoop, group: Sequence[asyncio.Future[Any]], busy: asyncio.Future[Sequence[Any]]
    ) -> None:
        error = busy.exception()
        results = [Failed(error)] * len(group) if error is not None else busy.result()
        for done, result in zip(group, results, strict=True):
            if done.done():
                continue
            if isinstance(result, Failed):
                done.set_exception(result.error)
            else:
                done.set_result(result)
        self._begin(loop)
