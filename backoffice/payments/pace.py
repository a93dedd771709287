"""How fast, and how many at once: two limits that halve when Stripe objects and grow back bit by bit (AIMD)."""

from __future__ import annotations

from dataclasses import dataclass, field

RECOVERY_PER_SECOND = 0.05
"""Share of its ceiling that a pace regains each second: from half to full in ten seconds."""

ONE_OVERLOAD_SECONDS = 1.0
"""Refusals this close together tell of the same overload, so they cut once."""

_EARLY = 1e-6
"""Timers may go off a little early; seconds by which that is forgiven."""


@dataclass(slots=True)
class Pace:
    """A token bucket: at most `burst + ceiling × t` starts in any t seconds. Times are seconds of one clock."""

    ceiling: float
    burst: float = 2.0
    _next_at: float = field(default=float("-inf"), init=False)
    _held_until: float = field(default=float("-inf"), init=False)
    _cut_at: float | None = field(default=None, init=False)
    _cut_to: float = field(default=0.0, init=False)

    def rate(self, now: float) -> float:
        """Return the starts per second allowed now."""
        if self._cut_at is None:
            return self.ceiling
        return min(self.ceiling, self._cut_to + (now - self._cut_at) * self.ceiling * RECOVERY_PER_SECOND)

    def ready_at(self, now: float) -> float:
        """Return when the next start is allowed; it is allowed now when that is not later than `now`."""
        return max(self._held_until, self._next_at - (self.burst - 1) / self.rate(now)) - _EARLY

    def take(self, now: float) -> None:
        """Count a start."""
        self._next_at = max(self._next_at, now) + 1 / self.rate(now)

    def cut(self, now: float, hold: float = 0.0) -> None:
        """Halve the rate, empty the bucket, and start nothing for `hold` seconds."""
        self._held_until = max(self._held_until, now + hold)
        if self._cut_at is not None and now - self._cut_at < ONE_OVERLOAD_SECONDS:
            return
        self._cut_to = self.rate(now) / 2  # never far below what a second regains, however often it is cut
        self._cut_at = now
        self._next_at = max(self._next_at, now) + (self.burst - 1) / self._cut_to


@dataclass(slots=True)
class Room:
    """How many may run at once: any number until Stripe objects; then half of what ran, and one more each second."""

    running: int = 0
    _cut_at: float | None = field(default=None, init=False)
    _cut_to: int = field(default=0, init=False)

    def is_full(self, now: float) -> bool:
        """Tell whether another one has to wait."""
        return self._cut_at is not None and self.running >= self._cut_to + int(now - self._cut_at)

    def cut(self, now: float) -> None:
        """Halve it, but always leave room for one."""
        if self._cut_at is None or now - self._cut_at >= ONE_OVERLOAD_SECONDS:
            self._cut_to = max(1, self.running // 2)
            self._cut_at = now
