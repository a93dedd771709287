"""A hundred thousand schedules of whatever may happen to refunds; ten invariants are looked at after each step.

`python -m benchmarks.refund_schedules [COUNT] [START] [WORKERS] [STEPS]` lets COUNT schedules of up to STEPS steps
happen, the first of them number START: a run that was ended goes on with the number it printed last. Schedules come in
pieces of a hundred, each told by a seed of its own; a piece in which an invariant does not hold is told in full, and
the program ends with 1.
"""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context

from hypothesis import HealthCheck, settings

from tests.refund_machine.running import STEPS, run
from tests.refund_machine.supply import Tally, supply

A_PIECE = 100


def main(count: int, start: int, workers: int, steps: int) -> int:
    """Let schedules happen, and say how it went."""
    begun, total, failed = time.monotonic(), Tally(), 0
    with get_context("spawn").Pool(workers, maxtasksperchild=50) as pool:
        for seed, tally, complaint in pool.imap(partial(_piece, steps=steps), _seeds(count, start)):
            total.add(tally)
            if complaint:
                failed += 1
                print(f"\nIn the piece that begins with {seed * A_PIECE}:\n{complaint}", flush=True)
            seconds = time.monotonic() - begun
            print(f"next {(seed + 1) * A_PIECE}; {seconds:.0f} s; {total}; {failed} disagreements", flush=True)
    return 1 if failed else 0


def _seeds(count: int, start: int) -> Iterator[int]:
    yield from range(start // A_PIECE, (start + count) // A_PIECE)


def _piece(seed: int, steps: int) -> tuple[int, Tally, str]:
    """Let the schedules of a seed happen; return what happened, and how one of them went wrong."""
    logging.disable(logging.WARNING)
    quick = settings(deadline=None, suppress_health_check=list(HealthCheck), report_multiple_bugs=False)
    settings.register_profile("long", quick)
    settings.load_profile("long")
    with supply() as worlds:
        try:
            run(worlds, A_PIECE, seed=seed, steps=steps)
        except BaseException as error:  # noqa: BLE001 - told by the caller
            return seed, worlds.tally, "".join(traceback.format_exception(error))[-6000:]
        return seed, worlds.tally, ""


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*given, *(100_000, 0, 2, STEPS)[len(given) :]))
