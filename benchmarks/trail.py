"""What the audit trail's chain costs: `python -m benchmarks.trail [ROWS]` prints the table of docs/decisions/0073.

Rows are written in transactions of a thousand, then verified (seconds, and memory at most); then one
writer, and six side by side, commit transactions of one entry each.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from backoffice.db import SqlDatabase, migrate, open_database
from backoffice.domain.people import PROGRAM
from backoffice.domain.wording import Message
from backoffice.services.clock import SystemClock
from backoffice.services.ports import AuditEntry
from backoffice.services.trail import Trail
from benchmarks.servers import postgresql

ROWS = 100_000
IN_ONE = 1_000
COMMITS = 100
_MESSAGE = Message("{field} was changed.", {"field": Message("Price")})


def tell(database: SqlDatabase, count: int) -> None:
    """Write so many entries in one transaction."""
    now = SystemClock().now()
    with database.write() as unit:
        for number in range(count):
            unit.trail.add(AuditEntry(f"vehicles/{number}", now, PROGRAM, "edited", _MESSAGE, before="1", after="2"))


def measure(url: str, rows: int) -> dict[str, str]:
    """Return what was measured, by name."""
    migrate(url)
    with closing(open_database(url, SystemClock())) as database:
        written = _seconds(lambda: [tell(database, IN_ONE) for _ in range(rows // IN_ONE)])
        verified = _seconds(lambda: Trail(database).verify())
        tracemalloc.start()
        assert Trail(database).verify().rows == rows
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        alone = _seconds(lambda: _commit(database))
        together = _seconds(lambda: _side_by_side(database, 6))
        assert Trail(database).verify().is_whole
    return {
        "written, rows a second": f"{rows / written:,.0f}",
        "verified, rows a second": f"{rows / verified:,.0f}",
        "verified, memory at most": f"{peak / 1e6:.1f} MB",
        "commits of one entry a second, one writer": f"{COMMITS / alone:,.0f}",
        "the same, six writers": f"{6 * COMMITS / together:,.0f}",
    }


def _commit(database: SqlDatabase) -> None:
    for _ in range(COMMITS):
        tell(database, 1)


def _side_by_side(database: SqlDatabase, writers: int) -> None:
    threads = [threading.Thread(target=_commit, args=(database,)) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(rows: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        on_file = measure(f"sqlite:///{Path(folder)}/trail.db", rows)
    with postgresql() as url:
        on_server = measure(url, rows)
    print(f"| {rows:,} rows | SQLite | PostgreSQL |\n|---|--:|--:|")
    for name, found in on_file.items():
        print(f"| {name} | {found} | {on_server[name]} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
