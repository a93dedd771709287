"""What is done to listings is told: each field before and after, by whom, from where."""

from __future__ import annotations

from pathlib import Path

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.errors import InvalidInput, RecordChanged
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.wording import Message
from backoffice.services.assets import AssetDefaults, Assets
from backoffice.services.bulk import BulkEdits
from backoffice.services.importing import Importing
from backoffice.services.ports import AuditEntry, TierRecord
from backoffice.services.trail import Trail
from tests.support.databases import ManualClock

ANA = Person("Ana", Role.MANAGER)
BOAT = {"name": "Barco", "price_minor": 15_000, "currency": "BRL"}


@pytest.fixture
def assets(database: SqlDatabase, clock: ManualClock) -> Assets:
    """The use cases of listings with somebody at work."""
    return Assets(database, clock, AssetDefaults, lambda: ANA)


def told(database: SqlDatabase, ref: AssetRef) -> list[AuditEntry]:
    with database.read() as uow:
        return list(uow.trail.of(str(ref)))


def lines(database: SqlDatabase, ref: AssetRef, first: int = 1) -> list[tuple[str, str, str]]:
    """Return what is told from an entry on: sentence, before, after."""
    return [(str(entry.message), entry.before, entry.after) for entry in told(database, ref)[first:]]


def test_a_new_listing_is_told_with_who_and_when(database: SqlDatabase, assets: Assets, clock: ManualClock) -> None:
    ref = assets.create(AssetKind.VEHICLES, BOAT).ref
    (entry,) = told(database, ref)
    assert (str(entry.message), entry.after, entry.action) == ("The listing was made.", "Barco", "created")
    assert (entry.person, entry.at) == (ANA, clock.now())


def test_each_changed_field_is_told_with_its_values_money_with_its_currency(
    database: SqlDatabase, assets: Assets
) -> None:
    record = assets.create(AssetKind.ACTIVITIES, BOAT)
    given = {"price_minor": 19_950, "city": "Noronha", "is_featured": True, "name": "Barco", "difficulty": "easy"}
    assets.update(record.ref, 1, given)
    assert sorted(lines(database, record.ref)) == [
        ("City was changed.", "", "Noronha"),
        ("Difficulty was changed.", "", "easy"),
        ("Featured was changed.", "no", "yes"),
        ("Price was changed.", "BRL 150.00", "BRL 199.50"),
    ]
    figures = {str(e.message.params["field"]): e.message.params for e in told(database, record.ref)[1:]}
    assert figures["Price"]["before"] == Money(15_000, "BRL")
    assert figures["Featured"]["after"] == Message("Yes")
    assert figures["Difficulty"]["after"] == Message("Easy")
    assert "before" not in figures["City"]


def test_each_price_is_shown_in_the_currency_it_had(database: SqlDatabase, assets: Assets) -> None:
    record = assets.create(AssetKind.VEHICLES, BOAT)
    assets.update(record.ref, 1, {"price_minor": 20_000, "currency": "USD"})
    assert sorted(lines(database, record.ref)) == [
        ("Currency was changed.", "BRL", "USD"),
        ("Price was changed.", "BRL 150.00", "USD 200.00"),
    ]


def test_an_edit_that_changes_nothing_tells_nothing(database: SqlDatabase, assets: Assets) -> None:
    record = assets.create(AssetKind.ACTIVITIES, BOAT)
    assets.update(record.ref, 1, {"price_minor": 15_000, "supplier": None})
    assert lines(database, record.ref) == []


def test_what_is_refused_tells_nothing(database: SqlDatabase, assets: Assets) -> None:
    record = assets.create(AssetKind.ACTIVITIES, BOAT)
    with pytest.raises(InvalidInput):
        assets.update(record.ref, 1, {"price_minor": -1})
    for version in (7, 2):
        with pytest.raises(RecordChanged):
            assets.update(record.ref, version, {"city": "Vila"})
        with pytest.raises(RecordChanged):
            assets.archive(record.ref, version)
    assert lines(database, record.ref) == []


def test_tickets_are_told_by_name(database: SqlDatabase, assets: Assets) -> None:
    new = [TierRecord(None, {"name": name, "price_minor": 5_000}) for name in ("Adult", "Child", "Crew")]
    record = assets.create(AssetKind.EVENTS, BOAT, new)
    adult, child, crew = record.tiers
    dearer = TierRecord(adult.id, {**adult.values, "price_minor": 6_000})
    assets.update(record.ref, 1, {}, [crew, dearer, TierRecord(None, {"name": "Senior", "price_minor": 2_500})])
    assert child.id
    assert lines(database, record.ref) == [
        ("The ticket “Child” was removed. It cost BRL 50.00.", "Child", ""),
        ("Price of the ticket “Adult” was changed.", "BRL 50.00", "BRL 60.00"),
        ("The ticket “Senior” was added. It costs BRL 25.00.", "", "Senior"),
        ("The order of the tickets was changed.", "Adult, Child, Crew", "Crew, Adult, Senior"),
    ]


def test_archiving_and_restoring_are_told_once(database: SqlDatabase, assets: Assets) -> None:
    ref = assets.create(AssetKind.VEHICLES, BOAT).ref
    for move in (assets.archive, assets.archive, assets.restore, assets.restore):
        move(ref)
    assert [entry.action for entry in told(database, ref)] == ["created", "archived", "restored"]


def test_a_copy_says_of_what(database: SqlDatabase, assets: Assets) -> None:
    copy = assets.duplicate(assets.create(AssetKind.VEHICLES, {**BOAT, "name": "Barco {0}"}).ref)
    assert lines(database, copy.ref, 0) == [
        ("The listing was made as a copy of “Barco {0}”.", "", "Barco {0} (copy)"),
    ]


def test_edits_of_several_and_their_undoing_are_told_of_each(database: SqlDatabase, assets: Assets) -> None:
    bulk = BulkEdits(assets)
    refs = [assets.create(AssetKind.VEHICLES, {**BOAT, "name": f"Barco {n}"}).ref for n in range(2)]
    bulk.undo(bulk.set_field(refs, "price_minor", 9_900))
    bulk.undo(bulk.archive(refs))
    for ref in refs:
        assert lines(database, ref) == [
            ("Price was changed, of several listings at once.", "BRL 150.00", "BRL 99.00"),
            ("Price: the change of several listings was taken back.", "BRL 99.00", "BRL 150.00"),
            ("The listing was archived, with several at once.", "", ""),
            ("The listing was brought back: archiving several was undone.", "", ""),
        ]


def test_an_import_is_told_of_each_listing(database: SqlDatabase, assets: Assets, tmp_path: Path) -> None:
    file = tmp_path / "vehicles.csv"
    file.write_text("name,price\n" + "".join(f"Carro {n},100.00\n" for n in range(1_200)), encoding="utf-8")
    importing = Importing(assets)
    created = importing.save(importing.read(AssetKind.VEHICLES, file), partial=False).created
    assert lines(database, created[777].ref, 0) == [("The listing was imported from a file.", "", "Carro 777")]
    verdict = Trail(database).verify()
    assert (verdict.faults, verdict.rows) == ((), 1_200)


def test_a_long_text_is_kept_in_part(database: SqlDatabase, assets: Assets) -> None:
    record = assets.create(AssetKind.VEHICLES, BOAT)
    assets.update(record.ref, 1, {"description": "ó" * 2_000})
    ((_, before, after),) = lines(database, record.ref)
    assert (before, len(after), after[-1]) == ("", 500, "…")


def test_history_comes_newest_first_page_by_page(database: SqlDatabase, assets: Assets) -> None:
    record = assets.create(AssetKind.VEHICLES, BOAT)
    for number in range(70):
        record = assets.update(record.ref, record.version, {"price_minor": 10_000 + number})
    trail = Trail(database)
    page = trail.of_listing(record.ref)
    found = list(page.entries)
    sizes = [len(page.entries)]
    while page.has_more:
        page = trail.older(page)
        found += page.entries
        sizes.append(len(page.entries))
    assert sizes == [30, 30, 11]
    assert found == told(database, record.ref)[::-1]
    assert trail.older(page).entries == ()
    assert trail.of_listing(AssetRef(AssetKind.VEHICLES, 999)).entries == ()
