"""When a failed attempt is made again: exponential backoff with full jitter, as a value.

Full jitter (a uniform draw between zero and the bound) spreads workers that failed together; see "Exponential Backoff
And Jitter" in the AWS Architecture Blog.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """`bound` doubles from `first_seconds` up to `longest_seconds`; after `max_attempts` a person is needed."""

    max_attempts: int = 10
    first_seconds: float = 2.0
    longest_seconds: float = 600.0

    def bound(self, attempt: int) -> float:
        """Return the longest wait, in seconds, after the `attempt`-th failure (1: the first)."""
        doublings = min(max(attempt, 1) - 1, 60)
        return min(self.longest_seconds, self.first_seconds * 2.0**doublings)

    def delay(self, attempt: int, draw: float, *, at_least: float | None = None) -> float | None:
        """Return the seconds to wait after the `attempt`-th failure, or None when it was the last one.

        `draw` is a random number in [0, 1). `at_least` is how long Stripe asked us to wait.
        """
        if attempt >= self.max_attempts:
            return None
        return max(self.bound(attempt) * draw, at_least or 0.0)


RATE_LIMITED = RetryPolicy(max_attempts=2**31, first_seconds=2.0, longest_seconds=2.0)
"""429 is nobody's failure: never given up, soon again (the rate limiter slows down by itself)."""

PROBE = RetryPolicy(max_attempts=2**31, first_seconds=1.0, longest_seconds=60.0)
"""How often a queue that stands still looks whether the network is back."""

SLOW_PROBE = RetryPolicy(max_attempts=2**31, first_seconds=15.0, longest_seconds=60.0)
"""How often it looks whether somebody mended the key elsewhere; a key entered here is tried at once."""
