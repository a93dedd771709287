"""A step of a plan as JSON in the outbox, and as a request to Stripe."""

from __future__ import annotations

import json
from typing import Any, cast

from backoffice.domain.catalogue import (
    CreatePaymentLink,
    CreatePrice,
    CreateProduct,
    DeactivatePrice,
    Made,
    SetPaymentLinkActive,
    Step,
    UpdateProduct,
)
from backoffice.domain.catalogue_codec import UnreadableDocument, step_from_json, step_to_json
from backoffice.services.ports import PaymentGateway


def write_step(step: Step) -> str:
    """Return a step as JSON text."""
    return json.dumps(step_to_json(step), sort_keys=True)


def read_step(text: str) -> Step:
    """Read back what `write_step` wrote.

    Raises:
        UnreadableDocument: when it is none of ours.

    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise UnreadableDocument(str(error)) from error
    if not isinstance(document, dict):
        raise UnreadableDocument("it is no step")
    return step_from_json(cast("dict[str, Any]", document))


async def send_step(gateway: PaymentGateway, step: Step, key: str) -> Made:
    """Do one step in Stripe under its stored key and return the ids it answered with.

    Raises:
        GatewayError: as services/gateway_errors.py says.

    """
    match step:
        case CreateProduct():
            return await _create_product(gateway, step, key)
        case UpdateProduct():
            await _update_product(gateway, step, key)
        case CreatePrice():
            return Made(price_id=await _create_price(gateway, step, key))
        case DeactivatePrice():
            await gateway.deactivate_price(step.price_id, idempotency_key=key)
        case CreatePaymentLink():
            link = await gateway.create_payment_link(
                price_id=step.price_id, metadata=step.metadata, idempotency_key=key
            )
            return Made(link_id=link.link_id, url=link.url)
        case SetPaymentLinkActive():
            await gateway.set_payment_link_active(step.link_id, is_active=step.is_active, idempotency_key=key)
    return Made()


async def _create_product(gateway: PaymentGateway, step: CreateProduct, key: str) -> Made:
    created = await gateway.create_product_with_price(
        product_id=step.product_id,
        name=step.name,
        description=step.description,
        images=step.images,
        price=step.price,
        metadata=step.metadata,
        idempotency_key=key,
    )
    return Made(price_id=created.price_id)


async def _create_price(gateway: PaymentGateway, step: CreatePrice, key: str) -> str:
    return await gateway.create_price(
        product_id=step.product_id,
        money=step.money,
        lookup_key=step.lookup_key,
        metadata={},
        idempotency_key=key,
    )


async def _update_product(gateway: PaymentGateway, step: UpdateProduct, key: str) -> None:
    await gateway.update_product(
        step.product_id,
        name=step.name,
        description=step.description,
        images=step.images,
        is_active=step.is_active,
        default_price_id=step.default_price_id,
        metadata=step.metadata,
        idempotency_key=key,
    )
