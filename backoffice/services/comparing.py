"""Two people saved one record: what the database holds now beside what I wanted to save, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Valued(Protocol):
    """A record with fields."""

    @property
    def values(self) -> Mapping[str, object]:
        """Return its values by field."""
        ...


R = TypeVar("R", bound=Valued)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people want different things in."""

    field: str
    theirs: object
    mine: object


@dataclass(frozen=True, slots=True)
class Comparison(Generic[R]):
    """What the database holds now beside what I wanted to save."""

    theirs: R
    differences: tuple[Difference, ...]


def compare(theirs: R, mine: Mapping[str, object]) -> Comparison[R]:
    """Return a record as it is now, and the fields of `mine` that differ from it."""
    pairs = ((name, theirs.values.get(name), value) for name, value in mine.items())
    return Comparison(theirs, tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2]))
