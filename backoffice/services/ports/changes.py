"""What other programs changed in the same database."""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind

MONEY = "payments"
"""The subject that stands for payments and events."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Subjects whose rows changed: `vehicles/42`, `vehicles/*` for any of a table, `payments` for money.

    `edited`: somebody typed, so that rows may be new, gone or elsewhere in their order. `followed`: what Stripe or the
    clock did to rows that were there.
    """

    edited: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.edited or self.followed)


def any_of(table: str) -> str:
    """Return the subject that stands for any row of a table."""
    return f"{table}/*"


ANYTHING = Changes(edited=frozenset({*(any_of(kind.value) for kind in (*AssetKind, *BookingKind)), MONEY}))
"""What is said when it is not known what was missed."""
