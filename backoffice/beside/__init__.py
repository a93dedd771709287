"""Comparing in a process of its own, so that a window never waits for Python's lock (docs/decisions/0082)."""
