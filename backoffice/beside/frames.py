"""What the program and the process beside it say to each other: pickled messages, each behind its length.

Both ends are this program, and the pipe is theirs alone: nothing from elsewhere is ever unpickled.
"""

from __future__ import annotations

import pickle
import struct
from asyncio import IncompleteReadError, StreamReader
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from backoffice.domain.errors import BackofficeError
from backoffice.domain.resync import Finding, PlanRow
from backoffice.services.ports import Lane
from backoffice.services.resync_compare import Scope

_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be compared, where, and with which key. The first message to the process, and its only secret."""

    database_url: str = field(repr=False)
    key: str = field(repr=False)
    api_base: str | None
    now: datetime
    scope: Scope


@dataclass(frozen=True, slots=True)
class Turn:
    """A request may leave now; or not, as `refusal` says."""

    number: int
    refusal: BackofficeError | None = None


@dataclass(frozen=True, slots=True)
class TurnWanted:
    """A request wants to leave. The program's limiter counts it with all the others."""

    number: int
    endpoint: str
    lane: Lane
    subject: str | None


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The request of this number was answered, or will not be."""

    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Stripe answered 429, with this reason and this many seconds to wait."""

    endpoint: str
    reason: str
    retry_after: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """So much was looked at, of so much."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of the plan, in their order."""

    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """All rows were sent; what the plan says besides."""

    in_sync: int
    changed_meanwhile: int
    requests_used: int
    counts: Mapping[Finding, int]


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be compared."""

    error: BackofficeError


def packed(message: object) -> bytes:
    """Return a message as it goes through a pipe."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(body)) + body


def read_message(pipe: BinaryIO) -> Any:
    """Wait for the next message; None: the pipe has ended."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = pipe.read(length)
    return pickle.loads(body) if len(body) == length else None


async def next_message(pipe: StreamReader) -> Any:
    """Wait for the next message; None: the pipe has ended."""
    try:
        (length,) = _LENGTH.unpack(await pipe.readexactly(_LENGTH.size))
        return pickle.loads(await pipe.readexactly(length))
    except IncompleteReadError:
        return None
