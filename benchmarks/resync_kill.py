"""kill -9 of the worker at random points of a resync, again and again; then the ledger and the database are compared.

`python -m benchmarks.resync_kill [KILLS] [ASSETS]` disturbs every listing in the simulator, applies a resync under a
hundred kills, and ends with 1 when anything is there twice, missing or wrong.
"""

from __future__ import annotations

import asyncio
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

from backoffice.bootstrap import Environment, build
from backoffice.settings import Profile, Settings, find_paths
from backoffice.simulator.process import SimulatorProcess
from benchmarks.first_sync import backoffice, environment, prepare

_OPEN = "state NOT IN ('completed', 'cancelled')"


def kill_and_compare(kills: int, assets: int, seed: int) -> dict[str, Any]:
    """Return what the ledger and the database hold after `kills` kills and one resync to the end."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with SimulatorProcess(ledger=home / "ledger.db", rate=0) as simulator:
            prepare(home, assets)
            backoffice(home, simulator.url, "import", "activities", str(home / "listings.csv"))
            backoffice(home, simulator.url, "sync", "--once")
            _disturb(simulator.url)
            before = _ledger(simulator.url)
            _start_run(home, simulator.url)
            in_the_middle = sum(_run_and_kill(home, simulator.url, chance.uniform(0.02, 0.6)) for _ in range(kills))
            backoffice(home, simulator.url, "sync", "--once")
            last = json.loads(backoffice(home, simulator.url, "resync", "--apply", "--json"))
            return {
                "kills": kills,
                "in_the_middle": in_the_middle,
                "assets": assets,
                "left_to_find": last["different"],
                **_compare(home, simulator.url, before),
            }


def _disturb(url: str) -> None:
    """Rename, switch off or archive what every listing has in Stripe, one thing each."""
    ledger = _ledger(url)
    with httpx.Client(base_url=f"{url}/_simulator", timeout=60) as client:
        links = {link["_line_items"][0]["price"]: link["id"] for link in ledger["payment_link"]}
        for number, product in enumerate(ledger["product"]):
            link = links[product["default_price"]]
            off = {"active": False}
            subject, change = [(product["id"], {"name": "Changed"}), (link, off), (product["id"], off)][number % 3]
            client.post(f"/objects/{subject}", json=change).raise_for_status()


def _start_run(home: Path, url: str) -> None:
    """Compare and store the run; nothing of it is done yet."""
    os.environ["BACKOFFICE_HOME"] = str(home)
    own = Environment("sk_test_benchmark_1", url)
    with build(Profile(name="default"), Settings(), find_paths(), own) as application:

        async def start() -> None:
            application.resync.apply(await application.resync.compare())
            await application.connection.aclose()

        asyncio.run(start())


def _run_and_kill(home: Path, url: str, after: float) -> bool:
    """Kill a worker after so many seconds of work; tell whether the resync was not finished then."""
    command = [sys.executable, "-m", "backoffice", "worker"]
    worker = subprocess.Popen(command, env=environment(home, url), stderr=subprocess.PIPE, text=True)
    assert worker.stderr is not None
    worker.stderr.readline()  # it is ready, and at work
    try:
        worker.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()
    return worker.returncode == -signal.SIGKILL and _is_unfinished(home)


def _is_unfinished(home: Path) -> bool:
    database = sqlite3.connect(f"file:{home}/data/backoffice.db?mode=ro", uri=True)
    (left,) = database.execute("SELECT count(*) FROM resync_items WHERE state <> 'done'").fetchone()
    database.close()
    return left > 0


def _ledger(url: str) -> dict[str, list[dict[str, Any]]]:
    return httpx.get(f"{url}/_simulator/ledger", timeout=60).json()["objects"]


def _compare(home: Path, url: str, before: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    ledger = _ledger(url)
    database = sqlite3.connect(f"file:{home}/data/backoffice.db?mode=ro", uri=True)
    columns = "stripe_product_id, name, stripe_price_id, stripe_payment_link, sync_state"
    rows = {row[0]: row[1:] for row in database.execute(f"SELECT {columns} FROM activities")}
    items = dict(database.execute("SELECT state, count(*) FROM resync_items GROUP BY state").fetchall())
    kinds = "kind IN ('sync_asset', 'resync_run', 'retire_product')"
    open_jobs = database.execute(f"SELECT count(*) FROM jobs WHERE {kinds} AND {_OPEN}").fetchone()
    database.close()
    live = {link["_line_items"][0]["price"]: link["url"] for link in ledger["payment_link"] if link["active"]}
    shown = {
        product["id"]: (product["name"], product["default_price"], live.get(product["default_price"]), "synced")
        for product in ledger["product"]
        if product["active"]
    }
    return {
        "rows_that_agree": sum(shown.get(product_id) == row for product_id, row in rows.items()),
        "made_anew": sum(len(ledger[kind]) - len(before[kind]) for kind in ("product", "price", "payment_link")),
        "items": items,
        "open_jobs": open_jobs[0],
    }


def main() -> int:
    """Print the comparison as JSON."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    assets = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    found = kill_and_compare(kills, assets, seed=20261124)
    print(json.dumps(found))
    is_whole = found["rows_that_agree"] == assets and found["items"] == {"done": assets}
    return 0 if is_whole and not found["made_anew"] and not found["open_jobs"] and not found["left_to_find"] else 1


if __name__ == "__main__":
    sys.exit(main())
