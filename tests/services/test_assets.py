"""Saving listings: all or nothing, in one transaction with the job that tells Stripe."""

import threading
from collections.abc import Callable

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.catalogue import CreatePaymentLink, CreateProduct
from backoffice.domain.errors import InvalidInput, RecordChanged, RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.specs import fields_of
from backoffice.services.assets import AssetDefaults, Assets, NewAsset
from backoffice.services.ports import AssetFilter, AssetRecord, Sort, SyncState, TierRecord
from backoffice.services.queue import Queue
from tests.support.databases import ManualClock

BOAT = {"name": "Passeio de barco", "price_minor": 15000, "currency": "BRL"}
ADULT = TierRecord(None, {"name": "Adult", "price_minor": 15000, "tier_type": "regular"})


def _boat(assets: Assets, **values: object) -> AssetRecord:
    return assets.create(AssetKind.ACTIVITIES, {**BOAT, **values})


def _count(database: SqlDatabase) -> int:
    return len(database.queries.keys(AssetFilter(), Sort()))


@pytest.mark.parametrize("kind", list(AssetKind))
def test_a_name_is_enough_for_every_kind(assets: Assets, kind: AssetKind) -> None:
    record = assets.create(kind, {"name": "Sem preço"})
    assert (record.version, record.values["currency"], record.values["slug"]) == (1, "BRL", "sem-preco")
    assert record.values.keys() == {spec.name for spec in fields_of(kind)}


def test_a_listing_and_its_job_are_saved_together(assets: Assets, queue: Queue) -> None:
    boat = _boat(assets)
    assert boat.stripe.sync_state is SyncState.PENDING
    assert [row.ref for row in queue.rows()] == [boat.ref]
    assert assets.get(boat.ref) == boat


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"price_minor": -1}, "price_minor"),
        ({"price_minor": 10}, "price_minor"),
        ({"currency": "XXL"}, "currency"),
        ({"no_such_field": 1}, "no_such_field"),
        ({"images": ("http://insecure.example/1.jpg",)}, "images"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_saved(
    assets: Assets, database: SqlDatabase, queue: Queue, values: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        _boat(assets, **values)
    assert field in {problem.field for problem in refused.value.problems}
    assert (_count(database), queue.rows()) == (0, [])


def test_telephone_numbers_are_checked_by_their_countrys_rules(assets: Assets) -> None:
    with pytest.raises(InvalidInput) as refused:
        assets.create(AssetKind.RESTAURANTS, {"name": "Mar Aberto", "phone": "+55 81 1"})
    assert {problem.field for problem in refused.value.problems} == {"phone"}
    assert assets.create(AssetKind.RESTAURANTS, {"name": "Mar Aberto", "phone": "+5581999991234"}).version == 1


def test_of_many_either_all_are_saved_or_none(assets: Assets, database: SqlDatabase) -> None:
    good, bad = NewAsset(AssetKind.ACTIVITIES, BOAT), NewAsset(AssetKind.ACTIVITIES, {**BOAT, "price_minor": -5})
    with pytest.raises(InvalidInput):
        assets.create_many([good, good, bad])
    assert _count(database) == 0
    records = assets.create_many([good, good])
    assert [record.values["slug"] for record in records] == ["passeio-de-barco", "passeio-de-barco-2"]


def test_an_edit_changes_what_it_names_only(assets: Assets) -> None:
    boat = _boat(assets, city="Vila")
    saved = assets.update(boat.ref, 1, {"price_minor": 16000})
    assert (saved.version, saved.values) == (2, {**boat.values, "price_minor": 16000})


def test_an_edit_of_an_old_version_is_refused_and_can_be_compared(assets: Assets) -> None:
    boat = _boat(assets)
    assets.update(boat.ref, 1, {"price_minor": 16000, "city": "Vila"})
    mine = {"price_minor": 17000, "city": "Vila"}
    with pytest.raises(RecordChanged):
        assets.update(boat.ref, 1, mine)
    comparison = assets.compare(boat.ref, mine)
    assert [(d.field, d.theirs, d.mine) for d in comparison.differences] == [("price_minor", 16000, 17000)]
    assert assets.update(boat.ref, comparison.theirs.version, mine).values["price_minor"] == 17000


def test_of_two_who_save_at_once_one_is_told(
    database_url: str, clock: ManualClock, assets: Assets, database: SqlDatabase
) -> None:
    boat = _boat(assets)
    start, outcomes = threading.Barrier(2), []

    def save(price: int) -> None:
        start.wait()
        try:
            assets.update(boat.ref, 1, {"price_minor": price})
            outcomes.append("saved")
        except RecordChanged:
            outcomes.append("changed")

    threads = [threading.Thread(target=save, args=(price,)) for price in (20000, 30000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed", "saved"]
    assert assets.get(boat.ref).version == 2


def test_slugs_are_unique_in_their_kind(assets: Assets) -> None:
    first, second = _boat(assets), _boat(assets)
    hotel = assets.create(AssetKind.ACCOMMODATIONS, {"name": "Passeio de barco"})
    assert [r.values["slug"] for r in (first, second, hotel)] == [
        "passeio-de-barco",
        "passeio-de-barco-2",
        "passeio-de-barco",
    ]
    renamed = assets.update(second.ref, 1, {"slug": "passeio-de-barco"})
    assert renamed.values["slug"] == "passeio-de-barco-3"
    assert assets.update(first.ref, 1, {"name": "Veleiro"}).values["slug"] == "passeio-de-barco"


def test_a_name_of_which_no_slug_can_be_made_gets_one(assets: Assets) -> None:
    assert _boat(assets, name="海の散歩").values["slug"] == "listing"


def test_a_copy_is_a_draft_with_tiers_of_its_own(assets: Assets, queue: Queue) -> None:
    original = assets.create(AssetKind.EVENTS, {**BOAT, "name": "Forró"}, [ADULT])
    copy = assets.duplicate(original.ref, suffix="cópia")
    assert (copy.values["name"], copy.values["is_active"], copy.values["slug"]) == (
        "Forró (cópia)",
        False,
        "forro-copia",
    )
    assert copy.tiers[0].id != original.tiers[0].id
    assert copy.stripe.sync_state is SyncState.NOT_SOLD_ONLINE
    assert [row.ref for row in queue.rows()] == [original.ref]


def test_the_longest_name_can_be_copied(assets: Assets) -> None:
    names = [spec.max_length for spec in fields_of(AssetKind.ACTIVITIES) if spec.name == "name"]
    original = _boat(assets, name="x" * (names[0] or 500))
    assert str(assets.duplicate(original.ref).values["name"]).endswith(" (copy)")


def test_archived_listings_come_back(assets: Assets, clock: ManualClock) -> None:
    boat = _boat(assets)
    assert assets.archive(boat.ref, 1).archived_at == clock.now()
    with pytest.raises(RecordChanged):
        assets.restore(boat.ref, 1)
    assert assets.restore(boat.ref, 2).archived_at is None


def test_a_listing_that_is_gone_is_said_to_be(assets: Assets) -> None:
    nowhere = AssetRef(AssetKind.EVENTS, 4711)
    for use in (assets.get, assets.archive, assets.duplicate, assets.preview):
        with pytest.raises(RecordMissing):
            use(nowhere)


def test_a_preview_says_what_would_be_done_and_does_nothing(assets: Assets, queue: Queue) -> None:
    boat = _boat(assets)
    before = queue.rows()
    steps = assets.preview(boat.ref).steps
    assert [type(step) for step in steps] == [CreateProduct, CreatePaymentLink]
    assert queue.rows() == before


def test_defaults_follow_the_office(database: SqlDatabase, clock: ManualClock) -> None:
    office = Assets(database, clock, lambda: AssetDefaults(currency="EUR", phone_region="PT"))
    assert office.create(AssetKind.ACTIVITIES, {"name": "Barco"}).values["currency"] == "EUR"
    assert office.check(AssetKind.RESTAURANTS, {"name": "Mar", "currency": "EUR", "phone": "211234567"}) == ()
    assert office.check(AssetKind.RESTAURANTS, {"name": "Mar", "currency": "EUR", "phone": "0800"}) != ()


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "%_\\'\";--", "🛶 قارب \u202e", "a" * 250]
)
def test_hostile_names_are_kept_letter_for_letter(assets: Assets, name: str) -> None:
    assert assets.get(_boat(assets, name=name).ref).values["name"] == name


def test_commits_wake_the_worker_only_when_there_is_work(
    sqlite_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    rung: list[int] = []
    database = opened(sqlite_url, clock, on_commit=lambda: rung.append(1))
    assets = Assets(database, clock)
    draft = assets.create(AssetKind.ACTIVITIES, {**BOAT, "is_active": False})
    assert rung == []
    assets.update(draft.ref, 1, {"is_active": True})
    assert rung == [1]
