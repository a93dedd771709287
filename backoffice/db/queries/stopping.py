"""Reads that are broken off when somebody asks for something else meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import Connection

from backoffice.services.ports import Stop


def stopped_by(stop: Stop | None, connection: Connection) -> AbstractContextManager[None]:
    """Break off what runs on the connection when `stop` is set: it raises a `DatabaseError` then.

    A server works on: its cores are not this computer's, and telling it would take as long as most answers.
    """
    raw = connection.connection.driver_connection
    if stop is None or not isinstance(raw, sqlite3.Connection):
        return nullcontext()
    return stop.breaking(raw.interrupt)
