"""What can be done from the overviews: move a booking in the calendar, give a payment its home, ask for events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_kinds import BookingRef
from backoffice.gui.background import Background
from backoffice.gui.live import LiveUpdates
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.pages.calendar import CalendarPage, can_move
from backoffice.gui.pages.events_inbox import EventsInboxPage
from backoffice.gui.pages.unmatched import UnmatchedPage
from backoffice.gui.payment_words import amount_text
from backoffice.gui.translation import formats, office_zone, tr
from backoffice.gui.undo import Step, UndoHistory
from backoffice.gui.wording import explain
from backoffice.services.bookings import NotAvailable
from backoffice.services.payments import Template
from backoffice.services.ports import BookingRecord, CalendarEntry, PaymentRecord

PAYMENT = "payment_intent_id"
"""The payment that a new booking is made from, among the values that are known already."""


class OverviewActions(QObject):
    """Runs use cases in the background, says what happened, and remembers how to take it back."""

    opened = Signal(object)
    """A BookingRef to open."""
    new_booking_asked = Signal(object, object)
    """An AssetRef to book (None: to be chosen), and the values that are known already."""

    def __init__(
        self,
        office: Office,
        background: Background,
        live: LiveUpdates,
        notices: Notices,
        history: UndoHistory,
        parent: QWidget,
    ) -> None:
        """Share the window's history."""
        super().__init__(parent)
        self._office, self._background, self._live = office, background, live
        self._notices, self._history, self._window = notices, history, parent

    def follow(self, page: QWidget) -> None:
        """Do what a page asks for, if it is one of the overviews."""
        match page:
            case CalendarPage():
                page.move_asked.connect(self.move)
            case UnmatchedPage():
                page.attach_asked.connect(self.ask_attach)
                page.booking_asked.connect(self.make_booking)
                page.not_ours_asked.connect(self.ask_not_ours)
                page.take_back_asked.connect(self.take_back)
            case EventsInboxPage():
                page.pull_asked.connect(self.pull)
                page.reconcile_asked.connect(self.reconcile)

    # --- the calendar ---------------------------------------------------------------------------------------

    def move(self, entry: CalendarEntry, starts_on: date, reason: str = "") -> None:
        """Let a booking begin on another day."""
        if not can_move(entry):
            self._notices.complain(tr("An event has its own day. Change the listing, or book another event."))
            return
        before = entry.starts_on
        text = tr("{who} moved to {day}.", who=entry.customer_name, day=formats().date(starts_on))
        self._move(
            entry.ref,
            entry.version,
            starts_on,
            reason,
            refused=lambda error: self._show_conflict(entry, starts_on, error),
            done=lambda record: self._tell_moved(record, text, before, starts_on),
        )

    def _move(
        self,
        ref: BookingRef,
        version: int,
        starts_on: date,
        reason: str,
        *,
        done: Callable[[BookingRecord], None],
        refused: Callable[[BaseException], None],
    ) -> None:
        bookings = self._office.bookings
        work = self._background.run(
            lambda: bookings.move_dates(ref, version, starts_on, override_reason=reason), owner=self
        )
        work.on_success(lambda record: self._finish(lambda: done(record))).on_failure(refused)

    def _tell_moved(self, record: BookingRecord, text: str, before: date, after: date) -> None:
        step = Step(text, lambda: self._move_back(record, text, before, after))
        self._history.add_done(step)
        self._notices.say(text, undo=lambda: self._history.undo(step))

    def _move_back(self, record: BookingRecord, text: str, before: date, after: date, *, is_undo: bool = True) -> None:
        """Move to `before`; what was moved by it is moved to `after` again by its opposite."""

        def tell(moved: BookingRecord) -> None:
            opposite = Step(text, lambda: self._move_back(moved, text, after, before, is_undo=not is_undo))
            (self._history.add_undone if is_undo else self._history.add_redone)(opposite)
            self._notices.say(tr("Undone: {what}", what=text) if is_undo else text)

        reason = str(record.values.get("override_reason") or "")
        self._move(record.ref, record.version, before, reason, done=tell, refused=self._refuse)

    def _show_conflict(self, entry: CalendarEntry, starts_on: date, error: BaseException) -> None:
        self._live.look()
        if not isinstance(error, NotAvailable):
            self._refuse(error)
            return
        from backoffice.gui.dialogs.move_conflict import MoveConflictDialog

        what = f"{entry.customer_name} · {formats().long_date(starts_on)}"
        may = self._office.people.person().may_override
        dialog = MoveConflictDialog(what, error, self._window, may_override=may)
        dialog.chosen.connect(lambda reason: self.move(entry, starts_on, reason))
        dialog.open()

    # --- payments -------------------------------------------------------------------------------------------

    def ask_attach(self, payment: PaymentRecord, code: str) -> None:
        """Choose the booking that a payment is for."""
        from backoffice.gui.dialogs.attach_payment import AttachPaymentDialog

        zone = office_zone(self._office.settings.time_zone)
        queries = self._office.database.booking_queries
        dialog = AttachPaymentDialog(payment, queries, self._background, zone, self._window, code=code)
        dialog.chosen.connect(lambda ref, chosen, reason: self.attach(payment, ref, chosen, reason))
        dialog.open()

    def attach(
        self, payment: PaymentRecord, booking: BookingRef, code: str, reason: str, *, is_again: bool = False
    ) -> None:
        """Say that a payment is for this booking; it can be taken from it again."""
        payments, wanted = self._office.payments, payment.payment_intent_id
        text = tr("{amount} is attached to {code}.", amount=amount_text(payment), code=code)

        def done(_record: object) -> None:
            step = Step(text, lambda: self._detach(payment, booking, code, reason, text))
            (self._history.add_redone if is_again else self._history.add_done)(step)
            self._live.tell_saved([booking])
            self._say(text, undo=lambda: self._history.undo(step))

        work = self._background.run(lambda: payments.attach(wanted, booking, reason), owner=self)
        work.on_success(done).on_failure(self._refuse)

    def _detach(self, payment: PaymentRecord, booking: BookingRef, code: str, reason: str, text: str) -> None:
        payments, wanted = self._office.payments, payment.payment_intent_id

        def done(_nothing: object) -> None:
            again = Step(text, lambda: self.attach(payment, booking, code, reason, is_again=True))
            self._history.add_undone(again)
            self._live.tell_saved([booking])
            self._say(tr("Undone: {what}", what=text))

        self._background.run(lambda: payments.take_back(wanted, booking), owner=self).on_success(done).on_failure(
            self._refuse
        )

    def make_booking(self, payment: PaymentRecord) -> None:
        """Open the form of a new booking with what the payment tells."""
        payments, wanted = self._office.payments, payment.payment_intent_id
        work = self._background.run(lambda: payments.make_booking_from(wanted), owner=self)
        work.on_success(self._open_form).on_failure(self._refuse)

    def ask_not_ours(self, payment: PaymentRecord) -> None:
        """Ask why a payment is not ours."""
        from backoffice.gui.dialogs.reason import ReasonDialog

        question = tr("Leave {amount} out of the inbox?", amount=amount_text(payment))
        words = tr("Somebody may ask later why. The money stays where it is.")
        dialog = ReasonDialog(question, words, tr("Not ours"), self._window, is_required=True)
        dialog.chosen.connect(lambda reason: self.mark_not_ours(payment, reason))
        dialog.open()

    def mark_not_ours(self, payment: PaymentRecord, reason: str, *, is_again: bool = False) -> None:
        """Leave a payment out of the inbox; it can be taken back."""
        payments, wanted = self._office.payments, payment.payment_intent_id
        text = tr("{amount} is not ours.", amount=amount_text(payment))

        def done(_nothing: object) -> None:
            step = Step(text, lambda: self.take_back(payment, undoes=(text, reason)))
            (self._history.add_redone if is_again else self._history.add_done)(step)
            self._say(text, undo=lambda: self._history.undo(step))

        self._background.run(lambda: payments.mark_not_ours(wanted, reason), owner=self).on_success(done).on_failure(
            self._refuse
        )

    def take_back(self, payment: PaymentRecord, *, undoes: tuple[str, str] | None = None) -> None:
        """Put a payment back into the inbox; `undoes`: the words and the reason of what is taken back by Undo."""
        payments, wanted = self._office.payments, payment.payment_intent_id

        def done(_nothing: object) -> None:
            if undoes is None:
                self._say(tr("{amount} waits in the inbox again.", amount=amount_text(payment)))
                return
            text, reason = undoes
            self._history.add_undone(Step(text, lambda: self.mark_not_ours(payment, reason, is_again=True)))
            self._say(tr("Undone: {what}", what=text))

        self._background.run(lambda: payments.take_back(wanted), owner=self).on_success(done).on_failure(self._refuse)

    # --- events ---------------------------------------------------------------------------------------------

    def pull(self) -> None:
        """Ask Stripe for events now."""
        work = self._background.run(self._office.payments.pull, owner=self)
        work.on_success(lambda _nothing: self._say(tr("Events are asked for."))).on_failure(self._refuse)

    def reconcile(self) -> None:
        """Compare with Stripe's lists now."""
        work = self._background.run(self._office.payments.reconcile, owner=self)
        text = tr("Stripe’s lists are compared with the bookings; what is found appears here.")
        work.on_success(lambda _nothing: self._say(text)).on_failure(self._refuse)

    # --- the rest -------------------------------------------------------------------------------------------

    def _open_form(self, template: Template) -> None:
        values = {**template.values, PAYMENT: template.payment_intent_id}
        self.new_booking_asked.emit(template.asset, values)

    def _say(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        self._finish(lambda: self._notices.say(text, undo=undo))

    def _finish(self, say: Callable[[], None]) -> None:
        """Let the engine work and the window show what is true now."""
        self._office.engine.wake()
        self._live.look()
        say()

    def _refuse(self, error: BaseException) -> None:
        self._live.look()
        self._notices.complain(explain(error), type(error).__name__)
