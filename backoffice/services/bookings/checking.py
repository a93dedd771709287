"""Whether a booking's fields may be saved: their form by the domain, the customer's by kept libraries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from backoffice.domain.booking_checks import check_booking
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.services.bookings.customers import check_customer, normal_customer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def check_values(
    kind: BookingKind, values: Mapping[str, object], region: str, tiers: Collection[int] | None = None
) -> tuple[FieldProblem, ...]:
    """Return what is wrong, field by field. `region`: of telephone numbers without a country code.

    `tiers`: the ids of the listing's ticket tiers (None: not known, not checked).
    """
    values = normal_customer(values, region)  # as it would be kept: (81) 99999-1234 is a number too
    problems = check_booking(kind, values, tiers)
    named = {problem.field for problem in problems}
    sound = {name: value for name, value in values.items() if name not in named}
    return (*problems, *check_customer(sound, region))


def refuse(problems: Sequence[FieldProblem]) -> None:
    """Raise `InvalidInput` when there are any."""
    if problems:
        raise InvalidInput(tuple(problems))
