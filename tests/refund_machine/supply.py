"""Worlds for schedules to happen in: some schedules share one, so that what one leaves behind meets the next."""

import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from tests.refund_machine.databases import Databases, Files
from tests.refund_machine.stripes import Inside, Outside, Stripes
from tests.refund_machine.wire import Wire
from tests.refund_machine.world import Gateways, World
from tests.support.ledger import Ledger


@dataclass(slots=True)
class Tally:
    """What happened in all schedules so far. `faults` of the network, by their names."""

    schedules: int = 0
    steps: int = 0
    requests: int = 0
    refunds_made: int = 0
    faults: Counter[str] = field(default_factory=Counter[str])

    def add(self, other: "Tally") -> None:
        """Count another's, too."""
        self.schedules += other.schedules
        self.steps += other.steps
        self.requests += other.requests
        self.refunds_made += other.refunds_made
        self.faults += other.faults

    def __str__(self) -> str:
        faults = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.schedules} schedules, {self.steps} steps, {self.requests} requests to Stripe, "
            f"{self.refunds_made} refunds made; {faults}"
        )


class Supply:
    """Gives out a world for each schedule, in which a customer has paid just now."""

    def __init__(self, databases: Databases, runner: asyncio.Runner, outside: Ledger | None = None) -> None:
        """`outside` None: the simulator is in this process."""
        self._databases = databases
        self._runner = runner
        self._outside = outside
        self._begun: dict[str, tuple[str, Inside, str, datetime]] = {}
        self._world: World | None = None
        self._way = httpx.AsyncHTTPTransport(trust_env=False)
        self._wire = Wire(self._way, lambda: 0.0)
        self._gateways = Gateways(outside.url if outside else Inside.url, self._wire)
        self.tally = Tally()

    def world(self, method: str) -> tuple[World, str]:
        """Return a world and the PaymentIntent of a payment in it."""
        self.end()
        if self._outside is not None:
            self._outside.reset()
            self._world = self._open(self._databases.new(), Outside(self._outside, self._way))
            return self._world, self._world.new_payment(method)
        if method not in self._begun:
            self._begun[method] = self._begin(method)
        url, stripes, intent, now = self._begun[method]
        self._world = self._open(self._databases.copy(url), Inside(stripes), now)
        return self._world, intent

    def end(self) -> None:
        """Close the world in use."""
        world, self._world = self._world, None
        self.tally.requests += self._wire.requests
        self.tally.faults += self._wire.befallen
        if world is not None:
            world.close()
            world.stripes.close()
            self._databases.drop(world.url)
            if world.backup:
                self._databases.drop(world.backup)
        self._wire.forget()

    def close(self) -> None:
        """End everything."""
        self.end()
        self._runner.run(self._gateways.aclose())
        self._runner.run(self._way.aclose())

    def _begin(self, method: str) -> tuple[str, Inside, str, datetime]:
        """Make, once, what all schedules of a payment method begin with."""
        url, stripes = self._databases.new(), Inside()
        world = self._open(url, stripes)
        intent = world.new_payment(method)
        world.close()
        return url, stripes, intent, world.clock.now()

    def _open(self, url: str, stripes: Stripes, now: datetime | None = None) -> World:
        return World(url, stripes, self._gateways, self._runner, self._databases, now)


@contextmanager
def supply(databases: Databases | None = None, outside: Ledger | None = None) -> Generator[Supply]:
    """Worlds at SQLite files in memory and the simulator in this process, where nothing else is asked for."""
    with asyncio.Runner() as runner, tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        runner.get_loop().set_default_executor(AtOnce())
        made = Supply(databases or Files(Path(folder)), runner, outside)
        try:
            yield made
        finally:
            made.close()


class AtOnce(ThreadPoolExecutor):
    """Threads that are none: what handlers hand to a thread is done on the spot."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - raised where it is awaited
            future.set_exception(error)
        return future


def _quick_folder() -> str | None:
    """A folder in memory where there is one: thousands of commits need not wear out a disk."""
    folder = "/dev/shm"
    return folder if os.access(folder, os.W_OK) else None
