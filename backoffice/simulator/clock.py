"""The simulator's clock: real time, or a virtual time that stands still until it is moved."""

import time
from datetime import UTC, datetime

from .ledger import Ledger


def parse_time(text: str) -> int:
    """Unix seconds from a number or an ISO 8601 text (UTC where it names no zone). Raises ValueError."""
    try:
        return int(text)
    except ValueError:
        moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def bounded(moment: float) -> float:
    """The moment, if it lies between 1970 and 3000. Raises ValueError."""
    if not 0 <= moment <= 32_503_680_000:
        raise ValueError("the clock goes from 1970 to 3000")
    return moment


class Clock:
    """Virtual time in Unix seconds, kept in the ledger so that a restart does not move it backwards.

    Running, it is real time plus an offset; frozen, it stands at one moment.
    """

    def __init__(self, ledger: Ledger, start: int | None = None) -> None:
        self._ledger = ledger
        self._offset = float(ledger.note("clock.offset") or 0)
        frozen = ledger.note("clock.frozen")
        self._frozen = int(frozen) if frozen else None
        fresh = frozen is None and ledger.note("clock.offset") is None
        if start is not None and fresh:
            self.freeze(start)

    @property
    def frozen(self) -> bool:
        return self._frozen is not None

    def now(self) -> int:
        """Virtual now, Unix seconds."""
        return self._frozen if self._frozen is not None else int(time.time() + self._offset)

    def freeze(self, moment: int) -> None:
        """Stand still at `moment`."""
        self._frozen = int(bounded(moment))
        self._keep()

    def run(self, moment: int | None = None) -> None:
        """Go on from `moment` (default: now) with real seconds."""
        self._offset = bounded(self.now() if moment is None else moment) - time.time()
        self._frozen = None
        self._keep()

    def advance(self, seconds: int) -> None:
        """Jump by `seconds`, which may be negative (a clock that was set back)."""
        bounded(self.now() + seconds)
        if self._frozen is None:
            self._offset += seconds
        else:
            self._frozen += seconds
        self._keep()

    def _keep(self) -> None:
        self._ledger.set_note("clock.offset", repr(self._offset))
        self._ledger.set_note("clock.frozen", "" if self._frozen is None else str(self._frozen))
