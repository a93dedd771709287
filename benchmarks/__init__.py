"""Measurements, each a ratio within one run. `python -m benchmarks` prints the table of docs/performance.md."""
