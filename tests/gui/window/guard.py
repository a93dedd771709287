"""Sees whether the thread of the window touches a database or the network."""

import sys
import threading
from typing import Any

from sqlalchemy import Engine, event

WAITING = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "sqlite3.connect", "subprocess.Popen")


class MainThreadGuard:
    """While `is_on`, every statement and connection of the main thread is noted in `seen`."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)
        event.listen(Engine, "before_cursor_execute", self._see_statement)

    def _hear(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name in WAITING:
            self._note(f"{name} {arguments[1:]}")

    def _see_statement(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self._note(statement)

    def _note(self, what: str) -> None:
        if self.is_on and threading.current_thread() is threading.main_thread():
            self.seen.append(what)
