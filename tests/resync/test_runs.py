"""Runs: stopped, resumed, failed, tried again, watched, and kept."""

import asyncio
import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backoffice.domain.resync import Finding
from backoffice.services.gateway_errors import GatewayError
from backoffice.services.ports import SyncState
from backoffice.services.ports.resync import ItemState, RunState
from backoffice.services.resync_compare import ComparisonStopped
from tests.jobs.workshop import until
from tests.resync.office import LEAVE, MATCH, TAKE, Office, only

TOLD = frozenset({ItemState.DONE, ItemState.WAITING})


def _drift(office: Office, count: int) -> list[str]:
    """Change the names of this many listings in the Dashboard; return their products."""
    products = [office.product(ref) for ref in office.add(count)]
    for product in products:
        office.ledger.edit(product, name=f"Mexido {product}")
    return products


def test_a_stopped_run_sends_nothing_more_says_what_is_not_done_and_goes_on_when_resumed(office: Office) -> None:
    products = _drift(office, 60)
    plan = office.compare()
    office.workshop.settings = replace(office.workshop.settings, catalogue_workers=4)
    office.ledger.set_faults({"kind": "latency", "milliseconds": 100, "method": "POST"})
    before = office.last_request
    run = office.resync.apply(plan)
    stopped_at = office.workshop.run(_stop_in_the_middle(office, run, before))
    office.ledger.set_faults()
    office.workshop.settle()
    assert len(office.ledger.requests(after=stopped_at)) <= 4  # those that were in flight
    progress = office.resync.progress(run)
    done, waiting = progress.run.counts[ItemState.DONE], progress.run.counts[ItemState.WAITING]
    assert (progress.run.state, done + waiting) == (RunState.STOPPED, 60)
    assert min(done, waiting) > 0
    right = [product for product in products if _name(office, product).startswith("Passeio")]
    assert len(right) == done
    undone = office.resync.items(run, frozenset({ItemState.WAITING}))
    assert {item.product_id for item in undone} == set(products) - set(right)
    office.resync.resume(run)
    office.workshop.settle()
    assert office.resync.progress(run).run.state is RunState.ENDED
    assert office.states(run) == [ItemState.DONE] * 60
    assert office.ledger.writes(after=before) == 60
    office.assert_in_step()


def _name(office: Office, product: str) -> str:
    return office.ledger.object("product", id=product)["name"]


async def _stop_in_the_middle(office: Office, run: str, before: int) -> int:
    """Let an engine work until some rows are done, stop the run, and let the engine end; return the last request."""
    engine = office.workshop.engine()
    working = asyncio.create_task(engine.run())
    try:
        await until(lambda: len(office.ledger.requests(after=before)) > 8)
        await asyncio.to_thread(office.resync.stop, run)
        stopped_at = office.last_request
        engine.wake()
        await until(lambda: set(office.states(run)) <= TOLD)
    finally:
        engine.stop()
        await working
        engine.close()
    return stopped_at


def test_stop_takes_back_no_edit_that_shares_the_job(office: Office) -> None:
    (ref, other) = office.add(2)
    for each in (ref, other):
        office.ledger.edit(office.product(each), name="Mexido")
    plan = office.compare()
    run = office.resync.apply(plan)
    office.workshop.edit(ref, name="Editado")
    _feed(office)
    office.resync.stop(run)
    office.workshop.settle()
    assert _name(office, office.product(ref)) == "Editado"
    assert _name(office, office.product(other)) == "Mexido"
    record = office.assets.get(other)
    assert record.stripe.sync_state is SyncState.NEEDS_ATTENTION
    assert record.stripe.last_sync_error == "The resync was stopped before this listing was done."
    assert only(office.compare()).ref == other


def _feed(office: Office) -> None:
    """Put the rows of the run into the outbox, as the run's job does first, and do nothing of it yet."""
    from backoffice.services.resync_applying import next_items, send, store_seen

    with office.workshop.database.write() as uow:
        for item in next_items(uow, office.resync.runs()[0].id, 10):
            assert store_seen(uow, item, item.seen)
            send(uow, item, office.workshop.clock.now())


def test_a_listing_that_was_sent_since_it_was_compared_is_not_judged_by_what_was_seen_before(office: Office) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), description="Mexido")
    plan = office.compare()
    office.workshop.edit(ref, price_minor=7_700)
    office.workshop.settle()
    before = office.last_request
    run = office.apply(plan)
    (item,) = office.resync.items(run)
    assert (item.state, item.reason) == (
        ItemState.FAILED,
        "It changed since it was compared with Stripe. Compare again.",
    )
    assert office.ledger.writes(after=before) == 0
    office.apply(office.compare())
    office.assert_in_step(ref)


def test_an_edit_made_since_the_comparison_is_never_overwritten_by_stripes_value(office: Office) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), name="Mexido")
    plan = office.compare()
    office.workshop.edit(ref, supplier="Outro")  # a field that Stripe is not told of
    run = office.apply(plan, TAKE)
    assert office.states(run) == [ItemState.FAILED]
    assert office.assets.get(ref).values["name"] == "Passeio 0"


def test_what_the_rules_of_listings_refuse_fails_with_its_reason(office: Office) -> None:
    (ref,) = office.add(1)
    product = office.product(ref)
    price = office.dashboard("PostPrices", product=product, unit_amount=1, currency="brl")
    office.ledger.edit(product, default_price=price["id"])
    run = office.apply(office.compare(), TAKE)
    (item,) = office.resync.items(run)
    assert item.state is ItemState.FAILED
    assert item.reason
    assert office.assets.get(ref).values["price_minor"] == 10_000


def test_what_stripe_refuses_fails_with_its_words_and_can_be_tried_again(
    office: Office, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention")
    refs = office.add(3)
    for ref in refs:
        office.ledger.edit(office.product(ref), name="Mexido")
    plan = office.compare()
    refusal = {"kind": "status", "status": 400, "method": "POST", "path": f"/v1/products/{office.product(refs[1])}"}
    office.ledger.set_faults(refusal)
    run = office.apply(plan)
    items = office.items(run)
    assert [items[str(ref)].state for ref in refs] == [ItemState.DONE, ItemState.FAILED, ItemState.DONE]
    assert items[str(refs[1])].reason
    assert office.resync.progress(run).run.state is RunState.ENDED
    office.ledger.set_faults()
    assert office.resync.retry_failed(run) == 1
    office.workshop.settle()
    assert office.states(run) == [ItemState.DONE] * 3
    office.assert_in_step(*refs)


def test_runs_are_kept_with_what_became_of_them(both: Office) -> None:
    refs = both.add(3)
    both.ledger.edit(both.product(refs[0]), name="Mexido")
    both.ledger.edit(both.product(refs[1]), description="Mexido")
    first = both.compare()
    plan_choices = {str(refs[1]): LEAVE}
    run = both.resync.apply(first, plan_choices)
    both.workshop.settle()
    both.workshop.clock.move(60)
    second = both.apply(both.compare(), MATCH)
    history = both.resync.runs()
    assert [each.id for each in history] == [second, run]
    assert (history[1].in_sync, history[1].total, history[1].done) == (1, 1, 1)
    assert history[1].counts[ItemState.LEFT] == 1
    assert both.items(run)[str(refs[0])].differences[0].in_stripe == "Mexido"
    both.assert_in_step(*refs)


def test_progress_tells_rate_and_time_left(office: Office) -> None:
    _drift(office, 4)
    run = office.resync.apply(office.compare())
    assert office.resync.progress(run).seconds_left is None
    with office.workshop.database.write() as uow:
        first = uow.resync.items(run, frozenset(), 1)[0]
        uow.resync.set_item(first.id, ItemState.DONE)
    office.workshop.clock.move(2)
    progress = office.resync.progress(run)
    assert (progress.per_second, progress.seconds_left, progress.run.total) == (0.5, 6.0, 4)


def test_estimates_follow_the_limit_of_the_busiest_endpoint(office: Office) -> None:
    _drift(office, 50)
    plan = office.compare()
    estimate = office.resync.estimate(plan)
    assert (estimate.requests, estimate.seconds) == (50, 2.0)  # 25 a second at one endpoint
    left = office.resync.estimate(plan, {row.subject: LEAVE for row in plan})
    assert (left.requests, left.seconds) == (0, 0.0)


def test_a_choice_that_a_row_does_not_allow_is_refused_and_nothing_is_stored(office: Office) -> None:
    office.add(1)
    office.workshop.boat()
    plan = office.compare()
    with pytest.raises(ValueError, match="does not allow"):
        office.resync.apply(plan, {only(plan).subject: TAKE})
    assert office.resync.runs() == []


def test_a_comparison_can_be_stopped(office: Office) -> None:
    office.add(250)
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < 2

    with pytest.raises(ComparisonStopped):
        office.compare(report=report)
    assert len(told) == 2


def test_the_exported_plan_holds_no_formula(office: Office, tmp_path: Path) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), name='=cmd|"/c calc"!A1', description="+1")
    plan = office.compare()
    file = tmp_path / "plan.csv"
    assert office.resync.export(plan, file) == 2
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["finding"] for row in rows] == [Finding.NAME, Finding.DESCRIPTION]
    assert rows[0]["in_stripe"] == '\'=cmd|"/c calc"!A1'
    assert rows[1]["in_stripe"] == "'+1"
    assert [row["requests"] for row in rows] == ["1", ""]
    assert list(tmp_path.glob(".*")) == []


def test_a_comparison_reads_on_where_a_page_failed(office: Office) -> None:
    office.add(220)
    office.ledger.set_faults(
        {"kind": "status", "status": 500, "method": "GET", "path": "/v1/products", "nth": 2},
        {"kind": "status", "status": 429, "method": "GET", "path": "/v1/payment_links", "nth": 3},
    )
    before = office.last_request
    plan = office.compare()
    assert (plan.rows, plan.in_sync) == ((), 220)
    assert office.reads_since(before) == {"GetProducts": 4, "GetPaymentLinks": 4}  # one more each: nothing twice


def test_a_comparison_that_cannot_go_on_says_why(office: Office) -> None:
    office.add(1)
    office.ledger.set_faults({"kind": "status", "status": 403, "method": "GET", "path": "/v1/payment_links"})
    with pytest.raises(GatewayError):
        office.compare()
