"""A thousand approvals raced by eight processes on PostgreSQL, while the engine sends what is approved.

`python -m benchmarks.refund_race [REQUESTS] [PAYMENTS]` ends with 1 when two refunds of a payment were in flight at
once, more was held or given back than was captured, or Stripe had to refuse one. With `careless` it leaves out the
locks and takes the database's own rules away first, and ends with 1 when that goes unnoticed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from benchmarks.servers import postgresql
from tests.refund_faults.alone import alone
from tests.refund_faults.race import misdeeds, race
from tests.refund_faults.till import CAPTURED, Till, complaints

_RULES = (
    "DROP TRIGGER refunds_within_captured ON refunds",
    "DROP INDEX uq_refunds_in_flight",
)


def run(requests: int, payments: int, *, careless: bool) -> dict[str, Any]:
    """Return what came of the race."""
    with tempfile.TemporaryDirectory() as folder, postgresql() as url, alone(url, Path(folder)) as parts:
        till, begun = Till(parts.office, payments), time.monotonic()
        if careless:
            _drop_rules(url)
        ended = race(till, parts.children, url, Path(folder), requests, careless=careless)
        found = asdict(ended) | {"captured": payments * CAPTURED, "seconds": round(time.monotonic() - begun)}
        posts = [line for line in parts.office.ledger.requests() if line["operation"] == "PostRefunds"]
        wrong = misdeeds(parts.office.database, till.intents)
        return found | {
            "refused_by_stripe": sum(line["status"] != 200 for line in posts),
            "misdeeds": len(wrong),
            "the_first": wrong[:2],
            "complaints": len(complaints(parts.office.database, parts.office.ledger)),
        }


def _drop_rules(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in _RULES:
            connection.execute(text(statement))
    engine.dispose()


def main() -> int:
    """Print what came of it as JSON."""
    careless = "careless" in sys.argv[1:]
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    requests, payments = (numbers + [1000, 40][len(numbers) :])[:2]
    found = run(requests, payments, careless=careless)
    print(json.dumps(found))
    is_clean = not (found["misdeeds"] or found["complaints"] or found["refused_by_stripe"])
    return int(is_clean) if careless else int(not is_clean)


if __name__ == "__main__":
    sys.exit(main())
