"""Giving money back, from wherever it is asked for: the dialog, and what is said of what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import PaymentMethod, PaymentStatus
from backoffice.gui.background import Background
from backoffice.gui.dialogs.paid_back import PaidBackDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.dialogs.refund import RefundDialog
from backoffice.gui.live import LiveUpdates
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.pages.unmatched import UnmatchedPage
from backoffice.gui.refund_words import money_text
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.ports import BookingRecord, PaymentRecord
from backoffice.services.ports.refunds import RefundRecord

T = TypeVar("T")
BY_HAND = frozenset({PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER})


class RefundActions(QObject):
    """One for a window. `ask` is the one way to a refund."""

    cancel_asked = Signal(object, str)
    """A BookingRef is to be cancelled without a refund, and why."""

    def __init__(
        self, office: Office, background: Background, live: LiveUpdates, notices: Notices, parent: QWidget
    ) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._office, self._background, self._live = office, background, live
        self._notices, self._window = notices, parent

    def ask(
        self, payment_intent_id: str, booking: BookingRef | None = None, *, is_cancelling: bool = False
    ) -> RefundDialog:
        """Open the refund dialog of a payment. `booking` None: the one it is for, if any.

        `is_cancelling`: the booking is being cancelled, and this is the question about its money.
        """
        dialog = RefundDialog(
            self._office,
            self._background,
            self._live,
            payment_intent_id,
            booking,
            self._window,
            is_cancelling=is_cancelling,
        )
        dialog.confirmed.connect(self._confirmed)
        if booking is not None:
            dialog.cancel_alone_asked.connect(lambda: self._ask_why(booking))
        dialog.open()
        return dialog

    def follow(self, page: QWidget) -> None:
        """Do what a page asks for, if it is one that shows payments."""
        if isinstance(page, UnmatchedPage):
            page.refund_asked.connect(lambda payment: self.ask(payment.payment_intent_id))

    def ask_of_booking(self, ref: BookingRef) -> None:
        """Open the question about the money of a booking, however it came; without any say so."""
        self._with_booking(ref, self._ask_of)

    def look_again(self, refund_id: str) -> None:
        """Have Stripe's list read at once for a refund whose outcome is not known."""
        said = tr("Stripe’s list is read now; what it says shows here by itself.")
        self._do(lambda: self._office.refunds.look_again(refund_id), lambda _none: self._notices.say(said))

    def holds_money(self, record: BookingRecord, payment: PaymentRecord | None) -> bool:
        """Tell whether cancelling a booking asks about money: it came, is held, or was never asked about."""
        if payment is None:
            return record.payment_method in BY_HAND and record.payment_status is PaymentStatus.PAID
        found, received = payment.stripe, payment.received
        if found is None or received is None:
            return True
        held = found.capturable is not None and found.capturable.amount_minor > 0
        return held or received.amount_minor > 0

    def ask_before_cancelling(self, record: BookingRecord, payment: PaymentRecord | None) -> None:
        """Ask what becomes of the money of a booking that is being cancelled."""
        if payment is not None:
            self.ask(payment.payment_intent_id, record.ref, is_cancelling=True)
        else:
            self._ask_by_hand(record, is_cancelling=True)

    # --- within ---------------------------------------------------------------------------------------------

    def _ask_of(self, record: BookingRecord, payment: PaymentRecord | None) -> None:
        if payment is not None:
            self.ask(payment.payment_intent_id, record.ref)
        elif self.holds_money(record, None):
            self._ask_by_hand(record, is_cancelling=False)
        else:
            words = tr("Nothing was received for {code}: there is nothing to give back.", code=record.confirmation_code)
            self._notices.say(words)

    def _ask_by_hand(self, record: BookingRecord, *, is_cancelling: bool) -> None:
        dialog = PaidBackDialog(record, self._window, is_cancelling=is_cancelling)
        dialog.chosen.connect(
            lambda paid_back, note: self._note_by_hand(record, note, paid_back=paid_back, cancels=is_cancelling)
        )
        dialog.open()

    def _note_by_hand(self, record: BookingRecord, note: str, *, paid_back: bool, cancels: bool) -> None:
        if not paid_back:
            self.cancel_asked.emit(record.ref, note)
            return
        bookings, ref = self._office.bookings, record.ref

        def work() -> None:
            if cancels:
                bookings.cancel(ref, note)
            bookings.record_paid_back(ref, note)

        amount, code = money_text(record.price.total), record.confirmation_code
        text = (
            tr("{code} is cancelled; {amount} were paid back by hand.", code=code, amount=amount)
            if cancels
            else tr("{amount} of {code} were paid back by hand.", code=code, amount=amount)
        )
        self._do(work, lambda _none: self._notices.say(text), ref)

    def _ask_why(self, ref: BookingRef) -> None:
        """Keeping a customer's money is said with a reason."""
        heading = tr("Cancel without a refund?")
        words = tr("What was received, or is held, stays as it is. It can be given back later.")
        dialog = ReasonDialog(
            heading, words, tr("Cancel without refund"), self._window, is_required=True, is_danger=True
        )
        dialog.chosen.connect(lambda reason: self.cancel_asked.emit(ref, reason))
        dialog.open()

    def _confirmed(self, record: RefundRecord | None) -> None:
        booking = record.booking if record is not None else None
        self._live.tell_saved([booking] if booking is not None else None)

    def _with_booking(self, ref: BookingRef, then: Callable[[BookingRecord, PaymentRecord | None], None]) -> None:
        office = self._office
        reading = self._background.run(lambda: (office.bookings.get(ref), office.payments.of_booking(ref)), owner=self)
        reading.on_success(lambda found: then(*found)).on_failure(self._complain)

    def _do(self, work: Callable[[], T], say: Callable[[T], object], ref: BookingRef | None = None) -> None:
        def finish(result: T) -> None:
            self._live.tell_saved([ref] if ref is not None else [])
            self._office.engine.wake()
            say(result)

        self._background.run(work, owner=self).on_success(finish).on_failure(self._complain)

    def _complain(self, error: BaseException) -> None:
        self._live.look()
        self._notices.complain(explain(error), type(error).__name__)
