"""Database addresses: what we can open, and how they are shown without their secrets."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from backoffice.services.database_errors import InvalidDatabaseUrl

_POSTGRESQL = ("postgresql", "postgresql+psycopg", "postgres")
_SQLITE = ("sqlite", "sqlite+pysqlite")


def parse_address(url: str) -> URL:
    """Return the address, with our driver.

    Raises:
        InvalidDatabaseUrl: when it is none of ours. An SQLite database in memory is none: it would be lost.

    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise InvalidDatabaseUrl("…") from None  # what cannot be read may hold a password anywhere
    if address.drivername in _POSTGRESQL and address.database:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in _SQLITE and address.database not in (None, "", ":memory:"):
        return address
    raise InvalidDatabaseUrl(show_address(address))


def is_file(address: URL) -> bool:
    """Tell whether it is an SQLite file."""
    return address.drivername in _SQLITE


def file_of(address: URL) -> Path:
    """Return the SQLite file, free of links, so that one file has one lock."""
    return Path(address.database or "").expanduser().resolve()


def show_address(address: URL) -> str:
    """Return the address as people may see it: no password, no parameters."""
    if is_file(address) and address.database:
        return str(file_of(address))
    shown = URL.create(
        address.get_backend_name(), address.username, host=address.host, port=address.port, database=address.database
    )
    return shown.render_as_string()
