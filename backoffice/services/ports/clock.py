"""The time, as the use cases ask for it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time. Everything that asks what time it is asks here."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""
        ...
