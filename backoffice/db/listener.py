"""On PostgreSQL, hearing of what other programs do: jobs they enqueue, rows they change. On SQLite there are none."""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import URL
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from backoffice.db.addresses import is_file, parse_address
from backoffice.db.changes import CHANGES_CHANNEL, from_message
from backoffice.db.database import CHANNEL
from backoffice.db.engines import CONNECT_SECONDS
from backoffice.services.ports.changes import ANYTHING, Changes

_LOG = logging.getLogger(__name__)
_RETRY_SECONDS = 5.0


Hear = Callable[[Changes], None]


def listen_for_jobs(url: str, wake: Callable[[], None], hear: Hear | None = None, own: str = "") -> JobListener | None:
    """Call `wake` (on a thread of the listener's) whenever a program commits new jobs; None on SQLite.

    `hear` is told which rows other programs changed: all but the one whose origin is `own`.
    """
    address = parse_address(url)
    return None if is_file(address) else JobListener(address, wake, hear, own)


class JobListener:
    """A connection of its own that listens. After a break it connects again; what was missed might be anything."""

    def __init__(self, address: URL, wake: Callable[[], None], hear: Hear | None = None, own: str = "") -> None:
        """Start to listen; `listening` is set while it hears."""
        self.listening = threading.Event()
        self._address = address
        self._wake = wake
        self._hear: Hear = hear or (lambda _changes: None)
        self._own = own
        self._stopped, self._stopper = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="job-listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening. Twice does nothing."""
        if self._stopper.fileno() < 0:
            return
        self._stopper.close()
        self._thread.join()
        self._stopped.close()

    def _run(self) -> None:
        import psycopg

        missed = False
        while True:
            try:
                self._listen(missed=missed)
                return
            except psycopg.Error as error:
                self.listening.clear()
                missed = True
                # At INFO: whoever reads or writes meets the same break and reports it.
                _LOG.info("not hearing of other programs' jobs: %s", type(error).__name__)
            if self._is_stopped(_RETRY_SECONDS):
                return

    def _listen(self, *, missed: bool) -> None:
        """Listen until stopped."""
        import psycopg

        _, parameters = PGDialect_psycopg().create_connect_args(self._address)
        arguments: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, **parameters}
        with psycopg.connect(**arguments, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            connection.execute(f"LISTEN {CHANGES_CHANNEL}")
            self.listening.set()
            self._wake()
            if missed:
                self._hear(ANYTHING)
            while not self._is_stopped(None, connection.fileno()):
                heard = list(connection.notifies(timeout=0))
                if any(notice.channel == CHANNEL for notice in heard):
                    self._wake()
                self._pass_on([notice.payload for notice in heard if notice.channel == CHANGES_CHANNEL])

    def _pass_on(self, messages: list[str]) -> None:
        """Tell what others changed, many commits at once."""
        found = [changes for origin, changes in map(from_message, messages) if origin != self._own and changes]
        if found:
            edited = frozenset[str]().union(*(changes.edited for changes in found))
            self._hear(Changes(edited, frozenset[str]().union(*(changes.followed for changes in found))))

    def _is_stopped(self, seconds: float | None, *others: int) -> bool:
        """Wait until stopped, until one of the others has something to read, or until the time is over."""
        readable, _, _ = select.select([self._stopped, *others], [], [], seconds)
        return self._stopped in readable
