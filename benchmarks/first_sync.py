"""A first sync: listings imported from a CSV file and sent to the simulator under Stripe's limits.

The ceiling is the per-endpoint limit: a new asset takes one request of each of two endpoints, so no program can send
more assets a second than that limit. The simulator refuses what goes beyond it, as Stripe does.

`python -m benchmarks.first_sync [ASSETS [LIMIT]]` measures one run; a higher limit than Stripe's 25 shows in minutes
whether the time an asset takes stays the same when there are many.
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
"""Stripe's limit."""


def in_all(limit: float) -> float:
    """Return the limit of all endpoints together: four times as much, and no more than the settings take."""
    return min(4 * limit, 100.0)


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
    limit: float
    last_tenth: float
    """How long an asset of the last tenth took, as a share of one of the second tenth: 1 is flat."""

    @property
    def requests_per_asset(self) -> float:
        """Return the successful requests an asset took."""
        return (self.requests - self.refused) / self.assets

    @property
    def ceiling_share(self) -> float:
        """Return the share of the ceiling that was reached."""
        return self.assets / self.seconds / self.limit

    @property
    def refused_share(self) -> float:
        """Return the share of answers that were 429."""
        return self.refused / self.requests


def measure(assets: int, limit: float = PER_ENDPOINT) -> FirstSync:
    """Import and sync this many listings with the command line, as a person would."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with SimulatorProcess(ledger=home / "ledger.db", rate=in_all(limit), rate_endpoint=limit) as simulator:
            prepare(home, assets, limit)
            backoffice(home, simulator.url, "import", "activities", str(home / "listings.csv"))
            backoffice(home, simulator.url, "sync", "--once")
            return _judge(assets, limit, simulator.url)


def prepare(home: Path, assets: int, limit: float = PER_ENDPOINT) -> None:
    """Write the settings and a CSV file of this many activities."""
    (home / "config").mkdir()
    settings = f"requests_per_second = {in_all(limit)}\nrequests_per_second_per_endpoint = {limit}\n"
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


def _judge(assets: int, limit: float, url: str) -> FirstSync:
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
        limit=limit,
        last_tenth=_last_tenth([line["real_at"] for line in posts]),
    )


def _last_tenth(moments: list[float]) -> float:
    """Compare the last tenth with the second, as the first has the burst that a limit allows at once."""
    tenth = len(moments) // 10
    return (moments[-1] - moments[-tenth]) / (moments[2 * tenth] - moments[tenth])


def table(runs: tuple[tuple[int, float], ...] = ((300, PER_ENDPOINT), (1000, PER_ENDPOINT), (10_000, 40.0))) -> str:
    """Return the runs as a Markdown table."""
    lines = [
        "| assets | limit per endpoint | requests per asset (floor 2) | of the ceiling (goal ≥ 95 %) "
        "| 429 (goal < 1 %) | last tenth's time per asset (flat: 1) | duplicates |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for assets, limit in runs:
        run = measure(assets, limit)
        extra = run.products + run.live_links + run.live_prices - 3 * assets
        shares = f"{run.ceiling_share:.1%} | {run.refused_share:.2%} | {run.last_tenth:.2f}"
        lines.append(f"| {assets:,} | {limit:.0f}/s | {run.requests_per_asset:.2f} | {shares} | {extra} |")
    return "\n".join(lines)


if __name__ == "__main__":
    chosen = (
        (int(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else PER_ENDPOINT) if len(sys.argv) > 1 else None
    )
    print(table((chosen,)) if chosen else table())
