"""The figures of a refund, fetched just now: asks Stripe, follows what changes, and says why no answer comes."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.wording import Message
from backoffice.gui.background import Background
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.translation import tr, translate_message
from backoffice.gui.wording import explain
from backoffice.services.refunds import Prepared

GOOD_FOR_MS = 5 * 60_000
"""So long figures count as fetched just now; then Stripe is asked again before anything is decided by them."""
LOOK_MS = 1_000
"""While an answer is waited for the database is looked at so often, should no news tell of it."""


class Freshness(Enum):
    """Whether the figures can be decided by."""

    ASKING = auto()
    FRESH = auto()
    STUCK = auto()


class RefundAsking(QObject):
    """Begins to ask when it is made."""

    changed = Signal()
    """What is known, or how fresh it is, changed."""

    def __init__(
        self,
        office: Office,
        background: Background,
        live: LiveUpdates,
        payment_intent_id: str,
        booking: BookingRef | None,
        parent: QObject,
    ) -> None:
        """Ask about this payment; `booking` None: the one it is for, if any."""
        super().__init__(parent)
        self._office, self._background = office, background
        self._payment, self._booking = payment_intent_id, booking
        self.prepared: Prepared | None = None
        self.freshness = Freshness.ASKING
        self.problem = ""
        self._is_reading = self._again = False
        self._question = self._stored = 0  # which question was put last, and which is stored for the engine
        self._before: datetime | None = None
        self._grow_old = QTimer(self, singleShot=True, interval=GOOD_FOR_MS)
        self._grow_old.timeout.connect(self._expire)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.read)
        live.bookings_changed.connect(self._follow)
        live.person_changed.connect(self.read)
        self.read()
        self.ask()

    @property
    def is_fresh(self) -> bool:
        """Tell whether Stripe answered since it was asked."""
        return self.freshness is Freshness.FRESH

    def ask(self) -> None:
        """Ask Stripe (again)."""
        self._question += 1
        self._stand(Freshness.ASKING)
        self._look.start()
        refunds, payment, question = self._office.refunds, self._payment, self._question
        asking = self._background.run(lambda: refunds.refresh(payment), owner=self)
        asking.on_success(lambda before: self._asked(question, before)).on_failure(self._fail)

    def read(self, *_: object) -> None:
        """Read what is stored; once more when it was asked for meanwhile."""
        if self._is_reading:
            self._again = True
            return
        self._is_reading = True
        refunds, payment, booking, stored = self._office.refunds, self._payment, self._booking, self._stored
        reading = self._background.run(lambda: refunds.prepare(payment, booking), owner=self)
        reading.on_success(lambda found: self._take(found, stored)).on_failure(self._fail).ended.connect(self._end)

    def _asked(self, question: int, before: datetime | None) -> None:
        self._before, self._stored = before, question
        self._office.engine.wake()
        self.read()

    def _follow(self, _refs: object, _only_stripe: bool) -> None:
        self.read()

    def _take(self, prepared: Prepared, stored: int) -> None:
        """`stored`: the question that was stored when reading began; what was read before tells nothing of this one."""
        self.prepared = prepared
        if self.freshness is Freshness.FRESH or stored != self._question:
            self.changed.emit()
        elif prepared.view is not None and prepared.asking.has_answer(self._before):
            self._look.stop()
            self._grow_old.start()
            self._stand(Freshness.FRESH)
        elif prepared.asking.problem is not None:
            self._stand(Freshness.STUCK, prepared.asking.problem)
        elif not prepared.asking.is_under_way:
            self._look.stop()
            self._stand(Freshness.STUCK, tr("Stripe does not say how this payment stands."))
        else:
            self._stand(Freshness.ASKING)

    def _expire(self) -> None:
        self._stand(Freshness.STUCK, tr("These figures are some minutes old: ask Stripe again before deciding."))

    def _fail(self, error: BaseException) -> None:
        self._look.stop()
        self._stand(Freshness.STUCK, explain(error))

    def _stand(self, freshness: Freshness, problem: str | Message = "") -> None:
        self.freshness = freshness
        self.problem = translate_message(problem) if isinstance(problem, Message) else problem
        self.changed.emit()

    def _end(self) -> None:
        self._is_reading = False
        if self._again:
            self._again = False
            self.read()
