"""When a failed attempt is made again."""

from hypothesis import given
from hypothesis import strategies as st

from backoffice.jobs.retry import PROBE, RATE_LIMITED, SLOW_PROBE, RetryPolicy

draws = st.floats(0, 1, exclude_max=True)
attempts = st.integers(1, 10_000)


@given(attempts, draws)
def test_waits_lie_between_nothing_and_the_bound(attempt: int, draw: float) -> None:
    policy = RetryPolicy(max_attempts=10, first_seconds=2, longest_seconds=600)
    delay = policy.delay(attempt, draw)
    if attempt >= 10:
        assert delay is None
    else:
        assert delay is not None
        assert 0 <= delay <= policy.bound(attempt) <= 600


def test_the_bound_doubles_up_to_the_longest() -> None:
    policy = RetryPolicy(first_seconds=2, longest_seconds=20)
    assert [policy.bound(attempt) for attempt in range(1, 7)] == [2, 4, 8, 16, 20, 20]


@given(attempts, draws, st.floats(0, 1000))
def test_what_stripe_asks_for_is_waited_for(attempt: int, draw: float, wanted: float) -> None:
    delay = RATE_LIMITED.delay(attempt, draw, at_least=wanted)
    assert delay is not None
    assert delay >= wanted


@given(st.integers(1, 10**9))
def test_probes_never_end_and_come_at_least_once_a_minute(attempt: int) -> None:
    assert 0 < PROBE.bound(attempt) <= 60
    assert 0 < SLOW_PROBE.bound(attempt) <= 60
