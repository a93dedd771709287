"""Laws of the plan by which a date is cancelled, for any bookings, choices and limits."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.date_plan import Choice, Consent, DatePlan, DateRow, DateScope, Means, choose
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits, approvals_needed, require_may_approve
from backoffice.domain.refunds import Refund, RefundRefused, RefundState, RefundTerms
from backoffice.domain.wording import Message

DAY = date(2030, 6, 1)
BIA = Person("Bia", Role.MANAGER)
_currencies = st.sampled_from(["BRL", "USD"])
_limit = st.none() | st.integers(0, 400)
_limits = st.builds(
    RefundLimits, st.dictionaries(_currencies, st.builds(CurrencyLimits, _limit, _limit, _limit), max_size=2)
)


@st.composite
def _rows(draw: st.DrawFn) -> tuple[DateRow, ...]:
    found: list[DateRow] = []
    for number in range(draw(st.integers(0, 8))):
        means, currency = draw(st.sampled_from(Means)), draw(_currencies)
        paid = 0 if means is Means.NONE else draw(st.integers(1, 300))
        policy = draw(st.none() | st.integers(0, paid))
        is_promised = policy is not None and means in (Means.REFUND, Means.BY_HAND)
        found.append(
            DateRow(
                booking=BookingRef(BookingKind.ACTIVITIES, number),
                version=1,
                starts_on=DAY,
                code=f"A{number}",
                customer="",
                listing="Boat",
                method="",
                means=means,
                paid=Money(paid, currency),
                by_policy=Money(policy or 0, currency) if is_promised else None,
                payment_intent_id=f"pi_{number}",
                obstacle=Message("no") if draw(st.integers(0, 4)) == 0 else None,
                may_cancel=draw(st.integers(0, 4)) > 0,
            )
        )
    return tuple(found)


_plans = st.builds(
    DatePlan, st.just(DateScope(DAY)), _rows(), _limits, st.dictionaries(_currencies, st.integers(0, 500), max_size=2)
)
_chosen = st.dictionaries(
    st.integers(0, 8).map(lambda number: BookingRef(BookingKind.ACTIVITIES, number)), st.sampled_from(Choice)
)


@given(plan=_plans, chosen=_chosen)
def test_every_row_has_one_deed_that_it_allows_and_gives_back_no_more_than_was_paid(
    plan: DatePlan, chosen: dict[BookingRef, Choice]
) -> None:
    deeds = plan.deeds(chosen)
    assert [deed.row for deed in deeds] == list(plan.rows)
    for deed in deeds:
        assert deed.choice in deed.row.choices
        assert deed.money.currency == deed.row.paid.currency
        assert 0 <= deed.money.amount_minor <= deed.row.paid.amount_minor
        assert not (deed.gives_back and (deed.row.obstacle is not None or not deed.row.may_cancel))
        assert not (deed.cancels and not deed.row.may_cancel)


@given(plan=_plans)
def test_unless_a_person_chooses_all_of_it_goes_back_and_what_has_an_obstacle_is_left(plan: DatePlan) -> None:
    for deed in plan.deeds({}):
        if deed.row.obstacle is not None or not deed.row.may_cancel:
            assert not deed.cancels
        elif deed.row.means is not Means.NONE:
            assert deed.money == deed.row.paid


@given(plan=_plans, chosen=_chosen)
def test_the_sums_are_those_of_the_deeds(plan: DatePlan, chosen: dict[BookingRef, Choice]) -> None:
    totals, deeds = plan.totals(chosen), plan.deeds(chosen)
    assert totals.bookings + totals.left == len(plan.rows)
    refunded: Counter[str] = Counter()
    for deed in deeds:
        if deed.gives_back:
            refunded[deed.money.currency] += deed.money.amount_minor
    assert dict(totals.refunded) == dict(refunded)
    assert 0 <= totals.waiting <= totals.refunds <= totals.bookings


@given(plan=_plans, chosen=_chosen)
def test_what_is_foreseen_of_the_limits_is_what_the_rules_say_then(
    plan: DatePlan, chosen: dict[BookingRef, Choice]
) -> None:
    """Approve them one after the other: the plan said of each whether that would do."""
    today = [_refund(currency, amount, "before") for currency, amount in plan.spent.items() if amount]
    for deed in plan.deeds(chosen):
        if deed.row.means is not Means.REFUND or deed.money.amount_minor == 0 or deed.choice is Choice.LEAVE:
            continue
        refund = _refund(deed.money.currency, deed.money.amount_minor, deed.row.code)
        try:
            require_may_approve(BIA, refund, today, plan.limits)
            may = approvals_needed(deed.money, plan.limits) == 1
        except RefundRefused:
            may = False
        assert may is (deed.consent is Consent.ENOUGH)
        if deed.consent is Consent.NOBODY:
            with pytest.raises(RefundRefused):
                require_may_approve(BIA, refund, [], plan.limits)
        elif deed.consent is Consent.ANOTHER_MANAGER:
            require_may_approve(BIA, refund, [], plan.limits)
        if may:
            today.append(refund)


def _refund(currency: str, amount: int, name: str) -> Refund:
    terms = RefundTerms(f"pi_{name}", Money(amount, currency), "acct_1", livemode=False)
    return Refund(f"{name}{currency}", terms, RefundState.REQUESTED, "Ana", datetime(2030, 5, 1, tzinfo=UTC))


@given(plan=_plans, choice=st.sampled_from(Choice))
def test_choosing_for_many_rows_takes_those_that_allow_it(plan: DatePlan, choice: Choice) -> None:
    allowed, refused = choose(plan.rows, choice)
    assert len(allowed) + len(refused) == len(plan.rows)
    assert all(plan.choice_of(row, allowed) is choice for row in plan.rows if row.booking in allowed)
    assert all(choice not in row.choices for row in refused)


def test_a_batch_has_the_same_name_whoever_tries_again() -> None:
    boat = AssetRef(AssetKind.ACTIVITIES, 7)
    names = [DateScope(DAY, boat).batch_id, DateScope(DAY).batch_id, DateScope(None, boat).batch_id]
    assert names == ["activities/7@2030-06-01", "office@2030-06-01", "activities/7"]
    with pytest.raises(ValueError, match="day or a listing"):
        DateScope(None)
