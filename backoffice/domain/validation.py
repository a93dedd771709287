"""Whether a listing may be saved: every field by itself, and what fields say together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from backoffice.domain.checks import check_field
from backoffice.domain.errors import FieldProblem
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import Money, is_known, minimum_minor, step_minor
from backoffice.domain.refund_policy import UnreadablePolicy, parse_policy
from backoffice.domain.specs import TIER_FIELDS, fields_of
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

__all__ = ["MOST_TIERS", "check_asset", "check_field", "check_fields", "check_price", "slug_of"]

MOST_TIERS = 50
"""How many ticket tiers a listing can have."""

_FEES = ("extra_driver_fee_minor", "cleaning_fee_minor", "taxes_minor")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_SLUG = 80


def check_asset(
    kind: AssetKind, values: Mapping[str, object], tiers: Sequence[Mapping[str, object]] = ()
) -> tuple[FieldProblem, ...]:
    """Return every problem of a listing, in the order of its fields; none means that it can be saved.

    `values` are all of its values by FieldSpec name (what is missing counts as empty), `tiers` those of its ticket
    tiers, whose problems are named `tiers[2].price_minor`.
    """
    alone = tuple(check_fields(fields_of(kind), values))
    faulty = {problem.field for problem in alone}
    together = tuple(p for p in _check_together(kind, values) if p.field not in faulty)
    return (*alone, *together, *_check_tiers(kind, values, tiers))


def check_price(money: Money) -> Message | None:
    """Return why Stripe would not charge this price; zero is no charge, and fine."""
    minimum, step = minimum_minor(money.currency), step_minor(money.currency)
    if 0 < money.amount_minor < minimum:
        return Message(
            QT_TRANSLATE_NOOP(
                "backoffice", "Stripe charges {minimum} at least. Ask for that or more, or leave the price empty."
            ),
            {"minimum": Money(minimum, money.currency)},
        )
    if money.amount_minor % step:
        return Message(
            QT_TRANSLATE_NOOP("backoffice", "Stripe charges {currency} in steps of {step}. Write {lower} or {higher}."),
            {
                "currency": money.currency,
                "step": Money(step, money.currency),
                "lower": Money(money.amount_minor // step * step, money.currency),
                "higher": Money((money.amount_minor // step + 1) * step, money.currency),
            },
        )
    return None


def slug_of(name: str) -> str:
    """Return a name as a part of a web address: `Trilha da Praia` is `trilha-da-praia`. '' when nothing is left."""
    plain = unicodedata.normalize("NFKD", name[:1000]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_SLUG].strip("-")


# ------------------------------------------------------------------------------------------ fields, one by one


def check_fields(specs: Sequence[FieldSpec], values: Mapping[str, object]) -> Iterator[FieldProblem]:
    """Find what is wrong with each field by itself, and names that are no field."""
    for spec in specs:
        problem = check_field(spec, values.get(spec.name))
        if problem:
            yield FieldProblem(spec.name, problem)
    known = {spec.name for spec in specs}
    for name in values:
        if name not in known:
            yield FieldProblem(
                name,
                Message(
                    QT_TRANSLATE_NOOP("backoffice", "There is no field “{name}” here. Leave it out."),
                    {"name": shown(name)},
                ),
            )


# --------------------------------------------------------------------------------------------- fields together


def _check_together(kind: AssetKind, values: Mapping[str, object]) -> Iterator[FieldProblem]:
    yield from _check_slug(values)
    yield from _check_policy(values)
    yield from _check_money(values)
    yield from _check_pair(
        values,
        "latitude",
        "longitude",
        Message(QT_TRANSLATE_NOOP("backoffice", "A place needs both latitude and longitude. Fill in this one too.")),
    )
    if kind is AssetKind.ACTIVITIES:
        yield from _check_participants(values)
    if kind is AssetKind.RESTAURANTS:
        yield from _check_pair(
            values,
            "opening_time",
            "closing_time",
            Message(QT_TRANSLATE_NOOP("backoffice", "Opening and closing time go together. Fill in this one too.")),
        )


def _check_policy(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    try:
        parse_policy(str(values.get("refund_policy") or ""))
    except UnreadablePolicy as error:
        yield FieldProblem("refund_policy", error.message)


def _check_slug(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    slug = values.get("slug")
    if isinstance(slug, str) and slug and not _SLUG.fullmatch(slug):
        yield FieldProblem(
            "slug",
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "Use small letters, digits and single hyphens only, such as {example}."
                ),
                {"example": slug_of(slug) or "boat-trip"},
            ),
        )


def _check_pair(values: Mapping[str, object], first: str, second: str, message: Message) -> Iterator[FieldProblem]:
    missing = [name for name in (first, second) if values.get(name) is None]
    if len(missing) == 1:
        yield FieldProblem(missing[0], message)


def _check_participants(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    fewest, most = values.get("min_participants"), values.get("max_participants")
    if isinstance(fewest, int) and isinstance(most, int) and fewest > most:
        yield FieldProblem(
            "max_participants",
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "It cannot take place: {fewest} must come, but only {most} may. Raise this one."
                ),
                {"fewest": fewest, "most": most},
            ),
        )


def _check_money(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    amounts = {name: value for name, value in values.items() if name.endswith("_minor") and isinstance(value, int)}
    currency = values.get("currency")
    if not isinstance(currency, str) or not is_known(currency):
        if amounts:
            yield FieldProblem(
                "currency",
                Message(QT_TRANSLATE_NOOP("backoffice", "Say which currency the amounts are in, such as BRL.")),
            )
        return
    if "price_minor" in amounts and values.get("accepts_online_payment") is not False:
        yield from _check_charge("price_minor", Money(amounts["price_minor"], currency))
    for name in _FEES:
        if name in amounts and amounts[name] % step_minor(currency):
            yield from _check_charge(name, Money(amounts[name], currency))


def _check_charge(field: str, money: Money) -> Iterator[FieldProblem]:
    problem = check_price(money)
    if problem:
        yield FieldProblem(field, problem)


# ------------------------------------------------------------------------------------------------ ticket tiers


def _check_tiers(
    kind: AssetKind, values: Mapping[str, object], tiers: Sequence[Mapping[str, object]]
) -> Iterator[FieldProblem]:
    if tiers and not kind.has_tiers:
        yield FieldProblem(
            "", Message(QT_TRANSLATE_NOOP("backoffice", "Only activities and events have ticket tiers. Remove them."))
        )
        return
    if len(tiers) > MOST_TIERS:
        yield FieldProblem(
            "",
            Message(
                QT_TRANSLATE_NOOP("backoffice", "These are {count} ticket tiers. Keep {maximum} at most."),
                {"count": len(tiers), "maximum": MOST_TIERS},
            ),
        )
        return
    for index, tier in enumerate(tiers):
        problems = tuple(check_fields(TIER_FIELDS, tier))
        faulty = {problem.field for problem in problems}
        further = (*_check_tier(tier, values), *_check_same_name(tiers, index))
        for problem in (*problems, *(p for p in further if p.field not in faulty)):
            yield FieldProblem(f"tiers[{index}].{problem.field}", problem.message)
    if kind is AssetKind.EVENTS:
        yield from _check_capacity(values, tiers)


def _check_tier(tier: Mapping[str, object], values: Mapping[str, object]) -> Iterator[FieldProblem]:
    price, currency = tier.get("price_minor"), values.get("currency")
    if tier.get("tier_type") == "free":
        if price:
            yield FieldProblem(
                "price_minor",
                Message(QT_TRANSLATE_NOOP("backoffice", "A free tier has no price. Empty it, or choose another type.")),
            )
    elif not price:
        yield FieldProblem(
            "price_minor",
            Message(QT_TRANSLATE_NOOP("backoffice", "Give this tier a price, or choose the type Free.")),
        )
    elif isinstance(price, int) and isinstance(currency, str) and values.get("accepts_online_payment") is not False:
        yield from _check_charge("price_minor", Money(price, currency))


def _check_same_name(tiers: Sequence[Mapping[str, object]], index: int) -> Iterator[FieldProblem]:
    names = [str(tier.get("name") or "").strip().casefold() for tier in tiers[: index + 1]]
    if names[index] and names[index] in names[:index]:
        yield FieldProblem(
            "name", Message(QT_TRANSLATE_NOOP("backoffice", "Another tier has this name. Choose a different one."))
        )


def _check_capacity(values: Mapping[str, object], tiers: Sequence[Mapping[str, object]]) -> Iterator[FieldProblem]:
    """Find the tier with which more tickets are on sale than the event has places."""
    places, total = values.get("max_participants"), 0
    if not isinstance(places, int):
        return
    for index, tier in enumerate(tiers):
        quantity = tier.get("available_quantity")
        if tier.get("is_active") is False or not isinstance(quantity, int):
            continue
        total += quantity
        if total > places:
            yield FieldProblem(
                f"tiers[{index}].available_quantity",
                Message(
                    QT_TRANSLATE_NOOP(
                        "backoffice",
                        "With this tier {total} tickets are on sale for {places} places. "
                        "Lower it, or raise the most participants.",
                    ),
                    {"total": total, "places": places},
                ),
            )
            return
