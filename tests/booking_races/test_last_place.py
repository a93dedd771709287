"""Two want the last room, vehicle or seat, 500 times: one gets it each time, and never both.

PostgreSQL: two programs, as in an office with two computers. SQLite: two threads of one program, as its file belongs to
one program at a time (decision 0020), and two programs that hand the file over.
"""

import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.services.database_errors import DatabaseLocked
from backoffice.services.ports import BookingFilter, Sort
from tests.booking_races.wishes import NOW, contender, list_all, try_to_book, wish_of
from tests.support.databases import ManualClock

ROUNDS = 500
SEATS = 41
_BY_CODE = Sort("confirmation_code")
NAMES = ("Onda Mansa", "Vento Leste")

Start = Callable[[str, str], "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Generator[Start]:
    """Start a contender, ready to be told; all end with the test."""
    with ExitStack() as children:

        def started(url: str, name: str) -> "subprocess.Popen[str]":
            command = [sys.executable, "-m", "tests.booking_races.contending", url, name]
            child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            children.enter_context(child)
            children.callback(child.kill)
            assert _answer(child) == "ready"
            return child

        yield started


def _tell(child: "subprocess.Popen[str]", line: object) -> None:
    assert child.stdin is not None
    child.stdin.write(f"{line}\n")
    child.stdin.flush()


def _answer(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def _race(children: Sequence["subprocess.Popen[str]"], line: object) -> list[str]:
    """Let all try at the same time and return how it ended for each."""
    for child in children:
        _tell(child, line)
    return [_answer(child) for child in children]


def _booked(database: SqlDatabase, *kinds: BookingKind) -> int:
    return sum(len(database.booking_queries.keys(BookingFilter(kind=kind), _BY_CODE)) for kind in kinds)


def test_two_programs_on_postgresql_never_both_win(
    postgresql_url: str, opened: Callable[..., SqlDatabase], start: Start
) -> None:
    database = opened(postgresql_url, ManualClock(NOW))
    list_all(database, ManualClock(NOW))
    children = [start(postgresql_url, name) for name in NAMES]
    ends = [_race(children, number) for number in range(ROUNDS)]
    assert [sorted(end) for end in ends] == [["lost", "won"]] * ROUNDS
    assert {end[0] for end in ends} == {"won", "lost"}  # neither of them was always first: it was a race
    three = (BookingKind.ACCOMMODATIONS, BookingKind.VEHICLES, BookingKind.ACTIVITIES)
    assert _booked(database, *three) == ROUNDS


def test_an_event_sells_its_last_seat_once(
    postgresql_url: str, opened: Callable[..., SqlDatabase], start: Start
) -> None:
    database = opened(postgresql_url, ManualClock(NOW))
    list_all(database, ManualClock(NOW))
    children = [start(postgresql_url, name) for name in NAMES]
    ends = [end for _ in range(SEATS) for end in _race(children, "seat")]
    assert (ends.count("won"), ends.count("lost")) == (SEATS, SEATS)
    assert _booked(database, BookingKind.EVENTS) == SEATS


def test_two_threads_on_sqlite_never_both_win(sqlite_url: str, opened: Callable[..., SqlDatabase]) -> None:
    database = opened(sqlite_url, ManualClock(NOW))
    list_all(database, ManualClock(NOW))
    together = threading.Barrier(len(NAMES))
    won: dict[str, list[int]] = {name: [] for name in NAMES}

    def contend(name: str) -> None:
        bookings = contender(database, name)
        for number in range(ROUNDS):
            together.wait()
            if try_to_book(bookings, *wish_of(number), name):
                won[name].append(number)

    threads = [threading.Thread(target=contend, args=(name,)) for name in NAMES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = won.values()
    assert sorted(first + second) == list(range(ROUNDS))
    assert first
    assert second


def test_a_program_that_gets_the_sqlite_file_next_finds_the_place_taken(
    sqlite_url: str, opened: Callable[..., SqlDatabase], start: Start
) -> None:
    database = opened(sqlite_url, ManualClock(NOW))
    list_all(database, ManualClock(NOW))
    database.close()
    first = start(sqlite_url, NAMES[0])
    with pytest.raises(DatabaseLocked):
        opened(sqlite_url, ManualClock(NOW))
    assert _race([first], 0) == ["won"]
    first.communicate()  # it ends, and lets go of the file
    second = start(sqlite_url, NAMES[1])
    assert [_race([second], number) for number in (0, 1)] == [["lost"], ["won"]]
