"""An office that began with the first format keeps everything it had."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backoffice.db import SqlDatabase, migrate
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import Lane
from tests.db import first_format
from tests.db.booking_samples import book
from tests.db.samples import claim
from tests.support.databases import ManualClock


def test_nothing_is_lost_of_listings_and_queued_work(empty_url: str) -> None:
    before = first_format.make(empty_url)
    report = migrate(empty_url)
    assert report.found == "0001"
    after = first_format.rows(empty_url)
    assert len(before["jobs"]) == 6
    for table, old in before.items():
        assert [{name: row[name] for name in old[0]} for row in after[table]] == old
        added = [{name for name in row if name not in old[0]} for row in after[table]]
        assert all(row[name] is None for row, names in zip(after[table], added, strict=True) for name in names)


def test_the_outbox_goes_on_as_it_was(empty_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]) -> None:
    first_format.make(empty_url)
    migrate(empty_url)
    database = opened(empty_url, clock)
    clock.move(3600)
    with database.write() as unit:
        asked = unit.jobs.enqueue("sync_asset", "events/0", Lane.MONEY, clock.now())
        later = unit.jobs.enqueue("expire", "x", Lane.LOCAL, clock.now(), clock.now() + timedelta(hours=1))
    assert asked == "0"
    claimed = claim(database, clock)
    assert sorted(job.id for job in claimed) == ["0", "1", "2"]
    assert [job.id for job in claimed if job.intent] == ["1"]
    clock.move(3600)
    assert later in {job.id for job in claim(database, clock)}


def test_the_rules_of_the_outbox_still_hold(empty_url: str) -> None:
    first_format.make(empty_url)
    migrate(empty_url)
    for change in ("lane = 'nowhere'", "state = 'lost'", "attempt = -1", "intent_key = NULL", "subject = 'events/0'"):
        with pytest.raises(DBAPIError), first_format.connect(empty_url) as connection:
            connection.execute(text(f"UPDATE jobs SET {change} WHERE id = '1'"))


def test_its_listings_can_be_booked(empty_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]) -> None:
    first_format.make(empty_url)
    migrate(empty_url)
    database = opened(empty_url, clock)
    assert book(database, asset=AssetRef(AssetKind.VEHICLES, 1)).asset_name == "São João"


def test_killed_at_any_statement_it_has_the_first_format_still(empty_url: str) -> None:
    before = first_format.make(empty_url)
    child = subprocess.run(
        [sys.executable, Path(__file__).parent / "killed_migrations.py", empty_url, "0001"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, "")
    assert int(child.stdout) > 10
    assert first_format.rows(empty_url)["activities"][0]["name"] == before["activities"][0]["name"]
