"""Every row of the trail is sealed with the one before; whatever is changed behind the program's back is found."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from backoffice.db import SqlDatabase
from backoffice.db.database import SqlUnitOfWork
from backoffice.domain.audit_chain import GENESIS, FaultKind, Head, Verdict, parse_head
from backoffice.domain.people import PROGRAM
from backoffice.domain.wording import Message
from backoffice.services.database_errors import DatabaseReadOnly, RuleBroken
from backoffice.services.ports import AuditEntry
from backoffice.services.trail import Trail
from tests.support.databases import ManualClock
from tests.support.tampering import run, tamper

ROWS = 8


@pytest.fixture
def told(database: SqlDatabase, clock: ManualClock) -> SqlDatabase:
    """A database whose trail has some rows, of several transactions."""
    for number in range(1, ROWS + 1):
        tell(database, clock, f"vehicles/{number}")
        clock.move(60)
    return database


def entry(clock: ManualClock, subject: str, reason: str = "") -> AuditEntry:
    """Return an entry of now."""
    message = Message("{field} was changed.", {"field": "São \N{SAILBOAT}"})
    return AuditEntry(subject, clock.now(), PROGRAM, "edited", message, reason, before="a", after="b")


def tell(database: SqlDatabase, clock: ManualClock, *subjects: str) -> None:
    """Write entries in a transaction."""
    with database.write() as unit:
        for subject in subjects:
            unit.trail.add(entry(clock, subject))


def verify(database: SqlDatabase, noted: Head | None = None) -> Verdict:
    return Trail(database).verify(noted)


def test_an_empty_trail_is_whole(database: SqlDatabase) -> None:
    verdict = verify(database)
    assert (verdict.is_whole, verdict.rows, verdict.head) == (True, 0, Head(0, GENESIS))


def test_rows_follow_one_another_without_a_gap(told: SqlDatabase) -> None:
    with told.read() as unit:
        rows = list(unit.trail.rows())
        assert unit.trail.head() == Head(ROWS, rows[-1].chain_hash)
    assert [row.id for row in rows] == list(range(1, ROWS + 1))
    assert [row.previous_hash for row in rows] == [GENESIS, *(row.chain_hash for row in rows[:-1])]
    assert verify(told) == Verdict(ROWS, Head(ROWS, rows[-1].chain_hash), (), 0)


def test_both_databases_seal_the_same_row_alike(
    sqlite_url: str, postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    heads = set()
    for url in (sqlite_url, postgresql_url):
        database = opened(url, clock)
        hostile = replace(entry(clock, "vehicles/1"), reason='"],["\0\ud83d\u202e\n', before="é" * 500)
        with database.write() as unit:
            unit.trail.add(hostile)
        assert verify(database).is_whole
        heads.add(verify(database).head)
    assert len(heads) == 1


# --- tampering --------------------------------------------------------------------------------------------------

_NEW = "INSERT INTO audit_trail SELECT {id}, subject, at, person_name, person_role, action, text, params, reason, "
_NEW += "before, after, {previous}, {hash} FROM audit_trail WHERE id = 4"
_FORGED = "'" + "f" * 64 + "'"
_OTHER = "'" + "e" * 64 + "'"

_TAMPERED = {
    "a word": (["UPDATE audit_trail SET reason = 'another' WHERE id = 5"], [(FaultKind.CHANGED, 5)]),
    "a name": (["UPDATE audit_trail SET person_name = 'Nobody' WHERE id = 1"], [(FaultKind.CHANGED, 1)]),
    "a moment": (["UPDATE audit_trail SET at = '2031-01-01 00:00:00.000000' WHERE id = 8"], [(FaultKind.CHANGED, 8)]),
    "figures": (["UPDATE audit_trail SET params = '{}' WHERE id = 2"], [(FaultKind.CHANGED, 2)]),
    "a seal": (
        [f"UPDATE audit_trail SET chain_hash = {_FORGED} WHERE id = 5"],
        [(FaultKind.CHANGED, 5), (FaultKind.OUT_OF_PLACE, 6)],
    ),
    "a row in the middle gone": (["DELETE FROM audit_trail WHERE id = 4"], [(FaultKind.MISSING, 5)]),
    "the beginning gone": (["DELETE FROM audit_trail WHERE id <= 2"], [(FaultKind.BEGINNING, 3)]),
    "the end gone": (["DELETE FROM audit_trail WHERE id > 5"], [(FaultKind.END_MISSING, 5)]),
    "everything gone": (["DELETE FROM audit_trail"], [(FaultKind.END_MISSING, 0)]),
    "a row put in at the end": (
        [_NEW.format(id=9, previous=_FORGED, hash=_OTHER)],
        [(FaultKind.OUT_OF_PLACE, 9), (FaultKind.CHANGED, 9), (FaultKind.END_ADDED, 9)],
    ),
    "a row in the place of another": (
        ["DELETE FROM audit_trail WHERE id = 6", _NEW.format(id=6, previous=_FORGED, hash=_OTHER)],
        [(FaultKind.OUT_OF_PLACE, 6), (FaultKind.CHANGED, 6), (FaultKind.OUT_OF_PLACE, 7)],
    ),
    "two rows swapped": (
        [
            "UPDATE audit_trail SET id = 99 WHERE id = 3",
            "UPDATE audit_trail SET id = 3 WHERE id = 4",
            "UPDATE audit_trail SET id = 4 WHERE id = 99",
        ],
        [
            (FaultKind.OUT_OF_PLACE, 3),
            (FaultKind.CHANGED, 3),
            (FaultKind.OUT_OF_PLACE, 4),
            (FaultKind.CHANGED, 4),
            (FaultKind.OUT_OF_PLACE, 5),
        ],
    ),
    "the head set back": (["UPDATE audit_head SET last_id = 7"], [(FaultKind.END_ADDED, 8)]),
    "the head's hash": ([f"UPDATE audit_head SET chain_hash = {_FORGED}"], [(FaultKind.END_CHANGED, 8)]),
    "the head gone": (["DELETE FROM audit_head"], [(FaultKind.HEAD_GONE, 8)]),
}


@pytest.mark.parametrize("name", _TAMPERED)
def test_whatever_is_changed_is_found_with_its_place(told: SqlDatabase, name: str) -> None:
    changes, expected = _TAMPERED[name]
    tamper(told, *changes)
    verdict = verify(told)
    assert [(fault.kind, fault.row_id) for fault in verdict.faults] == expected
    assert not verdict.is_whole


def test_the_place_is_said_in_words(told: SqlDatabase) -> None:
    tamper(told, "UPDATE audit_trail SET reason = 'x' WHERE id = 2", "DELETE FROM audit_trail WHERE id IN (4, 5, 8)")
    assert [str(fault.message) for fault in verify(told).faults] == [
        "Row 2 (vehicles/2, 2030-05-17 12:01:00+00:00) was changed after it was written.",
        "Rows between row 3 and row 6 (vehicles/6, 2030-05-17 12:05:00+00:00) are missing.",
        "The end is missing: the last row was row 8, and now it is row 7.",
    ]


def test_a_trail_written_anew_from_somewhere_on_is_found_by_a_head_that_was_noted(
    told: SqlDatabase, clock: ManualClock
) -> None:
    noted = parse_head(f" {verify(told).head}. ")
    tell(told, clock, "vehicles/9")
    assert verify(told, noted).is_whole
    tamper(told, "DELETE FROM audit_trail", f"UPDATE audit_head SET last_id = 0, chain_hash = '{GENESIS}'")
    tell(told, clock, *(f"vehicles/{number}" for number in range(1, 10)))
    assert verify(told).is_whole, "who has the database can write all of it anew"
    assert [(fault.kind, fault.row_id) for fault in verify(told, noted).faults] == [(FaultKind.NOTED, ROWS)]


@pytest.mark.parametrize("text", ["", "7", "7:abc", f"x:{GENESIS}", f"7:{'g' * 64}", f"-1:{GENESIS}"])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"head|invalid literal"):
        parse_head(text)


# --- what the database itself refuses ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        _NEW.format(id=9, previous="NULL", hash=_FORGED),
        _NEW.format(id=9, previous=_FORGED, hash="NULL"),
        _NEW.format(id=9, previous="''", hash=_FORGED),
        _NEW.format(id=9, previous=_FORGED, hash="'short'"),
        _NEW.format(id=9, previous="previous_hash", hash=_FORGED),  # a fork: two rows after the same one
        "UPDATE audit_head SET last_id = 7",
        "UPDATE audit_head SET chain_hash = chain_hash",
        "DELETE FROM audit_head",
        f"INSERT INTO audit_head VALUES (1, 99, {_FORGED})",
        f"INSERT INTO audit_head VALUES (2, 99, {_FORGED})",
    ],
)
def test_the_database_refuses_rows_without_a_place_and_a_head_that_goes_back(told: SqlDatabase, change: str) -> None:
    with pytest.raises(DBAPIError):
        run(told, change)
    assert verify(told).is_whole


def test_nothing_is_told_where_the_head_is_gone(told: SqlDatabase, clock: ManualClock) -> None:
    tamper(told, "DELETE FROM audit_head")
    with pytest.raises(RuleBroken, match="audit_head"):
        tell(told, clock, "vehicles/9")


def test_what_is_told_where_nothing_can_be_written_is_refused(told: SqlDatabase, clock: ManualClock) -> None:
    with pytest.raises(DatabaseReadOnly), told.read() as unit:
        unit.trail.add(entry(clock, "vehicles/9"))


@pytest.mark.parametrize("subject", ["", "  ", "x" * 301])
def test_an_entry_about_nothing_is_refused_where_it_is_told(
    told: SqlDatabase, clock: ManualClock, subject: str
) -> None:
    with told.write() as unit:
        with pytest.raises(RuleBroken, match="subject"), unit.part():
            unit.trail.add(entry(clock, subject))
        unit.trail.add(entry(clock, "vehicles/9"))
    verdict = verify(told)
    assert (verdict.is_whole, verdict.rows) == (True, ROWS + 1)


# --- parts, and writers side by side ----------------------------------------------------------------------------


def test_a_part_that_fails_takes_what_it_told_along(told: SqlDatabase, clock: ManualClock) -> None:
    with told.write() as unit:
        unit.trail.add(entry(clock, "vehicles/a"))
        with pytest.raises(LookupError), unit.part():
            _tell_and_fail(unit, clock)
        with unit.part():
            unit.trail.add(entry(clock, "vehicles/d"))
        assert [len(unit.trail.of(f"vehicles/{letter}")) for letter in "abcd"] == [1, 0, 0, 1]
    with told.read() as unit:
        assert [row.subject for row in unit.trail.rows()][ROWS:] == ["vehicles/a", "vehicles/d"]
    assert verify(told).is_whole


def test_a_transaction_that_fails_leaves_nothing(told: SqlDatabase, clock: ManualClock) -> None:
    with pytest.raises(LookupError), told.write() as unit:
        _tell_and_fail(unit, clock)
    assert verify(told).rows == ROWS


def _tell_and_fail(unit: SqlUnitOfWork, clock: ManualClock) -> None:
    unit.trail.add(entry(clock, "vehicles/b"))
    with unit.part():
        unit.trail.add(entry(clock, "vehicles/c"))
    raise LookupError


def test_writers_side_by_side_neither_fork_the_chain_nor_wait_for_one_another_for_ever(
    told: SqlDatabase, clock: ManualClock
) -> None:
    begin, errors = threading.Barrier(6), list[BaseException]()

    def write(writer: int) -> None:
        try:
            begin.wait(30)
            for number in range(20):
                subjects = (f"vehicles/{writer}", f"vehicles/{number}")
                tell(told, clock, *(subjects if writer % 2 else subjects[::-1]))
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert errors == []
    verdict = verify(told)
    assert (verdict.is_whole, verdict.rows) == (True, ROWS + 6 * 20 * 2)
