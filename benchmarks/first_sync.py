"""A first sync: listings imported from a CSV file and sent to the simulator under Stripe's limits.

The ceiling is the per-endpoint limit: a new asset takes one request of each of two endpoints, so no program can send
more assets a second than that limit. The simulator refuses what goes beyond it, as Stripe does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import httpx

from backoffice.simulator.process import SimulatorProcess

PER_ENDPOINT = 25.0
IN_ALL = 100.0


@dataclass(frozen=True)
class FirstSync:
    """What one run showed. `ceiling_share`: of the assets a second that the limit allows."""

    assets: int
    seconds: float
    requests: int
    refused: int
    products: int
    live_links: int
    live_prices: int

    @property
    def requests_per_asset(self) -> float:
        """Return the successful requests an asset took."""
        return (self.requests - self.refused) / self.assets

    @property
    def ceiling_share(self) -> float:
        """Return the share of the ceiling that was reached."""
        return self.assets / self.seconds / PER_ENDPOINT

    @property
    def refused_share(self) -> float:
        """Return the share of answers that were 429."""
        return self.refused / self.requests


def measure(assets: int) -> FirstSync:
    """Import and sync this many listings with the command line, as a person would."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with SimulatorProcess(ledger=home / "ledger.db", rate=IN_ALL, rate_endpoint=PER_ENDPOINT) as simulator:
            prepare(home, assets)
            backoffice(home, simulator.url, "import", "activities", str(home / "listings.csv"))
            backoffice(home, simulator.url, "sync", "--once")
            return _judge(assets, simulator.url)


def prepare(home: Path, assets: int) -> None:
    """Write the settings and a CSV file of this many activities."""
    (home / "config").mkdir()
    settings = f"requests_per_second = {IN_ALL}\nrequests_per_second_per_endpoint = {PER_ENDPOINT}\n"
    (home / "config" / "settings.toml").write_text(settings, encoding="utf-8")
    rows = "".join(f"Tour {number},{number % 400 + 20}.00,BRL\n" for number in range(assets))
    (home / "listings.csv").write_text("title,price,currency\n" + rows, encoding="utf-8")


def environment(home: Path, api_base: str) -> dict[str, str]:
    """Return the variables of a command that works in `home` and talks to the simulator."""
    own = {"BACKOFFICE_HOME": str(home), "BACKOFFICE_STRIPE_API_BASE": api_base}
    return {**os.environ, **own, "STRIPE_SECRET_KEY": "sk_test_benchmark_1"}


def backoffice(home: Path, api_base: str, *arguments: str) -> str:
    """Run a command to its end and return what it printed."""
    command = [sys.executable, "-m", "backoffice", *arguments]
    done = subprocess.run(command, env=environment(home, api_base), check=True, capture_output=True, text=True)
    return done.stdout


def _judge(assets: int, url: str) -> FirstSync:
    """Ask the simulator's ledger, which is the oracle: nothing here is what the program says of itself."""
    log = httpx.get(f"{url}/_simulator/requests", timeout=60).json()["requests"]
    posts = [line for line in log if line["method"] == "POST"]
    objects = httpx.get(f"{url}/_simulator/ledger", timeout=60).json()["objects"]
    statuses = Counter(line["status"] for line in posts)
    return FirstSync(
        assets=assets,
        seconds=posts[-1]["real_at"] - posts[0]["real_at"],
        requests=len(posts),
        refused=statuses[429],
        products=len(objects["product"]),
        live_links=sum(link["active"] for link in objects["payment_link"]),
        live_prices=sum(price["active"] for price in objects["price"]),
    )


def table(sizes: tuple[int, ...] = (300, 1000)) -> str:
    """Return the runs as a Markdown table."""
    lines = [
        "| assets | requests per asset (floor 2) | of the ceiling (goal ≥ 95 %) | 429 (goal < 1 %) | duplicates |",
        "|---:|---:|---:|---:|---:|",
    ]
    for assets in sizes:
        run = measure(assets)
        extra = run.products + run.live_links + run.live_prices - 3 * assets
        shares = f"{run.ceiling_share:.1%} | {run.refused_share:.2%}"
        lines.append(f"| {assets:,} | {run.requests_per_asset:.2f} | {shares} | {extra} |")
    return "\n".join(lines)
