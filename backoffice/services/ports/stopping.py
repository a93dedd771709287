"""Telling a read that nobody waits for it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager


class Stop:
    """Set once, from any thread; a read that is under way is broken off, one that has not begun does not begin."""

    def __init__(self) -> None:
        """Stop nothing yet."""
        self._lock = threading.Lock()
        self._breaks: list[Callable[[], None]] = []
        self._is_set = False

    @property
    def is_set(self) -> bool:
        """Tell whether it was set."""
        return self._is_set

    def set(self) -> None:
        """Break off what is under way."""
        with self._lock:
            self._is_set = True
            for break_off in self._breaks:
                break_off()

    @contextmanager
    def breaking(self, break_off: Callable[[], None]) -> Generator[None]:
        """Have `break_off` called when it is set within the block, and never after, when others may use the same."""
        with self._lock:
            self._breaks.append(break_off)
            if self._is_set:
                break_off()
        try:
            yield
        finally:
            with self._lock:
                self._breaks.remove(break_off)
