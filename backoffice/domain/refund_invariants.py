"""What must hold of refunds after every step, whatever happened: the invariants of docs/reliability.md as one function.

The tests ask it with what the database holds and what Stripe's own ledger holds; the doctor asks it of a live database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backoffice.domain.refunds import MOVES, STRIPES_STATES, Refund, RefundState


@dataclass(frozen=True, slots=True)
class LedgerRefund:
    """A refund as Stripe's ledger holds it. `request_id`: the mark that our request left on it ('' for others)."""

    refund_id: str
    payment_intent_id: str
    amount_minor: int
    status: str
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class LedgerPayment:
    """A payment as Stripe's ledger holds it."""

    payment_intent_id: str
    captured_minor: int


@dataclass(frozen=True, slots=True)
class Books:
    """Everything there is to compare. `foreign`: ids of Stripe's refunds that the database shows as made elsewhere.

    `trail` counts the audit rows of each request; `steps` its transitions.
    """

    refunds: Sequence[Refund]
    foreign: frozenset[str]
    ledger: Sequence[LedgerRefund]
    payments: Sequence[LedgerPayment]
    trail: Mapping[str, int]
    steps: Mapping[str, int]


def broken(books: Books, *, at_rest: bool) -> Iterator[str]:
    """Yield a sentence for every invariant that does not hold. `at_rest`: nothing is under way and all was read."""
    yield from _over_refunded(books)
    yield from _done_twice(books)
    yield from _two_in_flight(books)
    yield from _badly_approved(books)
    yield from _sent_before_stored(books)
    yield from _freed_too_early(books)
    yield from _untold(books)
    if at_rest:
        yield from _differs(books)


def _over_refunded(books: Books) -> Iterator[str]:
    for payment in books.payments:
        ours = sum(
            refund.terms.money.amount_minor
            for refund in books.refunds
            if refund.terms.payment_intent_id == payment.payment_intent_id and refund.state.reserves
        )
        foreign = sum(
            found.amount_minor
            for found in books.ledger
            if found.payment_intent_id == payment.payment_intent_id
            and found.refund_id in books.foreign
            and found.status not in ("failed", "canceled")
        )
        if ours + foreign > payment.captured_minor:
            yield f"1: {payment.payment_intent_id} has {payment.captured_minor} captured, {ours} + {foreign} given back"


def _done_twice(books: Books) -> Iterator[str]:
    marks = Counter(found.request_id for found in books.ledger if found.request_id)
    yield from (f"2: request {request} made {count} refunds" for request, count in marks.items() if count > 1)


def _two_in_flight(books: Books) -> Iterator[str]:
    flying = Counter(refund.terms.payment_intent_id for refund in books.refunds if refund.state.is_in_flight)
    yield from (f"3: {count} refunds of {payment} are in flight" for payment, count in flying.items() if count > 1)


def _badly_approved(books: Books) -> Iterator[str]:
    for refund in books.refunds:
        if refund.first_sent_at is None:
            continue
        used = [approval for approval in refund.approvals if approval.is_used]
        if len({approval.by for approval in used}) < refund.approvals_needed:
            yield f"4: {refund.id} was sent without its approvals"
        if any(approval.terms != refund.terms for approval in used):
            yield f"4: {refund.id} was sent on other terms than those approved"


def _sent_before_stored(books: Books) -> Iterator[str]:
    by_id = {refund.id: refund for refund in books.refunds}
    for found in books.ledger:
        request = by_id.get(found.request_id)
        if found.request_id and (request is None or request.first_sent_at is None):
            yield f"5: {found.refund_id} was made before its intent was stored"


def _freed_too_early(books: Books) -> Iterator[str]:
    """A refund that Stripe has and did not undo keeps its amount reserved, except where nobody has read it yet."""
    by_id = {refund.id: refund for refund in books.refunds}
    for found in books.ledger:
        request = by_id.get(found.request_id)
        if request is None or found.status in ("failed", "canceled"):
            continue
        if not request.state.reserves and request.state is not RefundState.REJECTED:
            yield f"6: {request.id} is {request.state.value}, but Stripe has {found.refund_id} {found.status}"


def _untold(books: Books) -> Iterator[str]:
    for refund in books.refunds:
        steps = books.steps.get(refund.id, 0)
        told = books.trail.get(refund.id, 0)
        if told != steps:
            yield f"9: {refund.id} took {steps} steps, the trail tells {told}"


def _differs(books: Books) -> Iterator[str]:
    by_id = {refund.id: refund for refund in books.refunds}
    marked = {found.request_id: found for found in books.ledger if found.request_id}
    for found in books.ledger:
        if found.request_id not in by_id and found.refund_id not in books.foreign:
            yield f"8: nobody here knows of {found.refund_id}"
    for refund in books.refunds:
        found = marked.get(refund.id)
        if found is None and refund.state in STRIPES_STATES and refund.stripe_refund_id is not None:
            yield f"10: {refund.id} names {refund.stripe_refund_id}, which Stripe does not have"
        if found is not None and found.status != refund.state.value and not _may_lag(refund, found):
            yield f"10: {refund.id} is {refund.state.value}, in Stripe {found.status}"


def _may_lag(refund: Refund, found: LedgerRefund) -> bool:
    """At rest nothing lags but what no move leads to: a needs_human waits for its manager."""
    return refund.state is RefundState.NEEDS_HUMAN and RefundState(found.status) in MOVES[refund.state]
