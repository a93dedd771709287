"""What a booking costs, line by line, frozen when it is made. The amount charged is this total and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.money import Money
from backoffice.domain.wording import Message


class LineKind(StrEnum):
    """What a line is for; reports and vouchers sum by it."""

    STAY = "stay"  # people, tickets, days, nights, the reservation
    EXTRA = "extra"  # extra drivers
    FEE = "fee"  # cleaning
    TAX = "tax"
    DISCOUNT = "discount"  # taken off: its amount counts negative


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line. `unit_minor` is positive, also of a discount; `amount_minor` = ± quantity × unit_minor."""

    kind: LineKind
    label: Message
    quantity: int
    unit_minor: int

    @property
    def amount_minor(self) -> int:
        """Return what the line adds to the total, in minor units; negative for a discount."""
        amount = self.quantity * self.unit_minor
        return -amount if self.kind is LineKind.DISCOUNT else amount


@dataclass(frozen=True, slots=True)
class PriceBreakdown:
    """Every line of a booking's price, in one currency (ISO 4217)."""

    currency: str
    lines: tuple[PriceLine, ...]

    @property
    def total_minor(self) -> int:
        """Return the amount to charge, in minor units; never negative."""
        return max(0, sum(line.amount_minor for line in self.lines))

    @property
    def total(self) -> Money:
        """Return the amount to charge."""
        return Money(self.total_minor, self.currency)


@dataclass(frozen=True, slots=True)
class Discount:
    """Taken off by hand or by a coupon: a percentage of the stay or an amount (one of them), and why."""

    reason: str
    percent: int | None = None
    amount_minor: int | None = None
    coupon: str = ""
