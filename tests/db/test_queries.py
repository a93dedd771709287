"""What grids, search and the queue panel show."""

from array import array
from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import create_engine, text

from backoffice.db import SqlDatabase
from backoffice.domain.errors import InvalidInput
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import (
    AssetFilter,
    AssetRecord,
    JobState,
    Lane,
    Sort,
    SyncState,
    pack_key,
    unpack_key,
)
from tests.db.samples import FULL, SYNC, add, claim, enqueue, tier
from tests.support.databases import ManualClock

ACTIVITIES = AssetKind.ACTIVITIES


def _names(database: SqlDatabase, where: AssetFilter, sort: Sort | None = None) -> Sequence[str]:
    return [str(row.cells["name"]) for row in database.queries.rows(database.queries.keys(where, sort or Sort()))]


def _archive(database: SqlDatabase, record: AssetRecord, clock: ManualClock) -> None:
    with database.write() as unit:
        unit.assets.update(record.ref, expected_version=record.version, archived_at=clock.now())


# --- keys and rows ------------------------------------------------------------------------------------------


def test_keys_are_small_numbers_in_order(database: SqlDatabase) -> None:
    records = [add(database, kind) for kind in AssetKind]
    keys = database.queries.keys(AssetFilter(), Sort())
    assert isinstance(keys, array)
    assert keys.itemsize == (4 if database.dialect == "sqlite" else 8)
    assert {unpack_key(key) for key in keys} == {record.ref for record in records}


def test_names_sort_without_capitals_and_accents(database: SqlDatabase) -> None:
    for name in ("zebra", "Água", "agulha", "ÁBACO", "Ébano", "eco", "Zulu"):
        add(database, name=name)
    expected = ["ÁBACO", "Água", "agulha", "Ébano", "eco", "zebra", "Zulu"]
    assert _names(database, AssetFilter(kind=ACTIVITIES)) == expected
    assert _names(database, AssetFilter()) == expected
    assert _names(database, AssetFilter(), Sort(descending=True)) == expected[::-1]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("kind", [None, ACTIVITIES])
def test_empty_cells_come_last_either_way(database: SqlDatabase, kind: AssetKind | None, descending: bool) -> None:
    for name, price in (("none", None), ("dear", 900), ("cheap", 100), ("none too", None)):
        add(database, name=name, price_minor=price)
    expected = ["dear", "cheap"] if descending else ["cheap", "dear"]
    assert _names(database, AssetFilter(kind=kind), Sort("price_minor", descending)) == [*expected, "none", "none too"]


@pytest.mark.parametrize("kind", AssetKind)
def test_every_cell_of_a_kind_can_be_sorted_by(database: SqlDatabase, kind: AssetKind) -> None:
    ref = add(database, kind).ref
    add(database, kind, name="another")
    [row] = database.queries.rows([pack_key(ref)])
    for column in row.cells:
        assert len(database.queries.keys(AssetFilter(kind=kind), Sort(column))) == 2


def test_rows_hold_the_cells_of_their_kind(database: SqlDatabase, clock: ManualClock) -> None:
    record = add(database, AssetKind.EVENTS, category="show", description="long")
    with database.write() as unit:
        unit.assets.mark(record.ref, SyncState.NEEDS_ATTENTION, "no image")
    [row] = database.queries.rows([pack_key(record.ref)])
    assert (row.ref, row.version) == (record.ref, 1)
    shown = {
        "kind": "events",
        "name": "Forró na praça",
        "category": "show",
        "price_minor": 15000,
        "currency": "BRL",
        "sync_state": "needs_attention",
        "last_sync_error": "no image",
        "stripe_payment_link": None,
        "is_active": True,
        "is_featured": False,
        "city": "Vila dos Remédios",
        "event_on": date(2031, 6, 24),
        "latitude": -3.84,
        "updated_at": clock.now(),
        "archived_at": None,
    }
    assert {name: row.cells[name] for name in shown} == shown
    assert not {"description", "images", "tags", "cancellation_policy", "search_text"} & row.cells.keys()


def test_rows_come_in_the_order_of_their_keys_without_those_that_are_gone(database: SqlDatabase) -> None:
    keys = [pack_key(add(database, kind).ref) for kind in AssetKind]
    gone = [pack_key(AssetRef(ACTIVITIES, number)) for number in (99, 2**31, 2**59)]
    wanted = [keys[3], gone[0], keys[0], gone[1], keys[4], gone[2]]
    assert [pack_key(row.ref) for row in database.queries.rows(wanted)] == [keys[3], keys[0], keys[4]]
    assert database.queries.rows([]) == []


def test_many_rows_are_read_in_pieces(database: SqlDatabase) -> None:
    with database.write() as unit:
        for number in range(1203):
            unit.assets.add(ACTIVITIES, {"name": f"n{number:04}"}, [tier("a")] if number % 100 == 0 else [])
    assert _names(database, AssetFilter()) == [f"n{number:04}" for number in range(1203)]
    with database.queries.export(ACTIVITIES, AssetFilter()) as records:
        found = list(records)
    assert [record.values["name"] for record in found] == [f"n{number:04}" for number in range(1203)]
    assert sum(len(record.tiers) for record in found) == 13


@pytest.mark.parametrize(
    "column",
    ["", "nonsense", "id", "search_text", "stripe_state", "name; DROP TABLE jobs", "name DESC, (SELECT 1)", "images"],
)
@pytest.mark.parametrize("kind", [None, ACTIVITIES])
def test_a_column_that_no_grid_has_is_refused(database: SqlDatabase, column: str, kind: AssetKind | None) -> None:
    with pytest.raises(InvalidInput):
        database.queries.keys(AssetFilter(kind=kind), Sort(column))
    with pytest.raises(InvalidInput):
        database.queries.keys(AssetFilter(kind=kind, choices={column: frozenset({"x"})}), Sort())
    with pytest.raises(InvalidInput):
        database.queries.distinct(ACTIVITIES, column)


def test_a_column_of_one_kind_is_none_of_all(database: SqlDatabase) -> None:
    database.queries.keys(AssetFilter(kind=ACTIVITIES), Sort("difficulty"))
    with pytest.raises(InvalidInput):
        database.queries.keys(AssetFilter(), Sort("difficulty"))


# --- filters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SAO", ["Passeio de São João"]),
        ("são joão", ["Passeio de São João"]),
        ("passeio joao", ["Passeio de São João"]),
        ("  joão   passeio ", ["Passeio de São João"]),
        ("100%", ["100%_off"]),
        ("%", ["100%_off"]),
        ("_", ["100%_off"]),
        ("0%_o", ["100%_off"]),
        ("straße", ["Strasse"]),
        ("STRASSE", ["Strasse"]),
        ("boldro", ["100%_off", "Passeio de São João", "Strasse"]),
        ("operador", ["Strasse"]),
        ("o-slug", ["Strasse"]),
        ("ΑΘΉΝΑ", ["Αθήνα"]),
        ("\N{SAILBOAT}", ["\N{SAILBOAT} veleiro"]),
        ("nothing", []),
        ("nul \0", []),
        ("half \ud83d", []),
        ("'; DROP TABLE activities; --", []),
        ("\\", []),
        ("x" * 1_000_000, []),
    ],
)
@pytest.mark.parametrize("kind", [None, ACTIVITIES])
def test_a_text_is_found_whatever_its_case_and_accents(
    database: SqlDatabase, kind: AssetKind | None, typed: str, found: list[str]
) -> None:
    for name in ("Passeio de São João", "100%_off"):
        add(database, name=name, city="Boldró")
    add(database, name="Strasse", city="Boldró", supplier="Operador Mar", slug="O-Slug")
    add(database, name="Αθήνα")
    add(database, name="\N{SAILBOAT} veleiro")
    assert _names(database, AssetFilter(kind=kind, text=typed)) == found


def test_search_follows_edits(database: SqlDatabase) -> None:
    ref = add(database, name="old name", city="Sueste").ref
    with database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={"name": "Novo"})
    assert _names(database, AssetFilter(text="old")) == []
    assert _names(database, AssetFilter(text="novo sueste")) == ["Novo"]


def test_every_condition_must_hold(database: SqlDatabase, clock: ManualClock) -> None:
    add(database, name="boat", category="boat")
    add(database, name="dive", category="diving")
    add(database, name="off", category="boat", is_active=False)
    _archive(database, add(database, name="gone", category="boat"), clock)
    with database.write() as unit:
        unit.assets.mark(AssetRef(ACTIVITIES, 1), SyncState.SYNCED)
    assert _names(database, AssetFilter()) == ["boat", "dive", "off"]
    assert _names(database, AssetFilter(archived=True)) == ["gone"]
    assert _names(database, AssetFilter(is_active=False)) == ["off"]
    assert _names(database, AssetFilter(sync_states=frozenset({SyncState.SYNCED}))) == ["boat"]
    assert _names(database, AssetFilter(choices={"category": frozenset({"boat"})})) == ["boat", "off"]
    assert _names(database, AssetFilter(choices={"category": frozenset({"boat"})}, is_active=True)) == ["boat"]
    assert _names(database, AssetFilter(choices={"category": frozenset({"\0"})})) == []
    assert _names(database, AssetFilter(choices={"category": frozenset()})) == ["boat", "dive", "off"]
    assert _names(database, AssetFilter(kind=ACTIVITIES, choices={"category": frozenset({"diving"})})) == ["dive"]
    assert _names(database, AssetFilter(kind=AssetKind.EVENTS)) == []


def test_find_puts_names_that_begin_with_it_first(database: SqlDatabase, clock: ManualClock) -> None:
    add(database, AssetKind.VEHICLES, name="Aluguel de barco")
    add(database, AssetKind.EVENTS, name="Show", supplier="Barco e cia")
    add(database, ACTIVITIES, name="BARCO ao pôr do sol")
    _archive(database, add(database, name="barco velho"), clock)
    found = [row.cells["name"] for row in database.queries.find("barco", 10)]
    assert found == ["BARCO ao pôr do sol", "Aluguel de barco", "Show"]
    assert len(database.queries.find("barco", 2)) == 2
    assert database.queries.find("  ", 10) == ()
    assert database.queries.find("nul \0", 10) == ()


def test_export_gives_what_the_filter_lets_through(database: SqlDatabase) -> None:
    first, second = add(database, name="first"), add(database, name="second")
    add(database, AssetKind.EVENTS)
    with database.queries.export(ACTIVITIES, AssetFilter()) as records:
        assert list(records) == [first, second]
    with database.queries.export(ACTIVITIES, AssetFilter(text="second")) as records:
        assert list(records) == [second]


def test_an_export_is_one_picture_however_long_it_takes(database: SqlDatabase) -> None:
    with database.write() as unit:
        for number in range(600):
            unit.assets.add(ACTIVITIES, {"name": f"n{number}"}, ())
    with database.queries.export(ACTIVITIES, AssetFilter()) as records:
        stream = iter(records)
        next(stream)
        with database.write() as unit:
            unit.assets.update(AssetRef(ACTIVITIES, 600), expected_version=1, values={"name": "later"})
        assert [record.values["name"] for record in stream][-1] == "n599"


# --- counts, values, queue ----------------------------------------------------------------------------------


def test_counts_tell_where_everything_stands(database: SqlDatabase, clock: ManualClock) -> None:
    for kind in AssetKind:
        add(database, kind)
    _archive(database, add(database), clock)
    with database.write() as unit:
        unit.assets.mark(AssetRef(ACTIVITIES, 1), SyncState.NEEDS_ATTENTION, "x")
    enqueue(database, clock, "activities/1")
    enqueue(database, clock, "activities/2")
    [job, _] = claim(database, clock)
    with database.write() as unit:
        unit.jobs.discard(job.id, job.fence, "x", clock.now())
        unit.jobs.cancel(unit.jobs.enqueue(SYNC, "events/1", Lane.CATALOGUE, clock.now()), clock.now())
    counts = database.queries.counts()
    assert counts.by_kind == dict.fromkeys(AssetKind, 1)
    assert counts.by_state == {**dict.fromkeys(SyncState, 0), SyncState.PENDING: 4, SyncState.NEEDS_ATTENTION: 1}
    assert (counts.open_jobs, counts.discarded_jobs) == (2, 1)


def test_the_values_in_use_are_sorted_as_people_sort(database: SqlDatabase) -> None:
    for city in ("zona", "Água", "boldró", "Água", None, ""):
        add(database, city=city)
    assert database.queries.distinct(ACTIVITIES, "city") == ["Água", "boldró", "zona"]
    with pytest.raises(InvalidInput):
        database.queries.distinct(ACTIVITIES, "price_minor")


@pytest.mark.parametrize(("kind", "column"), [(AssetKind.RESTAURANTS, "cuisine"), (AssetKind.VEHICLES, "category")])
def test_a_category_is_what_comes_nearest_in_each_kind(database: SqlDatabase, kind: AssetKind, column: str) -> None:
    [row] = database.queries.rows([pack_key(add(database, kind, **{column: "buggy"}).ref)])
    assert row.cells["category"] == "buggy"
    assert database.queries.distinct(kind, "category") == ["buggy"]
    assert len(database.queries.keys(AssetFilter(choices={"category": frozenset({"buggy"})}), Sort("category"))) == 1


def test_the_queue_shows_jobs_with_the_names_of_their_listings(database: SqlDatabase, clock: ManualClock) -> None:
    ref = add(database, AssetKind.EVENTS).ref
    for subject in (str(ref), "payments/x", "events/999", f"events/{2**70}"):
        clock.move(1)
        enqueue(database, clock, subject)
    rows = database.queries.queue(frozenset(JobState), 10)
    assert [(row.ref, row.name) for row in rows] == [
        (None, ""),
        (AssetRef(AssetKind.EVENTS, 999), ""),
        (None, ""),
        (ref, str(FULL[AssetKind.EVENTS]["name"])),
    ]
    assert rows[3].state is JobState.AVAILABLE
    assert len(database.queries.queue(frozenset(JobState), 2)) == 2
    assert database.queries.queue(frozenset({JobState.DISCARDED}), 10) == []
    assert database.queries.queue(frozenset(), 10) == []


@pytest.mark.parametrize("column", ["name", "price_minor", "city", "updated_at"])
@pytest.mark.parametrize("kind", [None, AssetKind.ACTIVITIES])
def test_the_first_rows_are_those_that_all_keys_begin_with(
    database: SqlDatabase, kind: AssetKind | None, column: str
) -> None:
    for number in range(12):
        add(database, name=f"Trilha {number * 7 % 12}", city=None if number % 5 == 0 else f"Vila {number % 3}")
        add(database, AssetKind.EVENTS, name=f"Show {number}", price_minor=number % 4 or None)
    for where in (AssetFilter(kind), AssetFilter(kind, text="1"), AssetFilter(kind, is_active=True)):
        for descending in (False, True):
            sort = Sort(column, descending=descending)
            first = database.queries.first_rows(where, sort, 5)
            keys = database.queries.keys(where, sort)
            assert [pack_key(row.ref) for row in first] == list(keys[:5])
            assert list(first) == list(database.queries.rows(keys[:5]))


def test_keys_of_the_largest_ids_are_whole(database: SqlDatabase, database_url: str) -> None:
    small = add(database).ref
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE activities SET id = 2147483647"))
    engine.dispose()
    also = add(database, AssetKind.EVENTS).ref
    largest = AssetRef(small.kind, 2**31 - 1)
    assert set(database.queries.keys(AssetFilter(), Sort())) == {pack_key(largest), pack_key(also)}
    assert list(database.queries.keys(AssetFilter(small.kind), Sort())) == [pack_key(largest)]
