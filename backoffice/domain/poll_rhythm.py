"""How long to wait until Stripe is asked for events again, within the month's metered reads. See decision 0031."""

from __future__ import annotations

import math
from dataclasses import dataclass

FASTEST = 5.0
"""Seconds between polls while a customer is likely at a page just opened."""

IDLE = 600.0
"""Seconds between polls while no page is open: shared links may be paid at any time."""

ON_THE_WAY = 300.0
"""Seconds between polls while a page has long been open, or a boleto or bank debit is on its way."""

_WAITS_PER_AGE = 24  # a page made 2 minutes ago is asked about every 5 s, one made an hour ago every 150 s
_HASTE = 120  # how many times faster than an even pace a burst may be
_RESERVED_SHARE = 10  # a tenth of the allowance is kept for what events make us fetch
_LEAST_RESERVE = 10  # and so many reads at least: a poll that finds much reads several pages


@dataclass(frozen=True, slots=True)
class PollFacts:
    """What the rhythm depends on. Times in seconds.

    `newest_page_age`: since the newest open page was made; None: no page is open. `on_the_way`: payments still
    processing. `reads_left` of `allowance` metered reads, in the `seconds_left` of this month. `since_poll`: since
    Stripe was last asked; None: never.
    """

    newest_page_age: float | None
    on_the_way: int
    reads_left: int
    allowance: int
    seconds_left: float
    since_poll: float | None


def seconds_to_wait(facts: PollFacts) -> float:
    """Return the seconds to wait from now until the next poll; 0: at once.

    Without reads to spare it is the rest of the month: Stripe keeps events for 30 days, and a person can still ask.
    """
    spare = spare_reads(facts)
    if spare <= 0:
        return max(0.0, facts.seconds_left)
    if facts.since_poll is None:
        return 0.0
    return max(0.0, interval(facts) - max(0.0, facts.since_poll))


def spare_reads(facts: PollFacts) -> int:
    """Return how many reads polls may still make this month."""
    return facts.reads_left - max(_LEAST_RESERVE, facts.allowance // _RESERVED_SHARE)


def interval(facts: PollFacts) -> float:
    """Return the seconds between two polls while things stay as they are and there are reads to spare.

    Bursts spend only what the idle rhythm leaves until the end of the month, and a share of that at a time: a busy day
    makes the next ones less eager, never slower than idle.
    """
    idle = max(IDLE, _pace(facts.seconds_left, spare_reads(facts)))
    wanted = _wanted(facts)
    if wanted >= IDLE:
        return idle
    burst = _pace(facts.seconds_left, spare_reads(facts) - facts.seconds_left / IDLE) / _HASTE
    return max(wanted, min(idle, burst))


def _pace(seconds: float, reads: float) -> float:
    """Return the seconds between reads spread evenly; without any, for ever."""
    return max(0.0, seconds) / reads if reads > 0 else math.inf


def _wanted(facts: PollFacts) -> float:
    """Return the seconds between polls if reads cost nothing."""
    slow = ON_THE_WAY if facts.on_the_way > 0 else IDLE
    if facts.newest_page_age is None:
        return slow
    return min(ON_THE_WAY, max(FASTEST, facts.newest_page_age / _WAITS_PER_AGE))
