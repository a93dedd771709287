"""From an edit to Stripe: what is asked of Stripe, in how many requests, and what the row says after."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import JobState, SyncState, TierRecord
from tests.jobs.workshop import Workshop, assert_agrees, assert_at_rest, links_of
from tests.support.ledger import Ledger

ACCOUNT = "GetAccount"


def test_a_new_listing_takes_two_requests(both: Workshop, ledger: Ledger) -> None:
    boat = both.boat()
    summary = both.drain()
    assert (summary.done, summary.failed, summary.waiting, summary.requests) == (1, 0, 0, 2)
    assert ledger.counts() == {ACCOUNT: 1, "PostProducts": 1, "PostPaymentLinks": 1}
    assert_at_rest(both, ledger, boat.ref)


def test_a_new_price_takes_five_requests_and_leaves_one_live_link(both: Workshop, ledger: Ledger) -> None:
    boat = both.boat()
    both.drain()
    before = both.assets.get(boat.ref).stripe
    both.edit(boat.ref, price_minor=18000)
    assert both.drain().requests == 5
    assert both.assets.get(boat.ref).stripe.payment_link != before.payment_link
    assert [link["active"] for link in links_of(ledger, str(before.product_id))] == [False, True]
    assert [price["active"] for price in ledger.objects("price")] == [False, True]
    assert_at_rest(both, ledger, boat.ref)


def test_the_database_has_the_new_link_before_the_old_one_dies(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    workshop.drain()
    old = workshop.assets.get(boat.ref).stripe
    workshop.edit(boat.ref, price_minor=18000)
    ledger.set_faults({"kind": "status", "status": 500, "method": "POST", "path": "/v1/payment_links/*"})
    workshop.drain()
    row = workshop.assets.get(boat.ref).stripe
    new_link = next(link for link in links_of(ledger, str(old.product_id)) if link["url"] != old.payment_link)
    assert row.payment_link == new_link["url"]
    assert [link["active"] for link in links_of(ledger, str(old.product_id))] == [True, True]
    assert row.sync_state is SyncState.PENDING
    ledger.set_faults()
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)


def test_edits_made_meanwhile_coalesce_into_the_last_one(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    for price in (16000, 17000, 18000):
        workshop.edit(boat.ref, price_minor=price)
    assert workshop.drain().requests == 2
    assert [price["unit_amount"] for price in ledger.objects("price")] == [18000]


def test_an_edit_that_stripe_does_not_show_costs_nothing(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    workshop.drain()
    workshop.edit(boat.ref, supplier="Gaivota Passeios", max_participants=12)
    assert workshop.open_jobs() == []
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.SYNCED


def test_archiving_switches_link_and_product_off_and_restoring_brings_the_same_link_back(
    workshop: Workshop, ledger: Ledger
) -> None:
    boat = workshop.boat()
    workshop.drain()
    link = workshop.assets.get(boat.ref).stripe.payment_link
    workshop.assets.archive(boat.ref)
    workshop.drain()
    assert workshop.assets.get(boat.ref).stripe.payment_link is None
    assert_at_rest(workshop, ledger, boat.ref)
    workshop.assets.restore(boat.ref)
    workshop.drain()
    assert workshop.assets.get(boat.ref).stripe.payment_link == link
    assert_at_rest(workshop, ledger, boat.ref)


@pytest.mark.parametrize("change", [{"price_minor": None}, {"price_minor": 0}, {"accepts_online_payment": False}])
def test_a_listing_that_is_no_longer_sold_online_loses_its_link(
    workshop: Workshop, ledger: Ledger, change: dict[str, object]
) -> None:
    boat = workshop.boat()
    workshop.drain()
    workshop.edit(boat.ref, **change)
    workshop.drain()
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.NOT_SOLD_ONLINE
    assert_at_rest(workshop, ledger, boat.ref)


def test_ticket_tiers_have_prices_of_their_own(both: Workshop, ledger: Ledger) -> None:
    tiers = [
        TierRecord(None, {"name": "Adult", "price_minor": 15000, "tier_type": "regular"}),
        TierRecord(None, {"name": "Child", "price_minor": 7500, "tier_type": "discount"}),
        TierRecord(None, {"name": "Baby", "price_minor": None, "tier_type": "free"}),
    ]
    show = both.assets.create(AssetKind.EVENTS, {"name": "Maracatu", "price_minor": 9000, "currency": "BRL"}, tiers)
    both.drain()
    stored = both.assets.get(show.ref).tiers
    amounts = {price["id"]: price["unit_amount"] for price in ledger.objects("price", active=True)}
    assert [amounts.get(str(tier.stripe_price_id)) for tier in stored] == [15000, 7500, None]
    dearer = [stored[0], TierRecord(stored[1].id, {**stored[1].values, "price_minor": 8000})]
    both.assets.update(show.ref, 1, {}, dearer)
    both.drain()
    assert sorted(price["unit_amount"] for price in ledger.objects("price", active=True)) == [8000, 9000, 15000]
    assert_at_rest(both, ledger, show.ref)


def test_a_product_that_exists_already_is_adopted(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    workshop.drain()
    with workshop.database.write() as uow:
        stored = uow.assets.get(boat.ref)
        uow.assets.save_stripe(boat.ref, type(stored.stripe)(), {})
    workshop.edit(boat.ref, name="Passeio de veleiro")
    workshop.settle()
    assert ledger.counts()["PostPaymentLinks"] == 1
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_link_that_somebody_switched_off_is_switched_on_when_the_listing_is_looked_at_again(
    workshop: Workshop, ledger: Ledger
) -> None:
    boat = workshop.boat()
    workshop.drain()
    product_id = str(workshop.assets.get(boat.ref).stripe.product_id)
    ledger.edit(product_id, name="Somebody else's name")
    workshop.edit(boat.ref, name="Passeio de veleiro")
    workshop.drain()
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_request_whose_outcome_is_unknown_is_sent_again_under_its_key(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "reset", "path": "/v1/payment_links", "method": "POST", "effect": True, "nth": 1})
    assert workshop.drain().waiting == 1
    workshop.settle()
    sent = [line for line in ledger.requests() if line["operation"] == "PostPaymentLinks"]
    assert len({line["key"] for line in sent}) == 1
    assert_at_rest(workshop, ledger, boat.ref)


def test_an_edit_made_while_an_outcome_is_unknown_makes_no_second_link(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "reset", "path": "/v1/payment_links", "method": "POST", "effect": True, "nth": 1})
    workshop.drain()
    workshop.edit(boat.ref, price_minor=19000)
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)
    assert len(ledger.objects("payment_link")) == 2


def test_a_saved_failure_is_settled_by_looking_at_stripe(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults(
        {"kind": "status", "status": 500, "path": "/v1/payment_links", "method": "POST", "effect": True, "nth": 1}
    )
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)
    assert len(ledger.objects("payment_link")) == 1


def test_after_twenty_hours_stripe_is_read_instead_of_asked_again(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "reset", "path": "/v1/payment_links", "method": "POST", "effect": True, "nth": 1})
    workshop.drain()
    workshop.clock.move(timedelta(hours=30).total_seconds())
    ledger.advance(30 * 3600)
    workshop.settle()
    assert ledger.counts()["PostPaymentLinks"] == 1
    assert_at_rest(workshop, ledger, boat.ref)


def test_an_intent_that_another_version_wrote_is_settled_by_looking_at_stripe(
    workshop: Workshop, ledger: Ledger
) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "reset", "path": "/v1/payment_links", "method": "POST", "effect": True, "nth": 1})
    workshop.drain()
    with workshop.database.write() as uow:
        workshop.clock.move(60)
        (job,) = uow.jobs.claim(None, workshop.clock.now(), 0, 1)
        uow.jobs.clear_intent(job.id, job.fence)
        uow.jobs.store_intent(job.id, job.fence, '{"step": "of the future"}', workshop.clock.now())
    workshop.settle()
    assert ledger.counts()["PostPaymentLinks"] == 1
    assert_at_rest(workshop, ledger, boat.ref)


def test_what_stripe_refuses_needs_attention_in_stripes_words(
    workshop: Workshop, ledger: Ledger, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention")
    boat = workshop.boat()
    refusal = {"kind": "status", "status": 400, "code": "parameter_invalid", "message": "The price is not nice."}
    ledger.set_faults({**refusal, "path": "/v1/payment_links", "method": "POST"})
    assert workshop.drain().failed == 1
    row = workshop.assets.get(boat.ref).stripe
    assert row.sync_state is SyncState.NEEDS_ATTENTION
    assert "The price is not nice." in str(row.last_sync_error)
    assert workshop.open_jobs() == [JobState.DISCARDED]
    ledger.set_faults()
    assert workshop.queue.retry() == 1
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_price_edit_of_what_was_archived_in_stripe_waits_for_a_person_and_retry_sells_it_again(
    workshop: Workshop, ledger: Ledger, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention: It was archived in Stripe, though it is active here")
    boat = workshop.boat()
    workshop.drain()
    product_id = str(workshop.assets.get(boat.ref).stripe.product_id)
    ledger.edit(product_id, active=False)
    workshop.edit(boat.ref, price_minor=18000)
    workshop.settle()
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.NEEDS_ATTENTION
    assert not ledger.object("product", id=product_id)["active"], "nobody said that it may be sold again"
    assert workshop.queue.retry() == 1
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_link_refused_because_its_price_was_archived_in_stripe_is_made_for_the_new_one(
    workshop: Workshop, ledger: Ledger
) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "status", "status": 503, "path": "/v1/payment_links", "method": "POST"})
    workshop.drain()
    stripe = workshop.assets.get(boat.ref).stripe
    assert (stripe.sync_state, stripe.payment_link) == (SyncState.PENDING, None)
    ledger.set_faults()
    with workshop.database.read() as uow:
        account = str(uow.office.binding().account_id)
    same = {"product": stripe.product_id, "unit_amount": 15000, "currency": "brl"}
    by_hand = ledger.post("/dashboard", {"operation": "PostPrices", "path": {}, "params": same}, account=account)
    ledger.edit(str(stripe.product_id), default_price=by_hand["id"])
    ledger.edit(str(stripe.price_id), active=False)
    workshop.settle()
    stripe = workshop.assets.get(boat.ref).stripe
    (link,) = links_of(ledger, str(stripe.product_id))
    assert (stripe.sync_state, stripe.price_id) == (SyncState.SYNCED, by_hand["id"])
    assert (stripe.payment_link, link["active"]) == (link["url"], True)
    assert workshop.open_jobs() == []


def test_a_refusal_that_a_look_does_not_explain_is_final_and_costs_two_reads(
    workshop: Workshop, ledger: Ledger, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention: .*Not today.")
    boat = workshop.boat()
    refusal = {"kind": "status", "status": 400, "code": "parameter_invalid", "message": "Not today."}
    ledger.set_faults({**refusal, "path": "/v1/payment_links", "method": "POST"})
    workshop.drain()
    assert ledger.counts()["PostPaymentLinks"] == 1
    assert {name: count for name, count in ledger.counts().items() if name.startswith("Get")} == {
        ACCOUNT: 1,
        "GetProductsId": 1,
        "GetPrices": 1,
    }
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.NEEDS_ATTENTION


def test_too_many_failures_need_attention(
    workshop: Workshop, ledger: Ledger, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention")
    boat = workshop.boat()
    ledger.set_faults({"kind": "status", "status": 503, "path": "/v1/products", "method": "POST"})
    workshop.settle()
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.NEEDS_ATTENTION
    ledger.set_faults()
    workshop.edit(boat.ref, name="Passeio de veleiro")
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)


def test_429_never_counts_against_a_job(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    storm = {"kind": "status", "status": 429, "reason": "lock_timeout", "times": 30}
    ledger.set_faults({**storm, "path": "/v1/products", "method": "POST"})
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)


def test_an_edit_back_while_the_request_is_under_way_is_not_lost(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    workshop.drain()
    workshop.edit(boat.ref, price_minor=18000)
    ledger.set_faults({"kind": "reset", "path": "/v1/prices", "method": "POST", "effect": True, "nth": 1})
    workshop.drain()
    workshop.edit(boat.ref, price_minor=15000)
    workshop.settle()
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_listing_never_active_costs_no_request(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat(is_active=False)
    assert workshop.drain().requests == 0
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.NOT_SOLD_ONLINE
    assert ledger.requests() == []


def test_hundreds_of_listings_side_by_side_agree_with_stripe(both: Workshop, ledger: Ledger) -> None:
    refs = [both.boat(name=f"Passeio {number}", price_minor=10000 + number).ref for number in range(100)]
    assert both.drain().requests == 200
    for ref in refs[::10]:
        assert_agrees(both, ledger, both.assets.get(ref))
    assert len(ledger.objects("payment_link", active=True)) == 100
