"""What a transaction changed, for other programs: gathered while it writes, sent by PostgreSQL when it commits.

See decision 0090.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetRef
from backoffice.services.ports.changes import MONEY, Changes, any_of

CHANGES_CHANNEL = "backoffice_changes"
"""PostgreSQL tells other programs on it which rows changed."""

MOST = 100
"""Rows told one by one; of more only their tables are told. A message holds fewer than 8000 bytes."""

_EDITED = "!"
_SUBJECT = re.compile(r"!?[a-z_]{1,40}(/(\*|[0-9]{1,18}))?")


class ChangeLog:
    """What one transaction changed so far."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._edited: set[str] = set()
        self._followed: set[str] = set()

    def edit(self, *refs: AssetRef | BookingRef) -> None:
        """Note rows that somebody made or typed into."""
        self._edited.update(map(str, refs))

    def follow(self, *refs: AssetRef | BookingRef) -> None:
        """Note rows that follow Stripe or the clock."""
        self._followed.update(map(str, refs))

    def follow_money(self) -> None:
        """Note that payments or events changed."""
        self._followed.add(MONEY)

    @property
    def changes(self) -> Changes:
        """Return what was noted."""
        return Changes(frozenset(self._edited), frozenset(self._followed - self._edited))


def to_message(origin: str, changes: Changes) -> str:
    """Return the words that are sent: who sends them, then the subjects, `!` before those that were edited."""
    edited, followed = changes.edited, changes.followed
    if len(edited) + len(followed) > MOST:
        edited, followed = _tables(edited), _tables(followed)
    return " ".join([origin, *(_EDITED + each for each in sorted(edited)), *sorted(followed)])


def from_message(text: str) -> tuple[str, Changes]:
    """Return who sent a message, and what changed; what is no subject of ours is passed over."""
    origin, *words = text.split(" ")
    subjects = [word for word in words if _SUBJECT.fullmatch(word)]
    edited = frozenset(word.removeprefix(_EDITED) for word in subjects if word.startswith(_EDITED))
    return origin, Changes(edited, frozenset(word for word in subjects if not word.startswith(_EDITED)))


def _tables(subjects: Iterable[str]) -> frozenset[str]:
    return frozenset(any_of(each.partition("/")[0]) if "/" in each else each for each in subjects)
