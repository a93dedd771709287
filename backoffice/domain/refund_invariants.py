"""What must hold of refunds after every step, whatever happened: the ten invariants of docs/reliability.md, said here.

The tests ask it with what the database holds and what Stripe's own ledger holds. Each sentence begins with the number
of the invariant it tells of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from backoffice.domain.money import Money
from backoffice.domain.refunds import (
    CLOCK_SLACK,
    IN_FLIGHT,
    MOVES,
    STRIPES_STATES,
    Approval,
    Refund,
    RefundState,
    RefundTerms,
)

_UNASKED = timedelta(hours=20)
"""Stripe may forget a key after 24 hours. Written here once more, as the rule is what is being looked at."""

_UNDONE = ("failed", "canceled")
_UNDER_WAY = IN_FLIGHT - {RefundState.NEEDS_HUMAN}


@dataclass(frozen=True, slots=True)
class LedgerRefund:
    """A refund as Stripe's ledger holds it. `request_id`: the mark that our request left on it ('' for others)."""

    refund_id: str
    terms: RefundTerms
    status: str
    request_id: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether the money has gone, or is on its way."""
        return self.status not in _UNDONE


@dataclass(frozen=True, slots=True)
class LedgerPayment:
    """A payment as Stripe's ledger holds it."""

    payment_intent_id: str
    captured_minor: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A refund that the database shows as made elsewhere, since `seen_at`."""

    refund_id: str
    payment_intent_id: str
    money: Money
    status: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the trail that tells of a transition; `before` is '' in the first one."""

    before: str
    after: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Books:
    """Everything there is to compare. `trail`: what it tells of each request, the oldest first.

    `enforces_two_people`: the database lets nobody approve what they asked for themselves.
    """

    refunds: Sequence[Refund]
    elsewhere: Sequence[Elsewhere]
    ledger: Sequence[LedgerRefund]
    payments: Sequence[LedgerPayment]
    trail: Mapping[str, Sequence[Step]]
    enforces_two_people: bool = False

    def request_of(self, found: LedgerRefund) -> Refund | None:
        """Return the request whose mark a refund of Stripe's has."""
        return next((refund for refund in self.refunds if found.request_id == refund.id), None)


def broken(books: Books, *, at_rest: bool) -> Iterator[str]:
    """Yield a sentence for every invariant that does not hold. `at_rest`: nothing is under way and all was read."""
    yield from _over_refunded(books)
    yield from _done_twice(books)
    yield from _two_in_flight(books)
    yield from _badly_approved(books)
    yield from _sent_before_stored(books)
    yield from _freed_too_early(books)
    yield from _moved_backwards(books)
    yield from _shown_twice(books)
    yield from _untold(books)
    if at_rest:
        yield from _unknown_here(books)
        yield from _differs(books)


def _over_refunded(books: Books) -> Iterator[str]:
    """What somebody gives back in the Dashboard after an approval may take its room: Stripe refuses it then."""
    for payment in books.payments:
        of_payment = [r for r in books.refunds if r.terms.payment_intent_id == payment.payment_intent_id]
        elsewhere = [e for e in books.elsewhere if e.payment_intent_id == payment.payment_intent_id]
        settled = _sum(r.terms.money for r in of_payment if r.state.reserves and not r.state.is_in_flight)
        foreign = [e for e in elsewhere if e.status not in _UNDONE]
        in_flight = [r for r in of_payment if r.state.is_in_flight]
        approved_at = max((a.at for r in in_flight for a in r.approvals), default=None)
        known = [e for e in foreign if approved_at is not None and e.seen_at < approved_at]
        given, held = settled + _sum(e.money for e in foreign), settled + _sum(e.money for e in known)
        held += _sum(r.terms.money for r in in_flight)
        if max(given, held) > payment.captured_minor:
            yield (
                f"1: of {payment.payment_intent_id} {payment.captured_minor} is captured, "
                f"{given} given back, {held} held when it was approved"
            )
        in_stripe = _sum(
            f.terms.money for f in books.ledger if f.counts and f.terms.payment_intent_id == payment.payment_intent_id
        )
        if in_stripe > payment.captured_minor:
            yield f"1: Stripe gave back {in_stripe} of {payment.payment_intent_id}, captured {payment.captured_minor}"


def _done_twice(books: Books) -> Iterator[str]:
    marks = Counter(found.request_id for found in books.ledger if found.request_id)
    yield from (f"2: request {request} made {count} refunds" for request, count in marks.items() if count > 1)


def _two_in_flight(books: Books) -> Iterator[str]:
    flying = Counter(refund.terms.payment_intent_id for refund in books.refunds if refund.state.is_in_flight)
    yield from (f"3: {count} refunds of {payment} are in flight" for payment, count in flying.items() if count > 1)


def _badly_approved(books: Books) -> Iterator[str]:
    for refund in books.refunds:
        used = [approval for approval in refund.approvals if approval.is_used]
        if any(approval.terms != refund.terms for approval in used):
            yield f"4: {refund.id} was sent on other terms than those approved"
        if books.enforces_two_people and any(approval.by == refund.requested_by for approval in used):
            yield f"4: {refund.id} was approved by who asked for it"
        left = list(used)
        for step in books.trail.get(refund.id, ()):
            if step.after == RefundState.SENDING and _is_late(refund, step) and step.before != RefundState.APPROVED:
                yield f"4: {refund.id} was sent again at {step.at}, too late for doing so unasked"
            if (step.before, step.after) == (RefundState.APPROVED, RefundState.SENDING):
                valid = [approval for approval in left if approval.at - CLOCK_SLACK <= step.at < approval.expires_at]
                taken = valid[: refund.approvals_needed]
                for approval in taken:
                    left.remove(approval)
                if not _are_enough(taken, refund.approvals_needed):
                    yield f"4: {refund.id} was sent at {step.at} without the approvals it needs"
    for found in books.ledger:
        request = books.request_of(found)
        if request is not None and request.terms != found.terms:
            yield f"4: {found.refund_id} is not what was approved as {request.id}"


def _is_late(refund: Refund, step: Step) -> bool:
    return refund.first_sent_at is not None and step.at >= refund.first_sent_at + _UNASKED


def _are_enough(approvals: Sequence[Approval], needed: int) -> bool:
    return len({approval.by for approval in approvals}) >= needed


def _sent_before_stored(books: Books) -> Iterator[str]:
    for found in books.ledger:
        request = books.request_of(found)
        if found.request_id and (request is None or request.first_sent_at is None):
            yield f"5: {found.refund_id} was made before its intent was stored"


def _freed_too_early(books: Books) -> Iterator[str]:
    """A refund that Stripe has and did not undo keeps its amount reserved."""
    for found in books.ledger:
        request = books.request_of(found)
        if request is not None and found.counts and not request.state.reserves:
            yield f"6: {request.id} is {request.state.value}, but Stripe has {found.refund_id} {found.status}"


def _moved_backwards(books: Books) -> Iterator[str]:
    for refund in books.refunds:
        steps = [step for step in books.trail.get(refund.id, ()) if step.before]
        for place, step in enumerate(steps):
            if step.after not in {state.value for state in MOVES[RefundState(step.before)]}:
                yield f"7: {refund.id} went from {step.before} to {step.after}"
            earlier = {each.after for each in steps[:place]}
            if step.before == RefundState.REJECTED and RefundState.SENDING not in earlier:
                yield f"7: {refund.id} was rejected before it was sent, and is {step.after}"


def _shown_twice(books: Books) -> Iterator[str]:
    ours = {refund.stripe_refund_id for refund in books.refunds if refund.stripe_refund_id}
    yield from (f"8: {e.refund_id} shows as ours and as foreign" for e in books.elsewhere if e.refund_id in ours)


def _untold(books: Books) -> Iterator[str]:
    """The trail tells one unbroken way from the request to where it stands now."""
    for refund in books.refunds:
        steps = books.trail.get(refund.id, ())
        told = [steps[0].before == "" and steps[0].after == RefundState.REQUESTED] if steps else [False]
        told += [before.after == after.before for before, after in pairwise(steps)]
        if not all(told) or steps[-1].after != refund.state:
            way = [step.after for step in steps]
            yield f"9: {refund.id} is {refund.state.value}, the trail tells {way}"


def _unknown_here(books: Books) -> Iterator[str]:
    known = {refund.stripe_refund_id for refund in books.refunds} | {e.refund_id for e in books.elsewhere}
    yield from (f"8: nobody here knows of {f.refund_id}" for f in books.ledger if f.refund_id not in known)


def _differs(books: Books) -> Iterator[str]:
    ledger = {found.refund_id: found for found in books.ledger}
    for refund in books.refunds:
        found = ledger.get(refund.stripe_refund_id or "")
        if refund.state in _UNDER_WAY:
            yield f"10: {refund.id} is {refund.state.value} still"
        if refund.stripe_refund_id is not None and found is None:
            yield f"10: {refund.id} names {refund.stripe_refund_id}, which Stripe does not have"
        if found is not None and (found.status, found.terms) != (refund.state.value, refund.terms):
            yield f"10: {refund.id} is {refund.state.value}, in Stripe {found.status} of {found.terms.money}"
        if found is None and refund.state in STRIPES_STATES - {RefundState.FAILED}:
            yield f"10: {refund.id} is {refund.state.value} without a refund of Stripe's"
    for shown in books.elsewhere:
        found = ledger.get(shown.refund_id)
        if found is None or (found.status, found.terms.money) != (shown.status, shown.money):
            yield f"10: {shown.refund_id} shows as {shown.status} of {shown.money}, Stripe has {found}"


def _sum(amounts: Iterator[Money]) -> int:
    return sum(money.amount_minor for money in amounts)
