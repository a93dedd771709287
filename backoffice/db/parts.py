"""Parts of a transaction that fail alone (savepoints)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from backoffice.db.failures import in_words
from backoffice.services.database_errors import DatabaseError, TransactionLost


@contextmanager
def part_of(
    connection: Connection, corrupt: Callable[[str], DatabaseError], told: Callable[[], AbstractContextManager[None]]
) -> Generator[None]:
    """Open one; what the block raises is raised again after the block's writes were undone, drivers' errors in words.

    `told` keeps what the trail was told, which is written at the end of the transaction, to what was not undone.

    Raises:
        TransactionLost: the database has undone everything (a full disk does that in SQLite).

    """
    connection.exec_driver_sql("SAVEPOINT part")
    try:
        with told(), in_words(corrupt):
            yield
    except BaseException as error:
        _undo(connection, error)
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT part")


def _undo(connection: Connection, because: BaseException) -> None:
    try:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
        connection.exec_driver_sql("RELEASE SAVEPOINT part")
    except DBAPIError:
        details = because.details if isinstance(because, DatabaseError) else type(because).__name__
        raise TransactionLost(details=details) from because
