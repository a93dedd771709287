"""The audit trail's chain: each row is sealed with a hash over itself and the row before, so that no row changes alone.

What it shows and what it cannot is in docs/decisions/0073. The form of the sealed document is format 1; rows that were
sealed stay as they are, so it never changes: another form would be a format 2 beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

GENESIS = sha256(b"backoffice audit trail, format 1").hexdigest()
"""What stands before the first row."""

_AS_JSON = json.JSONEncoder(separators=(",", ":")).encode

MOST_FAULTS = 100
"""Faults that are kept word for word; more are counted."""


@dataclass(frozen=True, slots=True)
class TrailRow:
    """A row of the trail as the database holds it, nothing decoded."""

    id: int
    at: datetime
    subject: str
    person_name: str
    person_role: str
    action: str
    text: str
    params: str
    reason: str
    before: str
    after: str
    previous_hash: str
    chain_hash: str

    def sealed(self) -> str:
        """Return the hash that belongs to what the row holds."""
        texts = (self.subject, self.person_name, self.person_role, self.action, self.text, self.params)
        return seal(self.previous_hash, self.id, self.at, (*texts, self.reason, self.before, self.after))


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the trail: the number and the hash of its last row. It is kept apart from the rows."""

    last_id: int = 0
    chain_hash: str = GENESIS

    def __str__(self) -> str:
        """Return it as people note it down: `number:hash`."""
        return f"{self.last_id}:{self.chain_hash}"


NO_HEAD = Head(0, "")
"""Stands for a head that is gone."""


def seal(previous_hash: str, row_id: int, at: datetime, texts: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of a row: of a JSON list of the hash before, the number, the moment in UTC, the texts.

    `texts` are subject, person_name, person_role, action, text, params, reason, before and after. JSON in ASCII leaves
    no doubt where one ends, whatever they hold.
    """
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    document = _AS_JSON([previous_hash, row_id, moment, *texts])
    return sha256(document.encode("ascii")).hexdigest()


def parse_head(text: str) -> Head:
    """Read what `str(head)` wrote, also with the full stop of a sentence behind it.

    Raises:
        ValueError: it is something else.

    """
    number, _, chain_hash = text.strip().rstrip(".").partition(":")
    chain_hash = chain_hash.strip().lower()
    if not number.strip().isascii() or not number.strip().isdigit() or len(chain_hash) != len(GENESIS):
        raise ValueError("a head is written as number:hash")
    int(chain_hash, 16)
    return Head(int(number), chain_hash)


# --- looking at it ------------------------------------------------------------------------------------------


class FaultKind(StrEnum):
    """What is wrong at one place of the chain."""

    CHANGED = "changed"  # a row does not hold what was sealed
    BEGINNING = "beginning"  # the first row is not the first that was written
    MISSING = "missing"  # rows between two others are gone
    OUT_OF_PLACE = "out_of_place"  # a row does not follow the one before it
    END_MISSING = "end_missing"  # rows after the last are gone
    END_ADDED = "end_added"  # rows after the noted end were put in
    END_CHANGED = "end_changed"  # the last row is not the one that was noted
    HEAD_GONE = "head_gone"  # what the end is compared with is not there
    NOTED = "noted"  # a head that somebody noted is not in the trail


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, with the place in words. `row_id`: the row where it shows."""

    kind: FaultKind
    row_id: int
    message: Message


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found: rows read, the end of the trail as its rows tell it, and the first faults."""

    rows: int
    head: Head
    faults: tuple[Fault, ...]
    faults_found: int

    @property
    def is_whole(self) -> bool:
        """Tell whether every row is as it was written."""
        return self.faults_found == 0


@dataclass(slots=True)
class Examiner:
    """Takes rows one after the other, in the order of their numbers, and keeps only the last."""

    noted: Head | None = None
    rows: int = 0
    faults_found: int = 0
    _last: TrailRow | None = None
    _saw_noted: bool = False
    _faults: list[Fault] = field(default_factory=list[Fault])

    def take(self, row: TrailRow) -> None:
        """Look at the next row."""
        self._follows(row)
        if row.sealed() != row.chain_hash:
            text = QT_TRANSLATE_NOOP("backoffice", "Row {row} ({subject}, {at}) was changed after it was written.")
            self._fault(FaultKind.CHANGED, row, text)
        if self.noted is not None and row.id == self.noted.last_id:
            self._saw_noted = row.chain_hash == self.noted.chain_hash
        self.rows += 1
        self._last = row

    def end(self, kept: Head) -> Verdict:
        """Compare the last row with the head that is kept apart, and return everything found."""
        head = Head() if self._last is None else Head(self._last.id, self._last.chain_hash)
        if kept == NO_HEAD:
            text = QT_TRANSLATE_NOOP("backoffice", "What is kept of the trail's end apart from its rows is gone.")
            self._keep(Fault(FaultKind.HEAD_GONE, head.last_id, Message(text)))
        elif head.last_id < kept.last_id:
            text = QT_TRANSLATE_NOOP(
                "backoffice", "The end is missing: the last row was row {last}, and now it is row {row}."
            )
            params = {"row": head.last_id, "last": kept.last_id}
            self._keep(Fault(FaultKind.END_MISSING, head.last_id, Message(text, params)))
        elif head.last_id > kept.last_id:
            text = QT_TRANSLATE_NOOP("backoffice", "The rows after row {last} were not written by Backoffice.")
            self._keep(Fault(FaultKind.END_ADDED, kept.last_id + 1, Message(text, {"last": kept.last_id})))
        elif head.chain_hash != kept.chain_hash:
            text = QT_TRANSLATE_NOOP("backoffice", "Row {row}, the last one, is not the one that was written last.")
            self._keep(Fault(FaultKind.END_CHANGED, head.last_id, Message(text, {"row": head.last_id})))
        self._compare_noted()
        return Verdict(self.rows, head, tuple(self._faults), self.faults_found)

    def _follows(self, row: TrailRow) -> None:
        before = self._last
        if before is None:
            if row.previous_hash != GENESIS:
                text = QT_TRANSLATE_NOOP(
                    "backoffice", "The beginning is missing: the trail now begins with row {row} ({subject}, {at})."
                )
                self._fault(FaultKind.BEGINNING, row, text)
        elif row.previous_hash != before.chain_hash:
            gone = row.id > before.id + 1
            if gone:
                text = QT_TRANSLATE_NOOP(
                    "backoffice", "Rows between row {before} and row {row} ({subject}, {at}) are missing."
                )
            else:
                text = QT_TRANSLATE_NOOP(
                    "backoffice",
                    "Row {row} ({subject}, {at}) does not follow row {before}: one of them was put in, moved or "
                    "written anew.",
                )
            self._fault(FaultKind.MISSING if gone else FaultKind.OUT_OF_PLACE, row, text, before=before.id)

    def _compare_noted(self) -> None:
        noted = self.noted
        if noted is None or self._saw_noted or (noted.last_id == 0 and noted.chain_hash == GENESIS):
            return
        text = QT_TRANSLATE_NOOP(
            "backoffice", "Row {row} is not the row {row} that was noted: the trail was rewritten."
        )
        self._keep(Fault(FaultKind.NOTED, noted.last_id, Message(text, {"row": noted.last_id})))

    def _fault(self, kind: FaultKind, row: TrailRow, text: str, **params: object) -> None:
        self._keep(Fault(kind, row.id, Message(text, {"row": row.id, "subject": row.subject, "at": row.at, **params})))

    def _keep(self, fault: Fault) -> None:
        self.faults_found += 1
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(fault)
