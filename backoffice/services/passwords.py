"""Passwords: what may be one, argon2id over it, and how long to wait after wrong ones."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from backoffice.domain.errors import BackofficeError, FieldProblem, InvalidInput
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 8, 1_000
"""Characters of a password."""

TRIES = 5
"""So many wrong passwords in a row may be written before one has to wait."""

_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)


class WrongPassword(BackofficeError):
    """The password is another one."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(Message(QT_TRANSLATE_NOOP("backoffice", "This is not the password. Look at Caps Lock, too.")))


class TooManyTries(BackofficeError):
    """Wrong passwords were written too often; no password is looked at before `until`."""

    def __init__(self, name: str, until: datetime) -> None:
        """Name whose password it was and until when to wait."""
        text = QT_TRANSLATE_NOOP("backoffice", "Wrong passwords were written for {name} too often. Wait until {until}.")
        super().__init__(Message(text, {"name": name, "until": until}))
        self.until = until


class PasswordUnreadable(BackofficeError):
    """What is stored as somebody's password is none; nothing fits it."""

    def __init__(self, name: str) -> None:
        """Name whose it is."""
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The stored password of {name} cannot be checked. An administrator can set another one."
        )
        super().__init__(Message(text, {"name": name}))


class Passwords:
    """argon2id with the parameters that argon2-cffi recommends (RFC 9106), or with those of another hasher."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Import argon2 on first use only."""
        self._given = hasher

    def hash(self, password: str) -> str:
        """Return what is stored of a password; takes a moment on purpose.

        Raises:
            InvalidInput: it is too short, too long or cannot be encoded.

        """
        problem = _problem(password)
        if problem:
            raise InvalidInput((FieldProblem("password", problem),))
        return self._hasher.hash(_composed(password))

    def fits(self, stored: str, password: str, name: str) -> bool:
        """Tell whether a password is the stored one; takes a moment on purpose.

        Raises:
            PasswordUnreadable: what is stored is no hash of argon2's.

        """
        from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

        if len(password) > LONGEST or not _encodable(password):
            return False
        try:
            return self._hasher.verify(stored, _composed(password))
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError):
            raise PasswordUnreadable(name) from None  # the hash stays out of the traceback

    def is_outdated(self, stored: str) -> bool:
        """Tell whether it was hashed with other parameters than would be used now."""
        return self._hasher.check_needs_rehash(stored)

    @property
    def _hasher(self) -> PasswordHasher:
        if self._given is None:
            from argon2 import PasswordHasher

            self._given = PasswordHasher()
        return self._given


def waits_until(tries: int, last_at: datetime | None, now: datetime) -> datetime | None:
    """Return until when nothing is looked at after so many wrong tries in a row; None: one may try now.

    The wait doubles from 30 seconds to 15 minutes. A clock that was set back keeps nobody out.
    """
    if tries < TRIES or last_at is None or now < last_at:
        return None
    doubled = min(tries - TRIES, 10)
    until = last_at + min(_FIRST_WAIT * 2**doubled, _LONGEST_WAIT)
    return until if now < until else None


def _problem(password: str) -> Message | None:
    if len(password) < SHORTEST:
        return Message(
            QT_TRANSLATE_NOOP("backoffice", "A password has at least {count} characters."), {"count": SHORTEST}
        )
    if len(password) > LONGEST:
        return Message(
            QT_TRANSLATE_NOOP("backoffice", "A password has at most {count} characters."), {"count": LONGEST}
        )
    if not password.strip():
        return Message(QT_TRANSLATE_NOOP("backoffice", "A password of spaces alone is none."))
    if not _encodable(password):
        return Message(QT_TRANSLATE_NOOP("backoffice", "The password holds half a character. Write it anew."))
    return None


def _composed(password: str) -> str:
    """Return it in one form, as keyboards write accents in two."""
    return unicodedata.normalize("NFC", password)


def _encodable(password: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in password)
