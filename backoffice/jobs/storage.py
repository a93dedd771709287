"""The database as the engine sees it: short transactions on threads of its own, awaited on the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from backoffice.jobs.together import Failed, Together
from backoffice.services.database_errors import TransactionLost
from backoffice.services.ports import Database, UnitOfWork

T = TypeVar("T")

_THREADS = {"sqlite": 1, "postgresql": 4}
"""SQLite has one writer; a second thread would only wait for it."""


class Storage:
    """Runs a function of a unit of work as one transaction, off the loop."""

    def __init__(self, database: Database) -> None:
        """Start no thread before there is work."""
        self._database = database
        self._threads = ThreadPoolExecutor(_THREADS[database.dialect], thread_name_prefix="jobs-database")
        # PostgreSQL shares the disk's work between transactions itself; one of many rows would only hold locks longer.
        self._together = Together(self._write_all, self._threads) if database.dialect == "sqlite" else None

    async def write(self, change: Callable[[UnitOfWork], T]) -> T:
        """Run `change` in a transaction and commit it. Raises what it raises, after undoing what it did.

        What is waiting at the same time may share the commit; nothing is answered before that.
        """
        if self._together is not None:
            return await self._together.do(change)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._write, change)

    async def read(self, look: Callable[[UnitOfWork], T]) -> T:
        """Run `look` in a transaction that cannot write."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, look)

    def close(self) -> None:
        """End the threads when what they do is done."""
        self._threads.shutdown(wait=True)

    def _write(self, change: Callable[[UnitOfWork], T]) -> T:
        with self._database.write() as uow:
            return change(uow)

    def _write_all(self, changes: Sequence[Callable[[UnitOfWork], Any]]) -> list[Any]:
        """Run changes in one transaction, each a part that fails alone; return results and errors in their order."""
        if len(changes) == 1:
            return [self._write(changes[0])]
        with self._database.write() as uow:
            return [_part(uow, change) for change in changes]

    def _read(self, look: Callable[[UnitOfWork], T]) -> T:
        with self._database.read() as uow:
            return look(uow)


def _part(uow: UnitOfWork, change: Callable[[UnitOfWork], Any]) -> Any:
    try:
        with uow.part():
            return change(uow)
    except TransactionLost:
        raise
    except Exception as error:  # noqa: BLE001 - raised where the change was asked for
        return Failed(error)
