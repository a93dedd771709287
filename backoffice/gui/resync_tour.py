"""The part of the tour that goes through the resync: drift, plan, progress, result, old links."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from backoffice.domain.resync import Choice, Finding
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.resync_dialog import ResyncDialog
from backoffice.gui.dialogs.resync_plan_view import PlanView
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.resync_page import Part, ResyncPage
from backoffice.gui.resync_strip import ResyncStrip
from backoffice.gui.sections import SectionName
from backoffice.services.ports.resync import RunState

WaitUntil = Callable[[Callable[[], bool], str], None]


def resync_screens(
    window: MainWindow, meddle: Callable[[], None] | None, wait_until: WaitUntil
) -> Iterator[tuple[QWidget, str]]:
    """Yield each screen with its name. `meddle` edits listings in Stripe; without it nothing is applied."""
    if meddle is not None:
        meddle()
    window.show_section(SectionName.RESYNC)
    page = window.pages.page(SectionName.RESYNC)
    assert isinstance(page, ResyncPage)
    page.show_part(Part.DRIFT)
    before = len(window.notices.all)
    page.drift.check_button.click()
    wait_until(lambda: len(window.notices.all) > before, "the check told what it found")
    window.notice_bar.hide()
    yield window, "drift"
    window.actions_[Command.RESYNC_ALL].trigger()
    dialog = window.findChild(ResyncDialog)
    assert dialog is not None
    wait_until(lambda: dialog.plan is not None or dialog.calm.isVisible(), "the plan")
    if dialog.plan is not None:
        _choose(dialog.plan)
    yield dialog, "resync-plan"
    if meddle is not None and dialog.plan is not None:
        yield from _run(window, dialog.plan, wait_until)
    else:
        dialog.reject()
    page.show_part(Part.RUNS)
    yield window, "resync-runs"
    page.show_part(Part.LINKS)
    yield window, "old-links"


def _choose(plan: PlanView) -> None:
    """Leave what other screens show, and take one of Stripe's values."""
    for at in range(plan.model.rowCount()):
        row = plan.model.line(at).row
        if Finding.LINK_MISSING in row.findings:
            plan.model.choose([at], Choice.LEAVE)
        elif at == 1:
            plan.model.choose([at], Choice.TAKE_STRIPES_VALUE)


def _run(window: MainWindow, plan: PlanView, wait_until: WaitUntil) -> Iterator[tuple[QWidget, str]]:
    """Hold the run until its progress is drawn."""
    office, strip = window.office, window.findChild(ResyncStrip)
    assert strip is not None
    office.pause()
    plan.apply.click()
    wait_until(strip.isVisible, "the run is under way")
    yield window, "resync-progress"
    office.resume()
    wait_until(lambda: office.resync.runs(1)[0].state is RunState.ENDED, "the run has ended")
    wait_until(strip.isHidden, "the result is shown")
    window.notice_bar.hide()
