"""A comparison in a process of its own finds what one here finds, asks Stripe as one with the program, and ends."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from backoffice.beside.comparer import Comparer, ComparisonBroken
from backoffice.beside.frames import Order, TurnWanted, packed, read_message
from backoffice.domain.errors import BackofficeError, RecordMissing
from backoffice.domain.resync import Finding
from backoffice.domain.wording import Message
from backoffice.payments.catalogue import LIST_LINKS, LIST_PRODUCTS
from backoffice.services.database_errors import DatabaseCorrupt, NeedsMigration
from backoffice.services.gateway_errors import PermissionMissing, RateLimited, Unreachable
from backoffice.services.ports import Lane
from backoffice.services.resync_compare import EVERYTHING, ComparisonStopped, Scope
from tests.beside.conftest import Beside, processes
from tests.jobs.workshop import KEY

LISTS = {"method": "GET", "path": "/v1/payment_links"}


def test_it_finds_beside_what_it_finds_here(both_beside: Beside) -> None:
    office = both_beside.office
    refs = office.add(120)
    for at, ref in enumerate(refs[:60]):
        office.ledger.edit(office.product(ref), name=f"<b>Barco</b> {at} ✓")
    office.ledger.edit(office.product(refs[60]), active=False)
    office.dashboard("PostProducts", name="Alheio")
    here, beside = office.compare(), both_beside.compare()
    assert beside == here
    assert (len(beside.rows), beside.in_sync) == (61, 59)
    assert {Finding.NAME, Finding.ARCHIVED_THERE} == set(beside.counts)
    only_one = Scope(refs=(refs[1],))
    assert both_beside.compare(scope=only_one) == office.compare(refs=[refs[1]])


def test_what_is_found_beside_is_applied(beside: Beside) -> None:
    office = beside.office
    refs = office.add(2)
    office.ledger.edit(office.product(refs[0]), name="Barco")
    office.apply(beside.compare())
    office.assert_in_step(*refs)
    assert beside.compare().is_empty


def test_the_programs_limiter_counts_its_requests_and_hears_of_refusals(beside: Beside) -> None:
    beside.office.add(101)
    before = beside.office.last_request
    beside.office.ledger.set_faults({**LISTS, "kind": "status", "status": 429, "reason": "endpoint-rate", "nth": 1})
    assert beside.compare().in_sync == 101
    assert beside.office.reads_since(before) == {"GetProducts": 2, "GetPaymentLinks": 3}
    assert (beside.limiter.started, beside.limiter.refused, beside.reads.take()) == (5, 1, 5)


class NoTurns:
    """`Turns` that never come."""

    def __init__(self, asked_for: int) -> None:
        self.asked: set[str] = set()
        self.all_asked = asyncio.Event()
        self._asked_for = asked_for

    @asynccontextmanager
    async def turn(self, endpoint: str, lane: Lane, subject: str | None = None) -> AsyncGenerator[None]:
        del lane, subject
        self.asked.add(endpoint)
        if len(self.asked) == self._asked_for:
            self.all_asked.set()
        await asyncio.Event().wait()
        yield

    def slow_down(self, endpoint: str, reason: str, retry_after: float | None = None) -> None:
        raise AssertionError("nothing was asked of Stripe")


def test_no_request_leaves_without_a_turn(beside: Beside) -> None:
    beside.office.add(1)
    before = beside.office.last_request

    async def ask_in_vain() -> None:
        turns = NoTurns(asked_for=2)
        beside.turns = turns
        comparing = asyncio.create_task(beside.comparing())
        await turns.all_asked.wait()
        comparing.cancel()
        await asyncio.wait({comparing})
        assert turns.asked == {LIST_PRODUCTS.name, LIST_LINKS.name}

    beside.office.workshop.run(ask_in_vain())
    assert processes() == []
    assert beside.office.reads_since(before) == {}


def test_stopping_ends_the_process_and_says_so(beside: Beside) -> None:
    beside.office.ledger.set_faults({**LISTS, "kind": "hang"})
    with pytest.raises(ComparisonStopped):
        beside.compare(lambda _done, _total: not processes())


def test_a_comparison_that_nobody_waits_for_any_more_ends(beside: Beside) -> None:
    beside.office.ledger.set_faults({**LISTS, "kind": "hang"})

    async def give_up() -> None:
        begun = asyncio.Event()
        comparing = asyncio.create_task(beside.comparing(lambda _done, _total: begun.set() is None))
        await begun.wait()
        comparing.cancel()
        await asyncio.wait({comparing})
        assert comparing.cancelled()

    beside.office.workshop.run(give_up())
    assert processes() == []


def test_a_process_that_is_killed_is_a_clear_error(beside: Beside) -> None:
    beside.office.ledger.set_faults({**LISTS, "kind": "hang"})

    def kill(_done: int, _total: int) -> bool:
        for each in processes():
            each.kill()
        return True

    with pytest.raises(ComparisonBroken) as caught:
        beside.compare(kill)
    assert "Nothing was changed" in str(caught.value)
    assert caught.value.details == "exit code -9"


def test_the_key_is_in_nobodys_sight(beside: Beside) -> None:
    beside.office.ledger.set_faults({**LISTS, "kind": "hang"})
    seen: list[str] = []

    def look(_done: int, _total: int) -> bool:
        for each in processes():
            seen.extend((repr(each.cmdline()), repr(each.environ())))
        return not seen

    with pytest.raises(ComparisonStopped):
        beside.compare(look)
    assert seen
    assert KEY not in "".join(seen)
    assert KEY not in repr(Order("sqlite://", KEY, None, beside.office.workshop.clock.now(), EVERYTHING))


def test_what_stripe_says_arrives_as_it_was_said(beside: Beside) -> None:
    beside.office.ledger.set_faults({**LISTS, "kind": "status", "status": 403, "nth": 1})
    with pytest.raises(PermissionMissing) as here:
        beside.office.compare()
    beside.office.ledger.set_faults({**LISTS, "kind": "status", "status": 403, "nth": 1})
    with pytest.raises(PermissionMissing) as there:
        beside.compare()
    assert there.value.message == here.value.message
    assert there.value.request_id
    assert there.value.request_id != here.value.request_id


def test_a_database_that_cannot_be_read_is_said_so(beside: Beside, tmp_path: Path) -> None:
    beside.comparer = Comparer(beside.office.workshop.database, f"sqlite:///{tmp_path / 'none.db'}", lambda: True)
    with pytest.raises(NeedsMigration):
        beside.compare()


def test_without_a_window_it_compares_here(beside: Beside) -> None:
    beside.comparer = Comparer(beside.office.workshop.database, "nowhere", lambda: False)
    assert beside.compare().is_empty


def test_the_process_ends_when_its_program_is_gone(beside: Beside, sqlite_url: str) -> None:
    office = beside.office
    office.add(1)
    command = [sys.executable, "-m", "backoffice.beside"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(
            packed(Order(sqlite_url, KEY, office.workshop.api_base, office.workshop.clock.now(), EVERYTHING))
        )
        process.stdin.flush()
        while not isinstance(read_message(process.stdout), TurnWanted):  # pyright: ignore[reportArgumentType]
            pass
        assert psutil.Process(process.pid).is_running()  # it waits for its turn
        process.stdin.close()
        assert process.wait(20) == 1


@pytest.mark.parametrize(
    "error",
    [
        RecordMissing(),
        ComparisonStopped(),
        NeedsMigration(None, "0008"),
        DatabaseCorrupt(Path("office.db"), [Path("backup.db")], details="page 7"),
        Unreachable(Message("no {way}", {"way": "road"}), details="refused", request_id="req_1"),
        RateLimited(Message("later"), retry_after=2.5, should_retry=True, reason="global-rate"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_pass_from_one_process_to_another_whole(error: BackofficeError, tmp_path: Path) -> None:
    (tmp_path / "pipe").write_bytes(packed(error))
    with (tmp_path / "pipe").open("rb") as pipe:
        again = read_message(pipe)
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))
