"""Cancel a date: a tour, an event or a whole day, with what was paid for it. Plan, one confirmation, progress, result.

The safe button is the default, the verb carries the sums, and nothing counts that Stripe did not say just now.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from backoffice.gui.background import Background, Operation
from backoffice.gui.dialogs.date_asking import DateAsking
from backoffice.gui.dialogs.date_plan_view import DatePlanView
from backoffice.gui.dialogs.date_result_view import DateResultView
from backoffice.gui.dialogs.date_scope import DateScopeRow, Named
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.panels.working_page import WorkingPage
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.refunds.dates import DateOutcome


class CancelDateDialog(Dialog):
    """`carried_out` carries a DateOutcome."""

    carried_out = Signal(object)

    def __init__(
        self,
        office: Office,
        background: Background,
        live: LiveUpdates,
        appearance: Appearance,
        day: date | None,
        listing: Named | None,
        parent: QWidget,
    ) -> None:
        """Begin with a day and a listing, as far as they are known."""
        super().__init__(tr("Cancel a date"), parent)
        self.setMinimumSize(900, 560)
        self.resize(1120, 720)
        self._office, self._background = office, background
        self._work: Operation[DateOutcome] | None = None
        self.asking = DateAsking(office, background, live, self)
        self.scope = DateScopeRow(office, background, day, listing)
        self.view = DatePlanView(self.asking, office, background, appearance, self)
        self.working = WorkingPage(self)
        self.result_view = DateResultView(office, background, live, appearance, self)
        self._stack = QStackedWidget(self)
        self._planning = self._make_planning()
        for page in (self._planning, self.working, self.result_view):
            self._stack.addWidget(page)
        self.box.addWidget(self._stack)
        self._connect()
        self.asking.show(self.scope.scope)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field lead to the next one: it neither confirms nor throws away what was typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Closing while it is carried out stops it, and shows what came of it."""
        if self._work is not None:
            self._stop()
            return
        super().reject()

    # --- doing ----------------------------------------------------------------------------------------------

    def _look_at_scope(self) -> None:
        self.view.chosen.clear()
        self.asking.show(self.scope.scope)

    def _carry_out(self) -> None:
        plan = self.view.plan
        if self._work is not None or plan is None:
            return
        chosen, note, dates = dict(self.view.chosen), self.view.note.text().strip(), self._office.refunds.dates
        self.asking.stop()
        self.working.begin(tr("Cancelling the bookings…"), tr("What is done stays done if you stop."))
        self._stack.setCurrentWidget(self.working)
        self.working.stop.setFocus()
        work = self._background.run_with_progress(
            lambda progress: dates.carry_out(plan, chosen, note, progress.report), owner=self
        )
        self._work = work
        work.on_progress(self.working.show_progress).on_success(self._show_outcome).on_failure(self._refuse)

    def _stop(self) -> None:
        self.working.stop.setEnabled(False)
        if self._work is not None:
            self._work.stop()

    def _show_outcome(self, outcome: DateOutcome) -> None:
        self._work = None
        self._office.engine.wake()
        self._stack.setCurrentWidget(self.result_view)
        self.result_view.show_outcome(outcome)
        self.carried_out.emit(outcome)

    def _refuse(self, error: BaseException) -> None:
        """Nothing was begun: say why, and look at how things stand now."""
        self._work = None
        self._plan_again()
        self.view.trouble.say(explain(error))

    def _plan_again(self) -> None:
        self.view.trouble.say("")
        self._stack.setCurrentWidget(self._planning)
        self.asking.show(self.scope.scope)
        self.view.back.setFocus()

    # --- putting together -----------------------------------------------------------------------------------

    def _make_planning(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.scope)
        column.addWidget(self.view, stretch=1)
        return page

    def _connect(self) -> None:
        self.scope.changed.connect(self._look_at_scope)
        self.view.confirmed.connect(self._carry_out)
        self.view.close_asked.connect(self.reject)
        self.working.stop.clicked.connect(self._stop)
        self.result_view.retry_asked.connect(self._plan_again)
        self.result_view.close_asked.connect(self.accept)
