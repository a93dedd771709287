"""A clock that stands still until a test moves it, for several processes: its time is in a file."""

from datetime import datetime
from pathlib import Path

from tests.support.databases import ManualClock


class SharedClock(ManualClock):
    """The test's end of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.move(0)

    def move(self, seconds: float) -> datetime:
        """Let time pass for all processes and return the new time."""
        now = super().move(seconds)
        fresh = self.path.with_suffix(".new")
        fresh.write_text(now.isoformat())
        fresh.replace(self.path)
        return now


class ClockReader(ManualClock):
    """The other processes' end of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def now(self) -> datetime:
        """Return the time that the test set it to."""
        return datetime.fromisoformat(self._path.read_text())
