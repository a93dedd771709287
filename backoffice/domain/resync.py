"""Resync: what differs between the office's listings and what Stripe lists, in words, and what may be done about it.

`judge` is pure. What it finds is what `catalogue.plan` would change and nothing else, so that a comparison after its
differences were settled is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backoffice.domain.catalogue import (
    MAIN,
    CatalogueEntry,
    CatalogueState,
    CreatePrice,
    DeactivatePrice,
    Plan,
    UpdateProduct,
    plan,
)
from backoffice.domain.catalogue_evolution import tidied
from backoffice.domain.kinds import AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


class Finding(StrEnum):
    """One way in which Stripe and the office's database differ. Stored and exported by its value."""

    MISSING = "missing"
    STALE_ID = "stale_id"
    NAME = "name"
    DESCRIPTION = "description"
    IMAGES = "images"
    METADATA = "metadata"
    PRICE = "price"
    CURRENCY = "currency"
    TIER_PRICES = "tier_prices"
    ARCHIVED_THERE = "archived_there"
    ARCHIVED_HERE = "archived_here"
    LINK_OFF = "link_off"
    LINK_MISSING = "link_missing"
    LINK_UNWANTED = "link_unwanted"
    DUPLICATE_LINK = "duplicate_link"
    DUPLICATE_PRODUCT = "duplicate_product"
    ORPHAN = "orphan"
    NOTES = "notes"

    @property
    def message(self) -> Message:
        """Return the sentence to show."""
        return Message(_WORDS[self])


_WORDS = {
    Finding.MISSING: QT_TRANSLATE_NOOP("backoffice", "It is not in Stripe yet."),
    Finding.STALE_ID: QT_TRANSLATE_NOOP(
        "backoffice", "The product that it names is not in this Stripe account: it is of another one, or was deleted."
    ),
    Finding.NAME: QT_TRANSLATE_NOOP("backoffice", "Its name differs."),
    Finding.DESCRIPTION: QT_TRANSLATE_NOOP("backoffice", "Its description differs."),
    Finding.IMAGES: QT_TRANSLATE_NOOP("backoffice", "Its images differ."),
    Finding.METADATA: QT_TRANSLATE_NOOP("backoffice", "The marks by which the office knows it were changed in Stripe."),
    Finding.PRICE: QT_TRANSLATE_NOOP("backoffice", "Its price differs."),
    Finding.CURRENCY: QT_TRANSLATE_NOOP("backoffice", "Its currency differs."),
    Finding.TIER_PRICES: QT_TRANSLATE_NOOP("backoffice", "The prices of its tickets differ."),
    Finding.ARCHIVED_THERE: QT_TRANSLATE_NOOP("backoffice", "It is archived in Stripe, but active here."),
    Finding.ARCHIVED_HERE: QT_TRANSLATE_NOOP("backoffice", "It is active in Stripe, but not active here."),
    Finding.LINK_OFF: QT_TRANSLATE_NOOP("backoffice", "Its payment link is switched off."),
    Finding.LINK_MISSING: QT_TRANSLATE_NOOP("backoffice", "It has no payment link that charges its price."),
    Finding.LINK_UNWANTED: QT_TRANSLATE_NOOP("backoffice", "A payment link sells it, though it is not sold online."),
    Finding.DUPLICATE_LINK: QT_TRANSLATE_NOOP("backoffice", "More than one payment link sells it."),
    Finding.DUPLICATE_PRODUCT: QT_TRANSLATE_NOOP("backoffice", "It is a second product of a listing that has one."),
    Finding.ORPHAN: QT_TRANSLATE_NOOP("backoffice", "It is in Stripe, but no listing here belongs to it."),
    Finding.NOTES: QT_TRANSLATE_NOOP("backoffice", "Stripe is right; only what is noted of it here is out of date."),
}


class Choice(StrEnum):
    """What is done about a row of the plan."""

    MAKE_STRIPE_MATCH = "make_stripe_match"
    TAKE_STRIPES_VALUE = "take_stripes_value"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference as text: what Stripe has, and what the office's database has."""

    finding: Finding
    in_stripe: str = ""
    here: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One listing, or product without one, that differs.

    `ref` None: a product that belongs to no listing. `seen` is what Stripe was seen to hold (None: nothing); `version`
    and `recorded` (a mark of what the row said of Stripe) tell later whether the row is still the one that was judged.
    `must_read_prices`: a look at its prices comes first, as lists show only the main one. `work` names the requests
    that making Stripe match takes.
    """

    subject: str
    ref: AssetRef | None
    product_id: str
    name: str
    differences: tuple[Difference, ...]
    choices: tuple[Choice, ...]
    default: Choice
    work: tuple[str, ...]
    seen: CatalogueState | None = None
    version: int = 0
    recorded: str = ""
    must_read_prices: bool = False

    @property
    def requests(self) -> int:
        """Return how many requests making Stripe match takes."""
        return len(self.work)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, the weightiest first."""
        return tuple(difference.finding for difference in self.differences)


@dataclass(frozen=True, slots=True)
class ResyncPlan:
    """What a comparison found. Only rows that differ are kept: of those in step there is a count.

    `changed_meanwhile` listings were edited or sent while they were compared; the next comparison tells.
    """

    rows: tuple[PlanRow, ...]
    in_sync: int
    changed_meanwhile: int
    requests_used: int
    counts: Mapping[Finding, int] = field(default_factory=dict[Finding, int])

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not self.rows

    def choice_of(self, row: PlanRow, choices: Mapping[str, Choice]) -> Choice:
        """Return what is to be done about a row: what was chosen for its subject, else its default."""
        return choices.get(row.subject, row.default)

    def __iter__(self) -> Iterator[PlanRow]:
        """Go through the rows."""
        return iter(self.rows)


TAKABLE = frozenset(
    {
        Finding.NAME,
        Finding.DESCRIPTION,
        Finding.IMAGES,
        Finding.PRICE,
        Finding.CURRENCY,
        Finding.ARCHIVED_THERE,
        Finding.ARCHIVED_HERE,
        Finding.LINK_OFF,
    }
)
"""What can be settled by an edit of the listing here."""


def judge(
    entry: CatalogueEntry, recorded: CatalogueState | None, seen: CatalogueState | None
) -> tuple[Difference, ...]:
    """Return how what Stripe was `seen` to hold differs from what the listing wants; empty: it is in step.

    `recorded` is what the row says of Stripe.
    """
    steps = plan(entry, seen)
    if seen is None:
        finding = Finding.MISSING if recorded is None else Finding.STALE_ID
        return (Difference(finding, here=entry.name),) if steps or recorded is not None else ()
    if not steps:
        return () if recorded is not None and tidied(recorded) == tidied(seen) else (Difference(Finding.NOTES),)
    found = (*_texts(entry, seen), *_activity(entry, seen), *_prices(entry, seen, steps), *_links(entry, seen))
    return found or (Difference(Finding.NOTES),)


def _texts(entry: CatalogueEntry, seen: CatalogueState) -> Iterator[Difference]:
    if entry.name != seen.name:
        yield Difference(Finding.NAME, seen.name, entry.name)
    if entry.description != seen.description:
        yield Difference(Finding.DESCRIPTION, seen.description, entry.description)
    if entry.images != seen.images:
        yield Difference(Finding.IMAGES, "\n".join(seen.images), "\n".join(entry.images))
    changed = {
        key: seen.metadata.get(key, "") for key, value in entry.metadata.items() if seen.metadata.get(key) != value
    }
    if changed:
        yield Difference(Finding.METADATA, _pairs(changed), _pairs({key: entry.metadata[key] for key in changed}))


def _activity(entry: CatalogueEntry, seen: CatalogueState) -> Iterator[Difference]:
    if entry.is_active and not seen.is_active:
        yield Difference(Finding.ARCHIVED_THERE)
    if seen.is_active and not entry.is_active:
        yield Difference(Finding.ARCHIVED_HERE)


def _prices(entry: CatalogueEntry, seen: CatalogueState, steps: Plan) -> Iterator[Difference]:
    """The main price by its amount; tickets by the steps that they take (and what is charged beside them)."""
    main = seen.main_price
    is_sold = entry.is_active and entry.price is not None
    fits = main is not None and main.is_active and main.tier == MAIN and main.money == entry.price
    if (is_sold and not fits) or any(isinstance(step, UpdateProduct) and step.default_price_id for step in steps):
        is_currency = main is not None and entry.price is not None and main.money.currency != entry.price.currency
        there, here = (str(main.money) if main else "", str(entry.price or ""))
        yield Difference(Finding.CURRENCY if is_currency else Finding.PRICE, there, here)
    tiers = {price.price_id for price in seen.prices if price.price_id != seen.default_price_id}
    made = [step for step in steps if isinstance(step, CreatePrice) and step.tier != MAIN]
    closed = [step for step in steps if isinstance(step, DeactivatePrice) and step.price_id in tiers]
    if made or closed:
        gone = {step.price_id for step in closed}
        charged = ", ".join(str(price.money) for price in seen.prices if price.price_id in gone)
        yield Difference(Finding.TIER_PRICES, charged, ", ".join(str(step.money) for step in made))


def _links(entry: CatalogueEntry, seen: CatalogueState) -> Iterator[Difference]:
    spared = entry.spared if entry.sells_by_link else frozenset[str]()
    live = [link for link in seen.links if link.is_active and link.link_id not in spared]
    if not entry.sells_by_link:
        if live:
            yield Difference(Finding.LINK_UNWANTED, "\n".join(link.url for link in live))
        return
    if len(live) > 1:
        yield Difference(Finding.DUPLICATE_LINK, "\n".join(link.url for link in live))
    main = seen.main_price
    charges_it = main is not None and main.money == entry.price and main.is_active
    if charges_it and not any(link.price_id == seen.default_price_id for link in live):
        off = [link for link in seen.links if not link.is_active and link.price_id == seen.default_price_id]
        yield Difference(Finding.LINK_OFF, off[0].url) if off else Difference(Finding.LINK_MISSING)
    elif not live:
        yield Difference(Finding.LINK_MISSING)


def _pairs(metadata: Mapping[str, str]) -> str:
    return "\n".join(f"{key}={value}" for key, value in sorted(metadata.items()))


READ_PRICES = "ReadPrices"


def work_of(steps: Plan, *, must_read_prices: bool) -> tuple[str, ...]:
    """Return the names of the requests of a plan."""
    names = tuple(type(step).__name__ for step in steps)
    return (READ_PRICES, *names) if must_read_prices else names


# ---------------------------------------------------------------------------------------------- taking over


def values_to_take(entry: CatalogueEntry, seen: CatalogueState, found: tuple[Finding, ...]) -> dict[str, object]:
    """Return the fields of a listing that make it what Stripe holds; `is_active` for what was archived."""
    values: dict[str, object] = {}
    if Finding.NAME in found:
        values["name"] = seen.name
    if Finding.DESCRIPTION in found:
        values["description"] = seen.description or None
    if Finding.IMAGES in found:
        values["images"] = seen.images
    if (Finding.PRICE in found or Finding.CURRENCY in found) and seen.main_price is not None:
        values |= {"price_minor": seen.main_price.money.amount_minor, "currency": seen.main_price.money.currency}
    if Finding.ARCHIVED_THERE in found:
        values["is_active"] = False
    elif Finding.ARCHIVED_HERE in found:
        values["is_active"] = True
    elif Finding.LINK_OFF in found and entry.is_active:
        values["accepts_online_payment"] = False
    return values


def choices_for(seen: CatalogueState | None, found: tuple[Finding, ...]) -> tuple[Choice, ...]:
    """Return what may be chosen. Stripe's value can be taken where it is a value of the listing."""
    if seen is None or not TAKABLE.intersection(found):
        return (Choice.MAKE_STRIPE_MATCH, Choice.LEAVE)
    return (Choice.MAKE_STRIPE_MATCH, Choice.TAKE_STRIPES_VALUE, Choice.LEAVE)


def retirement(state: CatalogueState) -> CatalogueEntry:
    """Return what a product that nobody sells should be: as it is, archived, its links off."""
    return CatalogueEntry(
        product_id=state.product_id,
        name=state.name,
        description=state.description,
        images=state.images,
        is_active=False,
        metadata=state.metadata,
    )
