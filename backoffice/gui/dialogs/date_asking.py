"""The bookings of a date with their figures: Stripe is asked about each payment, and its answers show as they come."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from backoffice.domain.date_plan import DatePlan, DateScope
from backoffice.gui.background import Background
from backoffice.gui.dialogs.refund_asking import GOOD_FOR_MS, LOOK_MS
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.wording import explain
from backoffice.services.refunds.date_rows import Asked


class DateAsking(QObject):
    """`plan` None: nothing was read yet."""

    changed = Signal()

    def __init__(self, office: Office, background: Background, live: LiveUpdates, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._office, self._background = office, background
        self._scope: DateScope | None = None
        self._asked = Asked()
        self._round = 0
        self._is_reading = self._again = False
        self.plan: DatePlan | None = None
        self.problem = ""
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.read)
        self._grow_old = QTimer(self, singleShot=True, interval=GOOD_FOR_MS)
        self._grow_old.timeout.connect(self.ask_again)
        live.bookings_changed.connect(self._follow)
        live.person_changed.connect(self.read)

    @property
    def is_asking(self) -> bool:
        """Tell whether answers of Stripe are still to come, and nothing keeps them from coming."""
        return self.plan is None or (self.plan.unfetched > 0 and self.plan.problem is None)

    def show(self, scope: DateScope | None) -> None:
        """Look at another date; None: at nothing."""
        self._scope = scope
        self.plan, self.problem = None, ""
        self.changed.emit()
        self.ask_again()

    def ask_again(self) -> None:
        """Ask Stripe about every payment anew."""
        self._round += 1
        self._asked = Asked()
        self._look.stop()
        self._grow_old.stop()
        self.read()

    def stop(self) -> None:
        """Ask no more: what was confirmed is carried out."""
        self._scope = None
        self._look.stop()
        self._grow_old.stop()

    def read(self, *_: object) -> None:
        """Read what is stored; once more when it was asked for meanwhile."""
        scope, asked, reading_round = self._scope, self._asked, self._round
        if scope is None:
            return
        if self._is_reading:
            self._again = True
            return
        self._is_reading = True
        dates = self._office.refunds.dates
        reading = self._background.run(lambda: dates.plan(scope, asked), owner=self)
        reading.on_success(lambda plan: self._take(plan, reading_round)).on_failure(self._fail)
        reading.ended.connect(self._end)

    def _take(self, plan: DatePlan, reading_round: int) -> None:
        if plan.scope != self._scope or reading_round != self._round:
            self._again = True
            return
        self.plan, self.problem = plan, ""
        self._asked = self._asked.heard(plan.rows)
        unasked = {row.payment_intent_id for row in plan.rows if row.payment_intent_id} - set(self._asked.before)
        if unasked:
            self._ask(unasked)
        elif plan.unfetched == 0:
            self._look.stop()
            if not self._grow_old.isActive():
                self._grow_old.start()
        self.changed.emit()

    def _ask(self, payments: set[str]) -> None:
        dates, asking_round = self._office.refunds.dates, self._round
        asking = self._background.run(lambda: dates.ask(payments), owner=self)
        asking.on_success(lambda asked: self._wait_for(asked, asking_round)).on_failure(self._fail)

    def _wait_for(self, asked: Asked, asking_round: int) -> None:
        if asking_round != self._round or self._scope is None:
            return
        self._asked = self._asked.also(asked)
        self._office.engine.wake()
        self._look.start()
        self.read()

    def _follow(self, _refs: object, _only_stripe: bool) -> None:
        if self._scope is not None:
            self.read()

    def _fail(self, error: BaseException) -> None:
        self._look.stop()
        self.problem = explain(error)
        self.changed.emit()

    def _end(self) -> None:
        self._is_reading = False
        if self._again:
            self._again = False
            self.read()
