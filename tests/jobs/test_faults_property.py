"""Whatever goes wrong, and wherever the worker dies: at rest Stripe holds each thing once, and what the office wants.

The oracle is the simulator's ledger, never our own tables.
"""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backoffice.domain.kinds import AssetRef
from backoffice.services.catalogue_sync import SYNC_ASSET
from tests.jobs.crashing import Mortal
from tests.jobs.workshop import Workshop, assert_at_rest
from tests.support.ledger import Ledger

_PATHS = ("/v1/products", "/v1/products/*", "/v1/prices", "/v1/prices/*", "/v1/payment_links", "/v1/payment_links/*")

faults = st.fixed_dictionaries(
    {"method": st.just("POST"), "path": st.sampled_from(_PATHS), "times": st.integers(1, 3)},
).flatmap(
    lambda common: st.one_of(
        st.builds(
            lambda effect, saved: {"kind": "status", "status": 500, "effect": effect, "saved": saved},
            st.booleans(),
            st.booleans(),
        ),
        st.builds(
            lambda effect, byte: {"kind": "reset", "effect": effect, "byte": byte},
            st.booleans(),
            st.sampled_from((0, 1, 80, 400)),
        ),
        st.just({"kind": "status", "status": 429, "reason": "endpoint-rate"}),
        st.just({"kind": "status", "status": 409, "code": "idempotency_key_in_use"}),
    ).map(lambda own: {**common, **own})
)

edits = st.one_of(
    st.builds(lambda price: {"price_minor": price}, st.sampled_from((15000, 16000, 17000, None))),
    st.builds(lambda name: {"name": name}, st.sampled_from(("Barco", "Veleiro"))),
    st.builds(lambda active: {"is_active": active}, st.booleans()),
)
moves = st.one_of(
    st.tuples(st.just("edit"), edits),
    st.tuples(st.just("archive"), st.just({})),
    st.tuples(st.just("restore"), st.just({})),
    st.tuples(st.just("drain"), st.just({})),
    st.tuples(st.just("fault"), faults),
    st.tuples(st.just("die"), st.integers(1, 40)),
    st.tuples(st.just("wait"), st.sampled_from((1, 70, 30 * 3600))),
)


@given(st.lists(moves, min_size=1, max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_edits_among_faults_and_deaths_end_well(
    workshop: Workshop, ledger: Ledger, events: list[tuple[str, Any]]
) -> None:
    boat = workshop.boat().ref
    plan: list[dict[str, Any]] = []
    for name, detail in events:
        _do(workshop, ledger, boat, name, detail, plan)
    ledger.set_faults()
    workshop.clock.move(61)
    workshop.queue.retry()
    workshop.settle()
    assert_at_rest(workshop, ledger, boat)


def _do(workshop: Workshop, ledger: Ledger, boat: AssetRef, name: str, detail: Any, plan: list[dict[str, Any]]) -> None:
    match name:
        case "edit":
            workshop.edit(boat, **detail)
        case "archive":
            workshop.assets.archive(boat)
        case "restore":
            workshop.assets.restore(boat)
        case "drain":
            workshop.drain()
        case "fault":
            plan.append(detail)
            ledger.set_faults(*plan)
        case "die":
            die_at(workshop, detail)
        case "wait":
            workshop.clock.move(detail)
            ledger.advance(detail)
        case _:
            raise AssertionError(name)


def die_at(workshop: Workshop, moment: int) -> bool:
    """Drain with a worker that dies at that moment; tell whether it came to that."""
    mortal = Mortal(moment)
    replace(workshop, handlers={SYNC_ASSET: mortal}).drain()
    return mortal.has_died


def test_the_worker_may_die_before_and_after_every_request_and_commit(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    moment, price, died = 0, 15000, True
    while died:
        moment, price = moment + 1, price + 100
        workshop.edit(boat.ref, price_minor=price)
        died = die_at(workshop, moment)
        workshop.clock.move(61)
        workshop.settle()
        assert_at_rest(workshop, ledger, boat.ref)
    assert moment > 20
