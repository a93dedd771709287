"""The states of a refund: what is allowed, what is refused, and what no order of events can break."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain import refunds
from backoffice.domain.money import Money
from backoffice.domain.refunds import (
    APPROVAL_LASTS,
    BLIND_RESEND,
    IN_FLIGHT,
    MOVES,
    REQUEST_LASTS,
    STRIPES_STATES,
    Refund,
    RefundRefused,
    RefundState,
    RefundTerms,
    balance,
)

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
TERMS = RefundTerms("pi_1", Money(4500, "BRL"), "acct_1", livemode=False)
ASKED = Refund("6f1c", TERMS, RefundState.REQUESTED, "ana", NOW)


def approved(refund: Refund = ASKED, by: str = "bia", at: datetime = NOW) -> Refund:
    return refunds.approve(refund, by, at)


def sending() -> Refund:
    return refunds.begin_sending(approved(), TERMS, NOW)


def reconciling() -> Refund:
    return refunds.begin_reconciling(refunds.lose_answer(sending()))


def test_one_manager_approves_what_another_person_asked_for() -> None:
    assert approved().state is RefundState.APPROVED


def test_nobody_approves_their_own_request() -> None:
    with pytest.raises(RefundRefused, match="another manager"):
        approved(by="ana")


def test_two_approvals_come_from_two_managers() -> None:
    first = approved(replace(ASKED, approvals_needed=2))
    assert first.state is RefundState.REQUESTED
    with pytest.raises(RefundRefused, match="second manager"):
        refunds.approve(first, "bia", NOW)
    assert refunds.approve(first, "caio", NOW).state is RefundState.APPROVED


def test_a_first_approval_that_has_ended_does_not_count() -> None:
    first = approved(replace(ASKED, approvals_needed=2))
    later = NOW + APPROVAL_LASTS
    assert refunds.approve(first, "caio", later).state is RefundState.REQUESTED


def test_an_old_request_is_not_approved() -> None:
    with pytest.raises(RefundRefused, match="too old"):
        approved(at=NOW + REQUEST_LASTS)


@pytest.mark.parametrize(
    "other",
    [
        replace(TERMS, payment_intent_id="pi_2"),
        replace(TERMS, money=Money(4501, "BRL")),
        replace(TERMS, money=Money(4500, "USD")),
        replace(TERMS, account_id="acct_2"),
        replace(TERMS, livemode=True),
    ],
)
def test_an_approval_binds_every_term(other: RefundTerms) -> None:
    with pytest.raises(RefundRefused, match="Nothing was sent"):
        refunds.begin_sending(approved(), other, NOW)


def test_an_approval_is_used_once() -> None:
    sent = sending()
    assert all(approval.is_used for approval in sent.approvals)
    with pytest.raises(RefundRefused):
        refunds.begin_sending(sent, TERMS, NOW)


def test_an_approval_nobody_used_ends() -> None:
    late = NOW + APPROVAL_LASTS
    with pytest.raises(RefundRefused, match="ended"):
        refunds.begin_sending(approved(), TERMS, late)
    assert refunds.expire(approved(), late).state is RefundState.EXPIRED
    assert refunds.expire(approved(), late - timedelta(seconds=1)).state is RefundState.APPROVED


def test_a_request_nobody_answered_ends() -> None:
    assert refunds.expire(ASKED, NOW + REQUEST_LASTS).state is RefundState.EXPIRED


@pytest.mark.parametrize("state", [RefundState.SENDING, RefundState.UNKNOWN, RefundState.RECONCILING])
def test_what_may_have_been_sent_never_expires(state: RefundState) -> None:
    refund = replace(sending(), state=state)
    assert refunds.expire(refund, NOW + timedelta(days=400)) is refund


def test_what_was_not_found_is_sent_again_only_while_stripe_remembers_its_key() -> None:
    soon, late = NOW + BLIND_RESEND - timedelta(seconds=1), NOW + BLIND_RESEND
    assert refunds.not_found(reconciling(), soon).state is RefundState.SENDING
    assert refunds.not_found(reconciling(), late).state is RefundState.NEEDS_HUMAN


def test_a_resend_after_that_needs_a_fresh_approval() -> None:
    late = NOW + BLIND_RESEND
    lost = refunds.not_found(reconciling(), late)
    with pytest.raises(RefundRefused):
        refunds.begin_sending(lost, TERMS, late)
    again = refunds.begin_sending(refunds.approve(lost, "bia", late), TERMS, late)
    assert again.idempotency_key == ASKED.idempotency_key
    assert again.first_sent_at == NOW


def test_a_rejected_refund_that_turns_up_after_all_counts_again() -> None:
    rejected = refunds.reject(refunds.not_found(reconciling(), NOW + BLIND_RESEND))
    assert not rejected.state.reserves
    assert refunds.learn(rejected, "re_1", "succeeded").state is RefundState.SUCCEEDED


def test_one_that_was_never_sent_stays_rejected() -> None:
    assert refunds.learn(refunds.reject(ASKED), "re_1", "succeeded").state is RefundState.REJECTED


def test_a_success_can_fail_later_and_then_frees_its_amount() -> None:
    done = refunds.learn(sending(), "re_1", "succeeded")
    failed = refunds.learn(done, "re_1", "failed", "lost_or_stolen_card")
    assert failed.failure == "lost_or_stolen_card"
    assert balance(4500, [done]).refundable_minor == 0
    assert balance(4500, [failed]).refundable_minor == 4500


def test_a_request_has_one_refund_in_stripe() -> None:
    done = refunds.learn(sending(), "re_1", "pending")
    with pytest.raises(RefundRefused, match="re_1"):
        refunds.learn(done, "re_2", "succeeded")


@given(st.sampled_from(sorted(STRIPES_STATES)), st.lists(st.sampled_from(sorted(STRIPES_STATES)), max_size=8))
def test_late_news_never_moves_a_refund_backwards(first: RefundState, news: list[RefundState]) -> None:
    refund = refunds.learn(sending(), "re_1", first.value)
    for status in news:
        after = refunds.learn(refund, "re_1", status.value)
        assert after.state is refund.state or after.state in MOVES[refund.state]
        assert not (refund.state in (RefundState.FAILED, RefundState.CANCELED) and after.state is not refund.state)
        refund = after


@given(st.sampled_from(sorted(IN_FLIGHT)))
def test_everything_in_flight_keeps_its_amount_reserved(state: RefundState) -> None:
    assert state.reserves
    assert balance(4500, [replace(sending(), state=state)]).refundable_minor == 0


def test_refunds_made_elsewhere_count() -> None:
    assert balance(10_000, [replace(sending(), state=RefundState.PENDING)], 5000).refundable_minor == 500
    assert balance(4000, [sending()], 500).refundable_minor == 0


def test_every_state_can_be_reached_and_says_who_moves_it_on() -> None:
    reached, waiting = {RefundState.REQUESTED}, [RefundState.REQUESTED]
    while waiting:
        new = MOVES[waiting.pop()] - reached
        reached |= new
        waiting += sorted(new)
    assert reached == set(RefundState)
    assert MOVES.keys() == set(RefundState)
