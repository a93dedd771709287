"""Refunds under Hypothesis: everything that may happen to them, in any order, judged by the simulator's own ledger."""
