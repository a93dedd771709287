"""What a booking costs and what stands in its way, by its listing as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backoffice.domain.availability import Conflict, Wish, conflicts, search_days
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.pricing import PriceBreakdown, discount_of, price_booking
from backoffice.services.bookings.records import Quote
from backoffice.services.ports import AssetRecord, UnitOfWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """A booking of a listing, as it is wanted. `own`: the stored booking that it is to become, if any."""

    kind: BookingKind
    asset: AssetRecord
    values: Mapping[str, object]
    own: BookingRef | None = None

    @property
    def tiers(self) -> Mapping[int, Mapping[str, object]]:
        """Return the listing's ticket tiers by their ids."""
        return {tier.id: tier.values for tier in self.asset.tiers if tier.id is not None}

    def with_values(self, values: Mapping[str, object]) -> Wanted:
        """Return the same with other values."""
        return replace(self, values=values)


def price_wanted(wanted: Wanted) -> PriceBreakdown:
    """Return what it costs, line by line.

    Raises:
        InvalidInput: it cannot be priced; each problem names its field.

    """
    values = wanted.values
    return price_booking(wanted.kind, wanted.asset.values, wanted.tiers, values, discount_of(values))


def conflicts_of(uow: UnitOfWork, wanted: Wanted, today: date) -> tuple[Conflict, ...]:
    """Return what stands in its way; certain only while the listing is locked."""
    tier_id = wanted.values.get("tier_id")
    wish = Wish(
        wanted.kind,
        wanted.asset.values,
        wanted.tiers.get(tier_id) if isinstance(tier_id, int) else None,
        wanted.values,
        is_archived=wanted.asset.archived_at is not None,
    )
    days = search_days(wish)
    occupants = () if days is None else uow.bookings.occupants(wanted.asset.ref, *days)
    return conflicts(wish, [occupant for occupant in occupants if occupant.ref != wanted.own], today)


def quote_wanted(uow: UnitOfWork, wanted: Wanted, today: date, problems: Sequence[FieldProblem]) -> Quote:
    """Return price, problems and conflicts, each as far as it can be told of what is filled in so far."""
    breakdown, priced = _price(wanted)
    named = {problem.field for problem in problems}
    every = (*problems, *(problem for problem in priced if problem.field not in named))
    return Quote(breakdown, every, conflicts_of(uow, wanted, today))


def _price(wanted: Wanted) -> tuple[PriceBreakdown | None, tuple[FieldProblem, ...]]:
    try:
        return price_wanted(wanted), ()
    except InvalidInput as error:
        return None, error.problems
