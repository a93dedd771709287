"""A clean resync against a plain script that retrieves each product, price and link, one after another.

`python -m benchmarks.resync [ASSETS]` prints the table. The requests are counted in the simulator's log. Both wait
100 ms for each answer; the script is timed over a few hundred assets, as the rest would take most of an hour.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

import httpx

from backoffice.simulator.process import SimulatorProcess
from benchmarks.first_sync import backoffice, prepare

LATENCY_MS = 100
SCRIPTED = 200
"""Assets over which the script is timed."""

PAGE = 100
KEY = "sk_test_benchmark_1"


@dataclass(frozen=True)
class Run:
    """Requests and seconds of one way to look at every asset."""

    requests: int
    writes: int
    seconds: float


def measure(assets: int) -> tuple[Run, Run, int]:
    """Return ours, the script's and the floor of requests, for a catalogue in which nothing differs."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with SimulatorProcess(ledger=home / "ledger.db", rate=0) as simulator:
            prepare(home, assets)
            (home / "config" / "settings.toml").unlink()
            backoffice(home, simulator.url, "import", "activities", str(home / "listings.csv"))
            _sync_unlimited(home, simulator.url)
            _tell(simulator.url, "limits", {"rate": 100, "rate_endpoint": 25})
            _tell(simulator.url, "faults", [{"kind": "latency", "milliseconds": LATENCY_MS}])
            ours = _timed(simulator.url, lambda: _resync(home, simulator.url))
            rows = _rows(home)
            scripted = _timed(simulator.url, lambda: _script(simulator.url, rows[:SCRIPTED]))
            share = assets / min(SCRIPTED, assets)
            whole = Run(round(scripted.requests * share), scripted.writes, scripted.seconds * share)
            return ours, whole, 2 * ceil(assets / PAGE)


def _sync_unlimited(home: Path, url: str) -> None:
    """Register everything as fast as this machine can: it is not what is measured."""
    os.environ["BACKOFFICE_HOME"] = str(home)
    settings = home / "config" / "settings.toml"
    settings.write_text("requests_per_second = 100\nrequests_per_second_per_endpoint = 100\n", encoding="utf-8")
    backoffice(home, url, "sync", "--once")
    settings.unlink()  # Stripe's own limits from here on


def _tell(url: str, what: str, body: Any) -> None:
    httpx.post(f"{url}/_simulator/{what}", json=body).raise_for_status()


def _timed(url: str, work: Any) -> Run:
    before = len(_log(url))
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    made = _log(url)[before:]
    catalogue = [line for line in made if any(part in line["path"] for part in ("products", "prices", "payment_links"))]
    return Run(len(catalogue), sum(line["method"] != "GET" for line in made), seconds)


def _log(url: str) -> list[dict[str, Any]]:
    return httpx.get(f"{url}/_simulator/requests", timeout=60).json()["requests"]


def _resync(home: Path, url: str) -> None:
    found = json.loads(backoffice(home, url, "resync", "--dry-run", "--json"))
    if found["different"]:
        raise RuntimeError("the catalogue was to be clean")


def _rows(home: Path) -> list[tuple[str, str, str]]:
    database = sqlite3.connect(f"file:{home}/data/backoffice.db?mode=ro", uri=True)
    columns = "stripe_product_id, stripe_price_id, stripe_payment_link_id"
    found = database.execute(f"SELECT {columns} FROM activities").fetchall()
    database.close()
    return found


def _script(url: str, rows: list[tuple[str, str, str]]) -> None:
    """Look at every object by itself, as a script written in a quarter of an hour does."""
    import stripe

    client = stripe.StripeClient(KEY, base_addresses={"api": url})
    for product, price, link in rows:
        client.v1.products.retrieve(product)
        client.v1.prices.retrieve(price)
        client.v1.payment_links.retrieve(link)


def main() -> None:
    """Print the table."""
    assets = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    ours, script, floor = measure(assets)
    print("| assets | requests (floor) | writes | script's requests | fewer (goal ≥ 100×) | ours | script | faster |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    print(
        f"| {assets:,} | {ours.requests} ({floor}) | {ours.writes} | {script.requests:,} "
        f"| {script.requests / ours.requests:.0f}× | {ours.seconds:.1f} s | {script.seconds:,.0f} s "
        f"| {script.seconds / ours.seconds:.0f}× |"
    )


if __name__ == "__main__":
    main()
