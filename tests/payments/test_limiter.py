"""Requests stay below Stripe's limits, keep their order, and money never waits behind the catalogue."""

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.payments import RateLimiter
from backoffice.payments.limiter import HEADROOM
from backoffice.services.gateway_errors import Outcome, RateLimited
from backoffice.services.ports import Lane
from tests.payments.virtual_time import now, run_virtually

EVER = 1e9
BURST = 2


@dataclass
class Start:
    """One request that got its turn."""

    at: float
    endpoint: str
    lane: Lane
    subject: str | None
    number: int
    ended_at: float = 0.0


@dataclass
class Office:
    """Sends requests that take a while, through one limiter, and writes down when each started."""

    limiter: RateLimiter
    starts: list[Start] = field(default_factory=list[Start])

    async def send(
        self,
        endpoint: str,
        lane: Lane = Lane.CATALOGUE,
        subject: str | None = None,
        *,
        takes: float = 0.0,
        number: int = 0,
    ) -> None:
        async with self.limiter.turn(endpoint, lane, subject):
            start = Start(now(), endpoint, lane, subject, number)
            self.starts.append(start)
            try:
                await asyncio.sleep(takes)
            finally:
                start.ended_at = now()


def an_office(total: float = 100.0, per_endpoint: float = 25.0, longest_wait: float = EVER) -> Office:
    return Office(RateLimiter(total, per_endpoint, now, longest_wait=longest_wait))


@dataclass(frozen=True)
class Asked:
    """A request as the property test makes it: `given_up_after` seconds its sender is cancelled."""

    at: float
    endpoint: str
    lane: Lane
    subject: str | None
    takes: float
    given_up_after: float | None
    refused_for: str | None


asked = st.builds(
    Asked,
    at=st.floats(0, 5),
    endpoint=st.sampled_from(["a", "b", "c"]),
    lane=st.sampled_from((Lane.MONEY, Lane.CATALOGUE)),
    subject=st.sampled_from([None, None, "x", "y"]),
    takes=st.floats(0, 2),
    given_up_after=st.one_of(st.none(), st.none(), st.floats(0, 3)),
    refused_for=st.sampled_from(
        [None] * 8
        + ["", "global-rate", "endpoint-rate", "global-concurrency", "endpoint-concurrency", "resource-specific"]
    ),
)


async def _send_as_asked(office: Office, one: Asked, number: int) -> None:
    await asyncio.sleep(one.at)
    sending = asyncio.create_task(office.send(one.endpoint, one.lane, one.subject, takes=one.takes, number=number))
    if one.given_up_after is not None:
        await asyncio.wait([sending], timeout=one.given_up_after)
        sending.cancel()
    await asyncio.wait([sending])
    if one.refused_for is not None:
        office.limiter.slow_down(one.endpoint, one.refused_for, retry_after=one.takes)


@given(
    st.lists(asked, max_size=60),
    st.floats(2, 30, allow_nan=False),
    st.floats(2, 30, allow_nan=False),
)
def test_whatever_is_asked_the_limits_hold_and_everybody_gets_a_turn(
    wanted: list[Asked], total: float, per_endpoint: float
) -> None:
    async def day() -> Office:
        office = an_office(total, per_endpoint)
        await asyncio.gather(*(_send_as_asked(office, one, number) for number, one in enumerate(wanted)))
        return office

    office = run_virtually(day())
    starts = office.starts
    served = {start.number for start in starts}
    assert served >= {number for number, one in enumerate(wanted) if one.given_up_after is None}
    _assert_below([start.at for start in starts], total * HEADROOM)
    for endpoint in ("a", "b", "c"):
        _assert_below([start.at for start in starts if start.endpoint == endpoint], per_endpoint * HEADROOM)
    for subject in ("x", "y"):
        turns = sorted((start.at, start.ended_at) for start in starts if start.subject == subject)
        assert all(first[1] <= second[0] for first, second in pairwise(turns))


def _assert_below(times: list[float], rate: float) -> None:
    """In every window [a, b] there are at most burst + rate × (b − a) starts."""
    for first, started in enumerate(times):
        for last in range(first, len(times)):
            assert last - first + 1 <= BURST + rate * (times[last] - started) + 0.01


@given(st.lists(st.floats(0, 1), min_size=2, max_size=40), st.sampled_from((Lane.MONEY, Lane.CATALOGUE)))
def test_in_one_lane_who_comes_first_is_served_first(arrivals: list[float], lane: Lane) -> None:
    came: list[int] = []

    async def day() -> list[int]:
        office = an_office(per_endpoint=5)

        async def send(at: float, number: int) -> None:
            await asyncio.sleep(at)
            came.append(number)
            await office.send("a", lane, number=number)

        await asyncio.gather(*(send(at, number) for number, at in enumerate(arrivals)))
        return [start.number for start in office.starts]

    assert run_virtually(day()) == came


def test_a_busy_endpoint_holds_up_no_other() -> None:
    async def day() -> Office:
        office = an_office(per_endpoint=5)
        flood = [office.send("busy") for _ in range(50)]
        await asyncio.gather(*flood, office.send("idle", number=1))
        return office

    idle = next(start for start in run_virtually(day()).starts if start.number == 1)
    assert idle.at < 0.1


def test_money_goes_before_a_thousand_waiting_listings() -> None:
    async def day() -> Office:
        office = an_office(total=25)
        flood = [asyncio.create_task(office.send(f"list{number % 5}")) for number in range(1000)]
        await asyncio.sleep(3)
        await office.send("refund", Lane.MONEY, number=1)
        for one in flood:
            one.cancel()
        await asyncio.gather(*flood, return_exceptions=True)
        return office

    refund = next(start for start in run_virtually(day()).starts if start.number == 1)
    assert refund.at <= 3 + 2 / (25 * HEADROOM)


def test_a_flood_of_money_leaves_the_catalogue_a_fifth() -> None:
    async def day() -> Office:
        office = an_office(total=25, per_endpoint=1000)
        flood = [asyncio.create_task(office.send("refund", Lane.MONEY)) for _ in range(1000)]
        listings = [asyncio.create_task(office.send("list")) for _ in range(1000)]
        await asyncio.sleep(20)
        for one in [*flood, *listings]:
            one.cancel()
        await asyncio.gather(*flood, *listings, return_exceptions=True)
        return office

    lanes = [start.lane for start in run_virtually(day()).starts]
    assert lanes.count(Lane.CATALOGUE) == pytest.approx(len(lanes) / 5, abs=2)


def test_writes_to_one_object_never_meet() -> None:
    async def day() -> Office:
        office = an_office()
        await asyncio.gather(*(office.send("update", subject="product", takes=1) for _ in range(5)))
        return office

    assert [round(start.at, 3) for start in run_virtually(day()).starts] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("reason", "slower", "as_fast"), [("endpoint-rate", ["a"], ["b", None]), ("global-rate", [None], ["a", "b"])]
)
def test_a_refusal_halves_the_pace_it_names_and_it_comes_back(
    reason: str, slower: list[str | None], as_fast: list[str | None]
) -> None:
    async def day() -> None:
        limiter = RateLimiter(100, 25, now)
        full = {name: limiter.rate(name) for name in ("a", "b", None)}
        limiter.slow_down("a", reason)
        assert [limiter.rate(name) for name in slower] == [full[name] / 2 for name in slower]
        assert [limiter.rate(name) for name in as_fast] == [full[name] for name in as_fast]
        limiter.slow_down("a", reason)  # of the same overload: counted once
        assert [limiter.rate(name) for name in slower] == [full[name] / 2 for name in slower]
        await asyncio.sleep(5)
        assert [limiter.rate(name) for name in slower] == pytest.approx([full[name] * 0.75 for name in slower])
        limiter.slow_down("a", reason)
        assert [limiter.rate(name) for name in slower] == pytest.approx([full[name] * 0.375 for name in slower])
        await asyncio.sleep(20)
        assert [limiter.rate(name) for name in slower] == [full[name] for name in slower]

    run_virtually(day())


def test_however_often_stripe_refuses_something_still_goes_out() -> None:
    async def day() -> Office:
        office = an_office()
        for _ in range(100):
            for reason in ("global-rate", "endpoint-rate", "global-concurrency", "endpoint-concurrency"):
                office.limiter.slow_down("a", reason)
            await asyncio.sleep(1)
        began = now()
        await asyncio.gather(*(office.send("a", takes=0.1) for _ in range(3)))
        assert now() - began < 10
        return office

    assert len(run_virtually(day()).starts) == 3


@pytest.mark.parametrize(("reason", "endpoint"), [("global-concurrency", "b"), ("endpoint-concurrency", "a")])
def test_too_many_at_once_means_half_as_many_and_one_more_each_second(reason: str, endpoint: str) -> None:
    async def day() -> list[Start]:
        office = an_office(1000, 1000)
        before = [asyncio.create_task(office.send("a", takes=1)) for _ in range(8)]
        await asyncio.sleep(0.5)
        office.limiter.slow_down("a", reason)  # eight were running: four may
        await asyncio.gather(*before, *(office.send(endpoint, takes=0.3, number=1) for _ in range(12)))
        return [start for start in office.starts if start.number == 1]

    later = run_virtually(day())
    at_once = [sum(one.at <= start.at < one.ended_at for one in later) for start in later]
    assert max(at_once[:4]) == 4
    assert max(at_once) <= 6


def test_what_stripe_says_of_when_to_come_back_is_followed() -> None:
    async def day() -> Office:
        office = an_office()
        office.limiter.slow_down("a", "endpoint-rate", retry_after=7)
        await asyncio.gather(office.send("a"), office.send("b"))
        return office

    assert {start.endpoint: start.at for start in run_virtually(day()).starts} == {"b": 0, "a": pytest.approx(7)}


def test_who_waits_too_long_is_told_that_nothing_was_sent() -> None:
    async def day() -> Office:
        office = an_office(per_endpoint=1, longest_wait=5)
        results = await asyncio.gather(*(office.send("a") for _ in range(20)), return_exceptions=True)
        refused = [error for error in results if isinstance(error, RateLimited)]
        assert len(refused) == 20 - len(office.starts)
        assert {(error.reason, error.outcome) for error in refused} == {(RateLimited.LOCAL, Outcome.NOT_DONE)}
        assert now() == pytest.approx(5)
        await office.send("a")  # and nothing of them stays behind
        return office

    assert len(run_virtually(day()).starts) == 7


def test_a_turn_given_to_someone_who_just_left_is_passed_on() -> None:
    """The sender is cancelled in the very step in which its turn comes."""

    async def day() -> Office:
        office = an_office()
        holder = asyncio.create_task(office.send("a", subject="x", takes=1))
        await asyncio.sleep(0.5)
        leaving = asyncio.create_task(office.send("a", subject="x", number=1))
        staying = asyncio.create_task(office.send("a", subject="x", number=2))
        await asyncio.sleep(0)
        holder.add_done_callback(lambda _: leaving.cancel())
        await asyncio.gather(holder, staying)
        assert leaving.cancelled()
        return office

    assert [start.number for start in run_virtually(day()).starts][-1] == 2


def test_a_turn_that_comes_in_the_last_moment_counts() -> None:
    """The turn is given in the very step in which the wait has become too long."""

    async def day() -> Office:
        office = an_office(longest_wait=5)
        first = office.send("a", subject="x", takes=5)
        await asyncio.gather(first, office.send("a", subject="x", number=1))
        return office

    assert [start.at for start in run_virtually(day()).starts] == [0, 5]


def test_the_limiter_reaches_its_ceiling() -> None:
    async def day() -> float:
        office = an_office()
        await asyncio.gather(*(office.send("a") for _ in range(500)))
        return 500 / now()

    assert run_virtually(day()) >= 25 * 0.975


@pytest.mark.parametrize(("total", "per_endpoint"), [(0, 25), (25, 0), (-1, 25)])
def test_a_rate_of_nothing_is_a_fault_of_the_caller(total: float, per_endpoint: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        RateLimiter(total, per_endpoint)
