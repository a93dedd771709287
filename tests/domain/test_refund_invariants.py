"""Each of the ten invariants, broken by hand, is told by its number; books that are right are silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from backoffice.domain.money import Money
from backoffice.domain.refund_invariants import Books, Elsewhere, LedgerPayment, LedgerRefund, Step, broken
from backoffice.domain.refunds import APPROVAL_LASTS, Approval, Refund, RefundState, RefundTerms

NOW = datetime(2030, 5, 17, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
S = RefundState


def terms(minor: int = 4_500, payment: str = "pi_1") -> RefundTerms:
    return RefundTerms(payment, Money(minor, "BRL"), "acct_1", livemode=False)


def approval(by: str = "Bia", at: datetime = NOW, minor: int = 4_500, *, is_used: bool = True) -> Approval:
    return Approval(by, terms(minor), at, at + APPROVAL_LASTS, is_used=is_used)


def refund(state: RefundState = S.SUCCEEDED, minor: int = 4_500, request: str = "r1") -> Refund:
    was_sent = state not in (S.REQUESTED, S.APPROVED, S.REJECTED, S.EXPIRED)
    is_made = state in (S.SUCCEEDED, S.PENDING, S.REQUIRES_ACTION)
    return Refund(
        request,
        terms(minor),
        state,
        "Ana",
        NOW,
        approvals=(approval(minor=minor, is_used=was_sent),),
        first_sent_at=NOW if was_sent else None,
        stripe_refund_id=f"re_{request}" if is_made else None,
    )


def made(request: str = "r1", minor: int = 4_500, status: str = "succeeded", refund_id: str = "") -> LedgerRefund:
    return LedgerRefund(refund_id or f"re_{request}", terms(minor), status, request)


def way(*states: str, at: datetime = NOW) -> list[Step]:
    return [Step(before, after, at) for before, after in zip(("", *states), states, strict=False)]


SENT = ("requested", "approved", "sending", "succeeded")
RIGHT = Books(
    refunds=[refund()],
    elsewhere=[],
    ledger=[made()],
    payments=[LedgerPayment("pi_1", 15_000)],
    trail={"r1": way(*SENT)},
)


def told(books: Books, *, at_rest: bool = False) -> list[str]:
    return sorted(sentence.partition(":")[0] for sentence in broken(books, at_rest=at_rest))


def elsewhere(
    minor: int = 4_500, status: str = "succeeded", seen_at: datetime = NOW, refund_id: str = "re_x"
) -> Elsewhere:
    return Elsewhere(refund_id, "pi_1", Money(minor, "BRL"), status, seen_at)


def flying(*states: RefundState, minor: int = 4_500) -> Books:
    """Requests of one payment that stand so, each told of by an unbroken trail."""
    ways = {
        S.REQUESTED: way("requested"),
        S.APPROVED: way("requested", "approved"),
        S.SENDING: way("requested", "approved", "sending"),
        S.UNKNOWN: way("requested", "approved", "sending", "unknown"),
        S.REJECTED: way("requested", "rejected"),
        S.SUCCEEDED: way(*SENT),
    }
    refunds = [refund(state, minor, f"r{number}") for number, state in enumerate(states)]
    trail = {each.id: ways[each.state] for each in refunds}
    ledger = [made(each.id, minor) for each in refunds if each.stripe_refund_id]
    return Books(refunds, [], ledger, [LedgerPayment("pi_1", 15_000)], trail)


@pytest.mark.parametrize("at_rest", [False, True])
def test_what_is_right_is_silent(at_rest: bool) -> None:
    assert told(RIGHT, at_rest=at_rest) == []
    assert told(flying(S.SUCCEEDED, S.REQUESTED, S.REJECTED), at_rest=at_rest) == []


def test_what_is_on_its_way_is_right_until_all_has_come_to_rest() -> None:
    for state in (S.APPROVED, S.SENDING, S.UNKNOWN):
        assert told(flying(S.SUCCEEDED, state)) == []
        assert told(flying(S.SUCCEEDED, state), at_rest=True) == ["10"]


def test_one_more_is_approved_than_was_captured() -> None:
    assert told(flying(S.SUCCEEDED, S.APPROVED, minor=7_501)) == ["1"]


def test_more_went_back_than_was_captured_whoever_did_it() -> None:
    seen = replace(RIGHT, elsewhere=[elsewhere(10_501)], ledger=[made(), made("", 10_501, refund_id="re_x")])
    assert told(seen) == ["1", "1"]
    undone = replace(seen, elsewhere=[elsewhere(10_501, "failed")], ledger=[made(), made("", 10_501, "failed", "re_x")])
    assert told(undone) == []


def test_what_took_the_room_after_an_approval_is_no_fault_of_the_approval() -> None:
    books = flying(S.APPROVED, minor=10_000)
    assert told(replace(books, elsewhere=[elsewhere(10_000, seen_at=NOW + HOUR)])) == []
    assert told(replace(books, elsewhere=[elsewhere(10_000, seen_at=NOW - HOUR)])) == ["1"]


def test_one_request_made_two_refunds() -> None:
    assert told(replace(RIGHT, ledger=[made(), made(refund_id="re_2")])) == ["2"]


def test_two_refunds_of_a_payment_are_in_flight() -> None:
    assert told(flying(S.APPROVED, S.UNKNOWN)) == ["3"]


def changed(**fields: object) -> Books:
    return replace(RIGHT, refunds=[replace(refund(), **fields)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "approvals",
    [
        (),
        (approval(is_used=False),),
        (approval(at=NOW - APPROVAL_LASTS),),
        (approval(at=NOW + 2 * HOUR),),
        (approval(minor=4_501),),
    ],
    ids=["none", "unused", "over", "later", "other terms"],
)
def test_it_was_sent_without_the_approval_it_needs(approvals: Sequence[Approval]) -> None:
    assert told(changed(approvals=approvals)) == ["4"]


def test_one_manager_is_not_two() -> None:
    assert told(changed(approvals_needed=2)) == ["4"]
    assert told(changed(approvals_needed=2, approvals=(approval("Bia"), approval("Bia")))) == ["4"]
    assert told(changed(approvals_needed=2, approvals=(approval("Bia"), approval("Caio")))) == []


def test_an_approval_was_used_twice() -> None:
    again = [*way("requested", "approved", "sending", "unknown", "reconciling", "needs_human", "approved", "sending")]
    books = replace(RIGHT, trail={"r1": [*again, Step("sending", "succeeded", NOW)]})
    assert told(books) == ["4"]
    fresh = [replace(refund(), approvals=(approval(), approval(at=NOW)))]
    assert told(replace(books, refunds=fresh)) == []


def test_it_was_sent_again_unasked_when_its_key_may_be_forgotten() -> None:
    lost = way("requested", "approved", "sending", "unknown", "reconciling")
    for passed, found in ((timedelta(hours=19), []), (timedelta(hours=20), ["4"])):
        again = [*lost, Step("reconciling", "sending", NOW + passed), Step("sending", "succeeded", NOW + passed)]
        assert told(replace(RIGHT, trail={"r1": again})) == found


def test_who_asked_approved_where_the_database_knows_better() -> None:
    own = changed(approvals=(approval("Ana"),))
    assert told(own) == []
    assert told(replace(own, enforces_two_people=True)) == ["4"]


@pytest.mark.parametrize(
    "other",
    [
        replace(terms(), payment_intent_id="pi_2"),
        terms(4_400),
        replace(terms(), money=Money(4_500, "USD")),
        replace(terms(), account_id="acct_2"),
        replace(terms(), livemode=True),
    ],
    ids=["payment", "amount", "currency", "account", "mode"],
)
def test_stripe_made_something_else_than_was_approved(other: RefundTerms) -> None:
    assert told(replace(RIGHT, ledger=[replace(made(), terms=other)])) == ["4"]


def test_it_was_made_before_its_intent_was_stored() -> None:
    books = flying(S.APPROVED)
    assert told(replace(books, ledger=[made("r0")])) == ["5"]
    assert told(replace(RIGHT, ledger=[made(), made("nobody's", refund_id="re_2")])) == ["5"]


def test_its_amount_was_freed_while_stripe_has_it() -> None:
    freed = replace(refund(S.FAILED), stripe_refund_id="re_r1")
    books = replace(RIGHT, refunds=[freed], trail={"r1": way("requested", "approved", "sending", "failed")})
    assert told(books) == ["6"]
    assert told(replace(books, ledger=[made(status="failed")])) == []


@pytest.mark.parametrize(
    "states",
    [
        (*SENT, "pending", "succeeded"),
        ("requested", "approved", "sending", "failed", "succeeded"),
        ("requested", "rejected", "succeeded"),
    ],
)
def test_a_state_went_backwards(states: Sequence[str]) -> None:
    assert told(replace(RIGHT, trail={"r1": way(*states)})) in (["7"], ["4", "7"])


def test_a_refund_shows_twice() -> None:
    books = replace(RIGHT, elsewhere=[elsewhere(refund_id="re_r1")])
    assert told(books) == ["8"]


def test_nobody_here_knows_of_a_refund() -> None:
    books = replace(RIGHT, ledger=[made(), made("", 100, refund_id="re_x")])
    assert told(books) == []
    assert told(books, at_rest=True) == ["8"]


@pytest.mark.parametrize(
    "steps",
    [
        [],
        way(*SENT[:-1]),
        [*way("requested", "approved"), Step("sending", "succeeded", NOW)],
        way(*SENT)[1:],
        [*way(*SENT[:2]), *way(*SENT)[1:]],
    ],
    ids=["nothing", "the end is missing", "a step is missing", "the beginning is missing", "a step is told twice"],
)
def test_the_trail_does_not_tell_the_whole_way(steps: Sequence[Step]) -> None:
    assert "9" in told(replace(RIGHT, trail={"r1": steps}))


@pytest.mark.parametrize(
    "books",
    [
        replace(RIGHT, ledger=[]),
        replace(RIGHT, ledger=[made(status="pending")]),
        changed(stripe_refund_id=None),
        replace(RIGHT, elsewhere=[elsewhere(100)]),
        replace(
            RIGHT, elsewhere=[elsewhere(100, "pending")], ledger=[made(), made("", 100, "succeeded", refund_id="re_x")]
        ),
        replace(RIGHT, elsewhere=[elsewhere(100)], ledger=[made(), made("", 200, refund_id="re_x")]),
    ],
    ids=[
        "made up",
        "another state",
        "no id",
        "made up elsewhere",
        "another state elsewhere",
        "another amount elsewhere",
    ],
)
def test_at_rest_the_database_is_not_what_stripe_is(books: Books) -> None:
    assert "10" in told(books, at_rest=True)
    assert told(books) == []
