"""How fast listings come in from a CSV file: read, checked, saved and asked to be sent, in one transaction.

`python -m benchmarks.importing [ROWS]` prints the table; the raw driver inserts the same two rows for each listing.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from backoffice.db import migrate, open_database
from backoffice.domain.kinds import AssetKind
from backoffice.services.assets import Assets
from backoffice.services.clock import SystemClock
from backoffice.services.importing import Importing
from benchmarks.servers import postgresql

ROWS = 2_000


def write_file(path: Path, rows: int) -> None:
    """Write a CSV file; every tenth listing has two ticket tiers."""
    tiers = json.dumps([{"name": "Adult", "price": "150.00"}, {"name": "Child", "price": "75.00"}]).replace('"', '""')
    lines = ["title,price,currency,city,tiers"]
    for number in range(rows):
        cell = f'"{tiers}"' if number % 10 == 0 else ""
        lines.append(f"Tour {number},{number % 400 + 20}.00,BRL,Vila dos Remédios,{cell}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(url: str, file: Path) -> tuple[float, float]:
    """Return the seconds of reading and checking, and of saving."""
    migrate(url)
    with closing(open_database(url, SystemClock())) as database:
        importing = Importing(Assets(database, SystemClock()))
        begun = time.perf_counter()
        read = importing.read(AssetKind.ACTIVITIES, file)
        half = time.perf_counter()
        assert len(importing.save(read, partial=False).created) == len(read.ready)
        return half - begun, time.perf_counter() - half


def raw_sqlite(path: Path) -> float:
    """Return the seconds in which sqlite3 alone inserts the rows of that import again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=FULL")
        tables: Sequence[str] = ("activities", "ticket_tiers", "jobs")
        kept = {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
        for table in reversed(tables):
            raw.execute(f"DELETE FROM {table}")
        begun = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        for table, rows in kept.items():
            marks = ", ".join("?" * len(rows[0]))
            for row in rows:
                raw.execute(f"INSERT INTO {table} VALUES ({marks})", row)
        raw.execute("COMMIT")
        return time.perf_counter() - begun


def table(rows: int = ROWS) -> str:
    """Return the measurement as a Markdown table."""
    lines = [
        "| database | read and checked, rows a second | saved, rows a second | raw driver | ratio |",
        "|---|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_file(folder / "listings.csv", rows)
        read, saved = measure(f"sqlite:///{folder}/import.db", folder / "listings.csv")
        raw = raw_sqlite(folder / "import.db")
        lines.append(f"| SQLite | {rows / read:,.0f} | {rows / saved:,.0f} | {rows / raw:,.0f} | {raw / saved:.2f} |")
        with postgresql() as url:
            read, saved = measure(url, folder / "listings.csv")
            lines.append(f"| PostgreSQL | {rows / read:,.0f} | {rows / saved:,.0f} | | |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
