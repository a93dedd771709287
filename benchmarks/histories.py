"""Ten thousand random histories of an office that takes money; after each, database and ledger are compared.

`python -m benchmarks.histories [COUNT] [FIRST]` prints how many ended well and how long it took; the first that does
not is told in full, and the program ends with 1. FIRST continues a run that was broken off.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from backoffice.domain.errors import BackofficeError
from tests.money.histories import play

WORKERS = 2
A_PIECE = 100


def main(count: int, first: int) -> int:
    """Play, and say how it went."""
    begun, played = time.monotonic(), 0
    with ProcessPoolExecutor(WORKERS) as pool:
        for done in pool.map(_play, _pieces(range(first, first + count))):
            played += done
            print(f"{played} of {count}, {time.monotonic() - begun:.0f} s", flush=True)
    return 0 if played == count else 1


def _play(seeds: list[int]) -> int:
    try:
        return play(seeds)
    except BackofficeError as error:  # which could not be handed from process to process
        raise AssertionError(f"{type(error).__name__}: {error}") from None


def _pieces(seeds: Iterable[int]) -> Iterator[list[int]]:
    left = iter(seeds)
    while piece := list(islice(left, A_PIECE)):
        yield piece


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(given[0] if given else 10_000, given[1] if len(given) > 1 else 0))
