"""Resync: compare with Stripe, look at the plan, apply what was chosen. The window stays usable meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from backoffice.domain.kinds import AssetRef
from backoffice.gui.background import Background, Operation, Progress
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.dialogs.resync_plan_view import PlanView
from backoffice.gui.models.resync_plan_model import ShownPlan
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.panels.working_page import WorkingPage
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.gui.wording import count_text, explain
from backoffice.services.resync import Resync
from backoffice.services.resync_compare import ComparisonStopped


class ResyncDialog(Dialog):
    """`applied` carries the id of the run that was started."""

    applied = Signal(str)
    in_sync = Signal()
    """All listings were compared, and nothing differs."""

    def __init__(
        self,
        resync: Resync,
        background: Background,
        appearance: Appearance,
        refs: Sequence[AssetRef] | None,
        parent: QWidget,
    ) -> None:
        """Begin to compare at once; `refs` None: all listings."""
        super().__init__(tr("Resync all listings") if refs is None else tr("Resync selected"), parent)
        self.setWindowModality(Qt.WindowModality.NonModal)  # a big office compares for minutes: work goes on
        self.setMinimumSize(860, 580)
        self.resize(1080, 680)
        self._resync, self._background, self._appearance, self._refs = resync, background, appearance, refs
        self._comparing: Operation[ShownPlan] | None = None
        self.plan: PlanView | None = None
        self.calm = EmptyState(appearance, self)
        self._stack = QStackedWidget(self)
        self._working = WorkingPage(self)
        self.stop = self._working.stop
        self._stack.addWidget(self._working)
        self._stack.addWidget(self.calm)
        self.box.addWidget(self._stack)
        self.stop.clicked.connect(self._stop)
        self.calm.first.clicked.connect(self.compare)
        self.calm.second.clicked.connect(self.reject)
        self.compare()

    def compare(self) -> None:
        """Compare (again)."""
        self._show_working(tr("Comparing with Stripe…"))
        work = self._background.run_coroutine_with_progress(self._compare, owner=self)
        work.on_progress(self._working.show_progress).on_success(self._show_plan).on_failure(self._show_trouble)
        self._comparing = work

    def done(self, result: int) -> None:
        """Closing ends the comparison."""
        if self._comparing is not None:
            self._comparing.cancel()
        super().done(result)

    async def _compare(self, progress: Progress) -> ShownPlan:
        plan = await self._resync.compare(progress.report, refs=self._refs)
        return await asyncio.to_thread(ShownPlan.of, plan)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        if self._comparing is not None:
            self._comparing.stop()

    # --- showing --------------------------------------------------------------------------------------------

    def _show_working(self, words: str) -> None:
        self._working.begin(words, tr("You can go on working; nothing is changed yet."))
        self._stack.setCurrentWidget(self._working)
        self.stop.setFocus()

    def _show_plan(self, shown: ShownPlan) -> None:
        self._comparing = None
        if shown.plan.is_empty:
            self._show_in_sync(shown)
            return
        self._drop_plan()
        self.plan = PlanView(shown, self._resync, self._background, self._appearance, self)
        self.plan.apply_asked.connect(self._apply)
        self.plan.export_asked.connect(self._choose_file)
        self.plan.close_asked.connect(self.reject)
        self._stack.addWidget(self.plan)
        self._stack.setCurrentWidget(self.plan)
        self.plan.table.setFocus()

    def _show_in_sync(self, shown: ShownPlan) -> None:
        plan = shown.plan
        parts = [tr("{listings} compared; nothing differs.", listings=count_text(plan.in_sync))]
        if plan.changed_meanwhile:
            parts.append(tr("%n changed meanwhile: compare again for them", None, plan.changed_meanwhile))
        self._say_calmly("check", tr("Everything is in sync"), " ".join(parts))
        if self._refs is None and not plan.changed_meanwhile:
            self.in_sync.emit()

    def _show_trouble(self, error: BaseException) -> None:
        self._comparing = None
        if isinstance(error, ComparisonStopped):
            self._say_calmly("pause", tr("Stopped"), explain(error))
        else:
            self._say_calmly("alert", tr("It could not be compared"), explain(error))

    def _say_calmly(self, icon: str, heading: str, sentence: str) -> None:
        self.calm.show_words(icon, heading, sentence, tr("Compare again"), tr("Close"))
        self._stack.setCurrentWidget(self.calm)
        self.calm.second.setFocus()

    def _drop_plan(self) -> None:
        if self.plan is not None:
            self._stack.removeWidget(self.plan)
            self.plan.deleteLater()
            self.plan = None

    # --- doing ----------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        """Writing a hundred thousand rows takes a while; the plan is shown again where it fails."""
        view = self.plan
        if view is None or not view.model.changes:
            return
        plan, choices = view.model.plan, dict(view.model.choices)
        self._show_working(tr("Starting…"))
        self.stop.setEnabled(False)
        work = self._background.run(lambda: self._resync.apply(plan, choices), owner=self)
        work.on_success(self._tell_applied).on_failure(self._tell_not_applied)

    def _tell_applied(self, run_id: str) -> None:
        self.accept()
        self.applied.emit(run_id)

    def _tell_not_applied(self, error: BaseException) -> None:
        assert self.plan is not None
        self._stack.setCurrentWidget(self.plan)
        self.plan.note.setText(explain(error))

    def _choose_file(self) -> None:
        picker = QFileDialog(self, tr("Export the plan"))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix("csv")
        picker.selectFile("resync.csv")
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        picker.open()

    def export_to(self, path: Path) -> None:
        """Write the plan with what is chosen now."""
        view = self.plan
        if view is None:
            return
        plan, choices = view.model.plan, dict(view.model.choices)
        work = self._background.run(lambda: self._resync.export(plan, path, choices), owner=self)
        work.on_success(
            lambda count: view.note.setText(tr("%n line(s) written to {file}.", None, count, file=path.name))
        )
        work.on_failure(lambda error: view.note.setText(str(error) if isinstance(error, OSError) else explain(error)))
