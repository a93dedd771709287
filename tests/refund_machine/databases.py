"""Databases of today's format for the worlds: SQLite files in memory, or a PostgreSQL server's."""

import shutil
from pathlib import Path
from typing import Protocol

from sqlalchemy import make_url

from backoffice.db import migrate
from tests.support.postgres import PostgresServer


class Databases(Protocol):
    """Makes databases of today's format, and copies of them that nobody has open."""

    def new(self) -> str: ...

    def copy(self, url: str) -> str: ...

    def drop(self, url: str) -> None: ...

    def cut(self, url: str) -> None:
        """End every connection to a server's database."""
        ...


class Files:
    """SQLite files, copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def new(self) -> str:
        template = self._folder / "template.db"
        if not template.exists():
            migrate(f"sqlite:///{template}")
        return self._next(template)

    def copy(self, url: str) -> str:
        return self._next(Path(url.removeprefix("sqlite:///")))

    def _next(self, original: Path) -> str:
        self._made += 1
        file = self._folder / str(self._made) / "office.db"
        file.parent.mkdir()
        shutil.copyfile(original, file)
        return f"sqlite:///{file}"

    def drop(self, url: str) -> None:
        shutil.rmtree(Path(url.removeprefix("sqlite:///")).parent)

    def cut(self, url: str) -> None:
        """Nothing: there is no server."""


class Servers:
    """Databases of a PostgreSQL server."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server

    def new(self) -> str:
        return self._server.url(self._server.create(self._server.template("today", migrate)))

    def copy(self, url: str) -> str:
        return self._server.url(self._server.create(_name(url)))

    def drop(self, url: str) -> None:
        self._server.drop(_name(url))

    def cut(self, url: str) -> None:
        with self._server.connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (_name(url),)
            )


def _name(url: str) -> str:
    name = make_url(url).database
    assert name is not None
    return name
