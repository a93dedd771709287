"""A date that is cancelled by a program that ends on the way, or by two people at once: each refund is made once."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from backoffice.db import migrate
from backoffice.domain.booking_status import BookingStatus
from backoffice.services.refunds.dates import DateOutcome
from tests.money.harbour import DAY, Harbour
from tests.money.office import Office


@pytest.fixture
def harbour(both: Office) -> Harbour:
    return Harbour(both)


class Crash(BaseException):
    """The program ends here."""


def test_a_crash_between_two_bookings_loses_nothing_and_does_nothing_twice(harbour: Harbour) -> None:
    bookings = [harbour.guest(name) for name in ("A", "B", "C")]
    plan = harbour.plan()

    def crash(done: int, _of: int) -> bool:
        if done == 2:
            raise Crash
        return True

    with pytest.raises(Crash):
        harbour.dates.carry_out(plan, {}, "storm", crash)
    harbour.office.settle()
    assert sorted(map(harbour.given_back, bookings)) == [[], [15_000], [15_000]]
    assert len(harbour.plan().rows) == 1
    assert harbour.dates.carry_out(plan, {}, "storm").is_whole
    harbour.office.settle()
    assert [harbour.given_back(each) for each in bookings] == [[15_000]] * 3


def test_two_managers_who_cancel_the_same_date_at_once_refund_it_once(harbour: Harbour) -> None:
    bookings = [harbour.guest(name) for name in ("A", "B", "C")]
    plan, together = harbour.plan(), Barrier(2)

    def confirm() -> DateOutcome:
        together.wait(30)
        return harbour.dates.carry_out(plan, {}, "storm")

    with ThreadPoolExecutor(2) as threads:
        outcomes = [each.result(60) for each in [threads.submit(confirm) for _ in range(2)]]
    harbour.office.settle()
    assert all(outcome.is_whole for outcome in outcomes)
    assert [harbour.given_back(each) for each in bookings] == [[15_000]] * 3
    assert len(harbour.dates.refunds_of(plan.scope.batch_id)) == 3


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_a_program_killed_on_the_way_is_carried_on_by_the_next(
    office_at: Callable[[str], Office], postgres_url: str, lines: int
) -> None:
    migrate(postgres_url)
    harbour = Harbour(office_at(postgres_url))
    bookings = [harbour.guest(name) for name in ("A", "B", "C", "D", "E")]
    plan = harbour.plan()
    moment = harbour.office.clock.now().isoformat()
    arguments = (postgres_url, DAY.isoformat(), str(harbour.boat.ref), moment)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.money.date_program", *arguments], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        for _ in range(lines):
            program.stdout.readline()
        program.kill()
    harbour.office.settle()
    assert harbour.dates.carry_out(plan, {}, "storm").is_whole
    harbour.office.settle()
    assert [harbour.given_back(each) for each in bookings] == [[15_000]] * 5
    assert {harbour.office.stands(each)[0] for each in bookings} == {BookingStatus.CANCELLED}
