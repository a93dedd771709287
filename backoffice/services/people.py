"""The people of the office: who there is, what each may do, and who is at work here.

While there are none it is an office of one, and the settings say who that is. As soon as there are people, one signs
in; before that it is staff who sit here. On a local file a password is a confirmation and no wall: whoever has this
computer's login has the file (docs/decisions/0070).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backoffice.domain.errors import BackofficeError, FieldProblem, InvalidInput
from backoffice.domain.people import Person, Role
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services import people_trail
from backoffice.services.passwords import TRIES, Passwords, TooManyTries, WrongPassword, waits_until
from backoffice.services.ports import Clock, Database, UnitOfWork
from backoffice.services.ports.refunds import PersonRecord

_SIGN_IN_FIRST = QT_TRANSLATE_NOOP("backoffice", "Sign in first.")


class NotAllowed(BackofficeError):
    """It takes somebody else to do that."""


class PersonUnknown(BackofficeError):
    """Nobody of this name works here."""

    def __init__(self, name: str) -> None:
        """Name who was looked for."""
        super().__init__(Message(QT_TRANSLATE_NOOP("backoffice", "Nobody called {name} works here."), {"name": name}))


class PasswordMissing(BackofficeError):
    """They have no password yet: `choose_password` sets it and signs in."""

    def __init__(self, name: str) -> None:
        """Name who has none."""
        text = QT_TRANSLATE_NOOP("backoffice", "{name} has no password yet and chooses one when signing in.")
        super().__init__(Message(text, {"name": name}))


@dataclass(frozen=True, slots=True)
class _Seat:
    """Who signed in."""

    id: int
    person: Person


class People:
    """Use cases of people. Each is one transaction; those with a password take a moment. Safe on any thread."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        alone: Callable[[], Person],
        login: Callable[[], str],
        passwords: Passwords | None = None,
    ) -> None:
        """`alone` is who works in an office of one; `login` names who has not signed in."""
        self._database = database
        self._clock = clock
        self._alone = alone
        self._login = login
        self._passwords = passwords or Passwords()
        self._changing = threading.Lock()
        self._seat: _Seat | None = None
        self._is_office_of_one = True
        self.look()

    # --- who is at work -----------------------------------------------------------------------------------------

    def person(self) -> Person:
        """Return who is at work, as last looked at. Reads nothing, so that it may be asked anywhere."""
        if self._seat is not None:
            return self._seat.person
        return self._alone() if self._is_office_of_one else Person(self._login(), Role.STAFF)

    @property
    def is_office_of_one(self) -> bool:
        """Tell whether there are no people yet, so that nobody has to sign in."""
        return self._is_office_of_one

    @property
    def is_signed_in(self) -> bool:
        """Tell whether somebody has signed in here, whose password can be asked for."""
        return self._seat is not None

    def look(self) -> Person:
        """Read again who there is, as others change it too; whoever left is signed out. Return who is at work."""
        with self._database.read() as uow:
            self._seen(uow.people.everyone())
        return self.person()

    def sign_in(self, name: str, password: str) -> Person:
        """Let somebody begin work here, in the place of whoever was signed in.

        Raises:
            PersonUnknown, PasswordMissing, WrongPassword, TooManyTries: they are not signed in, and nobody leaves.

        """
        return self._sit(self._proven(name, password))

    def choose_password(self, name: str, password: str) -> Person:
        """Set the first password of somebody who has none, and let them begin work here.

        Raises:
            InvalidInput: no such password.
            WrongPassword: they have one already.

        """
        stored = self._passwords.hash(password)
        with self._database.write() as uow:
            record = _active(uow, name)
            if record.has_password:
                raise WrongPassword
            record = uow.people.change(record.id, password_hash=stored)
            uow.trail.add(people_trail.password_set(record, record.person, self._clock.now()))
        return self._sit(record)

    def sign_out(self) -> Person:
        """Let nobody be signed in; return who is at work then."""
        with self._changing:
            self._seat = None
        return self.person()

    def confirm(self, password: str) -> None:
        """Find that it is still the person at work who sits here. In an office of one there is nothing to confirm.

        Raises:
            WrongPassword, TooManyTries: it is not their password.
            NotAllowed: nobody has signed in.

        """
        seat = self._seat
        if seat is not None:
            self._proven(seat.person.name, password)
        elif not self._is_office_of_one:
            raise NotAllowed(Message(_SIGN_IN_FIRST))

    # --- who there is -------------------------------------------------------------------------------------------

    def everyone(self) -> Sequence[PersonRecord]:
        """Return all people by name, with those who left."""
        with self._database.read() as uow:
            return uow.people.everyone()

    def add(self, name: str, role: Role, password: str | None = None) -> PersonRecord:
        """Add somebody; without a password they choose one when they first sign in.

        Raises:
            InvalidInput: the name is taken, or name or password are none.
            NotAllowed: it takes an administrator; the first of all must be one.

        """
        stored = None if password is None else self._passwords.hash(password)
        with self._database.write() as uow:
            by = self.administrator(uow)
            now = self._clock.now()
            record = uow.people.add(name, _a_role(role), stored, now)
            uow.trail.add(people_trail.added(record, by, now))
            _require_administrator(uow)
        self.look()
        return record

    def change_role(self, name: str, role: Role) -> PersonRecord:
        """Let somebody do more or less from now on.

        Raises:
            PersonUnknown, NotAllowed: as `add`; one administrator remains.

        """
        with self._database.write() as uow:
            by, before = self.administrator(uow), _find(uow, name)
            record = uow.people.change(before.id, role=_a_role(role))
            if record.role is not before.role:
                uow.trail.add(people_trail.role_changed(before, record, by, self._clock.now()))
            _require_administrator(uow)
        self.look()
        return record

    def set_password(self, name: str, password: str) -> PersonRecord:
        """Give somebody another password, who may try it at once.

        Raises:
            InvalidInput: no such password.
            PersonUnknown, NotAllowed: as `add`.

        """
        stored = self._passwords.hash(password)
        with self._database.write() as uow:
            return self._store(uow, self.administrator(uow), _find(uow, name), stored)

    def change_password(self, current: str, password: str) -> None:
        """Give the person at work another password in the place of their current one.

        Raises:
            InvalidInput: no such password.
            WrongPassword, TooManyTries: the current one is another.
            NotAllowed: nobody has signed in.

        """
        seat, stored = self._seat, self._passwords.hash(password)
        if seat is None:
            raise NotAllowed(Message(_SIGN_IN_FIRST))
        record = self._proven(seat.person.name, current)
        with self._database.write() as uow:
            self._store(uow, record.person, record, stored)

    def deactivate(self, name: str) -> PersonRecord:
        """Let somebody sign in no more; what they did stays under their name.

        Raises:
            PersonUnknown, NotAllowed: as `add`; one administrator remains.

        """
        return self._set_active(name, is_active=False)

    def reactivate(self, name: str) -> PersonRecord:
        """Let somebody who left sign in again.

        Raises:
            PersonUnknown, NotAllowed: as `add`.

        """
        return self._set_active(name, is_active=True)

    def administrator(self, uow: UnitOfWork) -> Person:
        """Return who is at work, if they may change people and limits, and hold everyone until the transaction ends.

        Raises:
            NotAllowed: there are people, and no administrator has signed in here.

        """
        everyone = uow.people.everyone(hold=True)
        if not everyone:
            return self._alone()
        seat = self._seat
        found = next((r for r in everyone if seat is not None and r.id == seat.id and r.is_active), None)
        if found is None or not found.person.may_administer:
            raise NotAllowed(Message(QT_TRANSLATE_NOOP("backoffice", "It takes an administrator to change this.")))
        return found.person

    # ------------------------------------------------------------------------------------------------------------

    def _set_active(self, name: str, *, is_active: bool) -> PersonRecord:
        with self._database.write() as uow:
            by, before = self.administrator(uow), _find(uow, name)
            record = uow.people.change(before.id, is_active=is_active)
            if record.is_active is not before.is_active:
                uow.trail.add(people_trail.activity_changed(record, by, self._clock.now()))
            _require_administrator(uow)
        self.look()
        return record

    def _store(self, uow: UnitOfWork, by: Person, record: PersonRecord, stored: str) -> PersonRecord:
        uow.people.forgive(record.id)
        uow.trail.add(people_trail.password_set(record, by, self._clock.now()))
        return uow.people.change(record.id, password_hash=stored)

    def _proven(self, name: str, password: str) -> PersonRecord:
        """Return who has this password. Each try is counted before it is looked at, so that none goes uncounted."""
        with self._database.write() as uow:
            record = _active(uow, name)
            stored = uow.people.password_hash(record.id)
            if stored is None:
                raise PasswordMissing(record.name)
            until = waits_until(record.wrong_tries, record.wrong_at, self._clock.now())
            if until is not None:
                raise TooManyTries(record.name, until)
            uow.people.count_try(record.id, self._clock.now())
        if not self._passwords.fits(stored, password, record.name):  # no lock is held meanwhile
            self._tell_of_guessing(record)
            raise WrongPassword
        return self._welcome(record, stored, password)

    def _welcome(self, record: PersonRecord, stored: str, password: str) -> PersonRecord:
        fresh = self._passwords.hash(password) if self._passwords.is_outdated(stored) else None
        with self._database.write() as uow:
            now_there = _active(uow, record.name)
            if uow.people.password_hash(record.id) != stored:  # it was changed at this moment
                raise WrongPassword
            uow.people.forgive(record.id)
            return uow.people.change(now_there.id, password_hash=fresh)

    def _tell_of_guessing(self, record: PersonRecord) -> None:
        if record.wrong_tries + 1 == TRIES:
            guessing = Person(self._login(), Role.STAFF)
            with self._database.write() as uow:
                uow.trail.add(people_trail.guessed(record, guessing, self._clock.now()))

    def _sit(self, record: PersonRecord) -> Person:
        with self._changing:
            self._is_office_of_one = False
            self._seat = _Seat(record.id, record.person)
        return record.person

    def _seen(self, everyone: Sequence[PersonRecord]) -> None:
        with self._changing:  # somebody may be signing in at this moment
            self._is_office_of_one = self._is_office_of_one and not everyone  # people only become more
            seat = self._seat
            if seat is not None:
                found = next((record for record in everyone if record.id == seat.id and record.is_active), None)
                self._seat = _Seat(found.id, found.person) if found else None


def as_known(uow: UnitOfWork, person: Person) -> Person:
    """Return who is at work with what the database lets them do now, which is never more than they came with.

    Asked within the transaction that decides about money, as somebody may have left since they signed in.
    """
    everyone = uow.people.everyone()
    if not everyone or person.role is Role.SYSTEM:
        return person
    known = next((record.role for record in everyone if record.name == person.name and record.is_active), Role.STAFF)
    return Person(person.name, min(person.role, known, key=list(Role).index))


def _find(uow: UnitOfWork, name: str) -> PersonRecord:
    found = uow.people.get(name)
    if found is None:
        raise PersonUnknown(shown(name))
    return found


def _active(uow: UnitOfWork, name: str) -> PersonRecord:
    """Return somebody who works here, and hold everyone until the transaction ends."""
    uow.people.everyone(hold=True)
    record = _find(uow, name)
    if not record.is_active:
        raise PersonUnknown(shown(name))
    return record


def _require_administrator(uow: UnitOfWork) -> None:
    """Refuse to be without an administrator."""
    if not any(record.is_active and record.person.may_administer for record in uow.people.everyone()):
        text = QT_TRANSLATE_NOOP(
            "backoffice", "Somebody has to be administrator: make another person one first, or this one."
        )
        raise NotAllowed(Message(text))


def _a_role(role: Role) -> Role:
    if role is Role.SYSTEM:
        raise InvalidInput((FieldProblem("role", Message(QT_TRANSLATE_NOOP("backoffice", "Choose a role."))),))
    return role
