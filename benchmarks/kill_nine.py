"""kill -9 of the worker at random points of a sync, again and again; then the ledger and the database are compared.

`python -m benchmarks.kill_nine [KILLS] [ASSETS]` prints what was found and ends with 1 when anything is there twice or
missing.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import httpx

from backoffice.simulator.process import SimulatorProcess
from benchmarks.first_sync import backoffice, environment, prepare


def kill_and_compare(kills: int, assets: int, seed: int) -> dict[str, Any]:
    """Return what the ledger and the database hold after `kills` kills and one sync to the end."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with SimulatorProcess(ledger=home / "ledger.db", rate=0) as simulator:
            prepare(home, assets)
            backoffice(home, simulator.url, "import", "activities", str(home / "listings.csv"))
            for _ in range(kills):
                _run_and_kill(home, simulator.url, chance.uniform(0.4, 2.2))
            summary = json.loads(backoffice(home, simulator.url, "sync", "--once"))
            return {"kills": kills, "last_sync": summary["done"], **_compare(home, simulator.url, assets)}


def _run_and_kill(home: Path, url: str, after: float) -> None:
    command = [sys.executable, "-m", "backoffice", "worker"]
    worker = subprocess.Popen(command, env=environment(home, url), stderr=subprocess.PIPE, text=True)
    assert worker.stderr is not None
    worker.stderr.readline()  # it is ready, and at work
    try:
        worker.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()


def _compare(home: Path, url: str, assets: int) -> dict[str, Any]:
    ledger = httpx.get(f"{url}/_simulator/ledger", timeout=60).json()["objects"]
    database = sqlite3.connect(f"file:{home}/data/backoffice.db?mode=ro", uri=True)
    columns = "stripe_product_id, stripe_price_id, stripe_payment_link_id, stripe_payment_link, sync_state"
    rows = database.execute(f"SELECT {columns} FROM activities").fetchall()
    open_jobs = database.execute("SELECT count(*) FROM jobs WHERE state NOT IN ('completed', 'cancelled')").fetchone()
    database.close()
    links = {link["id"]: link["url"] for link in ledger["payment_link"] if link["active"]}
    return {
        "assets": assets,
        "products": len(ledger["product"]),
        "prices": len(ledger["price"]),
        "links": len(ledger["payment_link"]),
        "live_links": len(links),
        "rows_that_agree": sum(
            row[1] == product["default_price"] and links.get(row[2]) == row[3] and row[4] == "synced"
            for row, product in zip(sorted(rows), sorted(ledger["product"], key=lambda p: p["id"]), strict=False)
            if row[0] == product["id"]
        ),
        "open_jobs": open_jobs[0],
    }


def main() -> int:
    """Print the comparison as JSON."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    assets = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    found = kill_and_compare(kills, assets, seed=20261124)
    print(json.dumps(found))
    whole = ("products", "prices", "links", "live_links", "rows_that_agree")
    return 0 if all(found[name] == assets for name in whole) and found["open_jobs"] == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
