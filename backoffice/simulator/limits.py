"""Rate and concurrency limits, measured in real time whatever the virtual clock says."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from .errors import ApiError

REASON_HEADER = "Stripe-Rate-Limited-Reason"


def rate_limited(reason: str) -> ApiError:
    """429 with the reason header."""
    return ApiError(
        "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
        status=429,
        code="rate_limit",
        headers={REASON_HEADER: reason},
    )


def lock_timeout() -> ApiError:
    """429 without the reason header: two writes met at one object."""
    return ApiError(
        "This object cannot be accessed right now because another API request or Stripe process is currently accessing "
        "it. If you see this error intermittently, retry the request. If you see this error frequently and are making "
        "multiple concurrent requests to a single object, make your requests serially or at a lower rate.",
        status=429,
        code="lock_timeout",
    )


@dataclass(slots=True)
class Bucket:
    """A token bucket that holds one second's worth."""

    rate: float
    tokens: float
    filled_at: float

    def take(self, now: float) -> bool:
        self.tokens = min(max(self.rate, 1.0), self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


@dataclass(slots=True)
class Limits:
    """Requests per second and at a time, per account and mode; 0 is no limit."""

    rate: float = 25
    rate_endpoint: float = 25
    concurrency: int = 0
    concurrency_endpoint: int = 0
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict[tuple[str, str], Bucket])
    _running: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])

    def set(self, **values: float) -> None:
        """Change limits; all buckets start full again."""
        for name, value in values.items():
            setattr(self, name, value)
        self._buckets.clear()

    def check(self, scope: str, endpoint: str) -> None:
        """Count one request. Raises ApiError (429) with the reason."""
        now = time.monotonic()
        if self.rate_endpoint and not self._bucket(scope, endpoint, self.rate_endpoint, now).take(now):
            raise rate_limited("endpoint-rate")
        if self.rate and not self._bucket(scope, "", self.rate, now).take(now):
            raise rate_limited("global-rate")

    def _bucket(self, scope: str, endpoint: str, rate: float, now: float) -> Bucket:
        return self._buckets.setdefault((scope, endpoint), Bucket(rate, max(rate, 1.0), now))

    @contextmanager
    def running(self, scope: str, endpoint: str) -> Iterator[None]:
        """Hold a place among the requests that run at once. Raises ApiError (429) when there is none."""
        bounds = (("", self.concurrency, "global"), (endpoint, self.concurrency_endpoint, "endpoint"))
        for name, most, word in bounds:
            if most and self._running[scope, name] >= most:
                raise rate_limited(f"{word}-concurrency")
        for name in ("", endpoint):
            self._running[scope, name] += 1
        try:
            yield
        finally:
            for name in ("", endpoint):
                self._running[scope, name] -= 1
