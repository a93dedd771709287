"""The audit trail gives everything back in order, and the database lets nobody change it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.domain.people import PROGRAM, Person, Role
from backoffice.domain.wording import Message
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports import AuditEntry
from tests.support.databases import ManualClock

_SUBJECT = "vehicle_bookings/42"


def _entry(clock: ManualClock, action: str = "status", person: Person = PROGRAM) -> AuditEntry:
    message = Message("From {before} to {count}", {"before": "São \N{SAILBOAT}", "count": 3})
    return AuditEntry(_SUBJECT, clock.now(), person, action, message, reason="asked", before="a", after="b")


def test_what_happened_is_told_in_order(database: SqlDatabase, clock: ManualClock) -> None:
    entries = [_entry(clock, "created", Person("Ana", Role.MANAGER)), _entry(clock), _entry(clock, "edited")]
    with database.write() as unit:
        for entry in entries:
            unit.trail.add(entry)
        unit.trail.add(replace(entries[0], subject="vehicle_bookings/4"))
    with database.read() as unit:
        found = unit.trail.of(_SUBJECT)
        assert unit.trail.of("vehicle_bookings/7") == []
    assert [replace(entry, id=None) for entry in found] == entries
    assert [entry.id for entry in found] == [1, 2, 3]


def test_words_that_cannot_be_stored_are_written_all_the_same(database: SqlDatabase, clock: ManualClock) -> None:
    hostile = replace(_entry(clock), reason="nul \0 half \ud83d", message=Message("{a}", {"a": "nul \0"}))
    with database.write() as unit:
        unit.trail.add(hostile)
        [found] = unit.trail.of(_SUBJECT)
    assert found.reason == "nul \N{REPLACEMENT CHARACTER} half ?"
    assert found.message == hostile.message


_CHANGES = [
    "UPDATE audit_trail SET reason = 'another'",
    "UPDATE audit_trail SET at = at WHERE id = 1",
    "DELETE FROM audit_trail",
    "DELETE FROM audit_trail WHERE id = 1",
]


@pytest.mark.parametrize("change", _CHANGES)
def test_nobody_changes_what_was_written(database: SqlDatabase, clock: ManualClock, change: str) -> None:
    _refuse(database, clock, change)


def test_not_even_by_replacing_it(sqlite_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]) -> None:
    columns = 'subject, at, person_name, person_role, action, text, params, reason, "before", "after"'
    change = f"INSERT OR REPLACE INTO audit_trail (id, {columns}) SELECT id, {columns} FROM audit_trail"
    _refuse(opened(sqlite_url, clock), clock, change)


def test_not_even_by_emptying_the_table(
    postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    _refuse(opened(postgresql_url, clock), clock, "TRUNCATE audit_trail")


def _refuse(database: SqlDatabase, clock: ManualClock, change: str) -> None:
    with database.write() as unit:
        unit.trail.add(_entry(clock))
    with database.read() as unit:
        written = unit.trail.of(_SUBJECT)
        assert written
    with pytest.raises(RuleBroken, match="audit_trail"), database.write() as unit:
        unit.trail._connection.execute(text(change))
    with database.read() as unit:
        assert unit.trail.of(_SUBJECT) == written
