"""What can be given back, and who has to agree."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import (
    CurrencyLimits,
    PaymentFacts,
    RefundLimits,
    RefundReason,
    Way,
    approvals_needed,
    assess,
    check_amount,
    reason_warning,
    require_may_approve,
)
from backoffice.domain.refunds import Balance, Refund, RefundRefused, RefundState, RefundTerms

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
CARD = PaymentFacts("BRL", 10_000, 0, "card", NOW - timedelta(days=200))
WHOLE = Balance(10_000, 0, 0)
BIA = Person("bia", Role.MANAGER)


def asked(minor: int, currency: str = "BRL", number: str = "1") -> Refund:
    terms = RefundTerms("pi_1", Money(minor, currency), "acct_1", livemode=False)
    return Refund(number, terms, RefundState.REQUESTED, "ana", NOW)


def test_what_was_captured_can_be_given_back() -> None:
    found = assess(CARD, WHOLE, NOW)
    assert (found.way, found.refundable, found.obstacle) == (Way.REFUND, Money(10_000, "BRL"), None)


def test_what_was_only_held_is_let_go_and_not_refunded() -> None:
    found = assess(replace(CARD, captured_minor=0, capturable_minor=9_000), Balance(0, 0, 0), NOW)
    assert (found.way, found.refundable) == (Way.CANCEL_AUTHORISATION, Money(9_000, "BRL"))


@pytest.mark.parametrize(
    ("facts", "balance", "words"),
    [
        (replace(CARD, captured_minor=0), Balance(0, 0, 0), "Nothing was received"),
        (replace(CARD, method="boleto"), WHOLE, "boleto cannot be given back"),
        (replace(CARD, method="pix", paid_at=NOW - timedelta(days=90)), WHOLE, "90 days, which are over"),
        (replace(CARD, is_disputed=True, is_charge_refundable=False), WHOLE, "disputes this payment"),
        (CARD, Balance(10_000, 4_000, 6_000), "All of it was given back"),
    ],
)
def test_what_stands_in_the_way_is_said(facts: PaymentFacts, balance: Balance, words: str) -> None:
    found = assess(facts, balance, NOW)
    assert found.way is Way.NONE
    assert found.refundable.amount_minor == 0
    assert words in str(found.obstacle)


def test_what_to_know_before_is_said() -> None:
    pix = replace(CARD, method="pix", paid_at=NOW - timedelta(days=84))
    assert "2027-03-07" in str(assess(pix, WHOLE, NOW).warnings[0])
    disputed = assess(replace(CARD, is_disputed=True), WHOLE, NOW)
    assert "does not end the dispute" in str(disputed.warnings[0])
    assert "Dashboard" in str(assess(CARD, Balance(10_000, 0, 500), NOW).warnings[0])


@given(st.integers(-10, 20_000), st.sampled_from(["BRL", "USD"]))
def test_only_what_is_left_is_accepted(minor: int, currency: str) -> None:
    accepted = check_amount(Money(minor, currency), assess(CARD, Balance(10_000, 2_500, 0), NOW)) is None
    assert accepted == (currency == "BRL" and 0 < minor <= 7_500)


def test_three_decimals_go_in_steps() -> None:
    dinars = assess(replace(CARD, currency="KWD"), WHOLE, NOW)
    assert "steps" in str(check_amount(Money(1_255, "KWD"), dinars))


def test_above_a_limit_two_managers_approve() -> None:
    limits = RefundLimits({"BRL": CurrencyLimits(second_manager_above=5_000)})
    amounts = [Money(5_000, "BRL"), Money(5_001, "BRL"), Money(1, "USD")]
    assert [approvals_needed(amount, limits) for amount in amounts] == [1, 2, 2]
    assert approvals_needed(Money(99_999_999, "BRL"), RefundLimits()) == 1


@pytest.mark.parametrize("role", [Role.STAFF, Role.SYSTEM])
def test_only_managers_approve(role: Role) -> None:
    with pytest.raises(RefundRefused, match="manager approves"):
        require_may_approve(Person("ana", role), asked(1), [], RefundLimits())


def test_a_refund_has_a_largest_amount() -> None:
    limits = RefundLimits({"BRL": CurrencyLimits(most_per_refund=5_000)})
    require_may_approve(BIA, asked(5_000), [], limits)
    with pytest.raises(RefundRefused, match=r"50\.00"):
        require_may_approve(BIA, asked(5_001), [], limits)


def test_a_person_approves_so_much_a_day() -> None:
    limits = RefundLimits({"BRL": CurrencyLimits(most_per_person_and_day=5_000)})
    before = [asked(3_000, number="2"), asked(9_000, "USD", "3")]
    require_may_approve(BIA, asked(2_000), before, limits)
    with pytest.raises(RefundRefused, match="Another manager"):
        require_may_approve(BIA, asked(2_001), before, limits)


def test_only_fraudulent_warns() -> None:
    assert [reason_warning(reason) is not None for reason in RefundReason] == [False, False, True]
