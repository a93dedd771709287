"""The use cases of refunds: ask, approve, reject, and what can be given back. Each is one transaction, no network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from backoffice.domain import refunds
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.people import Person
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules, moves
from backoffice.services.payments.job_kinds import ask_payment
from backoffice.services.people import as_known
from backoffice.services.ports import Clock, Database, UnitOfWork
from backoffice.services.ports.refunds import RefundFilter, RefundRecord
from backoffice.services.refunds import deciding
from backoffice.services.refunds.dates import DateCancelling
from backoffice.services.refunds.deciding import Ask, Decider
from backoffice.services.refunds.inbox import RefundInbox
from backoffice.services.refunds.job_kinds import ask_sending
from backoffice.services.refunds.preparing import Prepared, prepared
from backoffice.services.refunds.report import RefundReports
from backoffice.services.refunds.steps import record_step
from backoffice.services.refunds.viewing import RefundView, view_of


class Refunds:
    """Ask for, approve and reject refunds. Safe on any thread; the sending is a job's business."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        person: Callable[[], Person],
        rules: Callable[[], OfficeRules] = OfficeRules,
        *,
        enforces_two_people: bool = False,
    ) -> None:
        """`rules` say where days begin. `enforces_two_people`: who asked never approves (the office's server can keep
        that; a local file cannot).
        """
        self._database = database
        self._clock = clock
        self._person = person
        self._rules = rules
        self._enforces = enforces_two_people

    @property
    def inbox(self) -> RefundInbox:
        """Return what people see of refunds, and do besides deciding."""
        return RefundInbox(self._database, self._clock, self._person, self._rules)

    @property
    def reports(self) -> RefundReports:
        """Return the sums of refunds."""
        return RefundReports(self._database, self._clock, self._rules)

    @property
    def dates(self) -> DateCancelling:
        """Return the use cases that cancel whole dates."""
        return DateCancelling(
            self._database, self._clock, self._person, self._rules, enforces_two_people=self._enforces
        )

    def look(self, payment_intent_id: str) -> RefundView:
        """Return what can be given back of a payment.

        Raises:
            RecordMissing: the payment is not known here.

        """
        with self._database.read() as uow:
            return view_of(uow, payment_intent_id, self._clock.now())

    def prepare(self, payment_intent_id: str, booking: BookingRef | None = None) -> Prepared:
        """Return everything that one decides by: the payment, its booking, the policy, who is at work, the limits."""
        with self._database.read() as uow:
            return prepared(uow, payment_intent_id, booking, self._at_work(uow), self._rules(), self._clock.now())

    def refresh(self, payment_intent_id: str) -> datetime | None:
        """Have Stripe asked at once how a payment and its refunds stand; return when it answered the last time.

        `prepare` has newer figures once its `asking.has_answer` to that.
        """
        with self._database.write() as uow:
            ask_payment(uow, payment_intent_id, self._clock.now())
            known = uow.payments.get(payment_intent_id)
            return known.refreshed_at if known is not None else None

    def request(self, ask: Ask) -> RefundRecord:
        """Store a request; a manager decides. Nothing is reserved and nothing is sent yet.

        Raises:
            RefundRefused: it cannot be given back; the sentence says why.
            RecordMissing: the payment is not known here.

        """
        with self._database.write() as uow:
            return deciding.request(uow, ask, self._decider(uow))

    def approve(self, refund_id: str, note: str = "") -> RefundRecord:
        """Approve a request as the person at work. When it has all approvals it is reserved and on its way.

        Raises:
            RefundRefused: this person may not, the time or the money has run out, or another refund is in flight.
            RecordMissing, RecordChanged: it is gone, or somebody else decided first.

        """
        with self._database.write() as uow:
            return deciding.approve(uow, refund_id, self._decider(uow), note)

    def request_and_approve(self, ask: Ask) -> RefundRecord:
        """Ask and approve in one transaction: what a manager's single confirmation does. Above a limit it then waits
        for a second manager.

        Raises:
            RefundRefused: as `request` and `approve`; nothing was stored.

        """
        with self._database.write() as uow:
            decider = self._decider(uow)
            if ask.cancels_booking and ask.booking is not None:
                moves.locked(uow, ask.booking)  # before the payment's lock: the order of all
            record = deciding.request(uow, ask, decider)
            return deciding.approve(uow, record.refund.id, decider, ask.note)

    def cancel_and_refund(self, ask: Ask, *, approves: bool) -> RefundRecord:
        """Cancel a booking now and ask for its refund, in one transaction; `approves`: as `request_and_approve` does.

        Raises:
            RefundRefused: as `request` and `approve`; nothing was stored and the booking is as it was.

        """
        with self._database.write() as uow:
            decider = self._decider(uow)
            if ask.booking is not None:
                moves.locked(uow, ask.booking)
            record = deciding.request(uow, replace(ask, cancels_booking=False), decider)
            if approves:
                record = deciding.approve(uow, record.refund.id, decider, ask.note)
            deciding.cancel_booking(uow, ask.booking, decider, ask.note)
            return record

    def reject(self, refund_id: str, note: str) -> RefundRecord:
        """Reject a request, with the reason that its requester will read.

        Raises:
            RefundRefused: it was decided already, this person is no manager, or no reason is given.

        """
        now = self._clock.now()
        with self._database.write() as uow:
            person = self._at_work(uow)
            if not person.may_override:
                raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "A manager rejects refunds.")))
            if not note.strip():
                raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "Say why it is rejected.")))
            record = deciding.locked(uow, refund_id)
            return record_step(
                uow, replace(record, decision_note=note), refunds.reject(record.refund), person, now, note
            )

    def look_again(self, refund_id: str) -> None:
        """Have Stripe's list read at once for a refund in flight, or an approved one sent; raises `RecordMissing`."""
        with self._database.write() as uow:
            if uow.refunds.get(refund_id).refund.state.is_in_flight:
                ask_sending(uow, refund_id, self._clock.now())

    def cancel_authorisation(self, payment_intent_id: str, note: str = "", booking: BookingRef | None = None) -> None:
        """Let go of money that is held and was never taken: no refund, as nothing was received.

        `booking` is cancelled with it.

        Raises:
            RefundRefused: nothing is held, or this person is no manager.
            RecordMissing: the payment is not known here.

        """
        with self._database.write() as uow:
            decider = self._decider(uow)
            if booking is not None:
                moves.locked(uow, booking)
            deciding.let_go(uow, payment_intent_id, decider, note)
            deciding.cancel_booking(uow, booking, decider, note)

    def expire_lapsed(self) -> int:
        """End requests nobody answered and approvals nobody used; return how many."""
        now, ended = self._clock.now(), 0
        with self._database.read() as uow:
            lapsing = uow.refunds.lapsing(now)
        for refund_id in lapsing:
            with self._database.write() as uow:
                ended += deciding.expire(uow, refund_id, now)
        return ended

    def get(self, refund_id: str) -> RefundRecord:
        """Return a request as stored; raises `RecordMissing`."""
        with self._database.read() as uow:
            return uow.refunds.get(refund_id)

    def counts(self) -> Mapping[RefundState, int]:
        """Return how many requests stand in each state that has any."""
        with self._database.read() as uow:
            return uow.refunds.counts()

    def find(self, where: RefundFilter | None = None, limit: int = 500) -> Sequence[RefundRecord]:
        """Return requests, the newest first; the days of the filter are the office's."""
        with self._database.read() as uow:
            return uow.refunds.find(replace(where or RefundFilter(), zone=self._rules().zone), limit)

    # --------------------------------------------------------------------------------------------------------

    def _at_work(self, uow: UnitOfWork) -> Person:
        return as_known(uow, self._person())

    def _decider(self, uow: UnitOfWork) -> Decider:
        now = self._clock.now()
        return Decider(self._at_work(uow), now, self._rules().midnight(now), self._enforces)
