"""kill -9 of the program at each moment of a refund, and of the next one while it goes on; then Stripe is asked.

`python -m benchmarks.refund_kill [sqlite|postgresql] [moments|awaits]`: `moments` kills around each commit and request
and, for each of these, the next program at every fifth of its own, so that all of them come to pass; `awaits` kills at
every step of the program's event loop and at another one of the next program. It ends with 1 unless each refund was
made once and the database says the same.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

from backoffice.db import open_database
from backoffice.services.ports.refunds import RefundFilter
from benchmarks.servers import postgresql
from tests.money.office import QUICK
from tests.refund_faults.alone import Alone, alone
from tests.refund_faults.children import DONE, KILLED
from tests.refund_faults.till import Till, assert_each_once

PAYMENTS = 40
EVERY = 5
MOST = 14_000
"""Refunds of 1: more than there are moments, far less than is captured of all payments."""


def _moments(parts: Alone, till: Till) -> Iterator[tuple[int, int]]:
    """Yield each two moments; behind the last moment of a program there is none."""
    for first in count(1):
        for second in count(1 + first % EVERY, EVERY):
            yield first, second
            ends = _kill_twice(parts, till, first, second, every_await=False)
            if ends[0] == DONE:
                return
            if ends[1] == DONE:
                break


def _awaits(parts: Alone, till: Till) -> Iterator[tuple[int, int]]:
    for first in count(1):
        second = 1 + first * 37 % 211
        yield first, second
        if _kill_twice(parts, till, first, second, every_await=True)[0] == DONE:
            return


def _kill_twice(parts: Alone, till: Till, first: int, second: int, *, every_await: bool) -> tuple[str, str]:
    """Approve a refund, let two programs die of it and a third finish; return how the first two ended."""
    intent = till.intents[(first + second) % PAYMENTS]
    work, lease = parts.children.work, QUICK.lease_seconds
    one = work(parts.url, approve=[intent, 1], kill_at=first, every_await=every_await)
    parts.office.pass_time(lease)
    two = work(parts.url, kill_at=second, every_await=every_await)
    parts.office.pass_time(lease)
    if not {one, two} <= {DONE, KILLED} or work(parts.url) != DONE:
        raise AssertionError(f"killed at {first} and {second}: {one}, {two}")
    return one, two


def run(dialect: str, what: str) -> dict[str, Any]:
    """Return how many refunds came through how many moments."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder}/office.db" if dialect == "sqlite" else stack.enter_context(postgresql())
        parts = stack.enter_context(alone(url, folder))
        till, begun, tried = Till(parts.office, PAYMENTS), time.monotonic(), 0
        parts.office.database.close()  # an SQLite file is open in one program at a time
        for tried, pair in enumerate(_moments(parts, till) if what == "moments" else _awaits(parts, till), 1):
            if tried % 100 == 0:
                print(f"{tried}: {pair}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
        database = open_database(url, parts.office.clock)
        stack.callback(database.close)
        with database.read() as uow:
            asked = [record.refund.id for record in uow.refunds.find(RefundFilter(), MOST)]
        assert_each_once(database, parts.office.ledger, asked)
        return {"on": dialect, "what": what, "refunds": len(asked), "tried": tried, "once_each": len(asked) == tried}


def main() -> int:
    """Print what came of it as JSON."""
    dialect, what = (sys.argv[1:] + ["sqlite", "moments"][len(sys.argv) - 1 :])[:2]
    found = run(dialect, what)
    print(json.dumps(found))
    return int(not found["once_each"])


if __name__ == "__main__":
    sys.exit(main())
