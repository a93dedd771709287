"""What Stripe holds once a step of a plan was done. Pure, as the plan is."""

from __future__ import annotations

from dataclasses import replace

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


def evolve(actual: CatalogueState | None, step: Step, made: Made) -> CatalogueState:
    """Return what Stripe holds after `step` was done and answered with `made`.

    Prices and links that can never be used again (switched off and replaced) are forgotten, so that the state stays
    small however often a price changes.
    """
    if isinstance(step, CreateProduct):
        return _created(step, made)
    if actual is None:
        raise ValueError("only CreateProduct can come first")
    return tidied(_evolve_known(actual, step, made))


def _created(step: CreateProduct, made: Made) -> CatalogueState:
    bare = CatalogueState(step.product_id, step.name, step.description, step.images, metadata=dict(step.metadata))
    if step.price is None:
        return bare
    price = ActualPrice(_given(made.price_id), step.price)
    return replace(bare, default_price_id=price.price_id, prices=(price,))


def _evolve_known(actual: CatalogueState, step: Step, made: Made) -> CatalogueState:
    match step:
        case UpdateProduct():
            return _updated(actual, step)
        case CreatePrice():
            price = ActualPrice(_given(made.price_id), step.money, step.tier)
            return replace(actual, prices=(*actual.prices, price))
        case DeactivatePrice():
            prices = tuple(replace(p, is_active=False) if p.price_id == step.price_id else p for p in actual.prices)
            return replace(actual, prices=prices)
        case CreatePaymentLink():
            link = ActualLink(_given(made.link_id), _given(made.url), step.price_id)
            return replace(actual, links=(*actual.links, link))
        case SetPaymentLinkActive():
            links = tuple(
                replace(k, is_active=step.is_active) if k.link_id == step.link_id else k for k in actual.links
            )
            return replace(actual, links=links)
        case CreateProduct():
            raise ValueError("the product exists already")


def _updated(actual: CatalogueState, step: UpdateProduct) -> CatalogueState:
    return replace(
        actual,
        name=actual.name if step.name is None else step.name,
        description=actual.description if step.description is None else step.description,
        images=actual.images if step.images is None else step.images,
        is_active=actual.is_active if step.is_active is None else step.is_active,
        default_price_id=step.default_price_id or actual.default_price_id,
        metadata={**actual.metadata, **(step.metadata or {})},
    )


def _given(identifier: str | None) -> str:
    if identifier is None:
        raise ValueError("Stripe's answer lacks the id of what it made")
    return identifier


def tidied(state: CatalogueState) -> CatalogueState:
    """Forget dead prices, and dead links unless they charge a live price (a restored asset uses those again)."""
    prices = tuple(p for p in state.prices if p.is_active)
    live = {p.price_id for p in prices}
    links = tuple(k for k in state.links if k.is_active or k.price_id in live)
    return replace(state, prices=prices, links=links)
