"""The use cases of refunds: ask, approve, reject, and what can be given back. Each is one transaction, no network."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from backoffice.domain import refunds
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.errors import RecordMissing
from backoffice.domain.money import Money
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.refund_rules import (
    Assessment,
    PaymentFacts,
    RefundReason,
    approvals_needed,
    assess,
    check_amount,
    require_may_approve,
)
from backoffice.domain.refunds import Balance, Refund, RefundRefused, RefundState, RefundTerms
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules
from backoffice.services.ports import Clock, Database, Lane, PaymentRecord, UnitOfWork
from backoffice.services.ports.refunds import ForeignRefund, RefundFilter, RefundRecord
from backoffice.services.refunds.steps import SEND_REFUND, record_request, record_step, subject_of

_ENDED = ("failed", "canceled")


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


@dataclass(frozen=True, slots=True)
class RefundView:
    """Everything the refund dialog shows of a payment, as the database has it (refresh it from Stripe first)."""

    payment: PaymentRecord
    balance: Balance
    assessment: Assessment
    requests: tuple[RefundRecord, ...]
    foreign: tuple[ForeignRefund, ...]

    @property
    def pending(self) -> Money:
        """Return what is on its way and not yet given back."""
        waiting = (r.refund for r in self.requests if r.refund.state.reserves)
        amount = sum(r.terms.money.amount_minor for r in waiting if r.state is not RefundState.SUCCEEDED)
        return Money(amount, self.assessment.refundable.currency)


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
            return _view(uow, payment_intent_id, self._clock.now())

    def request(self, ask: Ask) -> RefundRecord:
        """Store a request; a manager decides. Nothing is reserved and nothing is sent yet.

        Raises:
            RefundRefused: it cannot be given back; the sentence says why.
            RecordMissing: the payment is not known here.

        """
        with self._database.write() as uow:
            return self._request(uow, ask, self._person(), self._clock.now())

    def approve(self, refund_id: str, note: str = "") -> RefundRecord:
        """Approve a request as the person at work. When it has all approvals it is reserved and on its way.

        Raises:
            RefundRefused: this person may not, the time or the money has run out, or another refund is in flight.
            RecordMissing, RecordChanged: it is gone, or somebody else decided first.

        """
        with self._database.write() as uow:
            return self._approve(uow, refund_id, self._person(), self._clock.now(), note)

    def request_and_approve(self, ask: Ask) -> RefundRecord:
        """Ask and approve in one transaction: what a manager's single confirmation does. Above a limit it then waits
        for a second manager.

        Raises:
            RefundRefused: as `request` and `approve`; nothing was stored.

        """
        person, now = self._person(), self._clock.now()
        with self._database.write() as uow:
            record = self._request(uow, ask, person, now)
            return self._approve(uow, record.refund.id, person, now, ask.note)

    def reject(self, refund_id: str, note: str) -> RefundRecord:
        """Reject a request, with the reason that its requester will read.

        Raises:
            RefundRefused: it was decided already, this person is no manager, or no reason is given.

        """
        person, now = self._person(), self._clock.now()
        if not person.may_override:
            raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "A manager rejects refunds.")))
        if not note.strip():
            raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "Say why it is rejected.")))
        with self._database.write() as uow:
            record = self._locked(uow, refund_id)
            return record_step(
                uow, replace(record, decision_note=note), refunds.reject(record.refund), person, now, note
            )

    def expire_lapsed(self) -> int:
        """End requests nobody answered and approvals nobody used; return how many."""
        now, ended = self._clock.now(), 0
        with self._database.read() as uow:
            lapsing = uow.refunds.lapsing(now)
        for refund_id in lapsing:
            with self._database.write() as uow:
                record = self._locked(uow, refund_id)
                after = refunds.expire(record.refund, now)
                if after.state is not record.refund.state:
                    record_step(uow, record, after, PROGRAM, now)
                    ended += 1
        return ended

    def get(self, refund_id: str) -> RefundRecord:
        """Return a request as stored; raises `RecordMissing`."""
        with self._database.read() as uow:
            return uow.refunds.get(refund_id)

    def find(self, where: RefundFilter | None = None, limit: int = 500) -> Sequence[RefundRecord]:
        """Return requests, the newest first."""
        with self._database.read() as uow:
            return uow.refunds.find(where or RefundFilter(), limit)

    # --------------------------------------------------------------------------------------------------------

    def _request(self, uow: UnitOfWork, ask: Ask, person: Person, now: datetime) -> RefundRecord:
        uow.refunds.lock_payment(ask.payment_intent_id)
        view = _view(uow, ask.payment_intent_id, now)
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
        return record

    def _approve(self, uow: UnitOfWork, refund_id: str, person: Person, now: datetime, note: str) -> RefundRecord:
        record = self._locked(uow, refund_id)
        refund, limits = record.refund, uow.refund_limits.get(hold=True)  # two approvals of one person add up
        today = uow.refunds.approved_by(person.name, self._rules().midnight(now))
        require_may_approve(person, refund, today, limits)
        own = not self._enforces and refund.approvals_needed == 1
        approved = refunds.approve(refund, person.name, now, may_approve_own=own)
        if approved.state is RefundState.APPROVED:
            _require_free(uow, record, now)
            uow.jobs.enqueue(SEND_REFUND, subject_of(refund.id), Lane.MONEY, now)
        return record_step(uow, replace(record, decision_note=note), approved, person, now, note)

    def _locked(self, uow: UnitOfWork, refund_id: str) -> RefundRecord:
        """Return a request behind its payment's lock: first look, then lock, then look again."""
        uow.refunds.lock_payment(uow.refunds.get(refund_id).refund.terms.payment_intent_id)
        return uow.refunds.get(refund_id)


def facts_of(payment: PaymentRecord) -> PaymentFacts:
    """Return what the rules need of a payment.

    Raises:
        RefundRefused: Stripe was not asked about it yet.

    """
    found = payment.stripe
    if found is None:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "Stripe was not asked about this payment yet. Press Check now, then try again."
        )
        raise RefundRefused(Message(text))
    return PaymentFacts(
        currency=found.money.currency,
        captured_minor=found.captured.amount_minor,
        capturable_minor=found.capturable.amount_minor if found.capturable else 0,
        method=found.method or "card",
        paid_at=found.created_at or payment.first_seen_at,
        is_disputed=found.is_disputed,
        is_charge_refundable=found.is_charge_refundable,
    )


def balance_of(uow: UnitOfWork, payment: PaymentRecord) -> Balance:
    """Return the balance of a payment from what is stored: requests of ours, and refunds made elsewhere."""
    requests = [record.refund for record in uow.refunds.of_payment(payment.payment_intent_id)]
    foreign = uow.refunds.foreign_of(payment.payment_intent_id)
    elsewhere = sum(found.money.amount_minor for found in foreign if found.status not in _ENDED)
    captured = payment.stripe.captured.amount_minor if payment.stripe else 0
    return refunds.balance(captured, requests, elsewhere)


def _view(uow: UnitOfWork, payment_intent_id: str, now: datetime) -> RefundView:
    payment = uow.payments.get(payment_intent_id)
    if payment is None:
        raise RecordMissing
    balance = balance_of(uow, payment)
    return RefundView(
        payment=payment,
        balance=balance,
        assessment=assess(facts_of(payment), balance, now),
        requests=tuple(uow.refunds.of_payment(payment_intent_id)),
        foreign=tuple(uow.refunds.foreign_of(payment_intent_id)),
    )


def _require_room(view: RefundView, money: Money) -> None:
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
        _require_room(_view(uow, terms.payment_intent_id, now), terms.money)
