"""Stripe's rules for one product, its prices and links, as its documentation and the simulator have them.

Every step that real Stripe would refuse fails the test here.
"""

from dataclasses import replace
from itertools import count

from backoffice.domain.catalogue import (
    ActualLink,
    ActualPrice,
    CatalogueState,
    CreatePaymentLink,
    CreatePrice,
    CreateProduct,
    DeactivatePrice,
    Made,
    SetPaymentLinkActive,
    Step,
    UpdateProduct,
)


class Stripe:
    """What Stripe holds for one asset. `held` is the whole truth: nothing dead is forgotten."""

    def __init__(self, held: CatalogueState | None) -> None:
        self.held = held
        self.requests = 0
        self._numbers = count(1)

    @property
    def live_links(self) -> list[ActualLink]:
        return [link for link in self.held.links if link.is_active] if self.held else []

    @property
    def live_prices(self) -> list[ActualPrice]:
        return [price for price in self.held.prices if price.is_active] if self.held else []

    def do(self, step: Step) -> Made:
        """Carry a step out as Stripe would, or fail."""
        self.requests += 1
        if isinstance(step, CreateProduct):
            return self._create(step)
        assert self.held is not None, "the product does not exist yet"
        match step:
            case UpdateProduct():
                return self._update(self.held, step)
            case CreatePrice():
                return self._create_price(self.held, step)
            case DeactivatePrice():
                assert self._price(step.price_id).is_active, "it is off already: a wasted request"
                assert step.price_id != self.held.default_price_id, "a default price cannot be switched off"
                prices = [replace(p, is_active=p.is_active and p.price_id != step.price_id) for p in self.held.prices]
                self.held = replace(self.held, prices=tuple(prices))
                return Made()
            case CreatePaymentLink():
                self._assert_sellable(self.held, step.price_id)
                link = ActualLink(f"plink_new{next(self._numbers)}", "https://pay.example/x", step.price_id)
                self.held = replace(self.held, links=(*self.held.links, link))
                return Made(link_id=link.link_id, url=link.url)
            case SetPaymentLinkActive():
                return self._switch_link(self.held, step)

    def _create(self, step: CreateProduct) -> Made:
        assert self.held is None, "a product with this id exists"
        price_id = f"price_new{next(self._numbers)}" if step.price else None
        prices = (ActualPrice(price_id, step.price),) if price_id and step.price else ()
        self.held = CatalogueState(
            step.product_id, step.name, step.description, step.images, True, price_id, prices, (), step.metadata
        )
        return Made(price_id=price_id)

    def _update(self, held: CatalogueState, step: UpdateProduct) -> Made:
        if step.default_price_id is not None:
            assert self._price(step.default_price_id).is_active, "a stale price cannot become the default"
        texts = {"name": step.name, "description": step.description, "images": step.images}
        rest = {"is_active": step.is_active, "default_price_id": step.default_price_id}
        changed = {name: value for name, value in {**texts, **rest}.items() if value is not None}
        assert changed or step.metadata, "an update without a change: a wasted request"
        self.held = replace(held, metadata={**held.metadata, **(step.metadata or {})}, **changed)
        return Made()

    def _create_price(self, held: CatalogueState, step: CreatePrice) -> Made:
        assert held.is_active, "nothing is priced while its product is archived"
        price = ActualPrice(f"price_new{next(self._numbers)}", step.money, step.tier)
        self.held = replace(held, prices=(*held.prices, price))
        return Made(price_id=price.price_id)

    def _switch_link(self, held: CatalogueState, step: SetPaymentLinkActive) -> Made:
        link = next((link for link in held.links if link.link_id == step.link_id), None)
        assert link, f"No such payment link: {step.link_id}"
        assert link.is_active != step.is_active, "it is so already: a wasted request"
        if step.is_active:
            self._assert_sellable(held, link.price_id)
        links = [replace(k, is_active=step.is_active) if k.link_id == step.link_id else k for k in held.links]
        self.held = replace(held, links=tuple(links))
        return Made()

    def _assert_sellable(self, held: CatalogueState, price_id: str) -> None:
        assert held.is_active, "a link needs an active product"
        assert self._price(price_id).is_active, "a link needs an active price"

    def _price(self, price_id: str) -> ActualPrice:
        assert self.held is not None
        found = [price for price in self.held.prices if price.price_id == price_id]
        assert found, f"No such price: {price_id}"
        return found[0]
