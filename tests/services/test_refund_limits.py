"""The limits as administrators set them: checked, told in the trail, kept from everybody else; on both databases."""

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.errors import InvalidInput
from backoffice.domain.people import Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.services.people import NotAllowed
from backoffice.services.refunds.limits import OfficeLimits
from tests.services.test_people import OWNER, WORD, Rooms
from tests.support.databases import ManualClock

FIRST = RefundLimits({"BRL": CurrencyLimits(second_manager_above=50_000), "JPY": CurrencyLimits(most_per_refund=900)})


@pytest.fixture
def rooms(database: SqlDatabase, clock: ManualClock) -> Rooms:
    return Rooms(database, clock)


def _trail(rooms: Rooms, currency: str) -> list[tuple[str, str, str, str]]:
    with rooms.database.read() as uow:
        found = uow.trail.of(f"refund_limits/{currency}")
    return [(entry.person.name, str(entry.message), entry.before, entry.after) for entry in found]


def test_whoever_works_alone_sets_them_and_the_trail_says_what_they_were(rooms: Rooms) -> None:
    limits = OfficeLimits(rooms.database, rooms.clock, rooms.program())
    limits.set(FIRST)
    limits.set(FIRST)
    assert limits.get() == FIRST
    limits.set(RefundLimits({"BRL": CurrencyLimits(second_manager_above=50_000, most_per_refund=100_000)}))
    assert _trail(rooms, "BRL") == [
        (OWNER.name, "Above how much two managers approve was changed.", "", "BRL 500.00"),
        (OWNER.name, "How much one refund may be was changed.", "", "–"),
        (OWNER.name, "How much one person may approve a day was changed.", "", "–"),
        (OWNER.name, "How much one refund may be was changed.", "–", "BRL 1,000.00"),
    ]
    assert _trail(rooms, "JPY")[-2] == (OWNER.name, "How much one refund may be was changed.", "JPY 900", "")


@pytest.mark.parametrize("who", ["Max", "Sol", None])
def test_only_administrators_change_them(rooms: Rooms, who: str | None) -> None:
    people = rooms.staffed()
    limits = OfficeLimits(rooms.database, rooms.clock, people)
    limits.set(FIRST)
    people.sign_out()
    if who:
        people.sign_in(who, WORD)
    with pytest.raises(NotAllowed):
        limits.set(RefundLimits())
    assert limits.get() == FIRST


def test_an_administrator_who_left_changes_them_no_more(rooms: Rooms) -> None:
    here, there = rooms.staffed(), rooms.program()
    here.change_role("Max", Role.ADMINISTRATOR)
    there.sign_in("Max", WORD)
    there.deactivate("Ada")
    with pytest.raises(NotAllowed):
        OfficeLimits(rooms.database, rooms.clock, here).set(FIRST)


@pytest.mark.parametrize(
    ("currency", "limits"),
    [
        ("XXX", CurrencyLimits()),
        ("brl", CurrencyLimits()),
        ("BRL", CurrencyLimits(most_per_refund=-1)),
        ("BRL", CurrencyLimits(second_manager_above=100_000_000)),
    ],
)
def test_what_is_no_limit_is_refused_in_words(rooms: Rooms, currency: str, limits: CurrencyLimits) -> None:
    office = OfficeLimits(rooms.database, rooms.clock, rooms.program())
    with pytest.raises(InvalidInput) as caught:
        office.set(RefundLimits({currency: limits}))
    assert [problem.field for problem in caught.value.problems] == [currency]
    assert office.get() == RefundLimits()
