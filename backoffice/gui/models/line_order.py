"""Sorting lines of a table that are all in memory, away from the window's thread and without holding it up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from heapq import merge

from backoffice.gui.models.type_ahead import fold

PIECE = 1_000
"""Lines sorted in one go: Python lets nobody else run meanwhile, so the window would miss a frame over more."""

_NUMBER = re.compile(r"\d+")
_DIGITS = 12

Key = tuple[int | str, ...]


def natural(text: str) -> str:
    """Return what a text is sorted by: without case and accents, and 9 before 10."""
    return _NUMBER.sub(lambda found: found.group().zfill(_DIGITS), fold(text))


def in_order(lines: Sequence[int], key: Callable[[int], Key], *, descending: bool) -> list[int]:
    """Return the lines sorted by their keys; those with the same key stay as they stand."""
    sign = -1 if descending else 1
    pieces = (
        sorted((*key(line), sign * at, line) for at, line in enumerate(lines[start : start + PIECE], start))
        for start in range(0, len(lines), PIECE)
    )
    found = [int(line) for *_, line in merge(*pieces)]
    return found[::-1] if descending else found
