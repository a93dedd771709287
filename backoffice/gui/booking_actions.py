"""What can be done to a booking: asked where it must be, run in the background, said in a bar, taken back by Undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, PaymentMethod, is_undoable
from backoffice.gui.background import Background
from backoffice.gui.booking_words import done_text
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.dialogs.record_payment import RecordPaymentDialog
from backoffice.gui.dialogs.send_page import SendPageDialog
from backoffice.gui.forms.parts import copy_text
from backoffice.gui.live import LiveUpdates
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.panels.conflict_panel import conflict_words
from backoffice.gui.panels.payment_standing import Offer, is_page_open
from backoffice.gui.refund_actions import RefundActions
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.gui.undo import Step, UndoHistory
from backoffice.gui.wording import explain
from backoffice.services.bookings.errors import NotAvailable
from backoffice.services.bookings.records import Cancellation
from backoffice.services.ports import BookingRecord, PaymentRecord

T = TypeVar("T")


class BookingActions(QObject):
    """Every command takes a BookingRef and reads the booking anew: what is in sight may be old."""

    def __init__(
        self,
        office: Office,
        background: Background,
        live: LiveUpdates,
        notices: Notices,
        history: UndoHistory,
        refunds: RefundActions,
        parent: QWidget,
    ) -> None:
        """Share the window's history, so that Undo takes back whatever came last."""
        super().__init__(parent)
        self._refunds = refunds
        refunds.cancel_asked.connect(self._cancel)
        self._office, self._background, self._live = office, background, live
        self._notices, self._history, self._window = notices, history, parent

    def act(self, ref: BookingRef, action: Action) -> None:
        """Move a booking; what ends it asks first."""
        if action is Action.CANCEL:
            self._with_booking(ref, self._ask_cancel)
        elif action is Action.REJECT:
            self._with_booking(ref, self._ask_reject)
        else:
            self._move(ref, action, "")

    def pay(self, ref: BookingRef, offer: Offer) -> None:
        """Do what the payment card offers."""
        match offer:
            case Offer.CREATE_PAGE:
                self._do(ref, lambda: self._office.bookings.request_page(ref), self._say_page)
            case Offer.RENEW_PAGE:
                self._do(ref, lambda: self._office.bookings.renew_page(ref), self._say_page)
            case Offer.CHECK_NOW:
                said = tr("Stripe is asked now; what it says shows here by itself.")
                self._do(ref, lambda: self._office.payments.check_now(ref), lambda _none: self._notices.say(said))
            case Offer.RECORD:
                self._with_booking(ref, self._ask_payment)
            case Offer.REFUND:
                self._refunds.ask_of_booking(ref)
            case Offer.TAKE_BACK:
                self._with_booking(ref, self._ask_take_back)

    def send(self, ref: BookingRef) -> None:
        """Show the ways to send the payment page; make one where there is none."""
        self._with_booking(ref, self._open_send)

    def copy_direct_link(self, ref: BookingRef) -> None:
        """Copy the listing's own link, marked with the booking's code, where it charges the same amount."""

        def copied(link: str) -> None:
            copy_text(link)
            self._notices.say(tr("The listing’s link is copied; it names this booking."))

        reading = self._background.run(lambda: self._office.bookings.direct_link(ref), owner=self)
        reading.on_success(copied).on_failure(self._complain)

    # --- moves ----------------------------------------------------------------------------------------------

    def _move(self, ref: BookingRef, action: Action, reason: str, *, again: bool = False, why: str = "") -> None:
        """`why` it is done in spite of a conflict: a booking that takes its place again may find it taken."""

        def say(record: BookingRecord) -> None:
            text = done_text(action, record.confirmation_code)
            self._remember(ref, action, reason, text, again=again)

        def refuse(error: BaseException) -> None:
            may = self._office.people.person().may_override
            if isinstance(error, NotAvailable) and error.is_overridable and may:
                self._ask_why(error, lambda given: self._move(ref, action, reason, again=again, why=given))
            else:
                self._complain(error)

        self._do(ref, lambda: self._office.bookings.act(ref, action, reason, override_reason=why), say, refuse)

    def _ask_why(self, error: NotAvailable, then: Callable[[str], None]) -> None:
        words = "\n".join(conflict_words(conflict) for conflict in error.conflicts)
        heading, verb = tr("Book all the same?"), tr("Book all the same")
        dialog = ReasonDialog(heading, words, verb, self._window, is_required=True)
        dialog.chosen.connect(then)
        dialog.open()

    def _cancel(self, ref: BookingRef, reason: str) -> None:
        def say(done: Cancellation) -> None:
            text = f"{done.record.confirmation_code}: {translate_message(done.notice)}"
            self._remember(ref, Action.CANCEL, reason, text, again=False)

        self._do(ref, lambda: self._office.bookings.cancel(ref, reason), say)

    def _remember(self, ref: BookingRef, action: Action, reason: str, text: str, *, again: bool) -> None:
        if not is_undoable(action):
            self._notices.say(text)
            return
        step = Step(text, lambda: self._take_back(ref, action, reason, text))
        (self._history.add_redone if again else self._history.add_done)(step)
        self._notices.say(text, undo=lambda: self._history.undo(step))

    def _take_back(self, ref: BookingRef, action: Action, reason: str, text: str) -> None:
        def say(_record: BookingRecord) -> None:
            self._notices.say(tr("Undone: {what}", what=text))
            self._history.add_undone(Step(text, lambda: self._move(ref, action, reason, again=True)))

        self._do(ref, lambda: self._office.bookings.undo(ref), say)

    # --- asking first ---------------------------------------------------------------------------------------

    def _ask_cancel(self, record: BookingRecord, payment: PaymentRecord | None) -> None:
        """Money that is here, or held, is asked about; it is never forgotten."""
        if self._refunds.holds_money(record, payment):
            self._refunds.ask_before_cancelling(record, payment)
            return
        heading = tr("Cancel {code}?", code=record.confirmation_code)
        text = f"{record.values.get('customer_name')} · {record.asset_name}\n{_cost_of_cancelling(record, payment)}"
        dialog = ReasonDialog(heading, text, tr("Cancel booking"), self._window, is_danger=True)
        dialog.chosen.connect(lambda reason: self._cancel(record.ref, reason))
        dialog.open()

    def _ask_reject(self, record: BookingRecord, _payment: PaymentRecord | None) -> None:
        heading = tr("Reject {code}?", code=record.confirmation_code)
        text = f"{record.values.get('customer_name')} · {record.asset_name}"
        dialog = ReasonDialog(heading, text, tr("Reject booking"), self._window, is_danger=True)
        dialog.chosen.connect(lambda reason: self._move(record.ref, Action.REJECT, reason))
        dialog.open()

    def _ask_payment(self, record: BookingRecord, _payment: PaymentRecord | None) -> None:
        dialog = RecordPaymentDialog(record, self._window)
        dialog.chosen.connect(lambda method, note: self._record(record.ref, method, note))
        dialog.open()

    def _record(self, ref: BookingRef, method: PaymentMethod, note: str) -> None:
        def say(record: BookingRecord) -> None:
            code, amount = record.confirmation_code, _total(record)
            if method is PaymentMethod.PAY_LATER:
                self._notices.say(tr("{code} is to be paid later.", code=code))
            else:
                self._notices.say(tr("{amount} recorded for {code}.", amount=amount, code=code))

        self._do(ref, lambda: self._office.bookings.record_payment(ref, method, note), say)

    def _ask_take_back(self, record: BookingRecord, _payment: PaymentRecord | None) -> None:
        heading = tr("Was {amount} recorded by mistake?", amount=_total(record))
        text = tr("{code} is unpaid again. No money moves.", code=record.confirmation_code)
        dialog = ReasonDialog(heading, text, tr("Take back the record"), self._window)
        ref = record.ref
        said = tr("{code} is unpaid again.", code=record.confirmation_code)
        dialog.chosen.connect(
            lambda reason: self._do(
                ref,
                lambda: self._office.bookings.take_payment_back(ref, reason),
                lambda _record: self._notices.say(said),
            )
        )
        dialog.open()

    def _open_send(self, record: BookingRecord, _payment: PaymentRecord | None) -> None:
        if not is_page_open(record):
            self.pay(record.ref, Offer.CREATE_PAGE)
            return
        has_mail = bool(record.values.get("customer_email"))
        draft = self._office.bookings.mail_draft(record) if has_mail else ""
        SendPageDialog(record, draft, self._window, practice=self._office.profile.practice).open()

    def _say_page(self, record: BookingRecord) -> None:
        if is_page_open(record):
            self._notices.say(tr("{code} has an open payment page already.", code=record.confirmation_code))
        else:
            self._notices.say(tr("The payment page of {code} is on its way.", code=record.confirmation_code))

    # --- running --------------------------------------------------------------------------------------------

    def _with_booking(self, ref: BookingRef, then: Callable[[BookingRecord, PaymentRecord | None], object]) -> None:
        office = self._office
        reading = self._background.run(lambda: (office.bookings.get(ref), office.payments.of_booking(ref)), owner=self)
        reading.on_success(lambda found: then(*found)).on_failure(self._complain)

    def _do(
        self,
        ref: BookingRef,
        work: Callable[[], T],
        say: Callable[[T], object],
        refuse: Callable[[BaseException], object] | None = None,
    ) -> None:
        def finish(result: T) -> None:
            self._live.tell_saved([ref])
            self._office.engine.wake()
            say(result)

        self._background.run(work, owner=self).on_success(finish).on_failure(refuse or self._complain)

    def _complain(self, error: BaseException) -> None:
        self._notices.complain(explain(error), str(getattr(error, "details", "") or type(error).__name__))


def _total(record: BookingRecord) -> str:
    return formats().money(record.price.total_minor, record.price.currency)


def _cost_of_cancelling(record: BookingRecord, payment: PaymentRecord | None) -> str:
    if payment is not None and payment.stripe is not None and payment.stripe.refunded.amount_minor > 0:
        return tr("All that was received was given back. Its place is free.")
    if is_page_open(record):
        return tr("Nothing was received. Its payment page is closed, and its place is free.")
    return tr("Nothing was received. Its place is free.")
