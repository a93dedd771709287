"""Asking for a refund, deciding about it, and ending it, each within a transaction of the caller's."""

from __future__ import annotations

import uuid
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
from backoffice.services.bookings import moves
from backoffice.services.ports import UnitOfWork
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.job_kinds import ask_cancelling, ask_expiry, ask_sending
from backoffice.services.refunds.steps import record_request, record_step, tell_of_cancelling
from backoffice.services.refunds.viewing import RefundView, view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What staff ask for. `lines`: labels and amounts, when it was put together line by line.

    `request_id` (32 hexadecimal digits): of one that must not be made twice, whoever tries again.
    """

    payment_intent_id: str
    money: Money
    reason: RefundReason | None = RefundReason.REQUESTED_BY_CUSTOMER
    note: str = ""
    booking: BookingRef | None = None
    cancels_booking: bool = False
    lines: tuple[tuple[str, Money], ...] = ()
    batch_id: str | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, when, since when their day counts (UTC), and whether who asked may never approve."""

    person: Person
    now: datetime
    midnight: datetime
    enforces_two_people: bool = False


def request(uow: UnitOfWork, ask: Ask, decider: Decider) -> RefundRecord:
    """Store a request; raises what `Refunds.request` raises."""
    person, now = decider.person, decider.now
    uow.refunds.lock_payment(ask.payment_intent_id)
    view = view_of(uow, ask.payment_intent_id, now)
    _require_room(view, ask.money)
    binding = uow.office.binding()
    if binding.account_id is None:
        raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "Connect to Stripe first: no account is known.")))
    terms = RefundTerms(ask.payment_intent_id, ask.money, binding.account_id, bool(binding.livemode))
    refund = Refund(
        id=ask.request_id or uuid.uuid4().hex,
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


def approve(uow: UnitOfWork, refund_id: str, decider: Decider, note: str) -> RefundRecord:
    """Approve a request; raises what `Refunds.approve` raises."""
    person, now = decider.person, decider.now
    record = locked(uow, refund_id)
    refund, limits = record.refund, uow.refund_limits.get(hold=True)  # two approvals of one person add up
    if refund.state is RefundState.REQUESTED:  # a limit that was set since holds as well
        needed = max(refund.approvals_needed, approvals_needed(refund.terms.money, limits))
        refund = replace(refund, approvals_needed=needed)
    today = uow.refunds.approved_by(person.name, decider.midnight)
    require_may_approve(person, refund, today, limits)
    approved = refunds.approve(refund, person.name, now, may_approve_own=not decider.enforces_two_people)
    if approved.state is RefundState.APPROVED:
        _require_free(uow, record, now)
        if record.cancels_booking and refund.state is RefundState.REQUESTED:
            cancel_booking(uow, record.booking, decider, note or record.note)
        ask_sending(uow, refund.id, now)
        ask_expiry(uow, refund.id, now, now + refunds.APPROVAL_LASTS)
    return record_step(uow, replace(record, decision_note=note), approved, person, now, note)


def let_go(uow: UnitOfWork, payment_intent_id: str, decider: Decider, note: str) -> None:
    """Have what is held let go; raises what `Refunds.cancel_authorisation` raises."""
    if not decider.person.may_override:
        raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "A manager cancels authorisations.")))
    uow.refunds.lock_payment(payment_intent_id)
    if view_of(uow, payment_intent_id, decider.now).assessment.way is not Way.CANCEL_AUTHORISATION:
        raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "Nothing is held of this payment.")))
    ask_cancelling(uow, payment_intent_id, decider.now)
    uow.trail.add(tell_of_cancelling(payment_intent_id, decider.person, decider.now, note))


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


def cancel_booking(uow: UnitOfWork, ref: BookingRef | None, decider: Decider, note: str) -> None:
    """Cancel a booking with its refund, unless it has come to an end by itself."""
    if ref is None:
        return
    booking = uow.bookings.get(ref)
    if Action.CANCEL in allowed(ref.kind, booking.status):
        moves.move(uow, booking, Action.CANCEL, decider.person, decider.now, reason=note)


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
    view = view_of(uow, terms.payment_intent_id, now)
    if record.refund.state is RefundState.REQUESTED:
        _require_room(view, terms.money)
    elif view.balance.is_overdrawn:  # what was reserved for it was given back in the Dashboard meanwhile
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The payment was given back in the Stripe Dashboard meanwhile; reject this refund."
        )
        raise RefundRefused(Message(text))
