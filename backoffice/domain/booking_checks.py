"""Whether a booking may be saved: every field by itself, and what fields say together. `availability` asks for room."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta

from backoffice.domain.booking_facts import a_date, a_time, number, people
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import FieldProblem
from backoffice.domain.specs.bookings import booking_fields
from backoffice.domain.validation import check_fields
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

LONGEST_DAYS = 366
"""How long a stay or a hire may be, in days."""


def check_booking(
    kind: BookingKind, values: Mapping[str, object], tiers: Collection[int] | None = None
) -> tuple[FieldProblem, ...]:
    """Return every problem of a booking, in the order of its fields; none means that it can be priced.

    `values` are all of its values by FieldSpec name (what is missing counts as empty), `tiers` the ids of the
    listing's ticket tiers (None: not known, not checked).
    """
    alone = tuple(check_fields(booking_fields(kind), values))
    faulty = {problem.field for problem in alone}
    together = tuple(p for p in _check_together(kind, values, tiers) if p.field not in faulty)
    return (*alone, *together)


def _check_together(
    kind: BookingKind, values: Mapping[str, object], tiers: Collection[int] | None
) -> Iterator[FieldProblem]:
    match kind:
        case BookingKind.ACTIVITIES | BookingKind.EVENTS:
            yield from _check_participants(values)
            yield from _check_tier(values, tiers)
        case BookingKind.VEHICLES:
            yield from _check_hire(values)
        case BookingKind.ACCOMMODATIONS:
            yield from _check_stay(values)
        case BookingKind.RESTAURANTS:
            pass
    yield from _check_discount(values)


def _check_participants(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    coming = people(BookingKind.ACTIVITIES, values)
    names = values.get("participant_names")
    if coming < 1:
        yield FieldProblem(
            "adults",
            Message(QT_TRANSLATE_NOOP("backoffice", "Nobody is coming. Write one adult or child at least.")),
        )
    elif isinstance(names, tuple) and len(names) > coming:  # pyright: ignore[reportUnknownArgumentType]
        yield FieldProblem(
            "participant_names",
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "These are {names} names for {people} people. Take some out, or raise the number."
                ),
                {"names": len(names), "people": coming},  # pyright: ignore[reportUnknownArgumentType]
            ),
        )


def _check_tier(values: Mapping[str, object], tiers: Collection[int] | None) -> Iterator[FieldProblem]:
    tier = number(values, "tier_id", otherwise=0)
    if tier and tiers is not None and tier not in tiers:
        yield FieldProblem(
            "tier_id",
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "The listing has no such ticket tier. Choose one of its tiers, or none."
                )
            ),
        )


def _check_hire(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    first, last = a_date(values, "pick_up_on"), a_date(values, "return_on")
    if first is None or last is None:
        return
    start, end = a_time(values, "pick_up_time"), a_time(values, "return_time")
    if last < first:
        yield FieldProblem(
            "return_on",
            Message(
                QT_TRANSLATE_NOOP("backoffice", "The vehicle comes back before it goes. Write a day from {start} on."),
                {"start": first},
            ),
        )
    elif last == first and start is not None and end is not None and end <= start:
        yield FieldProblem(
            "return_time",
            Message(
                QT_TRANSLATE_NOOP("backoffice", "On the same day it must come back after {start}. Write a later time."),
                {"start": f"{start:%H:%M}"},
            ),
        )
    elif last - first > timedelta(days=LONGEST_DAYS):
        yield FieldProblem("return_on", _too_long())


def _check_stay(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    first, last = a_date(values, "check_in_on"), a_date(values, "check_out_on")
    if first is None or last is None:
        return
    if last <= first:
        yield FieldProblem(
            "check_out_on",
            Message(
                QT_TRANSLATE_NOOP("backoffice", "A stay is one night at least. Write a day after {start}."),
                {"start": first},
            ),
        )
    elif last - first > timedelta(days=LONGEST_DAYS):
        yield FieldProblem("check_out_on", _too_long())


def _too_long() -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "This is longer than {days} days. Split it into several bookings."),
        {"days": LONGEST_DAYS},
    )


def _check_discount(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    percent, amount = number(values, "discount_percent"), number(values, "discount_minor")
    coupon, reason = values.get("coupon"), values.get("discount_reason")
    if percent and amount:
        yield FieldProblem(
            "discount_minor",
            Message(
                QT_TRANSLATE_NOOP("backoffice", "Take off a percentage or an amount, not both. Empty one of them.")
            ),
        )
    if (percent or amount) and not coupon and not reason:
        yield FieldProblem(
            "discount_reason",
            Message(QT_TRANSLATE_NOOP("backoffice", "Say why there is a discount, or name the coupon.")),
        )
    if coupon and not percent and not amount:
        yield FieldProblem(
            "coupon",
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "Write what “{coupon}” takes off: a percentage or an amount. Or empty the coupon."
                ),
                {"coupon": shown(str(coupon))},
            ),
        )
