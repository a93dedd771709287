"""Applying: progress, Stop, the result with its reasons, trying again, and a run left from before."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.resync_page import Part
from backoffice.services.ports.resync import ItemState, RunState
from tests.gui.resync.desk import Elsewhere, ResyncDesk
from tests.support.ledger import Ledger


def test_a_run_that_is_stopped_keeps_what_is_done_and_goes_on(desk: ResyncDesk) -> None:
    for at in range(3):
        desk.edit(at, name=f"Edited {at}")
    plan = desk.plan()
    desk.ledger.set_faults({"kind": "latency", "milliseconds": 3_000, "method": "POST", "path": "/v1/products/*"})
    desk.press(plan.apply)
    desk.wait(desk.strip.isVisible)
    desk.settle()
    assert desk.strip.words.text() == "Resyncing with Stripe"
    assert desk.page.part is Part.RUNS
    desk.press(desk.strip.stop_button)
    desk.wait(lambda: desk.resync.runs()[0].state is RunState.STOPPED)
    desk.ledger.set_faults()
    desk.wait(lambda: desk.told.startswith("Resync stopped"))
    runs = desk.page.runs
    desk.wait(runs.resume.isVisible)
    desk.press(runs.resume)
    desk.wait(lambda: desk.resync.runs()[0].state is RunState.ENDED)
    desk.wait(lambda: not desk.strip.isVisible())
    assert [desk.product(at)["name"] for at in range(3)] == ["Passeio de barco", "Trilha do farol", "Mergulho noturno"]


def test_what_failed_is_listed_with_its_reason_and_tried_again(
    desk: ResyncDesk, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention")
    desk.edit(0, name="Boat trip")
    desk.edit(1, name="Walk")
    plan = desk.plan()
    desk.ledger.set_faults(
        {
            "kind": "status",
            "status": 400,
            "method": "POST",
            "path": f"/v1/products/{desk.product_id(0)}",
            "code": "parameter_invalid",
            "message": "No such thing.",
        }
    )
    desk.apply(plan)
    assert desk.told.startswith("Resync: 1 done · 1 failed.")
    runs = desk.page.runs
    runs.chips[ItemState.FAILED].click()
    desk.settle()
    (row,) = desk.rows(runs.items)
    assert row[:4] == ["Passeio de barco", "Failed", "Name", "Make Stripe match"]
    assert row[4]
    assert runs.retry.text() == "Retry 1 failed"
    desk.ledger.set_faults()
    desk.press(runs.retry)
    desk.wait(lambda: desk.product(0)["name"] == "Passeio de barco")
    desk.wait(lambda: runs.sentence.text() == "2 done")


def test_a_run_left_from_before_the_program_ended_shows_itself(
    practice_office: Application, open_window: Callable[[Application], MainWindow], qtbot: QtBot
) -> None:
    assert practice_office.stripe_api_base is not None
    with Ledger(practice_office.stripe_api_base) as ledger:
        desk = ResyncDesk(practice_office, ledger, qtbot)
        desk.add("Passeio de barco")
        desk.edit(0, name="Boat trip")
        practice_office.pause()
        resync: Any = practice_office.resync
        plan = practice_office.host.submit(resync.compare()).result(30)
        run_id = resync.apply(plan)
        desk.open(open_window)
        desk.wait(desk.strip.isVisible)
        desk.press(desk.strip.show_button)
        desk.settle()
        assert desk.page.runs.run is not None
        assert desk.page.runs.run.id == run_id
        Elsewhere(practice_office).resume()
        desk.wait(lambda: desk.told == "Resync ended: 1 done.")
        assert not desk.strip.isVisible()
        desk.settle()
