"""What a form of a booking would cost, and what is in its way, while one types. Asked in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backoffice.domain.availability import Conflict
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import FieldProblem
from backoffice.domain.kinds import AssetRef
from backoffice.domain.pricing import PriceBreakdown
from backoffice.gui.translation import tr, translate_message
from backoffice.services.bookings.bookings import Bookings
from backoffice.services.ports import BookingRecord


@dataclass(frozen=True, slots=True)
class Shown:
    """What the strip below the form shows: a price (None: not known), a word on it, and what is in the way."""

    price: PriceBreakdown | None
    note: str = ""
    conflicts: tuple[Conflict, ...] = ()
    keeps_price: bool = False


def quote_of(
    bookings: Bookings,
    kind: BookingKind,
    listing: AssetRef,
    values: Mapping[str, object],
    record: BookingRecord | None,
) -> Shown:
    """Return what saving would make of it. A booking keeps its frozen price unless the edit makes a difference."""
    quote = bookings.quote(kind, listing, values, record.ref if record else None)
    if record is not None:
        before = bookings.quote(kind, listing, record.values, record.ref)
        new = tuple(conflict for conflict in quote.conflicts if conflict not in before.conflicts)
        if quote.breakdown == before.breakdown:
            return Shown(record.price, "", new)
        return Shown(quote.breakdown, _note(quote.breakdown, _problem(quote.problems)), new)
    return Shown(quote.breakdown, _note(quote.breakdown, _problem(quote.problems)), quote.conflicts)


def _note(price: PriceBreakdown | None, problem: str) -> str:
    return tr("Live price; it is fixed when you save.") if price is not None else problem


def _problem(problems: tuple[FieldProblem, ...]) -> str:
    return translate_message(problems[0].message) if problems else ""
