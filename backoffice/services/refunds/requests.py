"""The use cases of refunds: ask, approve, reject, and what can be given back. Each is one transaction, no network."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from backoffice.domain import refunds
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, allowed
from backoffice.domain.money import Money
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.refund_rules import (
    RefundReason,
    Way,
    approvals_needed,
    check_amount,
    require_may_approve,
)
from backoffice.domain.refunds import Refund, RefundRefused, RefundState, RefundTerms
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules, moves
from backoffice.services.payments.job_kinds import ask_payment
from backoffice.services.people import as_known
from backoffice.services.ports import Clock, Database, UnitOfWork
from backoffice.services.ports.refunds import RefundFilter, RefundRecord
from backoffice.services.refunds.job_kinds import ask_cancelling, ask_expiry, ask_sending
from backoffice.services.refunds.preparing import Prepared, prepared
from backoffice.services.refunds.steps import record_request, record_step, tell_of_cancelling
from backoffice.services.refunds.viewing import RefundView, view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What staff ask for. `lines`: labels and amounts, when it was put together line by line."""

    payment_intent_id: str
    money: Money
    reason: RefundReason | None = RefundReason.REQUESTED_BY_CUSTOMER
    note: str = ""
    booking: BookingRef | None = None
    cancels_booking: bool = False
    lines: tuple[tuple[str, Money], ...] = ()
    batch_id: str | None = None


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

        `look` has newer figures once its `payment.refreshed_at` is another one.
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
            return self._request(uow, ask, self._at_work(uow), self._clock.now())

    def approve(self, refund_id: str, note: str = "") -> RefundRecord:
        """Approve a request as the person at work. When it has all approvals it is reserved and on its way.

        Raises:
            RefundRefused: this person may not, the time or the money has run out, or another refund is in flight.
            RecordMissing, RecordChanged: it is gone, or somebody else decided first.

        """
        with self._database.write() as uow:
            return self._approve(uow, refund_id, self._at_work(uow), self._clock.now(), note)

    def request_and_approve(self, ask: Ask) -> RefundRecord:
        """Ask and approve in one transaction: what a manager's single confirmation does. Above a limit, where two
        others have to approve, it is refused: `request` it.

        Raises:
            RefundRefused: as `request` and `approve`; nothing was stored.

        """
        now = self._clock.now()
        with self._database.write() as uow:
            person = self._at_work(uow)
            if ask.cancels_booking and ask.booking is not None:
                moves.locked(uow, ask.booking)  # before the payment's lock: the order of all
            record = self._request(uow, ask, person, now)
            return self._approve(uow, record.refund.id, person, now, ask.note)

    def cancel_and_refund(self, ask: Ask, *, approves: bool) -> RefundRecord:
        """Cancel a booking now and ask for its refund, in one transaction; `approves`: as `request_and_approve` does.

        Raises:
            RefundRefused: as `request` and `approve`; nothing was stored and the booking is as it was.

        """
        now = self._clock.now()
        with self._database.write() as uow:
            person = self._at_work(uow)
            if ask.booking is not None:
                moves.locked(uow, ask.booking)
            record = self._request(uow, replace(ask, cancels_booking=False), person, now)
            if approves:
                record = self._approve(uow, record.refund.id, person, now, ask.note)
            _cancel_booking(uow, ask.booking, person, now, ask.note)
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
            record = locked(uow, refund_id)
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
        now = self._clock.now()
        with self._database.write() as uow:
            person = self._at_work(uow)
            if not person.may_override:
                raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "A manager cancels authorisations.")))
            if booking is not None:
                moves.locked(uow, booking)
            uow.refunds.lock_payment(payment_intent_id)
            if view_of(uow, payment_intent_id, now).assessment.way is not Way.CANCEL_AUTHORISATION:
                raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "Nothing is held of this payment.")))
            ask_cancelling(uow, payment_intent_id, now)
            uow.trail.add(tell_of_cancelling(payment_intent_id, person, now, note))
            _cancel_booking(uow, booking, person, now, note)

    def expire_lapsed(self) -> int:
        """End requests nobody answered and approvals nobody used; return how many."""
        now, ended = self._clock.now(), 0
        with self._database.read() as uow:
            lapsing = uow.refunds.lapsing(now)
        for refund_id in lapsing:
            with self._database.write() as uow:
                ended += expire(uow, refund_id, now)
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
        """Return requests, the newest first."""
        with self._database.read() as uow:
            return uow.refunds.find(where or RefundFilter(), limit)

    # --------------------------------------------------------------------------------------------------------

    def _at_work(self, uow: UnitOfWork) -> Person:
        return as_known(uow, self._person())

    def _request(self, uow: UnitOfWork, ask: Ask, person: Person, now: datetime) -> RefundRecord:
        uow.refunds.lock_payment(ask.payment_intent_id)
        view = view_of(uow, ask.payment_intent_id, now)
        _require_room(view, ask.money)
        binding = uow.office.binding()
        if binding.account_id is None:
            raise RefundRefused(
                Message(QT_TRANSLATE_NOOP("backoffice", "Connect to Stripe first: no account is known."))
            )
        terms = RefundTerms(ask.payment_intent_id, ask.money, binding.account_id, bool(binding.livemode))
        refund = Refund(
            id=uuid.uuid4().hex,
            terms=terms,
            state=RefundState.REQUESTED,
            requested_by=person.name,
            requested_at=now,
            approvals_needed=approvals_needed(ask.money, uow.refund_limits.get()),
        )
        record = RefundRecord(
            refund=refund,
            booking=ask.booking or view.payment.booking,
            reason=ask.reason,
            note=ask.note,
            cancels_booking=ask.cancels_booking,
            lines=ask.lines,
            batch_id=ask.batch_id,
            updated_at=now,
        )
        record_request(uow, record, person, now)
        ask_expiry(uow, refund.id, now, now + refunds.REQUEST_LASTS)
        return record

    def _approve(self, uow: UnitOfWork, refund_id: str, person: Person, now: datetime, note: str) -> RefundRecord:
        record = locked(uow, refund_id)
        refund, limits = record.refund, uow.refund_limits.get(hold=True)  # two approvals of one person add up
        if refund.state is RefundState.REQUESTED:  # a limit that was set since holds as well
            needed = max(refund.approvals_needed, approvals_needed(refund.terms.money, limits))
            refund = replace(refund, approvals_needed=needed)
        today = uow.refunds.approved_by(person.name, self._rules().midnight(now))
        require_may_approve(person, refund, today, limits)
        own = not self._enforces and refund.approvals_needed == 1
        approved = refunds.approve(refund, person.name, now, may_approve_own=own)
        if approved.state is RefundState.APPROVED:
            _require_free(uow, record, now)
            if record.cancels_booking and refund.state is RefundState.REQUESTED:
                _cancel_booking(uow, record.booking, person, now, note or record.note)
            ask_sending(uow, refund.id, now)
            ask_expiry(uow, refund.id, now, now + refunds.APPROVAL_LASTS)
        return record_step(uow, replace(record, decision_note=note), approved, person, now, note)


def expire(uow: UnitOfWork, refund_id: str, now: datetime) -> bool:
    """End a request, or an approval, whose time has run out; tell whether it did."""
    record = locked(uow, refund_id)
    after = refunds.expire(record.refund, now)
    if after.state is record.refund.state:
        return False
    record_step(uow, record, after, PROGRAM, now)
    return True


def locked(uow: UnitOfWork, refund_id: str) -> RefundRecord:
    """Return a request behind the locks of its booking's listing and of its payment: look, lock, look again."""
    record = uow.refunds.get(refund_id)
    if record.cancels_booking and record.booking is not None:
        moves.locked(uow, record.booking)
    uow.refunds.lock_payment(record.refund.terms.payment_intent_id)
    return uow.refunds.get(refund_id)


def _cancel_booking(uow: UnitOfWork, ref: BookingRef | None, person: Person, now: datetime, note: str) -> None:
    """Cancel a booking with its refund, unless it has come to an end by itself."""
    if ref is None:
        return
    booking = uow.bookings.get(ref)
    if Action.CANCEL in allowed(ref.kind, booking.status):
        moves.move(uow, booking, Action.CANCEL, person, now, reason=note)


def _require_room(view: RefundView, money: Money) -> None:
    if view.assessment.way is Way.CANCEL_AUTHORISATION:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The money is held and was not taken: let it go instead; nothing has to be given back."
        )
        raise RefundRefused(Message(text))
    problem = view.assessment.obstacle or check_amount(money, view.assessment)
    if problem:
        raise RefundRefused(problem)


def _require_free(uow: UnitOfWork, record: RefundRecord, now: datetime) -> None:
    """Refuse while another refund of the payment is in flight, and when its money is gone meanwhile."""
    terms = record.refund.terms
    others = [r for r in uow.refunds.of_payment(terms.payment_intent_id) if r.refund.id != record.refund.id]
    if any(other.refund.state.is_in_flight for other in others):
        raise RefundRefused(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "Another refund of this payment is on its way. Approve this one when that has ended."
                )
            )
        )
    if record.refund.state is RefundState.REQUESTED:
        _require_room(view_of(uow, terms.payment_intent_id, now), terms.money)
