"""A cable to the PostgreSQL server that can be cut just as a COMMIT goes through it."""

import select
import socket
import threading
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sqlalchemy import make_url

_COMMIT = b"COMMIT"


class CutCable:
    """Listens on loopback and passes bytes on to the server's socket."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self._server = f"{address.query['host']}/.s.PGSQL.5432"
        self._listening = socket.create_server(("127.0.0.1", 0))
        port = self._listening.getsockname()[1]
        self.url = address.set(host="127.0.0.1", port=port, query={}).render_as_string(hide_password=False)
        self._cut: bool | None = None  # whether the COMMIT still reaches the server; None: nothing is cut
        self._stopped, self._stopper = socket.socketpair()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopper.close()
        self._thread.join()
        self._listening.close()
        self._stopped.close()

    def cut_at_commit(self, *, reached: bool) -> None:
        """Cut every connection at its next COMMIT: after the server got and did it, or before."""
        self._cut = reached

    def mend(self) -> None:
        """Pass everything again."""
        self._cut = None

    def _serve(self) -> None:
        pairs: dict[socket.socket, socket.socket] = {}
        with ExitStack() as stack:
            while True:
                readable, _, _ = select.select([self._stopped, self._listening, *pairs], [], [])
                if self._stopped in readable:
                    return
                for end in readable:
                    if end is self._listening:
                        client = stack.enter_context(self._listening.accept()[0])
                        server = stack.enter_context(socket.socket(socket.AF_UNIX))
                        server.connect(self._server)
                        pairs |= {client: server, server: client}
                    elif end in pairs and not self._pass_on(end, pairs[end]):
                        other = pairs.pop(end)
                        pairs.pop(other)
                        end.close()
                        other.close()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> bool:
        """Pass on what has arrived; return whether the connection stays."""
        content = source.recv(65536)
        if not content:
            return False
        if self._cut is not None and _COMMIT in content:
            if self._cut:
                target.sendall(content)
                target.recv(65536)  # the server has done it
            return False
        target.sendall(content)
        return True
