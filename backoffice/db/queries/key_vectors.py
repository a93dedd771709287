"""A million keys in one value: the database joins them into one text or blob, which becomes an array without a loop.

Fetched row by row, each key would cost a Python object and a turn of the interpreter's lock, which the window needs.
"""

from __future__ import annotations

import sys
from array import array
from typing import Any

from sqlalchemy import BigInteger, Connection, LargeBinary, Select, cast, func, literal, select

_SLICE = 1 << 19
"""Characters turned into keys at a time, so that other threads get their turn."""


def read_keys(connection: Connection, ordered: Select[Any]) -> array[int]:
    """Return the `key`s (not negative) of an ordered query, in its order, as an array of four or eight bytes each."""
    read = _from_sqlite if connection.dialect.name == "sqlite" else _from_server
    return read(connection, ordered)


def _from_sqlite(connection: Connection, ordered: Select[Any]) -> array[int]:
    """SQLite joins in the order of the subquery. Eight digits a key, and sixteen where one needs more."""
    keys = ordered.subquery()
    for digits, code in ((8, "I"), (16, "q")):
        joined = func.group_concat(func.printf(f"%0{digits}x", keys.c.key), "")
        text, largest = connection.execute(select(joined, func.max(keys.c.key))).one()
        if largest is None or largest < 16**digits:
            return _from_hex(text or "", code)
    raise AssertionError("SQLite has no integers of more than sixteen digits")


def _from_hex(text: str, code: str) -> array[int]:
    keys: array[int] = array(code)
    for start in range(0, len(text), _SLICE):
        keys.frombytes(bytes.fromhex(text[start : start + _SLICE]))
    if sys.byteorder == "little":
        keys.byteswap()
    return keys


def _from_server(connection: Connection, ordered: Select[Any]) -> array[int]:
    keys = ordered.subquery()
    sent = func.int8send(cast(keys.c.key, BigInteger), type_=LargeBinary)
    joined = connection.execute(select(func.string_agg(sent, literal(b"", LargeBinary), type_=LargeBinary))).scalar()
    found: array[int] = array("q")
    found.frombytes(joined or b"")
    if sys.byteorder == "little":
        found.byteswap()
    return found
