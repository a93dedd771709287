"""What a booking costs, line by line, frozen when it is made. The amount charged is this total and nothing else.

`price_booking` computes it, `pricing_codec` stores it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.booking_facts import Values, hire_days, nights, number
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.money import MAX_AMOUNT_MINOR, Money, is_known, step_minor
from backoffice.domain.validation import check_price
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


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


def discount_of(values: Values) -> Discount | None:
    """Return the discount that a booking's values ask for."""
    percent, amount = number(values, "discount_percent"), number(values, "discount_minor")
    if not percent and not amount:
        return None
    coupon, reason = str(values.get("coupon") or ""), str(values.get("discount_reason") or "")
    return Discount(reason, percent=percent, coupon=coupon) if percent else Discount(reason, None, amount, coupon)


def price_booking(
    kind: BookingKind,
    asset: Values,
    tiers: Mapping[int, Values],
    values: Values,
    discount: Discount | None,
) -> PriceBreakdown:
    """Return what a booking costs. Its total is zero or an amount that Stripe charges.

    `asset` are the listing's values, `tiers` those of its ticket tiers by id, `discount` mostly `discount_of(values)`.
    A restaurant without a price takes reservations for nothing; any other listing needs one, if only 0.

    Raises:
        InvalidInput: a date or price is missing, or the discount or total cannot be; each problem names its field.

    """
    currency = str(asset.get("currency") or "")
    if not is_known(currency):
        raise _invalid("", QT_TRANSLATE_NOOP("backoffice", "The listing has no currency. Write it there, such as BRL."))
    lines = [*_stay_lines(kind, asset, tiers, values), *_extra_lines(kind, asset, values)]
    lines.extend(_discount_lines(lines, currency, discount))
    breakdown = PriceBreakdown(currency, tuple(lines))
    _check_total(breakdown)
    return breakdown


def is_plain(breakdown: PriceBreakdown, price: Money | None) -> int | None:
    """Return how many times a price of the listing (or tier) a breakdown is, exactly: then Stripe's price may be used.

    None where there are fees, a discount or another amount: then the page charges an amount of its own.
    """
    if price is None or price.currency != breakdown.currency or price.amount_minor <= 0:
        return None
    if any(line.kind is not LineKind.STAY or line.unit_minor != price.amount_minor for line in breakdown.lines):
        return None
    quantity = sum(line.quantity for line in breakdown.lines)
    return quantity or None


# --------------------------------------------------------------------------------------------------- lines


def _stay_lines(kind: BookingKind, asset: Values, tiers: Mapping[int, Values], values: Values) -> Iterator[PriceLine]:
    """Yield what the price of the listing (or tier) is charged for."""
    unit = _unit_price(kind, asset, tiers, values)
    if unit is None:
        return
    for label, quantity in _quantities(kind, values):
        if quantity:
            yield PriceLine(LineKind.STAY, label, quantity, unit)


def _quantities(kind: BookingKind, values: Values) -> tuple[tuple[Message, int], ...]:
    match kind:
        case BookingKind.ACTIVITIES | BookingKind.EVENTS:
            return (
                (Message(QT_TRANSLATE_NOOP("backoffice", "Adults")), number(values, "adults")),
                (Message(QT_TRANSLATE_NOOP("backoffice", "Children")), number(values, "children")),
            )
        case BookingKind.RESTAURANTS:
            return ((Message(QT_TRANSLATE_NOOP("backoffice", "Reservation")), 1),)
        case BookingKind.VEHICLES:
            return ((Message(QT_TRANSLATE_NOOP("backoffice", "Days")), _days(values)),)
        case BookingKind.ACCOMMODATIONS:
            return (_nights_line(values),)


def _days(values: Values) -> int:
    days = hire_days(values)
    if days is None:
        raise _invalid("return_on", QT_TRANSLATE_NOOP("backoffice", "Say when it is picked up and comes back, later."))
    return days


def _nights_line(values: Values) -> tuple[Message, int]:
    count, rooms = nights(values), max(1, number(values, "rooms", 1))
    if count is None:
        raise _invalid("check_out_on", QT_TRANSLATE_NOOP("backoffice", "Say when the stay begins and ends, later."))
    if rooms == 1:
        return Message(QT_TRANSLATE_NOOP("backoffice", "Nights")), count
    return Message(QT_TRANSLATE_NOOP("backoffice", "Nights, in {rooms} rooms"), {"rooms": rooms}), count * rooms


def _unit_price(kind: BookingKind, asset: Values, tiers: Mapping[int, Values], values: Values) -> int | None:
    """Return what one of a booking's units costs; None where nothing is asked for."""
    tier_id = values.get("tier_id")
    if tier_id is not None and kind.asset_kind.has_tiers:
        tier = tiers.get(number(values, "tier_id"))
        if tier is None:
            raise _invalid(
                "tier_id",
                QT_TRANSLATE_NOOP("backoffice", "The listing no longer has this ticket tier. Choose another."),
            )
        return 0 if tier.get("tier_type") == "free" else number(tier, "price_minor")
    if asset.get("price_minor") is not None:
        return number(asset, "price_minor")
    if kind is BookingKind.RESTAURANTS:
        return None
    if tiers:
        raise _invalid("tier_id", QT_TRANSLATE_NOOP("backoffice", "It is sold by ticket tiers. Choose one."))
    raise _invalid("", QT_TRANSLATE_NOOP("backoffice", "The listing has no price. Write one there; 0 if it is free."))


def _extra_lines(kind: BookingKind, asset: Values, values: Values) -> Iterator[PriceLine]:
    """Yield what comes on top."""
    if kind is BookingKind.VEHICLES:
        drivers, fee = number(values, "additional_drivers"), number(asset, "extra_driver_fee_minor")
        if drivers and fee:
            label = Message(
                QT_TRANSLATE_NOOP("backoffice", "Additional drivers ({drivers}), days"), {"drivers": drivers}
            )
            yield PriceLine(LineKind.EXTRA, label, drivers * _days(values), fee)
    if kind is BookingKind.ACCOMMODATIONS:
        percent = number(asset, "discount_percent")
        off = _percent_of(_unit_total(kind, asset, values), percent, str(asset["currency"]))
        if off:
            label = Message(QT_TRANSLATE_NOOP("backoffice", "Discount of the house, {percent} %"), {"percent": percent})
            yield PriceLine(LineKind.DISCOUNT, label, 1, off)
        for field, line, label in (
            ("cleaning_fee_minor", LineKind.FEE, Message(QT_TRANSLATE_NOOP("backoffice", "Cleaning"))),
            ("taxes_minor", LineKind.TAX, Message(QT_TRANSLATE_NOOP("backoffice", "Taxes"))),
        ):
            if number(asset, field):
                yield PriceLine(line, label, 1, number(asset, field))


def _unit_total(kind: BookingKind, asset: Values, values: Values) -> int:
    return sum(line.amount_minor for line in _stay_lines(kind, asset, {}, values))


# ------------------------------------------------------------------------------------------------- discounts


def _discount_lines(lines: list[PriceLine], currency: str, discount: Discount | None) -> Iterator[PriceLine]:
    """Yield what is taken off: a percentage of the stay as its listing's own discount leaves it, or an amount."""
    if discount is None:
        return
    total = sum(line.amount_minor for line in lines)
    if discount.percent is not None:
        stay = sum(line.amount_minor for line in lines if line.kind in (LineKind.STAY, LineKind.DISCOUNT))
        off = _percent_of(stay, discount.percent, currency)
    else:
        off = discount.amount_minor or 0
        if off > total:
            raise _invalid(
                "discount_minor",
                QT_TRANSLATE_NOOP("backoffice", "The discount is more than the price of {price}. Lower it."),
                price=Money(total, currency),
            )
    if off:
        yield PriceLine(LineKind.DISCOUNT, _discount_label(discount), 1, off)


def _discount_label(discount: Discount) -> Message:
    if discount.coupon and discount.percent is not None:
        template = QT_TRANSLATE_NOOP("backoffice", "Coupon {coupon}, {percent} %")
    elif discount.coupon:
        template = QT_TRANSLATE_NOOP("backoffice", "Coupon {coupon}")
    elif discount.percent is not None:
        template = QT_TRANSLATE_NOOP("backoffice", "Discount, {percent} %")
    else:
        template = QT_TRANSLATE_NOOP("backoffice", "Discount")
    params: dict[str, object] = {"coupon": discount.coupon} if discount.coupon else {}
    return Message(template, params if discount.percent is None else {**params, "percent": discount.percent})


def _percent_of(amount_minor: int, percent: int, currency: str) -> int:
    """Return a percentage, rounded down to what the currency is charged in: a discount is never more than promised."""
    if percent >= 100:
        return amount_minor
    step = step_minor(currency)
    return amount_minor * percent // 100 // step * step


def _check_total(breakdown: PriceBreakdown) -> None:
    total = breakdown.total
    if total.amount_minor > MAX_AMOUNT_MINOR:
        raise _invalid(
            "",
            QT_TRANSLATE_NOOP("backoffice", "Stripe does not charge {total} at once. Split it into several bookings."),
            total=total,
        )
    problem = check_price(total)
    if problem is None:
        return
    discounted = any(line.kind is LineKind.DISCOUNT for line in breakdown.lines)
    raise InvalidInput((FieldProblem("discount_minor" if discounted else "", _uncharged(total, problem)),))


def _uncharged(total: Money, problem: Message) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "The total would be {total}, which Stripe does not charge. {why}"),
        {"total": total, "why": problem},
    )


def _invalid(field: str, template: str, **params: object) -> InvalidInput:
    return InvalidInput((FieldProblem(field, Message(template, params)),))
