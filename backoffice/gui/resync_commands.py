"""What the window does about resyncs: open the plan, follow the run that is under way, stop it, go on, try again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetRef
from backoffice.domain.resync import ResyncPlan
from backoffice.gui.actions import Command
from backoffice.gui.background import Progress
from backoffice.gui.links import open_mail
from backoffice.gui.live import Standing
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.resync_page import Part, ResyncPage
from backoffice.gui.resync_strip import ResyncStrip
from backoffice.gui.resync_words import result_sentence
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.ports.resync import ItemState, ResyncRun, RetiredLink, RunState
from backoffice.services.resync import RunProgress
from backoffice.services.resync_compare import ComparisonStopped

LOOK_MS = 1_000
MOST_FAILURES = 100


class ResyncCommands(QObject):
    """Connects the commands of the resync, its page and its strip."""

    def __init__(self, window: MainWindow) -> None:
        """Begin to look for a run that is under way: one may be left from before the program ended."""
        super().__init__(window)
        self._window = window
        self._resync = window.office.resync
        self._dialog: QObject | None = None
        self._run_id: str | None = None
        self._is_asking = False
        self.strip = ResyncStrip(window)
        window.add_strip(self.strip, self.strip.toggled)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._ask)
        window.actions_[Command.RESYNC_ALL].triggered.connect(self.open_all)
        window.actions_[Command.RESYNC_SELECTED].triggered.connect(self.open_selected)
        window.pages.page_made.connect(self._equip_page)
        window.pages.selection_changed.connect(self._follow_selection)
        window.live.standing_changed.connect(self._look_for_run)
        self.strip.stop_asked.connect(lambda: self.stop(self._run_id) if self._run_id else None)
        self.strip.show_asked.connect(lambda: self.show_run(self._run_id) if self._run_id else None)
        self._follow_selection()

    # --- the plan -------------------------------------------------------------------------------------------

    def open_all(self) -> None:
        """Compare all listings."""
        self._open(None)

    def open_selected(self) -> None:
        """Compare the selected listings, or the one that is open."""
        refs = self._selected()
        if refs:
            self._open(refs)

    def _open(self, refs: Sequence[AssetRef] | None) -> None:
        """One plan at a time: the one that is open comes to the front."""
        from backoffice.gui.dialogs.resync_dialog import ResyncDialog

        window, dialog = self._window, self._dialog
        if isinstance(dialog, ResyncDialog) and shiboken6.isValid(dialog):
            dialog.raise_()
            dialog.activateWindow()
            return
        dialog = ResyncDialog(self._resync, window.background, window.appearance, refs, window)
        dialog.applied.connect(self._begin)
        dialog.in_sync.connect(self._empty_inbox)
        self._dialog = dialog
        dialog.show()

    def _selected(self) -> Sequence[AssetRef]:
        listings, ref = self._window.pages.listings, self._window.record.ref
        if listings is not None and listings.view.selected_count:
            return listings.selected_refs
        return (ref,) if self._window.record.isVisible() and ref is not None else ()

    def _follow_selection(self) -> None:
        listings = self._window.pages.listings
        chosen = listings is not None and listings.view.selected_count > 0
        self._window.actions_[Command.RESYNC_SELECTED].setEnabled(chosen or bool(self._selected()))

    # --- the run --------------------------------------------------------------------------------------------

    def show_run(self, run_id: str) -> None:
        """Go to a run."""
        self._window.show_section(SectionName.RESYNC)
        page = self._page
        page.show_part(Part.RUNS)
        page.runs.show_run(run_id)

    def stop(self, run_id: str) -> None:
        """End a run early."""
        self.strip.show_stopping(is_stopping=True)
        self._do(lambda: self._resync.stop(run_id))

    def resume(self, run_id: str) -> None:
        """Go on with a run."""
        self._do(lambda: self._resync.resume(run_id))

    def retry(self, run_id: str) -> None:
        """Try the failed rows of a run again."""
        self._do(lambda: self._resync.retry_failed(run_id))

    def _begin(self, run_id: str) -> None:
        self._window.office.engine.wake()
        self._follow(run_id)
        self.show_run(run_id)

    def _do(self, change: Callable[[], object]) -> None:
        work = self._window.background.run(change, owner=self)
        work.on_success(lambda _done: self._look_again()).on_failure(self._complain)

    def _look_again(self) -> None:
        self._window.office.engine.wake()
        self._window.live.look()
        self._refresh_page()

    def _look_for_run(self, standing: Standing) -> None:
        page = self._made_page
        if page is not None:
            page.show_drift_count(standing.drift)
        if self._run_id is None and not self._is_asking:
            work = self._window.background.run(self._find_running, owner=self)
            work.on_success(lambda run: self._follow(run.id) if run and self._run_id is None else None)

    def _find_running(self) -> ResyncRun | None:
        return next((run for run in self._resync.runs() if run.state is RunState.RUNNING), None)

    def _follow(self, run_id: str) -> None:
        self._run_id = run_id
        self.strip.show_stopping(is_stopping=False)
        self._timer.start()
        self._ask()

    def _ask(self) -> None:
        run_id = self._run_id
        if run_id is None or self._is_asking or not self._window.isVisible():  # a closed window asks nothing more
            return
        self._is_asking = True
        work = self._window.background.run(lambda: self._resync.progress(run_id), owner=self)
        work.on_success(self._show_progress).on_failure(self._lose).ended.connect(self._asked)

    def _asked(self) -> None:
        self._is_asking = False

    def _lose(self, error: BaseException) -> None:
        """The database cannot be read: say so once, and look again when it stands otherwise."""
        self._unfollow()
        self._complain(error)

    def _unfollow(self) -> None:
        self._run_id = None
        self._timer.stop()
        self.strip.show_progress(None)

    def _show_progress(self, progress: RunProgress) -> None:
        is_running = progress.run.state is RunState.RUNNING
        self.strip.show_progress(progress if is_running else None)
        page = self._made_page
        if page is not None:
            page.runs.show_progress(progress)
        if not is_running:
            self._end(progress.run)

    def _end(self, run: ResyncRun) -> None:
        self._unfollow()
        self._look_again()
        words = result_sentence(run)
        if run.counts.get(ItemState.FAILED):
            work = self._window.background.run(lambda: self._reasons(run.id), owner=self)
            text = tr("Resync: {result}. The run’s page says why.", result=words)
            work.on_success(lambda reasons: self._window.notices.complain(text, reasons)).on_failure(self._complain)
        elif run.state is RunState.STOPPED:
            self._window.notices.say(tr("Resync stopped: {result}. What is done stays done.", result=words))
        else:
            self._window.notices.say(tr("Resync ended: {result}.", result=words))

    def _reasons(self, run_id: str) -> str:
        failed = self._resync.items(run_id, frozenset({ItemState.FAILED}), MOST_FAILURES)
        return "\n".join(f"{item.subject}: {item.reason}" for item in failed)

    # --- drift and links ------------------------------------------------------------------------------------

    def check(self) -> None:
        """Compare now and fill the drift inbox."""

        async def compare(progress: Progress) -> ResyncPlan:
            return await self._resync.check(progress.report)

        work = self._window.background.run_coroutine_with_progress(compare, owner=self)
        work.on_success(self._tell_checked).on_failure(self._tell_not_checked)
        self._window.progress.follow(work, tr("Comparing with Stripe…"))

    def _tell_checked(self, plan: ResyncPlan) -> None:
        self._look_again()
        if plan.is_empty:
            self._window.notices.say(tr("Everything is in sync."))
        else:
            self._window.notices.say(tr("%n listing(s) differ from Stripe. Nothing was changed.", None, len(plan.rows)))

    def _tell_not_checked(self, error: BaseException) -> None:
        if isinstance(error, ComparisonStopped):
            self._window.notices.say(explain(error))
        else:
            self._complain(error)

    def _empty_inbox(self) -> None:
        self._do(lambda: self._resync.report_drift(ResyncPlan((), 0, 0, 0)))

    def switch_off(self, link: RetiredLink) -> None:
        """Switch an old link off before its time is over."""
        tracker = self._window.office.link_tracker
        work = self._window.background.run(lambda: tracker.switch_off(link), owner=self)
        work.on_success(lambda _done: self._tell_switched_off(link)).on_failure(self._complain)

    def _tell_switched_off(self, link: RetiredLink) -> None:
        self._window.live.tell_saved([link.ref])
        self._look_again()
        self._window.notices.say(tr("The old link is being switched off."))

    def write_to_customer(self, ref: BookingRef) -> None:
        """Open the draft of a mail with what is to be paid now."""
        bookings = self._window.office.bookings
        work = self._window.background.run(lambda: bookings.mail_draft(bookings.get(ref)), owner=self)
        work.on_success(self._open_mail).on_failure(self._complain)

    def _open_mail(self, address: str) -> None:
        if not open_mail(address):
            self._window.notices.complain(tr("No e-mail program answers. Open the booking and copy its address."))

    # --- the page -------------------------------------------------------------------------------------------

    @property
    def _page(self) -> ResyncPage:
        page = self._window.pages.page(SectionName.RESYNC)
        assert isinstance(page, ResyncPage)
        return page

    @property
    def _made_page(self) -> ResyncPage | None:
        return self._window.pages.findChild(ResyncPage)

    def _refresh_page(self) -> None:
        page = self._made_page
        if page is not None:
            page.refresh()

    def _equip_page(self, page: Any) -> None:
        if not isinstance(page, ResyncPage):
            return
        page.drift.plan_asked.connect(self.open_all)
        page.drift.check_asked.connect(self.check)
        page.drift.preferences_asked.connect(self._window.actions_[Command.PREFERENCES].trigger)
        page.runs.plan_asked.connect(self.open_all)
        page.runs.stop_asked.connect(self.stop)
        page.runs.resume_asked.connect(self.resume)
        page.runs.retry_asked.connect(self.retry)
        page.links.switch_off_asked.connect(self.switch_off)
        page.links.mail_asked.connect(self.write_to_customer)
        page.links.link_copied.connect(self._window.pages.link_copied)

    def _complain(self, error: BaseException) -> None:
        self._window.listing_actions.complain(error)
