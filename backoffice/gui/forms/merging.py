"""Two people edited one record: what differs, and the version that follows from their choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from backoffice.domain.fields import FieldSpec
from backoffice.domain.specs import TIER_FIELDS
from backoffice.gui.forms.drafts import Draft, plain
from backoffice.gui.forms.layouts import TIERS
from backoffice.gui.forms.show_value import show_value
from backoffice.services.ports import TierRecord

_COMPARED = tuple(spec for spec in TIER_FIELDS if spec.name != "position")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that differs. `is_mine`: I changed it, so mine is what stays unless I choose otherwise."""

    field: str
    theirs: object
    mine: object
    is_mine: bool


def conflicts_of(
    fields: Iterable[FieldSpec], before: Draft, theirs: Draft, mine: Draft, currency: str
) -> tuple[Conflict, ...]:
    """Return the fields that differ; `before` is what I started from. The field TIERS stands for all tiers."""
    found: list[Conflict] = []
    for spec in fields:
        started, their, my = (
            plain(spec, values.get(spec.name)) for values in (before.values, theirs.values, mine.values)
        )
        if spec.name in mine.values and their != my:
            found.append(Conflict(spec.name, their, my, is_mine=my != started))
    if _compared(theirs.tiers) != _compared(mine.tiers):
        shown = (show_tiers(theirs.tiers, currency), show_tiers(mine.tiers, currency))
        found.append(Conflict(TIERS, *shown, is_mine=_compared(mine.tiers) != _compared(before.tiers)))
    return tuple(found)


def merged(theirs: Draft, mine: Draft, take_theirs: Mapping[str, bool]) -> Draft:
    """Return what is to be saved over their version."""
    values = {**mine.values, **{name: theirs.values.get(name) for name, take in take_theirs.items() if take}}
    values.pop(TIERS, None)
    return Draft(values, theirs.tiers if take_theirs.get(TIERS) else _adopted(mine.tiers, theirs.tiers))


def show_tiers(tiers: tuple[TierRecord, ...], currency: str) -> str:
    """Return tiers in words, one a line."""
    return "\n".join(
        " · ".join(
            words
            for spec in _COMPARED
            if spec.name in ("name", "price_minor", "available_quantity", "max_per_order")
            and (words := show_value(spec, tier.values.get(spec.name), currency))
        )
        for tier in tiers
    )


def _compared(tiers: tuple[TierRecord, ...]) -> list[tuple[object, ...]]:
    return [(tier.id, *(plain(spec, tier.values.get(spec.name)) for spec in _COMPARED)) for tier in tiers]


def _adopted(mine: tuple[TierRecord, ...], theirs: tuple[TierRecord, ...]) -> tuple[TierRecord, ...]:
    """A tier of mine that they removed is made again, as a new one."""
    prices = {tier.id: tier.stripe_price_id for tier in theirs if tier.id is not None}
    return tuple(
        replace(tier, stripe_price_id=prices[tier.id])
        if tier.id in prices
        else replace(tier, id=None, stripe_price_id=None)
        for tier in mine
    )
