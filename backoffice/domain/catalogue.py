"""The heart: what an asset should look like in Stripe, what it looks like, and the steps between.

`plan(desired, actual)` is pure. Create, price edit, archive, restore, retry, resync and the dry-run preview are all
this plan, so nothing has two ways to happen. `evolve(actual, step, made)` (catalogue_evolution.py) tells what is true
once a step was done: whoever carries a plan out runs its first step, evolves, stores the result and plans again.

Order is a promise: a replacement link exists, and has been stored, before the link it replaces is switched off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from backoffice.domain.money import Money

MAIN = ""
"""The tier key of the asset's own price."""

TO_BE_MADE = "(new)"
"""Stands in a plan for the id of a price that an earlier step of the same plan will make."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What we want Stripe to hold for one asset. `price` None: registered, but not sold online.

    `spared`: ids of links that stay on for a while, with the prices they charge, though another one sells now.
    """

    product_id: str
    name: str
    description: str = ""
    images: tuple[str, ...] = ()
    is_active: bool = True
    price: Money | None = None
    tiers: Mapping[str, Money] = field(default_factory=dict[str, Money])
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    spared: frozenset[str] = frozenset()

    @property
    def wanted_prices(self) -> dict[str, Money]:
        """Return every price the product should have, by tier key (`MAIN` for the asset's own)."""
        main = {} if self.price is None else {MAIN: self.price}
        return {**main, **self.tiers}

    @property
    def sells_by_link(self) -> bool:
        """Tell whether the asset should have a live payment link."""
        return self.is_active and self.price is not None


@dataclass(frozen=True, slots=True)
class ActualPrice:
    """A price of the product in Stripe; `tier` says what it is the price of (`MAIN` for the asset itself)."""

    price_id: str
    money: Money
    tier: str = MAIN
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class ActualLink:
    """A payment link of the product in Stripe."""

    link_id: str
    url: str
    price_id: str
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """What Stripe holds for one asset, as last seen or last done by us."""

    product_id: str
    name: str
    description: str = ""
    images: tuple[str, ...] = ()
    is_active: bool = True
    default_price_id: str | None = None
    prices: tuple[ActualPrice, ...] = ()
    links: tuple[ActualLink, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def main_price(self) -> ActualPrice | None:
        """Return the price the product is sold at, if it has one."""
        return next((p for p in self.prices if p.price_id == self.default_price_id), None)

    def tier_price(self, tier: str) -> ActualPrice | None:
        """Return the live price of a tier, the first made where there are several."""
        return next((p for p in self.prices if p.tier == tier and p.is_active), None)

    @property
    def selling_link(self) -> ActualLink | None:
        """Return the link to give to customers: the first live one that charges the main price."""
        return next((k for k in self.links if k.is_active and k.price_id == self.default_price_id), None)

    @property
    def latest_live_link(self) -> ActualLink | None:
        """Return the selling link or, while a price change is under way, the link that still answers."""
        return self.selling_link or next((k for k in self.links if k.is_active), None)


# ----------------------------------------------------------------------------------------------- steps


@dataclass(frozen=True, slots=True)
class CreateProduct:
    """Make the product, with its price in the same request where it has one."""

    product_id: str
    name: str
    description: str
    images: tuple[str, ...]
    price: Money | None
    metadata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UpdateProduct:
    """Change what the product says. None leaves a field as it is."""

    product_id: str
    name: str | None = None
    description: str | None = None
    images: tuple[str, ...] | None = None
    is_active: bool | None = None
    default_price_id: str | None = None
    metadata: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CreatePrice:
    """Make a price; its lookup key moves over from the price it replaces."""

    product_id: str
    money: Money
    tier: str

    @property
    def lookup_key(self) -> str:
        """Return the name under which the current price can always be found."""
        return self.product_id if self.tier == MAIN else f"{self.product_id}_tier_{self.tier}"

    @staticmethod
    def tier_of(product_id: str, lookup_key: str) -> str | None:
        """Return the tier whose `lookup_key` this is; None: it is none of the product's."""
        if lookup_key == product_id:
            return MAIN
        start = f"{product_id}_tier_"
        return lookup_key.removeprefix(start) if lookup_key.startswith(start) else None


@dataclass(frozen=True, slots=True)
class DeactivatePrice:
    """Switch a price off."""

    price_id: str


@dataclass(frozen=True, slots=True)
class CreatePaymentLink:
    """Make the link that customers pay through."""

    price_id: str
    metadata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SetPaymentLinkActive:
    """Switch a link on or off."""

    link_id: str
    is_active: bool


Step = CreateProduct | UpdateProduct | CreatePrice | DeactivatePrice | CreatePaymentLink | SetPaymentLinkActive


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that make Stripe match the asset, in the order in which they must happen. Empty: in sync."""

    steps: tuple[Step, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.steps)

    def __iter__(self) -> Iterator[Step]:
        """Go through the steps."""
        return iter(self.steps)

    def __len__(self) -> int:
        """Return the number of requests it costs."""
        return len(self.steps)


@dataclass(frozen=True, slots=True)
class Made:
    """The ids Stripe answered a step with."""

    price_id: str | None = None
    link_id: str | None = None
    url: str | None = None


# ------------------------------------------------------------------------------------------------ plan


def plan(desired: CatalogueEntry, actual: CatalogueState | None) -> Plan:
    """Return the steps that make Stripe match `desired`, given what it holds now (None: nothing)."""
    if actual is None:
        return _plan_new(desired)
    main_id = _main_price_id(desired, actual)
    keep = _kept_link(actual, main_id)
    return Plan(
        (
            *_revive_product(desired, actual),
            *_create_prices(desired, actual),
            *_update_product(desired, actual, main_id),
            *_open_link(desired, keep, main_id),
            *_close_links(desired, actual, keep),
            *_close_prices(desired, actual, main_id),
            *_archive_product(desired, actual),
        )
    )


def _plan_new(desired: CatalogueEntry) -> Plan:
    """A listing that is not active needs nothing in Stripe until it is."""
    if not desired.is_active:
        return Plan(())
    create = CreateProduct(
        desired.product_id, desired.name, desired.description, desired.images, desired.price, desired.metadata
    )
    tiers = (CreatePrice(desired.product_id, money, tier) for tier, money in desired.tiers.items())
    link = (CreatePaymentLink(TO_BE_MADE, desired.metadata),) if desired.sells_by_link else ()
    return Plan((create, *tiers, *link))


def _revive_product(desired: CatalogueEntry, actual: CatalogueState) -> Iterable[Step]:
    """Bring an archived product back before anything is sold through it."""
    return (UpdateProduct(actual.product_id, is_active=True),) if desired.is_active and not actual.is_active else ()


def _update_product(desired: CatalogueEntry, actual: CatalogueState, main_id: str | None) -> Iterable[Step]:
    """Correct texts and default price in one request."""
    missing = {k: v for k, v in desired.metadata.items() if actual.metadata.get(k) != v}
    update = UpdateProduct(
        actual.product_id,
        name=_changed(desired.name, actual.name),
        description=_changed(desired.description, actual.description),
        images=desired.images if desired.images != actual.images else None,
        default_price_id=main_id if main_id != actual.default_price_id else None,
        metadata=missing or None,
    )
    return (update,) if update != UpdateProduct(actual.product_id) else ()


def _archive_product(desired: CatalogueEntry, actual: CatalogueState) -> Iterable[Step]:
    """Archive last, when its links are off."""
    return (UpdateProduct(actual.product_id, is_active=False),) if actual.is_active and not desired.is_active else ()


def _changed(wanted: str, found: str) -> str | None:
    return wanted if wanted != found else None


def _live_prices(desired: CatalogueEntry, actual: CatalogueState) -> dict[str, ActualPrice]:
    """Return, by tier, the live price that already charges what is wanted (the default one first)."""
    found: dict[str, ActualPrice] = {}
    for price in sorted(actual.prices, key=lambda p: p.price_id != actual.default_price_id):
        if price.is_active and price.money == desired.wanted_prices.get(price.tier):
            found.setdefault(price.tier, price)
    return found


def _main_price_id(desired: CatalogueEntry, actual: CatalogueState) -> str | None:
    """Return the price the asset should be sold at: one that exists, `TO_BE_MADE`, or None to leave it as it is."""
    if desired.price is None:
        return None
    found = _live_prices(desired, actual).get(MAIN)
    if found:
        return found.price_id
    return TO_BE_MADE if desired.is_active else None


def _create_prices(desired: CatalogueEntry, actual: CatalogueState) -> Iterable[Step]:
    """Make what is not charged yet. An archived listing is priced when it is restored."""
    if not desired.is_active:
        return ()
    found = _live_prices(desired, actual)
    return [
        CreatePrice(actual.product_id, money, tier)
        for tier, money in desired.wanted_prices.items()
        if tier not in found
    ]


def _kept_link(actual: CatalogueState, main_id: str | None) -> ActualLink | None:
    """Return the one link to keep: it charges the right price; a live one first, else the first made."""
    fitting = [link for link in actual.links if link.price_id == main_id]
    return next((link for link in fitting if link.is_active), fitting[0] if fitting else None)


def _open_link(desired: CatalogueEntry, keep: ActualLink | None, main_id: str | None) -> Iterable[Step]:
    if not desired.sells_by_link or main_id is None:
        return ()
    if keep is None:
        return (CreatePaymentLink(main_id, desired.metadata),)
    return () if keep.is_active else (SetPaymentLinkActive(keep.link_id, is_active=True),)


def _spared_links(desired: CatalogueEntry, actual: CatalogueState) -> list[ActualLink]:
    return [link for link in actual.links if desired.sells_by_link and link.link_id in desired.spared]


def _close_links(desired: CatalogueEntry, actual: CatalogueState, keep: ActualLink | None) -> Iterable[Step]:
    stay = [*_spared_links(desired, actual), keep if desired.sells_by_link else None]
    return [SetPaymentLinkActive(k.link_id, is_active=False) for k in actual.links if k.is_active and k not in stay]


def _close_prices(desired: CatalogueEntry, actual: CatalogueState, main_id: str | None) -> Iterable[Step]:
    """Switch off what is no longer charged; Stripe refuses to do so for a product's default price."""
    kept = {p.price_id for p in _live_prices(desired, actual).values()}
    kept |= {link.price_id for link in _spared_links(desired, actual) if link.is_active}
    default = main_id or actual.default_price_id
    return [
        DeactivatePrice(p.price_id)
        for p in actual.prices
        if p.is_active and p.price_id not in kept and p.price_id != default
    ]
