"""The database as the engine sees it: short transactions on threads of its own, awaited on the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

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

    async def write(self, change: Callable[[UnitOfWork], T]) -> T:
        """Run `change` in a transaction and commit it. Raises what it raises, after rolling back."""
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

    def _read(self, look: Callable[[UnitOfWork], T]) -> T:
        with self._database.read() as uow:
            return look(uow)
