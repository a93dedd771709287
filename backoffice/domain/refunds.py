"""A refund from the request to the end: every state, who moves it on, and what may never happen.

Pure: each function takes a refund and returns the next one, or refuses in words. What is stored, sent and read is the
business of others, who ask here first. What must hold after every step is in domain/refund_invariants.py.

requested → approved → sending → pending, requires_action, succeeded, failed, canceled (Stripe's own);
sending → unknown → reconciling → one of Stripe's, sending (within `BLIND_RESEND`), or needs_human;
requested → rejected, expired; approved → expired. succeeded → failed can happen, even 30 days later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from backoffice.domain.errors import BackofficeError
from backoffice.domain.money import Money
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

BLIND_RESEND = timedelta(hours=20)
"""Stripe may forget an idempotency key after 24 hours: later than this nothing is sent again without a person."""

CLOCK_SLACK = timedelta(hours=1)
"""How far the clocks of two computers may be apart. One that was set back further does not tell how long ago it was."""

APPROVAL_LASTS = timedelta(hours=24)
REQUEST_LASTS = timedelta(days=14)


class RefundState(StrEnum):
    """Where a refund stands. From `sending` on, `unknown` and `reconciling` mean that Stripe may have done it."""

    REQUESTED = "requested"  # a manager approves or rejects it, or it expires
    APPROVED = "approved"  # a worker claims it, or the approval expires
    REJECTED = "rejected"
    EXPIRED = "expired"
    SENDING = "sending"  # the intent is stored; the request may be on its way
    UNKNOWN = "unknown"  # no answer came: a worker looks at Stripe's list
    RECONCILING = "reconciling"  # the list is being read
    NEEDS_HUMAN = "needs_human"  # not found, and too late to send again unasked: a manager approves afresh
    PENDING = "pending"
    REQUIRES_ACTION = "requires_action"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"

    @property
    def reserves(self) -> bool:
        """Tell whether its amount is taken from what can be given back: a timeout frees nothing."""
        return self in _RESERVING

    @property
    def is_in_flight(self) -> bool:
        """Tell whether it was approved and Stripe's answer is not known: one for each payment."""
        return self in IN_FLIGHT


IN_FLIGHT = frozenset(
    {
        RefundState.APPROVED,
        RefundState.SENDING,
        RefundState.UNKNOWN,
        RefundState.RECONCILING,
        RefundState.NEEDS_HUMAN,
    }
)
STRIPES_STATES = frozenset(
    {
        RefundState.PENDING,
        RefundState.REQUIRES_ACTION,
        RefundState.SUCCEEDED,
        RefundState.FAILED,
        RefundState.CANCELED,
    }
)
_RESERVING = IN_FLIGHT | {RefundState.PENDING, RefundState.REQUIRES_ACTION, RefundState.SUCCEEDED}

MOVES: dict[RefundState, frozenset[RefundState]] = {
    RefundState.REQUESTED: frozenset({RefundState.APPROVED, RefundState.REJECTED, RefundState.EXPIRED}),
    # sent before its answer was lost, approved afresh: see `learn` and `end_approval`
    RefundState.APPROVED: STRIPES_STATES | {RefundState.SENDING, RefundState.EXPIRED, RefundState.NEEDS_HUMAN},
    RefundState.SENDING: STRIPES_STATES | {RefundState.UNKNOWN},
    RefundState.UNKNOWN: STRIPES_STATES | {RefundState.RECONCILING},
    RefundState.RECONCILING: STRIPES_STATES | {RefundState.SENDING, RefundState.UNKNOWN, RefundState.NEEDS_HUMAN},
    RefundState.NEEDS_HUMAN: STRIPES_STATES | {RefundState.APPROVED, RefundState.REJECTED},
    RefundState.PENDING: STRIPES_STATES - {RefundState.PENDING},
    RefundState.REQUIRES_ACTION: STRIPES_STATES - {RefundState.REQUIRES_ACTION},
    RefundState.SUCCEEDED: frozenset({RefundState.FAILED}),
    RefundState.FAILED: frozenset(),
    RefundState.CANCELED: frozenset(),
    RefundState.REJECTED: STRIPES_STATES,  # only where it may have been sent: see `learn`
    RefundState.EXPIRED: frozenset(),
}
"""The only moves there are."""


class RefundRefused(BackofficeError):
    """What was asked for may not be done; nothing was."""


@dataclass(frozen=True, slots=True)
class RefundTerms:
    """What an approval binds: exactly this payment, amount, account and mode."""

    payment_intent_id: str
    money: Money
    account_id: str
    livemode: bool


@dataclass(frozen=True, slots=True)
class Approval:
    """A manager's yes to exactly these terms. Single-use: sending takes it; it ends at `expires_at`."""

    by: str
    terms: RefundTerms
    at: datetime
    expires_at: datetime
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class Refund:
    """A refund that was asked for. `id` (a UUID) makes its idempotency key and its mark at Stripe."""

    id: str
    terms: RefundTerms
    state: RefundState
    requested_by: str
    requested_at: datetime
    approvals_needed: int = 1
    approvals: tuple[Approval, ...] = ()
    first_sent_at: datetime | None = None
    stripe_refund_id: str | None = None
    failure: str = ""

    @property
    def idempotency_key(self) -> str:
        """Return the key of its one POST: from the request and the endpoint, never from amount or time."""
        return f"refund.{self.id}"


# ------------------------------------------------------------------------------------------ before it is sent


def approve(refund: Refund, by: str, now: datetime, *, may_approve_own: bool = False) -> Refund:
    """Return the refund with one more approval; `approved` once it has all it needs.

    Raises:
        RefundRefused: it is not waiting, the request has lapsed, or this person asked for it or approved it already.

    """
    _require(refund, RefundState.REQUESTED, RefundState.NEEDS_HUMAN)
    if refund.state is RefundState.REQUESTED and now >= refund.requested_at + REQUEST_LASTS:
        raise RefundRefused(
            Message(QT_TRANSLATE_NOOP("backoffice", "This request is too old to approve. Ask for the refund again."))
        )
    if by == refund.requested_by and not may_approve_own:
        raise RefundRefused(
            Message(QT_TRANSLATE_NOOP("backoffice", "Who asks for a refund cannot approve it. Ask another manager."))
        )
    standing = tuple(a for a in refund.approvals if not a.is_used and now < a.expires_at)
    if any(a.by == by for a in standing):
        raise RefundRefused(
            Message(QT_TRANSLATE_NOOP("backoffice", "You approved this already. A second manager has to approve it."))
        )
    used = tuple(a for a in refund.approvals if a.is_used)
    fresh = (*standing, Approval(by, refund.terms, now, now + APPROVAL_LASTS))
    approved = replace(refund, approvals=(*used, *fresh))
    return _moved(approved, RefundState.APPROVED) if len(fresh) >= refund.approvals_needed else approved


def reject(refund: Refund) -> Refund:
    """Return the refund refused by a manager; of `needs_human`, only once Stripe's list showed that there is none."""
    _require(refund, RefundState.REQUESTED, RefundState.NEEDS_HUMAN)
    return _moved(refund, RefundState.REJECTED)


def withdraw(refund: Refund, by: str) -> Refund:
    """Return the refund as it is once whoever asked for it takes that back; nothing was sent yet.

    Raises:
        RefundRefused: it was decided already, or somebody else asked for it.

    """
    _require(refund, RefundState.REQUESTED)
    if by != refund.requested_by:
        text = QT_TRANSLATE_NOOP("backoffice", "Only {name}, who asked for this refund, can withdraw it.")
        raise RefundRefused(Message(text, {"name": refund.requested_by}))
    return _moved(refund, RefundState.REJECTED)


def was_not_made(refund: Refund) -> bool:
    """Tell whether it was approved, so that it is believed to be made, and came to an end without giving anything."""
    if refund.state is RefundState.EXPIRED:
        return bool(refund.approvals)
    return refund.state in (RefundState.FAILED, RefundState.CANCELED)


def expire(refund: Refund, now: datetime) -> Refund:
    """Return the refund as it is once its time has run out: a request nobody answered, an approval nobody used.

    One that may have been sent never expires.
    """
    if refund.first_sent_at is not None:
        return refund
    if refund.state is RefundState.REQUESTED and now >= refund.requested_at + REQUEST_LASTS:
        return _moved(refund, RefundState.EXPIRED)
    if refund.state is RefundState.APPROVED and not _valid_approvals(refund, now):
        return _moved(refund, RefundState.EXPIRED)
    return refund


def end_approval(refund: Refund, why: str) -> Refund:
    """Return an approved refund that cannot be sent as it was approved: it has to be asked for, or approved, anew.

    One that was sent before stays reserved: only a person may say that it was not made.
    """
    _require(refund, RefundState.APPROVED)
    ended = RefundState.EXPIRED if refund.first_sent_at is None else RefundState.NEEDS_HUMAN
    return replace(_moved(refund, ended), failure=why)


# ------------------------------------------------------------------------------------------ sending


def begin_sending(refund: Refund, terms: RefundTerms, now: datetime) -> Refund:
    """Return the refund as it must be stored before the first byte is sent. Uses its approvals up.

    `terms` are what is about to be sent, to the account whose key is in force.

    Raises:
        RefundRefused: it is not approved, the approval has ended, or binds other terms.

    """
    _require(refund, RefundState.APPROVED)
    approvals = _valid_approvals(refund, now)
    if not approvals:
        raise RefundRefused(
            Message(QT_TRANSLATE_NOOP("backoffice", "The approval of this refund has ended. It needs a new one."))
        )
    if any(approval.terms != terms for approval in approvals):
        raise RefundRefused(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice",
                    "What was approved is not what would be sent: payment, amount, account or mode differ. "
                    "Nothing was sent.",
                )
            )
        )
    used = tuple(replace(a, is_used=True) if a in approvals else a for a in refund.approvals)
    sent = replace(refund, approvals=used, first_sent_at=refund.first_sent_at or now)
    return _moved(sent, RefundState.SENDING)


def find_made(refund: Refund, now: datetime) -> Refund:
    """Return an approved refund that Stripe has already, before it learns how that stands.

    So it is when the database was restored from a time before the refund was sent: it counts as sent.
    """
    _require(refund, RefundState.APPROVED)
    return replace(refund, first_sent_at=refund.first_sent_at or now)


def lose_answer(refund: Refund) -> Refund:
    """Return the refund whose request ended without an answer that says what was done."""
    _require(refund, RefundState.SENDING)
    return _moved(refund, RefundState.UNKNOWN)


def begin_reconciling(refund: Refund) -> Refund:
    """Return the refund while Stripe's list of the payment's refunds is read."""
    _require(refund, RefundState.UNKNOWN)
    return _moved(refund, RefundState.RECONCILING)


def give_up_reading(refund: Refund) -> Refund:
    """Return the refund when the list could not be read: nothing is known yet."""
    _require(refund, RefundState.RECONCILING)
    return _moved(refund, RefundState.UNKNOWN)


def not_found(refund: Refund, now: datetime) -> Refund:
    """Return the refund when the whole list was read and holds none with its mark.

    Within `BLIND_RESEND` of the first send the same key is still known to Stripe, so sending again does it once.
    """
    _require(refund, RefundState.RECONCILING)
    sent_at = refund.first_sent_at
    if sent_at is not None and sent_at - CLOCK_SLACK <= now < sent_at + BLIND_RESEND:
        return _moved(refund, RefundState.SENDING)
    return _moved(refund, RefundState.NEEDS_HUMAN)


def refuse_by_stripe(refund: Refund, failure: str) -> Refund:
    """Return the refund that Stripe refused to make (a 400 is final: nothing was given back).

    One that was sent before is refused only after its payment's list was read, too.
    """
    _require(refund, RefundState.SENDING, RefundState.RECONCILING)
    return replace(_moved(refund, RefundState.FAILED), failure=failure)


def learn(refund: Refund, stripe_refund_id: str, status: str, failure: str = "") -> Refund:
    """Return the refund after an authoritative read (the answer to the POST, a list, a retrieve; never an event).

    What is late changes nothing: only moves of the table are made. One whose answer was lost counts when it turns up
    after all, even if a manager has rejected it or approved it afresh meanwhile.

    Raises:
        RefundRefused: it is another refund of Stripe's than the one known.

    """
    if refund.stripe_refund_id not in (None, stripe_refund_id):
        text = QT_TRANSLATE_NOOP("backoffice", "This request has the refund {known} in Stripe already, not {other}.")
        raise RefundRefused(Message(text, {"known": refund.stripe_refund_id, "other": stripe_refund_id}))
    known = replace(refund, stripe_refund_id=stripe_refund_id)
    state = RefundState(status)
    never_sent = refund.first_sent_at is None
    if state is refund.state or state not in MOVES[refund.state] or never_sent:
        return known
    return replace(_moved(known, state), failure=failure)


# ------------------------------------------------------------------------------------------ what may be given back


@dataclass(frozen=True, slots=True)
class Balance:
    """What can be given back of a payment, in minor units of its currency.

    `foreign_minor` was given back, or is on its way, without a request of ours (made in the Stripe Dashboard).
    """

    captured_minor: int
    reserved_minor: int
    foreign_minor: int

    @property
    def refundable_minor(self) -> int:
        """Return what is left; never negative."""
        return max(0, self.captured_minor - self.reserved_minor - self.foreign_minor)

    @property
    def is_overdrawn(self) -> bool:
        """Tell whether more is reserved or given back than was captured: a refund made elsewhere took the room."""
        return self.reserved_minor + self.foreign_minor > self.captured_minor


def balance(captured_minor: int, refunds: Iterable[Refund], foreign_minor: int = 0) -> Balance:
    """Return the balance of a payment from all of its requests and the refunds made elsewhere."""
    reserved = sum(r.terms.money.amount_minor for r in refunds if r.state.reserves)
    return Balance(captured_minor, reserved, foreign_minor)


def _valid_approvals(refund: Refund, now: datetime) -> tuple[Approval, ...]:
    valid = tuple(a for a in refund.approvals if not a.is_used and a.at - CLOCK_SLACK <= now < a.expires_at)
    return valid if len(valid) >= refund.approvals_needed else ()


def _require(refund: Refund, *states: RefundState) -> None:
    if refund.state not in states:
        text = QT_TRANSLATE_NOOP("backoffice", "This refund is {state} by now; that can no longer be done.")
        raise RefundRefused(Message(text, {"state": refund.state.value}))


def _moved(refund: Refund, state: RefundState) -> Refund:
    if state not in MOVES[refund.state]:
        text = QT_TRANSLATE_NOOP("backoffice", "This refund is {state} by now; that can no longer be done.")
        raise RefundRefused(Message(text, {"state": refund.state.value}))
    return replace(refund, state=state)
