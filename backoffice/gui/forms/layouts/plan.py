"""The words in which a form is laid out: cards of lines of fields."""

from __future__ import annotations

from dataclasses import dataclass

TIERS = "(tiers)"
"""Stands in a line for the ticket tiers."""


@dataclass(frozen=True, slots=True)
class Share:
    """A field that takes more than one share of its line."""

    field: str
    shares: int


Line = tuple[str | Share, ...]


@dataclass(frozen=True, slots=True)
class CardPlan:
    """A group of fields under a heading (English, translated where it is shown), line by line."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields in reading order."""
        return tuple(entry.field if isinstance(entry, Share) else entry for line in self.lines for entry in line)
