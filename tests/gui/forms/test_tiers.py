"""Ticket tiers are added, edited, moved and removed on the form, and keep who they are."""

from PySide6.QtWidgets import QApplication

from backoffice.domain.kinds import AssetKind
from backoffice.gui.forms.tier_list import TierBlock, TierList
from backoffice.services.ports import AssetRecord
from tests.gui.forms.office import Desk, type_over

ADULT: dict[str, object] = {"name": "Adult", "price_minor": 20_000, "tier_type": "regular", "is_active": True}
CHILD: dict[str, object] = {"name": "Child", "price_minor": 10_000, "tier_type": "discount", "is_active": True}


def tiers_of(desk: Desk) -> TierList:
    """Return the tiers on the form."""
    assert desk.panel.form is not None
    assert desk.panel.form.tiers is not None
    return desk.panel.form.tiers


def names(record: AssetRecord) -> list[object]:
    """Return the names of stored tiers in order."""
    return [tier.values["name"] for tier in record.tiers]


def fill(desk: Desk, block: TierBlock, field: str, text: str) -> None:
    """Type into a field of a tier."""
    type_over(desk.qtbot, block.rows[field].editor.focusProxy(), text)


def test_tiers_are_added_and_saved_in_order(desk: Desk) -> None:
    desk.open(desk.add().ref)
    tiers = tiers_of(desk)
    for name, price in (("Adult", "200"), ("Child", "100")):
        tiers.add.click()
        fill(desk, tiers.blocks[-1], "name", name)
        fill(desk, tiers.blocks[-1], "price_minor", price)
    saved = desk.save()
    assert names(saved) == ["Adult", "Child"]
    assert [tier.values["price_minor"] for tier in saved.tiers] == [20_000, 10_000]
    assert not desk.panel.is_dirty


def test_the_name_of_a_new_tier_gets_the_keyboard(desk: Desk) -> None:
    desk.open(desk.add(AssetKind.EVENTS).ref)
    tiers_of(desk).add.click()
    assert QApplication.focusWidget() is tiers_of(desk).blocks[0].rows["name"].editor.focusProxy()


def test_moving_a_tier_is_a_change_and_keeps_its_identity(desk: Desk) -> None:
    record = desk.add(AssetKind.ACTIVITIES, ADULT, CHILD)
    desk.open(record.ref)
    tiers_of(desk).blocks[1].up.click()
    assert desk.panel.is_dirty
    saved = desk.save()
    assert names(saved) == ["Child", "Adult"]
    assert {tier.id for tier in saved.tiers} == {tier.id for tier in record.tiers}
    assert not desk.panel.is_dirty


def test_moving_a_tier_there_and_back_is_no_change(desk: Desk) -> None:
    desk.open(desk.add(AssetKind.ACTIVITIES, ADULT, CHILD).ref)
    tiers_of(desk).blocks[1].up.click()
    tiers_of(desk).blocks[0].down.click()
    assert not desk.panel.is_dirty


def test_a_removed_tier_is_gone_after_saving(desk: Desk) -> None:
    desk.open(desk.add(AssetKind.ACTIVITIES, ADULT, CHILD).ref)
    tiers_of(desk).blocks[0].remove.click()
    assert names(desk.save()) == ["Child"]


def test_what_is_wrong_with_a_tier_stands_at_its_cell(desk: Desk) -> None:
    desk.open(desk.add(AssetKind.ACTIVITIES, ADULT, CHILD).ref)
    fill(desk, tiers_of(desk).blocks[1], "price_minor", "ten")
    assert tiers_of(desk).blocks[1].rows["price_minor"].problem is not None
    assert tiers_of(desk).blocks[0].rows["price_minor"].problem is None
    desk.panel.save_button.click()
    assert desk.panel.is_dirty


def test_reverting_brings_removed_tiers_back(desk: Desk) -> None:
    desk.open(desk.add(AssetKind.ACTIVITIES, ADULT, CHILD).ref)
    tiers_of(desk).blocks[0].remove.click()
    assert desk.panel.form is not None
    desk.panel.form.revert()
    assert [block.rows["name"].read() for block in tiers_of(desk).blocks] == ["Adult", "Child"]


def test_one_currency_counts_for_all_tiers(desk: Desk) -> None:
    desk.open(desk.add(AssetKind.ACTIVITIES, {**ADULT}).ref)
    desk.type("currency", "JPY")
    block = tiers_of(desk).blocks[0]
    assert block.rows["price_minor"].editor.context.currency == "JPY"
