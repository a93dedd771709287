"""For any wanted entry and any state of Stripe: the plan makes them one, step by step, and never leaves a gap."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.domain.catalogue import (
    MAIN,
    TO_BE_MADE,
    CatalogueEntry,
    CatalogueState,
    CreatePaymentLink,
    SetPaymentLinkActive,
    Step,
    UpdateProduct,
    plan,
)
from backoffice.domain.catalogue_evolution import evolve
from tests.domain.catalogue_strategies import entries, states
from tests.domain.stripe_model import Stripe

found_states = st.none() | states()


def carry_out(
    desired: CatalogueEntry, known: CatalogueState | None, stripe: Stripe, limit: int | None = None
) -> tuple[list[Step], CatalogueState | None]:
    """Run the plan as workers do: its first step, evolve, plan again; `limit` steps at most (None: to the end)."""
    bound = len(plan(desired, known))
    done: list[Step] = []
    while (steps := plan(desired, known)) and (limit is None or len(done) < limit):
        assert len(done) < bound, f"it does not end: {done}"
        step = next(iter(steps))
        known = evolve(known, step, stripe.do(step))
        done.append(step)
    return done, known


@given(entries, found_states)
def test_carrying_the_plan_out_leaves_nothing_to_plan(desired: CatalogueEntry, found: CatalogueState | None) -> None:
    stripe = Stripe(found)
    _, known = carry_out(desired, found, stripe)
    assert not plan(desired, known)
    assert not plan(desired, stripe.held), "what a fresh look at Stripe shows would be changed again"


@given(entries, found_states)
def test_the_steps_carried_out_are_those_of_the_preview(desired: CatalogueEntry, found: CatalogueState | None) -> None:
    preview = list(plan(desired, found))
    done, known = carry_out(desired, found, Stripe(found))
    main = known.main_price if known else None
    assert [_with_real_ids(step, main.price_id if main else "") for step in preview] == done


def _with_real_ids(step: Step, main_id: str) -> Step:
    if isinstance(step, UpdateProduct) and step.default_price_id == TO_BE_MADE:
        return replace(step, default_price_id=main_id)
    if isinstance(step, CreatePaymentLink) and step.price_id == TO_BE_MADE:
        return replace(step, price_id=main_id)
    return step


@given(found_states, st.lists(st.tuples(entries, st.integers(0, 6)), min_size=1, max_size=6), entries, st.booleans())
@settings(max_examples=200)
def test_any_broken_off_edits_then_a_last_one_end_at_the_last_one(
    found: CatalogueState | None, edits: list[tuple[CatalogueEntry, int]], last: CatalogueEntry, look_anew: bool
) -> None:
    stripe, known = Stripe(found), found
    for desired, limit in edits:
        _, known = carry_out(desired, known, stripe, limit)
    _, known = carry_out(last, stripe.held if look_anew else known, stripe)
    assert not plan(last, known)
    assert not plan(last, stripe.held)
    _assert_as_wanted(last, stripe)


@given(entries, found_states)
def test_what_is_known_is_all_that_lives_in_stripe(desired: CatalogueEntry, found: CatalogueState | None) -> None:
    stripe, known = Stripe(found), found
    while steps := plan(desired, known):
        step = next(iter(steps))
        known = evolve(known, step, stripe.do(step))
        assert {p for p in known.prices if p.is_active} == set(stripe.live_prices)
        assert {k for k in known.links if k.is_active} == set(stripe.live_links)
        assert stripe.held
        assert replace(known, prices=(), links=()) == replace(stripe.held, prices=(), links=())


@given(entries, found_states)
def test_afterwards_stripe_holds_what_is_wanted_and_sells_nothing_else(
    desired: CatalogueEntry, found: CatalogueState | None
) -> None:
    stripe = Stripe(found)
    carry_out(desired, found, stripe)
    _assert_as_wanted(desired, stripe)


def _assert_as_wanted(desired: CatalogueEntry, stripe: Stripe) -> None:
    held = stripe.held
    assert len(stripe.live_links) == (1 if desired.sells_by_link else 0)
    if held is None:
        assert not desired.is_active
        return
    assert (held.name, held.description, held.images) == (desired.name, desired.description, desired.images)
    assert held.is_active == desired.is_active
    assert desired.metadata.items() <= held.metadata.items()
    if not desired.is_active:
        return
    live = Counter((price.tier, price.money) for price in stripe.live_prices)
    for tier, money in desired.wanted_prices.items():
        assert live.pop((tier, money)) == 1
    assert set(live) <= {(p.tier, p.money) for p in held.prices if p.price_id == held.default_price_id}
    if desired.price:
        assert not live, "an unwanted price is still charged"
        assert held.main_price
        assert held.main_price.money == desired.price
        assert held.main_price.tier == MAIN
        assert [link.price_id for link in stripe.live_links] == [held.default_price_id]


@given(entries, found_states)
def test_a_link_is_switched_off_only_when_its_replacement_is_live_and_known(
    desired: CatalogueEntry, found: CatalogueState | None
) -> None:
    stripe, known = Stripe(found), found
    most = len(stripe.live_links) + 1
    while steps := plan(desired, known):
        step = next(iter(steps))
        if isinstance(step, SetPaymentLinkActive) and not step.is_active and desired.sells_by_link:
            selling = known.selling_link if known else None
            assert selling
            assert selling.link_id != step.link_id
            assert selling in stripe.live_links
        known = evolve(known, step, stripe.do(step))
        assert len(stripe.live_links) <= most


@given(entries, found_states)
def test_customers_who_could_pay_can_pay_all_the_while(desired: CatalogueEntry, found: CatalogueState | None) -> None:
    stripe, known = Stripe(found), found
    could_pay = bool(stripe.live_links)
    while steps := plan(desired, known):
        step = next(iter(steps))
        known = evolve(known, step, stripe.do(step))
        assert stripe.live_links or not (could_pay and desired.sells_by_link)
