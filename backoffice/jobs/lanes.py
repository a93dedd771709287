"""Where jobs run: a number of places for each lane, so that money never waits behind the catalogue."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any

from backoffice.services.ports import Lane


@dataclass(slots=True)
class Places:
    """The places of one lane and the jobs in them. `worth_claiming`: there may be due jobs that have no place yet."""

    size: int
    worth_claiming: bool = True
    running: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    @property
    def free(self) -> int:
        """Return how many more jobs may run."""
        return self.size - len(self.running)

    @property
    def wants(self) -> int:
        """Return how many jobs to claim now. Some at a time, as each claim is a transaction."""
        return self.free if self.worth_claiming and self.free >= max(1, self.size // 4) else 0


class Lanes:
    """The places of every lane."""

    def __init__(self, sizes: dict[Lane, int]) -> None:
        """Have every place free."""
        self._places = {lane: Places(size) for lane, size in sizes.items()}

    def look_again(self) -> None:
        """Suppose that every lane has due jobs."""
        for places in self._places.values():
            places.worth_claiming = True

    def take_wanted(self) -> dict[Lane, int]:
        """Return how many jobs to claim for which lane, money first (empty: none).

        They count as looked for from here on, so that a `look_again` made while the database is asked is not lost.
        """
        wanted = {lane: places.wants for lane, places in self._places.items() if places.wants}
        for lane in wanted:
            self._places[lane].worth_claiming = False
        return wanted

    def note_more(self, lanes: Iterable[Lane]) -> None:
        """Remember lanes that had as many jobs as were asked for: there may be more."""
        for lane in lanes:
            self._places[lane].worth_claiming = True

    def start(self, lane: Lane, work: Coroutine[Any, Any, None], name: str) -> None:
        """Run a job in a place of its lane."""
        running = self._places[lane].running
        started = asyncio.create_task(work, name=name)
        running.add(started)
        started.add_done_callback(running.discard)

    @property
    def running(self) -> list[asyncio.Task[None]]:
        """Return every job under way."""
        return [each for places in self._places.values() for each in places.running]
