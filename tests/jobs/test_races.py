"""People edit while the engine works on the same listings: the last edit always arrives."""

import asyncio
import itertools
from dataclasses import replace

from backoffice.services.ports import JobState
from tests.jobs.workshop import Workshop, assert_at_rest, running, until
from tests.support.ledger import Ledger


def _watchful(workshop: Workshop) -> Workshop:
    """Return it with engines that look often, as no commit of the test's database wakes them."""
    return replace(workshop, settings=replace(workshop.settings, longest_sleep_seconds=0.2))


def test_edits_made_while_their_listing_is_being_sent_all_arrive(both: Workshop, ledger: Ledger) -> None:
    refs = [both.boat(name=f"Passeio {number}").ref for number in range(3)]
    changes = itertools.cycle(({"price_minor": 16000}, {"is_active": False}, {"price_minor": 15000, "is_active": True}))

    async def edit_all(wake: object) -> None:
        for change in itertools.islice(changes, 20):
            for ref in refs:
                await asyncio.to_thread(both.edit, ref, **change)
            wake()  # type: ignore[operator]

    async def story() -> None:
        async with running(_watchful(both).engine()) as engine:
            await edit_all(engine.wake)
            await until(lambda: both.open_jobs() == [])

    both.run(story())
    assert_at_rest(both, ledger, *refs)


def test_an_edit_that_comes_at_the_end_of_the_job_is_not_overlooked(both: Workshop, ledger: Ledger) -> None:
    """For each request in turn: the edit comes while that one is under way, and takes back what is being sent."""
    boat = both.boat()
    both.drain()
    ledger.set_faults({"kind": "latency", "milliseconds": 30, "method": "POST"})

    async def story(number: int) -> None:
        before = len(ledger.requests())
        await asyncio.to_thread(both.edit, boat.ref, price_minor=20000 + number)
        async with running(_watchful(both).engine()) as engine:
            await until(lambda: len(ledger.requests()) > before + number)
            await asyncio.to_thread(both.edit, boat.ref, price_minor=15000)
            engine.wake()
            await until(lambda: both.open_jobs() == [])

    for number in range(5):
        both.run(story(number))
        assert_at_rest(both, ledger, boat.ref)
    assert JobState.DISCARDED not in both.open_jobs()
