"""Rows of the trail that are older than the chain are sealed as they are."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from backoffice.db import SqlDatabase, migrate
from backoffice.db.addresses import file_of, is_file, parse_address
from backoffice.db.engines import postgresql_engines, sqlite_migration_engine
from backoffice.db.migrating import _config
from backoffice.domain.people import PROGRAM
from backoffice.domain.wording import Message
from backoffice.services.ports import AuditEntry
from backoffice.services.trail import Trail
from tests.support.databases import ManualClock
from tests.support.tampering import run

ROWS = 2_500
_FIRST = datetime(2029, 12, 31, 23, 59, 59, 123456, tzinfo=UTC)
_INSERT = text(
    "INSERT INTO audit_trail (id, subject, at, person_name, person_role, action, text, params, reason, before, after) "
    "VALUES (:id, :subject, :at, 'Maré Alta', 'staff', 'edited', 'Ação', '{}', :reason, '', '\N{SAILBOAT}')"
)


@contextmanager
def _connect(url: str) -> Generator[Connection]:
    address = parse_address(url)
    engine = sqlite_migration_engine(file_of(address)) if is_file(address) else postgresql_engines(address).writer
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@pytest.fixture
def older_url(empty_url: str) -> str:
    """A database of the format before the chain, with a trail that has gaps, as a rolled-back row leaves one."""
    if is_file(parse_address(empty_url)):
        file_of(parse_address(empty_url)).touch()
    with _connect(empty_url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        rows = [
            {
                "id": number + number // 100,
                "subject": f"vehicle_bookings/{number % 7}",
                "at": (_FIRST + timedelta(seconds=number)).replace(tzinfo=None).isoformat(" "),
                "reason": f"reason {number} 'x' \\ \n",
            }
            for number in range(1, ROWS + 1)
        ]
        connection.execute(_INSERT, rows)
    return empty_url


def test_old_rows_stay_word_for_word_and_are_sealed_in_their_order(
    older_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    assert migrate(older_url).found == "0006"
    database = opened(older_url, clock)
    verdict = Trail(database).verify()
    assert (verdict.faults, verdict.rows, verdict.head.last_id) == ((), ROWS, ROWS + ROWS // 100)
    with database.read() as unit:
        found = unit.trail.of("vehicle_bookings/3")
    assert len(found) == ROWS // 7
    assert (found[0].at, found[0].reason, found[0].after) == (
        _FIRST + timedelta(seconds=3),
        "reason 3 'x' \\ \n",
        "\N{SAILBOAT}",
    )


def test_the_trail_goes_on_after_them_and_nobody_changes_it(
    older_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    migrate(older_url)
    database = opened(older_url, clock)
    with database.write() as unit:
        unit.trail.add(AuditEntry("vehicles/1", clock.now(), PROGRAM, "edited", Message("x")))
    assert (Trail(database).verify().faults, Trail(database).verify().rows) == ((), ROWS + 1)
    for change in (
        "UPDATE audit_trail SET reason = 'x'",
        "DELETE FROM audit_trail WHERE id = 1",
        "UPDATE audit_head SET last_id = 1",
        "DELETE FROM audit_head",
    ):
        with pytest.raises(DBAPIError):
            run(database, change)
