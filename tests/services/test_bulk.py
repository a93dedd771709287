"""The same change to many listings, and taking it back."""

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.assets import Assets
from backoffice.services.bulk import BulkEdits

BOAT = {"name": "Barco", "price_minor": 15000, "currency": "BRL"}


def _boats(assets: Assets, count: int) -> list[AssetRef]:
    return [assets.create(AssetKind.ACTIVITIES, {**BOAT, "name": f"Barco {n}"}).ref for n in range(count)]


def test_many_are_archived_and_brought_back(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 4)
    assets.archive(refs[0])
    result = bulk.archive(refs)
    assert [change.ref for change in result.changed] == refs[1:]
    undone = bulk.undo(result)
    assert [change.ref for change in undone.changed] == refs[1:]
    assert [assets.get(ref).archived_at is None for ref in refs] == [False, True, True, True]


def test_a_field_of_many_is_set_and_each_gets_its_own_value_back(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 3)
    assets.update(refs[1], 1, {"price_minor": 9900})
    result = bulk.set_field(refs, "price_minor", 20000)
    assert {assets.get(ref).values["price_minor"] for ref in refs} == {20000}
    bulk.undo(result)
    assert [assets.get(ref).values["price_minor"] for ref in refs] == [15000, 9900, 15000]


def test_rows_that_cannot_be_changed_are_named_and_the_others_are(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 2)
    gone = AssetRef(AssetKind.ACTIVITIES, 999)
    hotel = assets.create(AssetKind.ACCOMMODATIONS, {"name": "Pousada"}).ref
    result = bulk.set_field([refs[0], gone, hotel, refs[1]], "difficulty", "easy")
    assert [change.ref for change in result.changed] == refs
    assert [ref for ref, _ in result.refused] == [gone, hotel]


def test_what_somebody_changed_since_is_not_undone(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 2)
    result = bulk.set_field(refs, "city", "Vila")
    assets.update(refs[0], assets.get(refs[0]).version, {"city": "Sueste"})
    undone = bulk.undo(result)
    assert [ref for ref, _ in undone.refused] == [refs[0]]
    assert [assets.get(ref).values["city"] for ref in refs] == ["Sueste", None]


def test_an_undo_can_be_undone(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 2)
    bulk.undo(bulk.undo(bulk.set_field(refs, "city", "Vila")))
    assert {assets.get(ref).values["city"] for ref in refs} == {"Vila"}


def test_stop_keeps_what_is_done(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 5)
    result = bulk.archive(refs, lambda done, total: done < 2)
    assert len(result.changed) == 2
    assert sum(assets.get(ref).archived_at is not None for ref in refs) == 2
    assert len(bulk.undo(result).changed) == 2


def test_restoring_leaves_those_that_are_not_archived(assets: Assets, bulk: BulkEdits) -> None:
    refs = _boats(assets, 2)
    assets.archive(refs[0])
    assert [change.ref for change in bulk.restore(refs).changed] == [refs[0]]
