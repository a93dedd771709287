"""The plan: it shows what was edited in Stripe, and each choice that is applied makes both agree."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from backoffice.domain.resync import Choice, Finding
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.resync_plan_view import PlanView
from backoffice.gui.models.resync_plan_model import Column
from backoffice.gui.pages.resync_page import Part
from tests.beside.conftest import processes
from tests.gui.resync.desk import ResyncDesk


def test_the_plan_shows_an_edit_made_in_stripe_in_words(desk: ResyncDesk) -> None:
    desk.edit(0, name="<b>Boat</b>\ntrip")
    plan = desk.plan()
    assert plan.head.text().startswith("1 listing")
    assert plan.sentence.text().startswith("2 in sync · ")
    (row,) = desk.rows(plan.table)
    assert row == ["Passeio de barco", "Name", "<b>Boat</b> trip", "Passeio de barco", "Make Stripe match", "1"]
    assert plan.apply.text() == "Apply 1 change"
    assert plan.cost.text() == "1 request, about 1 s"
    assert not plan.apply.isDefault()
    assert [chip.text() for chip in plan.chips.values()] == ["All  1", "Name  1"]


@pytest.mark.parametrize("choice", [Choice.MAKE_STRIPE_MATCH, Choice.TAKE_STRIPES_VALUE])
def test_a_choice_that_is_applied_makes_both_agree(desk: ResyncDesk, choice: Choice) -> None:
    desk.edit(0, name="Boat trip")
    plan = desk.plan()
    desk.press(plan.choose[choice])
    desk.apply(plan)
    wanted = {Choice.MAKE_STRIPE_MATCH: "Passeio de barco", Choice.TAKE_STRIPES_VALUE: "Boat trip"}[choice]
    assert (desk.product(0)["name"], desk.record(desk.refs[0]).values["name"]) == (wanted, wanted)
    assert desk.told == "Resync ended: 1 done."
    dialog = desk.command(Command.RESYNC_ALL)
    desk.wait(dialog.calm.isVisible)
    assert dialog.plan is None


def test_what_is_left_stays_as_it_is_on_both_sides(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip")
    desk.edit(1, description="Two hours")
    plan = desk.plan()
    at = [row[Column.LISTING] for row in desk.rows(plan.table)].index("Passeio de barco")
    plan.table.selectRow(at)
    desk.qtbot.keyClick(plan.table, Qt.Key.Key_3)
    assert plan.apply.text() == "Apply 1 change"
    before = desk.record(desk.refs[0]).values["name"]
    desk.apply(plan)
    assert (desk.product(0)["name"], desk.record(desk.refs[0]).values["name"]) == ("Boat trip", before)
    assert not desk.product(1)["description"]
    assert desk.told == "Resync ended: 1 done · 1 left as they are."


def test_nothing_can_be_applied_where_all_is_left(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip")
    desk.edit(1, name="Walk")
    plan = desk.plan()
    plan.table.selectAll()
    desk.press(plan.choose[Choice.LEAVE])
    desk.settle()
    assert [row[Column.CHOICE] for row in desk.rows(plan.table)] == ["Leave", "Leave"]
    assert not plan.apply.isEnabled()
    assert plan.cost.text() == "No request to Stripe"


def test_space_goes_on_to_the_next_choice_and_the_rows_that_refuse_are_counted(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip")
    desk.edit(1, metadata={"backoffice_id": "", "backoffice_kind": "", "backoffice_installation": ""})
    plan = desk.plan()
    plan.table.selectAll()
    desk.press(plan.choose[Choice.TAKE_STRIPES_VALUE])
    assert plan.note.text().startswith("1 selected line ")
    plan.search.setText("boat trip")
    desk.wait(lambda: plan.model.rowCount() == 1)
    desk.qtbot.keyClick(plan.table, Qt.Key.Key_Space)
    assert desk.rows(plan.table)[0][Column.CHOICE] == "Leave"


def test_chips_and_words_filter_and_the_choice_outlives_them(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip", description="Two hours")
    desk.edit(1, name="Walk")
    plan = desk.plan()
    plan.chips[Finding.DESCRIPTION].click()
    assert [row[:3] for row in desk.rows(plan.table)] == [["Passeio de barco", "Description +1", "Two hours"]]
    desk.press(plan.choose[Choice.LEAVE])
    plan.chips[None].click()
    desk.qtbot.keyClicks(plan.search, "WALK")
    desk.wait(lambda: [row[Column.IN_STRIPE] for row in desk.rows(plan.table)] == ["Walk"])
    plan.search.clear()
    desk.wait(lambda: plan.model.rowCount() == 2)
    assert plan.apply.text() == "Apply 1 change"


def listings(desk: ResyncDesk, plan: PlanView) -> list[str]:
    return [row[Column.LISTING] for row in desk.rows(plan.table)]


def click_heading(desk: ResyncDesk, plan: PlanView, column: Column) -> None:
    header = plan.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    desk.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()


def test_a_click_on_a_heading_sorts_another_turns_it_round_and_a_third_is_the_plan_again(desk: ResyncDesk) -> None:
    for at in range(3):
        desk.edit(at, name=f"Boat {(9, 10, 8)[at]}")
    plan = desk.plan()
    boat, trail, dive = as_planned = listings(desk, plan)
    click_heading(desk, plan, Column.IN_STRIPE)
    assert listings(desk, plan) == [dive, boat, trail], "8, 9, 10: as numbers, not as letters"
    click_heading(desk, plan, Column.IN_STRIPE)
    assert listings(desk, plan) == [trail, boat, dive]
    click_heading(desk, plan, Column.IN_STRIPE)
    assert listings(desk, plan) == as_planned
    click_heading(desk, plan, Column.LISTING)
    assert listings(desk, plan) == ["Mergulho noturno", "Passeio de barco", "Trilha do farol"]


def test_sorting_keeps_what_is_selected_chosen_and_filtered(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip", description="Two hours")
    desk.edit(1, name="Walk", description="One hour")
    desk.edit(2, name="Dive")
    plan = desk.plan()
    plan.table.selectRow(1)
    click_heading(desk, plan, Column.LISTING)
    assert plan.table.selected == [2]
    desk.qtbot.keyClick(plan.table, Qt.Key.Key_3)
    click_heading(desk, plan, Column.CHOICE)
    assert [row[Column.CHOICE] for row in desk.rows(plan.table)] == ["Make Stripe match", "Make Stripe match", "Leave"]
    assert listings(desk, plan)[plan.table.selected[0]] == "Trilha do farol"
    click_heading(desk, plan, Column.IN_STRIPE)
    assert [row[Column.IN_STRIPE] for row in desk.rows(plan.table)] == ["Boat trip", "Dive", "Walk"]
    plan.chips[Finding.DESCRIPTION].click()
    desk.settle()
    assert [row[Column.IN_STRIPE] for row in desk.rows(plan.table)] == ["One hour", "Two hours"]
    plan.chips[None].click()
    desk.settle()
    assert [row[Column.IN_STRIPE] for row in desk.rows(plan.table)] == ["Boat trip", "Dive", "Walk"]
    assert plan.apply.text() == "Apply 2 changes"


def test_the_plan_is_exported_with_what_is_chosen(desk: ResyncDesk, tmp_path: Path) -> None:
    desk.edit(0, name="=1+1")
    plan = desk.plan()
    desk.press(plan.choose[Choice.LEAVE])
    dialog = desk.command(Command.RESYNC_ALL)
    dialog.export_to(tmp_path / "plan.csv")
    desk.settle()
    text = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert "leave" in text
    assert plan.note.text() == "1 line written to plan.csv."
    dialog.export_to(tmp_path / "nowhere" / "plan.csv")
    desk.settle()
    assert "No such file" in plan.note.text()


def test_where_nothing_differs_it_says_so_calmly(desk: ResyncDesk) -> None:
    dialog = desk.command(Command.RESYNC_ALL)
    desk.wait(dialog.calm.isVisible)
    desk.settle()
    assert dialog.plan is None
    assert dialog.calm.heading == "Everything is in sync"
    dialog.calm.second.click()
    assert desk.resync.runs() == []


def test_only_the_selected_listings_are_compared(desk: ResyncDesk) -> None:
    assert not desk.window.actions_[Command.RESYNC_SELECTED].isEnabled()
    desk.edit(0, name="Boat trip")
    desk.edit(1, name="Walk")
    from backoffice.gui.sections import SectionName

    desk.window.show_section(SectionName.ACTIVITIES)
    listings = desk.window.pages.listings
    assert listings is not None
    desk.wait(lambda: listings.rows_known and listings.model.rowCount() > 0)
    at = next(at for at in range(listings.model.rowCount()) if listings.model.ref_at(at) == desk.refs[1])
    listings.view.select_row(at)
    plan = desk.plan(Command.RESYNC_SELECTED)
    assert [row[Column.LISTING] for row in desk.rows(plan.table)] == ["Trilha do farol"]


def test_a_comparison_is_stopped_or_fails_with_a_word_and_is_begun_again(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip")
    desk.ledger.set_faults({"kind": "status", "status": 403, "method": "GET", "path": "/v1/payment_links", "nth": 1})
    dialog = desk.command(Command.RESYNC_ALL)
    desk.wait(dialog.calm.isVisible)
    assert dialog.calm.heading == "It could not be compared"
    desk.ledger.set_faults()
    dialog.calm.first.click()
    dialog.stop.click()
    desk.wait(dialog.calm.isVisible)
    assert dialog.calm.heading == "Stopped"
    dialog.calm.first.click()
    desk.wait(lambda: dialog.plan is not None)


def test_it_compares_in_a_process_of_its_own_and_says_when_that_broke_off(desk: ResyncDesk) -> None:
    desk.ledger.set_faults({"kind": "hang", "method": "GET", "path": "/v1/payment_links"})
    dialog = desk.command(Command.RESYNC_ALL)
    desk.wait(lambda: len(processes()) == 1)
    processes()[0].kill()
    desk.wait(dialog.calm.isVisible)
    assert dialog.calm.heading == "It could not be compared"
    desk.ledger.set_faults()
    dialog.calm.first.click()
    desk.wait(lambda: dialog.calm.heading == "Everything is in sync")
    assert processes() == []


def test_closing_the_program_ends_the_comparison(desk: ResyncDesk) -> None:
    desk.ledger.set_faults({"kind": "hang", "method": "GET", "path": "/v1/payment_links"})
    dialog = desk.command(Command.RESYNC_ALL)
    desk.wait(lambda: len(processes()) == 1)
    desk.office.host.stop()
    assert processes() == []
    dialog.reject()
    desk.ledger.set_faults()


def test_closing_the_dialog_ends_the_comparison(desk: ResyncDesk) -> None:
    dialog = desk.command(Command.RESYNC_ALL)
    dialog.reject()
    desk.settle()
    desk.wait(lambda: desk.window.findChild(type(dialog)) is None)
    assert desk.show(Part.RUNS).runs.empty.isVisible()
