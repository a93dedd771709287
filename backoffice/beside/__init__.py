"""Comparing in a process of its own, so that a window never waits for Python's lock (docs/decisions/0082)."""

from backoffice.beside.comparer import Comparer, ComparisonBroken

__all__ = ["Comparer", "ComparisonBroken"]
