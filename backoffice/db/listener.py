"""On PostgreSQL, hearing of jobs that other programs enqueue. On SQLite there is no other program."""

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
from backoffice.db.database import CHANNEL
from backoffice.db.engines import CONNECT_SECONDS

_LOG = logging.getLogger(__name__)
_RETRY_SECONDS = 5.0


def listen_for_jobs(url: str, wake: Callable[[], None]) -> JobListener | None:
    """Call `wake` (on a thread of the listener's) whenever a program commits new jobs; None on SQLite."""
    address = parse_address(url)
    return None if is_file(address) else JobListener(address, wake)


class JobListener:
    """A connection of its own that listens. After a break it connects again, and wakes in case something was missed."""

    def __init__(self, address: URL, wake: Callable[[], None]) -> None:
        """Start to listen; `listening` is set while it hears."""
        self.listening = threading.Event()
        self._address = address
        self._wake = wake
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

        while True:
            try:
                self._listen()
                return
            except psycopg.Error as error:
                self.listening.clear()
                # At INFO: whoever reads or writes meets the same break and reports it.
                _LOG.info("not hearing of other programs' jobs: %s", type(error).__name__)
            if self._is_stopped(_RETRY_SECONDS):
                return

    def _listen(self) -> None:
        """Listen until stopped."""
        import psycopg

        _, parameters = PGDialect_psycopg().create_connect_args(self._address)
        arguments: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, **parameters}
        with psycopg.connect(**arguments, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self.listening.set()
            self._wake()
            while not self._is_stopped(None, connection.fileno()):
                if list(connection.notifies(timeout=0)):
                    self._wake()

    def _is_stopped(self, seconds: float | None, *others: int) -> bool:
        """Wait until stopped, until one of the others has something to read, or until the time is over."""
        readable, _, _ = select.select([self._stopped, *others], [], [], seconds)
        return self._stopped in readable
