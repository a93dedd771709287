"""The format (schema) of a database, told from what it holds; see migrations/."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from backoffice.services.database_errors import DatabaseTooNew, ForeignDatabase, NeedsMigration

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "schema_version"

_FIRST_TABLES = frozenset(
    ("office", "jobs", "ticket_tiers", "activities", "events", "restaurants", "vehicles", "accommodations")
)


def known_format() -> str:
    """Return the format this program needs. Looks at file names only, so that starting does not import Alembic."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def find_format(connection: Connection, shown: str) -> str | None:
    """Return the database's format; None when it is empty.

    Raises:
        ForeignDatabase: when it holds tables of ours or, in a file, any at all, but not from us.

    """
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
        if found is None or not str(found).isdigit() or "office" not in tables:
            raise ForeignDatabase(shown)
        return str(found)
    if tables and (connection.dialect.name == "sqlite" or tables & _FIRST_TABLES):
        raise ForeignDatabase(shown)
    return None


def require_known_format(connection: Connection, shown: str) -> None:
    """Raise `NeedsMigration` or `DatabaseTooNew` unless the format is this program's."""
    found = find_format(connection, shown)
    known = known_format()
    refuse_newer(found, known)
    if found != known:
        raise NeedsMigration(found, known)


def refuse_newer(found: str | None, known: str) -> None:
    """Raise `DatabaseTooNew` for a format this program does not know."""
    if found is not None and int(found) > int(known):
        raise DatabaseTooNew(found, known)
