"""Who works here, who is at work, and the passwords that confirm it; on both databases."""

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from argon2 import PasswordHasher

from backoffice.db import SqlDatabase
from backoffice.domain.errors import InvalidInput
from backoffice.domain.people import PROGRAM, Person, Role
from backoffice.services.passwords import LONGEST, Passwords, PasswordUnreadable, TooManyTries, WrongPassword
from backoffice.services.people import NotAllowed, PasswordMissing, People, PersonUnknown, as_known
from backoffice.services.ports import AuditEntry
from tests.support.databases import ManualClock

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
OWNER = Person("Otília", Role.MANAGER)
WORD = "correct horse"


@dataclass
class Rooms:
    """Programs around one database, each with somebody in front of it."""

    database: SqlDatabase
    clock: ManualClock
    alone: Person = OWNER
    opened: list[People] = field(default_factory=list)

    def program(self, hasher: PasswordHasher = QUICK) -> People:
        """Another program of the office."""
        people = People(self.database, self.clock, lambda: self.alone, lambda: "login", Passwords(hasher))
        self.opened.append(people)
        return people

    def staffed(self) -> People:
        """A program in which the administrator Ada has signed in; Max manages and Sol is staff."""
        people = self.program()
        people.add("Ada", Role.ADMINISTRATOR, WORD)
        people.sign_in("Ada", WORD)
        people.add("Max", Role.MANAGER, WORD)
        people.add("Sol", Role.STAFF, WORD)
        return people

    def trail(self, people: People, name: str) -> list[AuditEntry]:
        [record] = [each for each in people.everyone() if each.name == name]
        with self.database.read() as uow:
            return list(uow.trail.of(f"people/{record.id}"))

    def guess(self, people: People, times: int, name: str = "Ada") -> None:
        for _ in range(times):
            with pytest.raises(WrongPassword):
                people.sign_in(name, "another word")


@pytest.fixture
def rooms(database: SqlDatabase, clock: ManualClock) -> Rooms:
    return Rooms(database, clock)


def test_an_office_of_one_is_who_the_settings_say(rooms: Rooms) -> None:
    people = rooms.program()
    assert (people.is_office_of_one, people.person(), people.is_signed_in) == (True, OWNER, False)
    rooms.alone = Person("Otília", Role.STAFF)
    assert people.person().role is Role.STAFF
    people.confirm("whatever was typed")


def test_as_soon_as_there_are_people_one_signs_in_and_is_staff_before(rooms: Rooms) -> None:
    people = rooms.program()
    people.add("Ada", Role.ADMINISTRATOR, WORD)
    assert (people.is_office_of_one, people.person()) == (False, Person("login", Role.STAFF))
    assert people.sign_in("  aDA ", WORD) == Person("Ada", Role.ADMINISTRATOR)
    assert people.person() == Person("Ada", Role.ADMINISTRATOR)
    assert people.sign_out() == Person("login", Role.STAFF)
    with pytest.raises(NotAllowed, match="Sign in"):
        people.confirm(WORD)


def test_the_first_of_all_is_an_administrator(rooms: Rooms) -> None:
    people = rooms.program()
    with pytest.raises(NotAllowed, match="administrator"):
        people.add("Max", Role.MANAGER, WORD)
    assert (people.everyone(), people.is_office_of_one) == ([], True)


def test_another_program_hears_of_the_first_people_when_it_looks(rooms: Rooms) -> None:
    here, there = rooms.program(), rooms.program()
    here.add("Ada", Role.ADMINISTRATOR, WORD)
    assert there.person() == OWNER
    assert there.look() == Person("login", Role.STAFF)
    with pytest.raises(NotAllowed):
        there.add("Eve", Role.ADMINISTRATOR, WORD)


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.add("Eve", Role.STAFF),
        lambda people: people.change_role("Max", Role.ADMINISTRATOR),
        lambda people: people.set_password("Sol", "a new password"),
        lambda people: people.deactivate("Sol"),
        lambda people: people.reactivate("Sol"),
    ],
)
@pytest.mark.parametrize("who", ["Max", "Sol", None])
def test_only_administrators_change_people(rooms: Rooms, change: Callable[[People], object], who: str | None) -> None:
    people = rooms.staffed()
    before = people.everyone()
    people.sign_out()
    if who:
        people.sign_in(who, WORD)
    with pytest.raises(NotAllowed):
        change(people)
    assert people.everyone() == before


def test_an_administrator_who_was_demoted_elsewhere_changes_nothing_more(rooms: Rooms) -> None:
    here, there = rooms.staffed(), rooms.program()
    here.change_role("Max", Role.ADMINISTRATOR)
    there.sign_in("Max", WORD)
    there.change_role("Ada", Role.STAFF)
    with pytest.raises(NotAllowed):
        here.add("Eve", Role.ADMINISTRATOR)
    assert here.person().role is Role.ADMINISTRATOR
    assert here.look() == Person("Ada", Role.STAFF)


def test_one_administrator_remains(rooms: Rooms) -> None:
    people = rooms.staffed()
    for change in (lambda: people.deactivate("Ada"), lambda: people.change_role("Ada", Role.MANAGER)):
        with pytest.raises(NotAllowed, match="Somebody has to be administrator"):
            change()
        assert people.person() == Person("Ada", Role.ADMINISTRATOR)
    people.change_role("Sol", Role.ADMINISTRATOR)
    people.deactivate("Ada")
    assert people.person() == Person("login", Role.STAFF)


def test_two_administrators_who_put_each_other_out_at_once_leave_one(rooms: Rooms) -> None:
    here, there = rooms.staffed(), rooms.program()
    here.change_role("Max", Role.ADMINISTRATOR)
    there.sign_in("Max", WORD)
    start, refused = threading.Barrier(2), list[NotAllowed]()

    def put_out(people: People, name: str) -> None:
        start.wait()
        try:
            people.deactivate(name)
        except NotAllowed as error:
            refused.append(error)

    threads = [threading.Thread(target=put_out, args=pair) for pair in ((here, "Max"), (there, "Ada"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    active = [each.name for each in here.everyone() if each.is_active and each.person.may_administer]
    assert (len(active), len(refused)) == (1, 1)


def test_guesses_at_once_are_all_counted(rooms: Rooms) -> None:
    rooms.staffed()
    programs = [rooms.program() for _ in range(8)]
    start, ends = threading.Barrier(len(programs)), list[type[BaseException]]()

    def guess(people: People) -> None:
        start.wait()
        try:
            people.sign_in("Ada", "another word")
        except (WrongPassword, TooManyTries) as error:
            ends.append(type(error))

    threads = [threading.Thread(target=guess, args=(people,)) for people in programs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (ends.count(WrongPassword), ends.count(TooManyTries)) == (5, 3)


def test_who_left_signs_in_no_more_and_is_signed_out_everywhere(rooms: Rooms) -> None:
    here, there = rooms.staffed(), rooms.program()
    there.sign_in("Max", WORD)
    here.deactivate("Max")
    assert there.look() == Person("login", Role.STAFF)
    with pytest.raises(PersonUnknown):
        there.sign_in("Max", WORD)
    here.reactivate("Max")
    assert there.sign_in("Max", WORD).role is Role.MANAGER


def test_names_are_told_apart_whatever_their_case_and_nobody_is_the_program(rooms: Rooms) -> None:
    people = rooms.staffed()
    for name in ("ada", " ADA  ", "", " ", "x" * 201, "nul\0"):
        with pytest.raises(InvalidInput):
            people.add(name, Role.STAFF)
    with pytest.raises(InvalidInput):
        people.add("Backoffice", Role.SYSTEM)
    with pytest.raises(InvalidInput):
        people.change_role("Max", Role.SYSTEM)
    with pytest.raises(PersonUnknown, match="Nobody called Bob"):
        people.sign_in("Bob", WORD)


@pytest.mark.parametrize("password", ["short12", "", "        ", "x" * (LONGEST + 1), "half \ud83d character"])
def test_what_is_no_password_is_refused_and_nobody_is_added(rooms: Rooms, password: str) -> None:
    people = rooms.program()
    with pytest.raises(InvalidInput) as caught:
        people.add("Ada", Role.ADMINISTRATOR, password)
    assert [problem.field for problem in caught.value.problems] == ["password"]
    assert people.everyone() == []


@pytest.mark.parametrize("typed", ["short12", "", "half \ud83d", "nul\0nul\0", "x" * 100_000, "Correct horse"])
def test_whatever_else_is_typed_is_a_wrong_password(rooms: Rooms, typed: str) -> None:
    people = rooms.staffed()
    with pytest.raises(WrongPassword):
        people.confirm(typed)
    assert people.person().name == "Ada"


def test_accents_fit_however_the_keyboard_writes_them(rooms: Rooms) -> None:
    people = rooms.program()
    people.add("Ada", Role.ADMINISTRATOR, "caf\N{LATIN SMALL LETTER E WITH ACUTE} com leite")
    assert people.sign_in("Ada", "cafe\N{COMBINING ACUTE ACCENT} com leite").name == "Ada"


def test_somebody_without_a_password_chooses_one_at_first_sign_in(rooms: Rooms) -> None:
    people = rooms.staffed()
    people.add("Lua", Role.MANAGER)
    with pytest.raises(PasswordMissing, match="Lua has no password yet"):
        people.sign_in("Lua", WORD)
    with pytest.raises(InvalidInput):
        people.choose_password("Lua", "short")
    assert people.choose_password("Lua", "my own words") == Person("Lua", Role.MANAGER)
    with pytest.raises(WrongPassword):
        people.choose_password("Lua", "somebody else's")
    people.sign_in("Lua", "my own words")
    assert [(entry.action, entry.person.name) for entry in rooms.trail(people, "Lua")] == [
        ("created", "Ada"),
        ("password", "Lua"),
    ]


def test_a_person_changes_their_own_password_with_the_current_one(rooms: Rooms) -> None:
    people = rooms.staffed()
    people.sign_in("Sol", WORD)
    with pytest.raises(WrongPassword):
        people.change_password("another word", "a new password")
    people.change_password(WORD, "a new password")
    people.confirm("a new password")
    with pytest.raises(WrongPassword):
        people.sign_in("Sol", WORD)
    people.sign_out()
    with pytest.raises(NotAllowed):
        people.change_password("a new password", WORD)


def test_after_five_wrong_passwords_one_waits_twice_as_long_each_time(rooms: Rooms) -> None:
    people = rooms.staffed()
    rooms.guess(people, 5)
    for seconds in (30, 60, 120, 240, 480, 900, 900):
        with pytest.raises(TooManyTries) as caught:
            people.sign_in("Ada", WORD)
        assert (caught.value.until - rooms.clock.now()).total_seconds() == seconds
        rooms.clock.move(seconds - 1)
        with pytest.raises(TooManyTries):
            people.confirm(WORD)
        rooms.clock.move(1)
        rooms.guess(people, 1)
    rooms.clock.move(900)
    people.sign_in("Ada", WORD)
    rooms.guess(people, 4)
    people.sign_in("Ada", WORD)


def test_another_program_counts_on_and_another_person_is_not_kept_waiting(rooms: Rooms) -> None:
    here, there = rooms.staffed(), rooms.program()
    rooms.guess(here, 2)
    rooms.guess(there, 3)
    with pytest.raises(TooManyTries):
        here.sign_in("Ada", WORD)
    assert there.sign_in("Max", WORD).name == "Max"
    entry = rooms.trail(here, "Ada")[-1]
    assert (entry.action, entry.person, str(entry.message)) == (
        "guessed",
        Person("login", Role.STAFF),
        "Wrong passwords were written for Ada several times in a row.",
    )


def test_a_clock_that_was_set_back_keeps_nobody_out(rooms: Rooms) -> None:
    people = rooms.staffed()
    rooms.guess(people, 5)
    rooms.clock.move(-86_400)
    assert people.sign_in("Ada", WORD).name == "Ada"


def test_another_password_from_the_administrator_ends_the_wait(rooms: Rooms) -> None:
    people = rooms.staffed()
    rooms.guess(people, 5, "Sol")
    people.set_password("Sol", "a new password")
    assert people.sign_in("Sol", "a new password").name == "Sol"


def test_every_change_is_in_the_trail_with_who_made_it_and_without_a_password(rooms: Rooms) -> None:
    people = rooms.staffed()
    people.change_role("Sol", Role.MANAGER)
    people.change_role("Sol", Role.MANAGER)
    people.set_password("Sol", "a new password")
    people.deactivate("Sol")
    people.reactivate("Sol")
    entries = rooms.trail(people, "Sol")
    assert [(entry.action, entry.before, entry.after) for entry in entries] == [
        ("created", "", "staff"),
        ("role", "staff", "manager"),
        ("password", "", ""),
        ("activity", "", ""),
        ("activity", "", ""),
    ]
    assert {entry.person for entry in entries} == {Person("Ada", Role.ADMINISTRATOR)}
    assert "a new password" not in repr(entries)
    [first] = rooms.trail(people, "Ada")
    assert (first.person, first.after) == (OWNER, "administrator")


def test_a_stored_password_is_argon2id_and_is_made_anew_when_the_parameters_change(rooms: Rooms) -> None:
    people = rooms.staffed()
    old = _stored(rooms, "Ada")
    assert old.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    people.sign_in("Ada", WORD)
    assert _stored(rooms, "Ada") == old
    stronger = rooms.program(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    stronger.sign_in("Ada", WORD)
    assert _stored(rooms, "Ada").startswith("$argon2id$v=19$m=16,t=2,p=1$")
    people.sign_in("Ada", WORD)


def test_the_recommended_parameters_are_those_of_rfc_9106(rooms: Rooms) -> None:
    people = People(rooms.database, rooms.clock, lambda: OWNER, lambda: "login")
    people.add("Ada", Role.ADMINISTRATOR, WORD)
    assert _stored(rooms, "Ada").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert people.sign_in("Ada", WORD).name == "Ada"


def test_a_damaged_hash_is_said_and_never_shown(rooms: Rooms) -> None:
    people = rooms.staffed()
    [sol] = [record for record in people.everyone() if record.name == "Sol"]
    with rooms.database.write() as uow:
        uow.people.change(sol.id, password_hash="$argon2id$damaged-hash")
    with pytest.raises(PasswordUnreadable, match="Sol") as caught:
        people.sign_in("Sol", WORD)
    assert "damaged-hash" not in "".join(traceback.format_exception(caught.value))


def test_no_password_and_no_hash_is_in_a_repr_or_a_log(rooms: Rooms, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        people = rooms.staffed()
        rooms.guess(people, 1)
        shown = repr((people, vars(people), people.everyone(), people.person()))
    stored = _stored(rooms, "Ada")
    for secret in (WORD, "another word", stored, stored.rpartition("$")[2]):
        assert secret not in shown + caplog.text


def test_what_the_database_lets_somebody_do_is_never_more_than_they_came_with(rooms: Rooms) -> None:
    eve = Person("Eve", Role.ADMINISTRATOR)
    with rooms.database.read() as uow:
        assert as_known(uow, eve) == eve
    rooms.staffed().deactivate("Max")
    with rooms.database.read() as uow:
        found = [as_known(uow, Person(name, role)) for name, role in _CAME]
    assert [person.role for person in found] == [Role.ADMINISTRATOR, Role.STAFF, Role.STAFF, Role.STAFF, Role.SYSTEM]


_CAME = (
    ("Ada", Role.ADMINISTRATOR),
    ("Ada", Role.STAFF),
    ("Max", Role.MANAGER),
    ("Eve", Role.ADMINISTRATOR),
    (PROGRAM.name, PROGRAM.role),
)


def _stored(rooms: Rooms, name: str) -> str:
    with rooms.database.read() as uow:
        record = uow.people.get(name)
        stored = uow.people.password_hash(record.id) if record else None
    assert stored is not None
    return stored
