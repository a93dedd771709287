"""How much a listing's policy gives back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.money import Money, step_minor
from backoffice.domain.refund_policy import PolicyTier, RefundPolicy, UnreadablePolicy, parse_policy, show_policy

START = date(2027, 3, 10)


@st.composite
def policies(draw: st.DrawFn) -> RefundPolicy:
    days = sorted(draw(st.lists(st.integers(0, 365), unique=True, max_size=10)), reverse=True)
    percents = sorted((draw(st.integers(0, 100)) for _ in days), reverse=True)
    return RefundPolicy(tuple(PolicyTier(*pair) for pair in zip(days, percents, strict=True)))


@given(policies())
def test_a_policy_reads_back_as_it_was_shown(policy: RefundPolicy) -> None:
    assert parse_policy(show_policy(policy)) == policy


@given(policies(), st.integers(0, 99_999_999), st.integers(-400, 400), st.sampled_from(["BRL", "JPY", "KWD"]))
def test_a_suggestion_is_never_more_than_was_paid_and_can_be_sent(
    policy: RefundPolicy, paid: int, days: int, currency: str
) -> None:
    suggested = policy.suggest(Money(paid, currency), START, START - timedelta(days=days))
    assert 0 <= suggested.amount_minor <= paid
    assert suggested.amount_minor % step_minor(currency) == 0


@given(policies(), st.integers(1, 99_999_999), st.integers(-10, 400))
def test_who_cancels_earlier_never_gets_less(policy: RefundPolicy, paid: int, days: int) -> None:
    late, early = (policy.suggest(Money(paid, "BRL"), START, START - timedelta(days=n)) for n in (days, days + 1))
    assert late.amount_minor <= early.amount_minor


@pytest.mark.parametrize(("days", "minor"), [(8, 10_001), (7, 10_001), (6, 5_000), (2, 5_000), (1, 0), (0, 0), (-1, 0)])
def test_a_tier_holds_from_its_own_day_on(days: int, minor: int) -> None:
    policy = parse_policy("2: 50%; 7: 100%")
    assert policy.suggest(Money(10_001, "BRL"), START, START - timedelta(days=days)) == Money(minor, "BRL")


def test_an_empty_policy_promises_nothing() -> None:
    assert parse_policy(" \n ; ") == RefundPolicy()
    assert RefundPolicy().suggest(Money(500, "BRL"), START, START - timedelta(days=100)).amount_minor == 0


@pytest.mark.parametrize(
    "text", ["7", "7: 101%", "7: 100; 7: 50", "7: 50; 2: 100", "a: b", "-1: 50", "7: 100% <b>", "7:"]
)
def test_what_is_no_policy_is_told_how_to_write_one(text: str) -> None:
    with pytest.raises(UnreadablePolicy, match="7: 100%; 2: 50%"):
        parse_policy(text)
