"""A table of a million listings against the raw driver asking for the same rows, and against QSqlTableModel.

`python -m benchmarks.grid [FOLDER]` prints the tables; a folder keeps the databases for the next run. Every pair takes
turns in one process. "All keys" is what the table holds of its rows; "first rows" is what a person sees first.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from backoffice.db import SqlDatabase, migrate, open_database
from backoffice.db.queries.columns import grid_columns
from backoffice.domain.kinds import AssetKind
from backoffice.services.clock import SystemClock
from backoffice.services.ports import AssetFilter, Sort
from benchmarks.million import ROWS, fill_postgresql, fill_sqlite
from benchmarks.servers import postgresql

PAGE = 64
ROUNDS = 2
KIND = AssetKind.ACTIVITIES
SORTS = ("name", "price_minor", "updated_at", "sync_state", "category", "city", "stripe_payment_link", "is_active")
TYPED = ("mo", "morr", "morro al", "barco 77", "9999")

Ask = Callable[[str, Sequence[Any]], list[Any]]


def order_of(column: str) -> str:
    """Return the ORDER BY of a sort; what may be empty comes last."""
    asked = "name_folded" if column == "name" else column
    may_be_empty = column in ("price_minor", "category", "city", "stripe_payment_link")
    return f"{asked} NULLS LAST, id" if may_be_empty else f"{asked}, id"


class Driver:
    """The raw driver's way to the same rows, with the parameters in the style of its own."""

    def __init__(self, ask: Ask, find: str, mark: str) -> None:
        """`find` is the database's name for "where does this text stand"."""
        self._ask = ask
        self._find = find
        self._mark = mark
        self._cells = ", ".join(c.name for c in grid_columns(KIND).values() if hasattr(c, "table"))

    def keys(self, typed: str, column: str) -> list[Any]:
        """Return the ids of all rows in order."""
        words = typed.split()
        holds = "".join(f" AND {self._find}(search_text, {self._mark}) > 0" for _ in words)
        return self._ask(
            f"SELECT id FROM activities WHERE archived_at IS NULL{holds} ORDER BY {order_of(column)}", words
        )

    def first(self, typed: str, column: str) -> list[Any]:
        """Return the first rows."""
        words = typed.split()
        holds = "".join(f" AND {self._find}(search_text, {self._mark}) > 0" for _ in words)
        order = f"ORDER BY {order_of(column)} LIMIT {PAGE}"
        return self._ask(
            f"SELECT id, version, {self._cells} FROM activities WHERE archived_at IS NULL{holds} {order}", words
        )

    def last(self) -> list[Any]:
        """Return the rows at the end."""
        order = f"ORDER BY name_folded DESC, id DESC LIMIT {PAGE}"
        return self._ask(f"SELECT id, version, {self._cells} FROM activities WHERE archived_at IS NULL {order}", ())


def seconds(work: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the median seconds of two that take turns; a first turn warms both up."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for each, found in ((work, times[0]), (other, times[1])):
            begun = time.perf_counter()
            each()
            found.append(time.perf_counter() - begun)
    return median(times[0][1:]), median(times[1][1:])


def compare(name: str, database: SqlDatabase, driver: Driver) -> list[str]:
    """Return the lines of the table for one database."""
    queries = database.queries
    lines: list[str] = []

    def line(what: str, raw: Callable[[], Any], ours: Callable[[], Any]) -> None:
        assert len(raw()) == len(ours()), what
        theirs, mine = seconds(raw, ours)
        lines.append(f"| {name} | {what} | {theirs * 1000:,.1f} | {mine * 1000:,.1f} | {mine / theirs:.2f} |")

    everything = AssetFilter(kind=KIND)
    last_keys = queries.keys(everything, Sort("name"))[-PAGE:]
    line("jump to the end", driver.last, lambda: queries.rows(last_keys))
    for column in SORTS:
        sort = Sort(column)
        line(
            f"first rows by {column}",
            lambda c=column: driver.first("", c),
            lambda s=sort: queries.first_rows(everything, s, PAGE),
        )
        line(f"all keys by {column}", lambda c=column: driver.keys("", c), lambda s=sort: queries.keys(everything, s))
    for typed in TYPED:
        where = AssetFilter(kind=KIND, text=typed)
        line(
            f"typed “{typed}”, first rows",
            lambda t=typed: driver.first(t, "name"),
            lambda w=where: queries.first_rows(w, Sort("name"), PAGE),
        )
        line(
            f"typed “{typed}”, all keys",
            lambda t=typed: driver.keys(t, "name"),
            lambda w=where: queries.keys(w, Sort("name")),
        )
    return lines


def sqlite_lines(path: Path) -> list[str]:
    """Measure the file."""
    with closing(sqlite3.connect(path)) as raw, closing(open_database(f"sqlite:///{path}", SystemClock())) as database:
        return compare("SQLite", database, Driver(lambda q, p: raw.execute(q, p).fetchall(), "instr", "?"))


def postgresql_lines(url: str) -> list[str]:
    """Measure the server."""
    import psycopg

    with (
        psycopg.connect(url.replace("postgresql+psycopg", "postgresql"), autocommit=True) as raw,
        closing(open_database(url, SystemClock())) as database,
    ):
        return compare("PostgreSQL", database, Driver(lambda q, p: raw.execute(q, p).fetchall(), "strpos", "%s"))


@contextmanager
def kept(folder: Path | None) -> Generator[Path]:
    """Give a folder that stays, or one that goes."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory() as passing:
        yield Path(passing)


def million_file(folder: Path) -> Path:
    """Return the SQLite file, made if it is not there."""
    path = folder / "million.db"
    if path.exists():
        migrate(f"sqlite:///{path}")
    else:
        fill_sqlite(path)
    return path


@contextmanager
def million_server(folder: Path) -> Generator[str]:
    """Give the address of a server that holds the same."""
    import psycopg

    with postgresql(folder / "postgresql") as url:
        migrate(url)
        with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as raw:
            row = raw.execute("SELECT max(id) FROM activities").fetchone()
        if row == (None,):
            fill_postgresql(url)
        yield url


def main() -> None:
    """Print the tables."""
    with kept(Path(sys.argv[1]) if len(sys.argv) > 1 else None) as folder:
        print(
            f"| database | {ROWS:,} rows | raw driver, ms | ours, ms | ratio (goal ≤ 1.5) |\n|---|---|---:|---:|---:|"
        )
        print("\n".join(sqlite_lines(million_file(folder))), flush=True)
        with million_server(folder) as url:
            print("\n".join(postgresql_lines(url)), flush=True)


if __name__ == "__main__":
    main()
