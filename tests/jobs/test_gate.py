"""No key, wrong key, no network: the queue stands still, says why, loses nothing, and goes on by itself."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from keyring.backend import KeyringBackend

from backoffice.db import SqlDatabase
from backoffice.jobs.engine import DrainSummary
from backoffice.services.catalogue_sync import describe_sync
from backoffice.services.gateway_errors import KeyRefused, WrongAccount
from backoffice.services.ports import JobState, StripeAccount, SyncState
from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import KEY, Workshop, assert_at_rest, make_workshop, running, until
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger


def _condition(workshop: Workshop) -> str | None:
    condition = workshop.queue.status().condition
    return condition.code if condition else None


def _waits(workshop: Workshop) -> bool:
    return set(workshop.open_jobs()) <= {JobState.AVAILABLE, JobState.RETRYABLE}


def test_without_a_key_edits_wait_and_the_row_says_so(
    make: Callable[..., Workshop], ledger: Ledger, secret_service: KeyringBackend
) -> None:
    workshop = make(key=None, profile="no key here")
    boat = workshop.boat()
    summary = workshop.drain()
    assert (summary.waiting, summary.requests) == (1, 0)
    assert summary.condition is not None
    assert summary.condition.code == "not_configured"
    said = str(describe_sync(workshop.assets.get(boat.ref), summary.condition))
    assert "No Stripe key" in said
    assert ledger.requests() == []


def test_a_key_that_is_entered_sends_everything_at_once(
    make: Callable[..., Workshop], ledger: Ledger, secret_service: KeyringBackend
) -> None:
    workshop = make(key=None, profile="key comes later")
    boat = workshop.boat()

    async def story() -> None:
        engine = workshop.engine()
        workshop.connection.on_key_changed = engine.key_changed
        async with running(engine):
            await until(lambda: _condition(workshop) == "not_configured")
            await workshop.connection.save_key(KEY)
            await until(lambda: workshop.open_jobs() == [])

    workshop.run(story())
    assert _condition(workshop) is None
    assert_at_rest(workshop, ledger, boat.ref)
    workshop.run(workshop.connection.forget_key())


def test_the_cable_is_pulled_and_plugged_in_again(
    sqlite_url: str,
    opened: Callable[..., SqlDatabase],
    clock: ManualClock,
    runner: asyncio.Runner,
    own_simulator: SimulatorProcess,
) -> None:
    workshop = make_workshop(opened(sqlite_url, clock), clock, runner, own_simulator.url)
    boat = workshop.boat()

    async def story() -> None:
        async with running(workshop.engine()) as engine:
            await until(lambda: workshop.open_jobs() == [])
            own_simulator.kill()
            workshop.edit(boat.ref, price_minor=16000)
            engine.wake()
            await until(lambda: _condition(workshop) == "offline")
            assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.PENDING
            workshop.edit(boat.ref, price_minor=17000)
            engine.wake()
            own_simulator.start()
            await until(lambda: workshop.open_jobs() == [])

    runner.run(story())
    assert _condition(workshop) is None
    with Ledger(own_simulator.url) as ledger:
        assert_at_rest(workshop, ledger, boat.ref)
        assert [price["unit_amount"] for price in ledger.objects("price")] == [15000, 17000]
    runner.run(workshop.connection.aclose())


def test_a_key_revoked_in_the_middle_pauses_the_queue_and_fails_nothing(workshop: Workshop, ledger: Ledger) -> None:
    refs = [workshop.boat(name=f"Passeio {number}").ref for number in range(20)]
    ledger.set_faults({"kind": "latency", "milliseconds": 20})

    async def story() -> None:
        async with running(workshop.engine()) as engine:
            await until(lambda: ledger.counts().get("PostProducts", 0) > 5)
            ledger.revoke(KEY)
            await until(lambda: _condition(workshop) == "key_refused" and _waits(workshop))
            ledger.restore(KEY)
            engine.key_changed()
            await until(lambda: workshop.open_jobs() == [])

    workshop.run(story())
    assert_at_rest(workshop, ledger, *refs)


@pytest.mark.parametrize("key", ["sk_test_others_abcdef", "sk_live_office_abcdef"])
def test_a_key_of_another_account_or_mode_writes_nothing(
    make: Callable[..., Workshop], ledger: Ledger, key: str
) -> None:
    owner = make()
    boat = owner.boat()
    owner.drain()
    writes = ledger.writes()
    stranger = make(key=key)
    stranger.edit(boat.ref, price_minor=99000)
    summary = stranger.drain()
    assert summary.condition is not None
    assert summary.condition.code == "wrong_account"
    assert "acct_office" in str(summary.condition.message)
    assert (summary.waiting, ledger.writes()) == (1, writes)
    owner.settle()
    assert_at_rest(owner, ledger, boat.ref)


def test_a_key_of_another_account_is_not_stored(
    make: Callable[..., Workshop], ledger: Ledger, secret_service: KeyringBackend
) -> None:
    owner = make()
    owner.boat()
    owner.drain()
    other = make(key=None, profile="other account")
    with pytest.raises(WrongAccount):
        other.run(other.connection.save_key("sk_live_office_abcdef"))
    assert other.connection.key_origin is None


def test_a_restricted_key_waits_for_its_permission_in_stripes_words(
    make: Callable[..., Workshop], ledger: Ledger
) -> None:
    workshop = make(key="rk_test_office_nolink")
    boat = workshop.boat()
    summary = workshop.drain()
    assert summary.condition is not None
    assert summary.condition.code == "permission"
    assert "rak_payment_links_write" in str(summary.condition.message)
    assert workshop.assets.get(boat.ref).stripe.sync_state is SyncState.PENDING
    better = make(key="rk_test_office_other")
    better.settle()
    assert_at_rest(better, ledger, boat.ref)


def test_a_key_that_may_not_read_its_account_writes_nothing(make: Callable[..., Workshop], ledger: Ledger) -> None:
    workshop = make(key="rk_test_office_noaccount")
    workshop.boat()
    assert workshop.drain().condition is not None
    assert ledger.writes() == 0


def test_a_practice_key_is_refused_elsewhere(make: Callable[..., Workshop], ledger: Ledger) -> None:
    workshop = make(key="sk_test_practice_simulator")
    workshop.boat()
    summary = workshop.drain()
    assert summary.condition is not None
    assert summary.condition.code == "key_refused"
    assert ledger.requests() == []


def test_practice_and_real_databases_are_not_mixed(make: Callable[..., Workshop], ledger: Ledger) -> None:
    practice = make(key="sk_test_practice_simulator", practice=True)
    practice.boat()
    practice.drain()
    writes = ledger.writes()
    real = make()
    real.boat()
    summary = real.drain()
    assert summary.condition is not None
    assert summary.condition.code == "wrong_account"
    assert ledger.writes() == writes
    with pytest.raises(KeyRefused):
        practice.run(practice.connection.check_key(KEY))


def test_the_account_is_compared_before_every_first_write(make: Callable[..., Workshop], ledger: Ledger) -> None:
    workshop = make()
    with workshop.database.write() as uow:
        uow.office.bind(StripeAccount("acct_office", livemode=True), practice=False)
    workshop.boat()
    assert workshop.drain().requests == 0
    assert ledger.writes() == 0


def test_when_stripe_is_out_of_order_the_queue_waits_for_it(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "status", "status": 503, "path": "/v1/account", "times": 1})

    async def story() -> None:
        async with running(workshop.engine()):
            await until(lambda: _condition(workshop) == "stripe_failed")
            await until(lambda: workshop.open_jobs() == [])

    workshop.run(story())
    assert _condition(workshop) is None
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_drain_waits_for_a_busy_stripe_to_say_whose_key_it_is(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "status", "status": 429, "reason": "global-rate", "path": "/v1/account", "times": 1})

    async def patient() -> DrainSummary:
        engine = workshop.engine()
        try:
            return await engine.drain(patience_seconds=60)
        finally:
            engine.close()

    summary = workshop.run(patient())
    assert (summary.done, summary.waiting, summary.condition) == (1, 0, None)
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_person_may_pause_and_resume(workshop: Workshop, ledger: Ledger) -> None:
    workshop.queue.pause()
    boat = workshop.boat()
    assert workshop.drain().requests == 0
    assert workshop.queue.status().is_paused_by_person
    workshop.queue.resume()
    workshop.drain()
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_pause_outlives_the_end_of_another_condition(make: Callable[..., Workshop], ledger: Ledger) -> None:
    stranger, workshop = make(key="sk_test_practice_simulator"), make()
    workshop.boat()
    stranger.drain()
    workshop.queue.pause()
    workshop.drain()
    assert _condition(workshop) == "paused_by_person"


def test_a_key_is_asked_for_only_when_there_is_something_to_send(make: Callable[..., Workshop]) -> None:
    workshop = make(key="sk_test_practice_simulator")
    assert workshop.drain().condition is None


def test_an_outcome_that_was_unknown_stays_unknown_when_the_queue_pauses(workshop: Workshop, ledger: Ledger) -> None:
    """The second send is refused for the key; that says nothing of the first one, which made the link."""
    boat = workshop.boat()
    ledger.set_faults({"kind": "reset", "path": "/v1/payment_links", "method": "POST", "effect": True, "nth": 1})
    workshop.drain()
    ledger.revoke(KEY)
    workshop.clock.move(60)
    assert workshop.drain().condition is not None
    ledger.restore(KEY)
    workshop.settle()
    assert len(ledger.objects("payment_link")) == 1
    assert_at_rest(workshop, ledger, boat.ref)


def test_engines_start_without_the_condition_of_their_forerunner(make: Callable[..., Workshop]) -> None:
    workshop = make(key="sk_test_practice_simulator")
    boat = workshop.boat()
    workshop.drain()
    assert _condition(workshop) == "key_refused"
    workshop.assets.archive(boat.ref)
    good = make()
    good.settle()
    assert _condition(good) is None
    assert replace(good.queue.status(), condition=None).waiting == 0


def test_an_engine_that_is_run_again_looks_again(make: Callable[..., Workshop], ledger: Ledger) -> None:
    workshop = make()
    boat = workshop.boat()
    ledger.revoke(KEY)

    async def twice() -> None:
        engine = workshop.engine()
        assert (await engine.drain(patience_seconds=0)).condition is not None
        ledger.restore(KEY)
        assert (await engine.drain(patience_seconds=0)).condition is None
        engine.close()

    workshop.run(twice())
    assert_at_rest(workshop, ledger, boat.ref)
