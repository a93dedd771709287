"""The drivers' errors in our words. Rows' values, which drivers like to quote, never get into them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from backoffice.services.database_errors import (
    AccessRefused,
    DatabaseBusy,
    DatabaseError,
    DatabaseFailed,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    LoginRefused,
    RuleBroken,
)

Failure = Callable[..., DatabaseError]

_SQLITE: dict[int, Failure] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_CONSTRAINT: RuleBroken,
    sqlite3.SQLITE_TOOBIG: RuleBroken,
    sqlite3.SQLITE_PERM: AccessRefused,
}

# By SQLSTATE or its class (appendix A of PostgreSQL's manual); the longest match counts.
_POSTGRESQL: dict[str, Failure] = {
    "08": DatabaseUnreachable,
    "22": RuleBroken,
    "23": RuleBroken,
    "25006": DatabaseReadOnly,
    "28": AccessRefused,
    "40": DatabaseBusy,
    "42501": AccessRefused,
    "53100": DiskFull,
    "53300": DatabaseBusy,
    "55P03": DatabaseBusy,
    "57": DatabaseUnreachable,
    "57014": DatabaseBusy,
}

_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def in_words(
    corrupt: Callable[[str], DatabaseError] = lambda details: DatabaseFailed(details=details),
) -> Generator[None]:
    """Turn a driver's error into ours; `corrupt(details)` makes the one for a damaged file."""
    try:
        yield
    except PoolTimeout:
        raise DatabaseBusy(details="no free connection") from None
    except DBAPIError as error:
        raise describe(error, corrupt) from None


def describe(error: DBAPIError, corrupt: Callable[[str], DatabaseError]) -> DatabaseError:
    """Return our error for a driver's."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return describe_sqlite(original, corrupt)
    sqlstate = getattr(original, "sqlstate", None)
    if sqlstate is None:
        # psycopg's own: no connection could be made, it broke, or a value cannot be sent.
        if not isinstance(error, (OperationalError, InterfaceError)):
            return RuleBroken(details=_name(original))
        said = _first_line(original)
        # libpq gives no SQLSTATE while connecting, but only a server that answered says FATAL.
        return LoginRefused(details=said) if "FATAL:" in said else DatabaseUnreachable(details=said)
    diagnostics = getattr(original, "diag", None)
    rule = getattr(diagnostics, "constraint_name", None) or getattr(diagnostics, "column_name", None)
    details = " ".join(filter(None, (sqlstate, rule)))
    failure = _POSTGRESQL.get(sqlstate) or _POSTGRESQL.get(sqlstate[:2], DatabaseFailed)
    return failure(details=details)


def describe_sqlite(error: sqlite3.Error, corrupt: Callable[[str], DatabaseError]) -> DatabaseError:
    """Return our error for one of SQLite's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    details = _first_line(error)  # SQLite names rules and columns, never values
    if code in _CORRUPT:
        return corrupt(details)
    return _SQLITE.get(code, DatabaseFailed)(details=details)


def _name(error: BaseException | None) -> str:
    return type(error).__name__


def _first_line(error: BaseException | None) -> str:
    return str(error).partition("\n")[0]
