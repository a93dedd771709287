"""Listings are stored whole, changed only at the version that was seen, and refuse what cannot be stored."""

import threading
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from backoffice.db import SqlDatabase
from backoffice.db.rows import FIELDS, TIER_FIELDS
from backoffice.domain.catalogue import ActualLink, ActualPrice, CatalogueState
from backoffice.domain.errors import InvalidInput, RecordChanged, RecordMissing
from backoffice.domain.fields import FieldType
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.money import Money
from backoffice.domain.specs import TIER_FIELDS as TIER_SPECS
from backoffice.domain.specs import defaults, fields_of
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports import AssetFilter, Lane, Sort, StripeInfo, SyncState, TierRecord
from tests.db.samples import FULL, SHARED, SYNC, add, tier
from tests.support.databases import ManualClock

STATE = CatalogueState(
    product_id="bo_1",
    name="Passeio \N{SAILBOAT}",
    default_price_id="price_1",
    prices=(ActualPrice("price_1", Money(15000, "BRL")), ActualPrice("price_2", Money(5000, "BRL"), tier="7")),
    links=(ActualLink("plink_1", "https://pay.example/1", "price_1"),),
    metadata={"backoffice_id": "1"},
)


@pytest.mark.parametrize("kind", AssetKind)
def test_the_columns_are_the_fields_of_the_kind(kind: AssetKind) -> None:
    assert set(FIELDS[kind]) == {spec.name for spec in fields_of(kind)}


def test_the_columns_of_a_tier_are_its_fields() -> None:
    assert set(TIER_FIELDS) == {spec.name for spec in TIER_SPECS}


@pytest.mark.parametrize("kind", AssetKind)
def test_what_is_saved_is_read_back_as_it_was(database: SqlDatabase, clock: ManualClock, kind: AssetKind) -> None:
    values = {**defaults(kind, "BRL"), **SHARED, **FULL[kind]}
    with database.write() as unit:
        added = unit.assets.add(kind, values, ())
    with database.read() as unit:
        found = unit.assets.get(added.ref)
    assert found == added
    assert found.values == values
    assert found.version == 1
    assert found.created_at == found.updated_at == clock.now()
    assert found.stripe == StripeInfo(sync_state=SyncState.PENDING)


_SAMPLES: dict[FieldType, object] = {
    FieldType.TEXT: "Sueste",
    FieldType.LONG_TEXT: "One.\n\nTwo.",
    FieldType.INTEGER: 2000,
    FieldType.DECIMAL: -3.8531,
    FieldType.PERCENT: 12,
    FieldType.MONEY: 99_999_999,
    FieldType.CURRENCY: "KWD",
    FieldType.BOOLEAN: False,
    FieldType.TEXT_LIST: ("a; b", "c"),
    FieldType.TIME_LIST: ("08:00",),
    FieldType.WEEKDAYS: ("mon", "sun"),
    FieldType.DATE: date(2031, 2, 28),
    FieldType.TIME: time(23, 59),
    FieldType.URL: "https://pages.example/x",
    FieldType.URL_LIST: ("https://pages.example/x.jpg",),
    FieldType.PHONE: "+5581999990000",
}


@pytest.mark.parametrize("kind", AssetKind)
def test_every_field_holds_values_of_its_type(database: SqlDatabase, kind: AssetKind) -> None:
    values = {
        spec.name: spec.choices[-1].value if spec.type is FieldType.CHOICE else _SAMPLES[spec.type]
        for spec in fields_of(kind)
    }
    tier_values = {
        spec.name: spec.choices[-1].value if spec.type is FieldType.CHOICE else _SAMPLES[spec.type]
        for spec in TIER_SPECS
    }
    tiers = [TierRecord(None, tier_values)] if kind.has_tiers else []
    with database.write() as unit:
        ref = unit.assets.add(kind, values, tiers).ref
    with database.read() as unit:
        found = unit.assets.get(ref)
    assert found.values == values
    assert [tier.values for tier in found.tiers] == [{**tier_values, "position": 0}] * len(tiers)


def test_a_name_is_enough(database: SqlDatabase) -> None:
    with database.write() as unit:
        found = unit.assets.add(AssetKind.RESTAURANTS, {"name": "Só o nome"}, ())
    assert found.values["currency"] is None
    assert found.values["is_active"] is True
    assert found.values["images"] == ()


def test_an_edit_changes_what_is_given_and_counts_up(database: SqlDatabase, clock: ManualClock) -> None:
    before = add(database)
    later = clock.move(60)
    with database.write() as unit:
        after = unit.assets.update(before.ref, expected_version=1, values={"price_minor": 1, "tags": ("mar",)})
    assert after.values == {**before.values, "price_minor": 1, "tags": ("mar",)}
    assert (after.version, after.created_at, after.updated_at) == (2, before.created_at, later)


def test_an_edit_of_an_older_version_is_refused_and_saves_nothing(database: SqlDatabase) -> None:
    ref = add(database).ref
    with database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={"name": "first"})
    with pytest.raises(RecordChanged), database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={"name": "second"})
    with database.read() as unit:
        assert unit.assets.get(ref).values["name"] == "first"


def test_of_two_who_save_at_once_exactly_one_wins(database: SqlDatabase) -> None:
    ref = add(database).ref
    for version in range(1, 6):
        start = threading.Barrier(4)
        outcomes: list[str] = []

        def save(name: str, seen: int = version, start: threading.Barrier = start, out: list[str] = outcomes) -> None:
            start.wait()
            try:
                with database.write() as unit:
                    unit.assets.update(ref, expected_version=seen, values={"name": name})
            except RecordChanged:
                out.append("changed")
            else:
                out.append(name)

        threads = [threading.Thread(target=save, args=(f"name {number}",)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with database.read() as unit:
            found = unit.assets.get(ref)
        assert sorted(outcomes)[:3] == ["changed"] * 3
        assert [found.values["name"]] == [name for name in outcomes if name != "changed"]
        assert found.version == version + 1


def test_a_listing_is_archived_and_restored(database: SqlDatabase, clock: ManualClock) -> None:
    ref = add(database).ref
    with database.write() as unit:
        assert unit.assets.update(ref, expected_version=1, archived_at=clock.now()).archived_at == clock.now()
    with database.write() as unit:
        assert unit.assets.update(ref, expected_version=2, values={"name": "x"}).archived_at == clock.now()
    with database.write() as unit:
        assert unit.assets.update(ref, expected_version=3, restore=True).archived_at is None


@pytest.mark.parametrize("number", [7, 0, -1, 2**31, 2**63, 10**30])
def test_what_is_not_there_is_missing(database: SqlDatabase, number: int) -> None:
    ref = AssetRef(AssetKind.EVENTS, number)
    with pytest.raises(RecordMissing), database.read() as unit:
        unit.assets.get(ref)
    with pytest.raises(RecordMissing), database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={})
    with pytest.raises(RecordMissing), database.write() as unit:
        unit.assets.mark(ref, SyncState.SYNCED)
    with pytest.raises(RecordMissing), database.write() as unit:
        unit.assets.save_stripe(ref, StripeInfo(), {})


def test_what_stripe_answered_is_stored_without_a_new_version(database: SqlDatabase, clock: ManualClock) -> None:
    before = add(database)
    info = StripeInfo(
        product_id="bo_1",
        price_id="price_1",
        payment_link_id="plink_1",
        payment_link="https://pay.example/1",
        sync_state=SyncState.SYNCED,
        last_synced_at=clock.move(5),
        state=STATE,
    )
    with database.write() as unit:
        unit.assets.save_stripe(before.ref, info, {})
    with database.read() as unit:
        found = unit.assets.get(before.ref)
    assert found.stripe == info
    assert (found.version, found.updated_at) == (1, before.updated_at)
    with database.write() as unit:
        unit.assets.update(before.ref, expected_version=1, values={"name": "no conflict"})


def test_an_error_in_any_words_can_be_marked_and_cleared(database: SqlDatabase) -> None:
    ref = add(database).ref
    with database.write() as unit:
        unit.assets.mark(ref, SyncState.NEEDS_ATTENTION, "nul \0 and half \ud83d a smile")
        assert unit.assets.get(ref).stripe.last_sync_error == "nul \N{REPLACEMENT CHARACTER} and half ? a smile"
        unit.assets.mark(ref, SyncState.PENDING)
        assert unit.assets.get(ref).stripe == StripeInfo(sync_state=SyncState.PENDING)


def test_tiers_keep_their_order_ids_and_stripe_prices(database: SqlDatabase) -> None:
    with database.write() as unit:
        ref = unit.assets.add(AssetKind.EVENTS, {"name": "Show"}, [tier("a"), tier("b", benefits=("drink",))]).ref
        a, b = unit.assets.get(ref).tiers
        assert a.id
        assert b.id
        unit.assets.save_stripe(ref, StripeInfo(), {a.id: "price_a", b.id: "price_b"})
        changed = TierRecord(b.id, {**b.values, "price_minor": 1}, stripe_price_id="stale")
        after = unit.assets.update(ref, expected_version=1, tiers=[changed, tier("c")]).tiers
    assert [(t.id, t.values["name"], t.values["position"], t.stripe_price_id) for t in after] == [
        (b.id, "b", 0, "price_b"),
        (after[1].id, "c", 1, None),
    ]
    assert after[0].values == {**b.values, "price_minor": 1, "position": 0}
    assert after[1].id not in (a.id, b.id)
    with database.write() as unit:
        unit.assets.save_stripe(ref, StripeInfo(), {})
        assert [t.stripe_price_id for t in unit.assets.get(ref).tiers] == [None, None]


def test_the_tier_of_another_listing_is_not_touched(database: SqlDatabase) -> None:
    with database.write() as unit:
        owner = unit.assets.add(AssetKind.EVENTS, {"name": "Show"}, [tier("a")])
        other = unit.assets.add(AssetKind.EVENTS, {"name": "Feira"}, [tier("b")])
    with pytest.raises(RecordChanged), database.write() as unit:
        unit.assets.update(other.ref, expected_version=1, tiers=owner.tiers)
    with pytest.raises(RecordChanged), database.write() as unit:
        unit.assets.update(other.ref, expected_version=1, tiers=[*other.tiers, *other.tiers])
    with database.read() as unit:
        assert unit.assets.get(owner.ref).tiers == owner.tiers
        assert unit.assets.get(other.ref) == other


def test_tiers_belong_to_activities_and_events_only(database: SqlDatabase) -> None:
    with pytest.raises(InvalidInput), database.write() as unit:
        unit.assets.add(AssetKind.VEHICLES, {"name": "Buggy"}, [tier("a")])


def test_a_problem_of_a_tier_names_it(database: SqlDatabase) -> None:
    with pytest.raises(InvalidInput) as caught, database.write() as unit:
        unit.assets.add(AssetKind.EVENTS, {"name": "Show"}, [tier("a"), tier("b", price_minor="5")])
    assert [problem.field for problem in caught.value.problems] == ["tiers[1].price_minor"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "nul \0"),
        ("name", "half \ud83d"),
        ("name", ""),
        ("name", " \t\N{NO-BREAK SPACE}"),
        ("name", None),
        ("name", 5),
        ("tags", ("nul \0",)),
        ("tags", "text"),
        ("tags", (1,)),
        ("latitude", float("nan")),
        ("latitude", float("inf")),
        ("price_minor", 2**63),
        ("price_minor", 1.5),
        ("price_minor", True),
        ("max_participants", 2**31),
        ("max_participants", -(2**31) - 1),
        ("is_active", "yes"),
        ("nonsense", 1),
        ("id", 1),
        ("version", 9),
        ("stripe_product_id", "prod_1"),
        ("name; DROP TABLE jobs", 1),
    ],
)
def test_what_no_column_holds_is_refused_by_name(database: SqlDatabase, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught, database.write() as unit:
        unit.assets.add(AssetKind.ACTIVITIES, {"name": "x", field: value}, ())
    assert [problem.field for problem in caught.value.problems] == [field]
    ref = add(database).ref
    with pytest.raises(InvalidInput), database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={field: value})


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"price_minor": -1}, "price_minor"),
        ({"price_minor": 100_000_000}, "price_minor"),
        ({"price_minor": 1, "currency": None}, "price_minor"),
        ({"net_rate_minor": -5}, "net_rate_minor"),
        ({"currency": "brl"}, "currency"),
        ({"currency": "R$"}, "currency"),
        ({"latitude": 90.1}, "latitude"),
        ({"max_participants": -1}, "max_participants"),
        ({"name": "n" * 10_000_000}, "name"),
        ({"is_active": None}, "is_active"),
    ],
)
def test_the_database_itself_keeps_the_rules(database: SqlDatabase, values: dict[str, object], rule: str) -> None:
    with pytest.raises(RuleBroken) as caught, database.write() as unit:
        unit.assets.add(AssetKind.ACTIVITIES, {**SHARED, "name": "x", **values}, ())
    assert rule in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "text",
    [
        "\N{SAILBOAT}\N{ZERO WIDTH JOINER}\N{BEACH WITH UMBRELLA}",
        "\N{RIGHT-TO-LEFT OVERRIDE}abc \N{ARABIC LETTER ALEF}",
        "<img src=x onerror=alert(1)>",
        "=HYPERLINK(1)",
        "'; DROP TABLE activities; --",
        "100% _of_ it\\",
        "line\r\nWARNING forged",
        "\x01\x7f",
    ],
)
def test_hostile_text_is_kept_letter_by_letter(database: SqlDatabase, text: str) -> None:
    values: dict[str, object] = {"name": text, "description": text, "tags": (text,)}
    with database.write() as unit:
        found = unit.assets.add(AssetKind.ACTIVITIES, values, ())
    assert {field: found.values[field] for field in values} == values


def test_a_description_of_ten_megabytes_is_kept(database: SqlDatabase) -> None:
    text = "\N{SAILBOAT}é" * 1_700_000
    assert add(database, description=text).values["description"] == text


def test_ids_are_never_used_twice(database: SqlDatabase) -> None:
    with database.write() as unit:
        first = unit.assets.add(AssetKind.EVENTS, {"name": "Show"}, [tier("a")])
        gone = unit.assets.update(first.ref, expected_version=1, tiers=[])
        again = unit.assets.update(first.ref, expected_version=2, tiers=[tier("b")])
    assert gone.tiers == ()
    assert again.tiers[0].id != first.tiers[0].id


def test_a_moment_without_a_zone_is_refused(database: SqlDatabase) -> None:
    ref = add(database).ref
    naive = datetime(2030, 1, 1)  # noqa: DTZ001 - what is refused
    with pytest.raises(Exception, match="needs a time zone"), database.write() as unit:
        unit.assets.update(ref, expected_version=1, archived_at=naive)


def test_a_moment_of_any_zone_comes_back_in_utc(database: SqlDatabase) -> None:
    ref = add(database).ref
    local = datetime(2030, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=-3)))
    with database.write() as unit:
        unit.assets.update(ref, expected_version=1, archived_at=local)
    with database.read() as unit:
        found = unit.assets.get(ref).archived_at
    assert found == local
    assert found
    assert found.utcoffset() == timedelta(0)


def test_an_error_in_the_block_leaves_nothing_behind(database: SqlDatabase, clock: ManualClock) -> None:
    with pytest.raises(RecordMissing), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.assets.add(AssetKind.EVENTS, {"name": "Show"}, [tier("a")])
        unit.jobs.enqueue(SYNC, "events/1", Lane.CATALOGUE, clock.now())
        unit.assets.get(AssetRef(AssetKind.EVENTS, 999))
    assert database.queries.counts().by_kind[AssetKind.EVENTS] == 0
    assert database.queries.counts().open_jobs == 0


@pytest.mark.parametrize("kind", AssetKind)
def test_many_listings_are_added_as_one_by_one(database: SqlDatabase, kind: AssetKind) -> None:
    tiers = [tier("Adult"), tier("Child", price_minor=None, is_active=False)] if kind.has_tiers else []
    new = [({"name": "bare"}, ()), ({**SHARED, **FULL[kind]}, tiers), ({"name": "draft", "is_active": False}, ())]
    with database.write() as unit:
        together = unit.assets.add_many(kind, new)
        alone = [unit.assets.add(kind, *each) for each in new]
        stored = [unit.assets.get(record.ref) for record in together]
    assert together == stored
    for one, other in zip(together, alone, strict=True):
        assert [each.values for each in one.tiers] == [each.values for each in other.tiers]
        assert (one.values, one.stripe, one.version) == (other.values, other.stripe, other.version)
    assert [record.ref.id for record in together] == sorted({record.ref.id for record in together})


def test_more_listings_than_fit_into_a_statement_keep_their_order(database: SqlDatabase) -> None:
    names = [f"name {number}" for number in range(1300)]
    with database.write() as unit:
        added = unit.assets.add_many(AssetKind.ACTIVITIES, [({"name": name}, ()) for name in names])
        unit.assets.mark_many(AssetKind.ACTIVITIES, [record.ref.id for record in added[1:]], SyncState.SYNCED)
        stored = [unit.assets.get(added[number].ref) for number in (0, 600, 1299)]
    assert [record.values["name"] for record in added] == names
    assert [record.stripe.sync_state for record in stored] == [SyncState.PENDING, SyncState.SYNCED, SyncState.SYNCED]


def test_one_bad_listing_among_many_leaves_nothing(database: SqlDatabase) -> None:
    for bad in ({"name": " "}, {"name": "x", "price_minor": "dear"}):
        with pytest.raises(InvalidInput), database.write() as unit:
            unit.assets.add_many(AssetKind.ACTIVITIES, [({"name": "good"}, ()), (bad, ())])
    with pytest.raises(RecordChanged), database.write() as unit:
        unit.assets.add_many(AssetKind.EVENTS, [({"name": "good"}, [replace(tier("of another"), id=7)])])
    assert len(database.queries.keys(AssetFilter(), Sort())) == 0
