"""`python -m benchmarks [NAME…]` prints the tables of docs/performance.md, measured now; no name: all of them."""

from __future__ import annotations

import subprocess
import sys

NAMES = ("first_sync", "outbox", "importing", "resync", "grid", "scrolling", "window")
"""Each is a module of this package with a process of its own. The last two need a display (`xvfb-run` will do)."""


def main() -> int:
    """Run measurements one after another; return how many failed."""
    failed = 0
    for name in sys.argv[1:] or NAMES:
        print(f"\n## {name}\n", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
