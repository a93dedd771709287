from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.poll_rhythm import (
    FASTEST,
    IDLE,
    ON_THE_WAY,
    PollFacts,
    interval,
    seconds_to_wait,
    spare_reads,
)

DAY = 86_400.0
MONTH = 30 * DAY
START = PollFacts(
    newest_page_age=None, on_the_way=0, reads_left=10_000, allowance=10_000, seconds_left=MONTH, since_poll=0.0
)
facts = st.builds(
    PollFacts,
    newest_page_age=st.none() | st.floats(0, 2 * DAY),
    on_the_way=st.integers(0, 5),
    reads_left=st.integers(-10, 20_000),
    allowance=st.integers(0, 20_000),
    seconds_left=st.floats(0, 31 * DAY),
    since_poll=st.none() | st.floats(-60, DAY),
)


def test_a_page_just_opened_is_watched_closely() -> None:
    assert interval(replace(START, newest_page_age=0.0)) == FASTEST
    assert interval(replace(START, newest_page_age=120.0)) == FASTEST


def test_the_longer_a_page_stays_open_the_less_often_it_is_asked_about() -> None:
    waits = [interval(replace(START, newest_page_age=age)) for age in (0.0, 300.0, 600.0, 3_600.0, 36_000.0, 86_000.0)]
    assert waits == sorted(waits)
    assert waits[-1] == ON_THE_WAY


def test_without_pages_it_is_slow_and_lasts_the_month() -> None:
    assert interval(START) == IDLE
    assert interval(replace(START, on_the_way=1)) == ON_THE_WAY
    assert IDLE * spare_reads(START) > MONTH


def test_the_first_poll_is_at_once_and_the_next_waits_what_is_left() -> None:
    assert seconds_to_wait(replace(START, since_poll=None)) == 0
    assert seconds_to_wait(replace(START, since_poll=200.0)) == IDLE - 200
    assert seconds_to_wait(replace(START, since_poll=10_000.0)) == 0


@pytest.mark.parametrize("since", [None, 0.0, 9_999_999.0])
def test_with_the_allowance_gone_it_waits_for_the_next_month(since: float | None) -> None:
    gone = replace(START, reads_left=1_000, seconds_left=DAY, since_poll=since, newest_page_age=0.0)
    assert seconds_to_wait(gone) == DAY


def test_a_tenth_is_kept_for_what_events_make_us_fetch() -> None:
    assert spare_reads(START) == 9_000


@given(facts)
def test_a_wait_is_never_negative_nor_endless(known: PollFacts) -> None:
    wait = seconds_to_wait(known)
    assert 0 <= wait <= max(IDLE, known.seconds_left)
    assert interval(known) >= FASTEST


@given(facts)
def test_an_open_page_never_makes_it_slower(known: PollFacts) -> None:
    assert interval(known) <= interval(replace(known, newest_page_age=None, on_the_way=0))


@given(facts, st.integers(1, 5_000))
def test_fewer_reads_never_make_it_faster(known: PollFacts, fewer: int) -> None:
    assert interval(known) <= interval(replace(known, reads_left=known.reads_left - fewer))


behaviours = st.lists(
    st.tuples(st.floats(60, 3 * DAY), st.none() | st.floats(0, DAY), st.integers(0, 3), st.integers(1, 3)),
    min_size=1,
    max_size=8,
)


def polls_in_a_month(allowance: int, behaviour: list[tuple[float, float | None, int, int]]) -> tuple[int, float]:
    """Return the reads made in a month and the longest time without a poll, for an office that behaves like this.

    Each part lasts some seconds, with a page that keeps coming back at an age, payments on their way, and reads a poll.
    """
    now, reads, last_poll, longest, part = 0.0, 0, None, 0.0, 0
    part_ends = behaviour[0][0]
    while now < MONTH:
        while now >= part_ends:
            part += 1
            part_ends += behaviour[part % len(behaviour)][0]
        _, age, on_the_way, cost = behaviour[part % len(behaviour)]
        since = None if last_poll is None else now - last_poll
        wait = seconds_to_wait(PollFacts(age, on_the_way, allowance - reads, allowance, MONTH - now, since))
        if wait > 0:
            now += max(wait, 0.001)  # a clock ticks
            continue
        longest = max(longest, since or 0.0)
        reads, last_poll = reads + cost, now
    return reads, max(longest, MONTH - (last_poll or 0.0))


@given(st.sampled_from([0, 1, 50, 1_000, 10_000]), behaviours)
def test_whatever_an_office_does_its_polls_keep_within_the_allowance(
    allowance: int, behaviour: list[tuple[float, float | None, int, int]]
) -> None:
    reads, _ = polls_in_a_month(allowance, behaviour)
    assert reads <= max(allowance, 0)


def test_one_read_a_poll_keeps_the_idle_rhythm_to_the_end_of_a_month_of_haste() -> None:
    reads, longest = polls_in_a_month(10_000, [(DAY, 0.0, 0, 1)])
    assert 4_000 < reads <= 9_000
    assert longest <= IDLE * 1.1
