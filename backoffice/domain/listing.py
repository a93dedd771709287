"""From a listing to what Stripe should hold for it, and why a listing is not sold online."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import cast

from backoffice.domain.catalogue import CatalogueEntry
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.domain.web_addresses import is_web_address
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

LONGEST_DESCRIPTION = 40_000
"""Stripe's limit of a product's description, in characters."""

MOST_IMAGES = 8
"""Stripe's limit of a product's images."""

METADATA_NAMES = ("backoffice_installation", "backoffice_kind", "backoffice_id")
"""Metadata by which our objects are known in Stripe: whose it is, and which listing it sells."""


class SalesObstacle(Enum):
    """Why a listing has no live payment link. The value is the sentence to show."""

    ARCHIVED = QT_TRANSLATE_NOOP("backoffice", "It is archived. Restore it to sell it again.")
    INACTIVE = QT_TRANSLATE_NOOP("backoffice", "It is switched off. Make it active to sell it.")
    SWITCHED_OFF = QT_TRANSLATE_NOOP("backoffice", "Selling it online is switched off. Switch it on to get a link.")
    NO_PRICE = QT_TRANSLATE_NOOP("backoffice", "It has no price. Give it one to sell it online.")
    ZERO_PRICE = QT_TRANSLATE_NOOP("backoffice", "It is free, and Stripe charges nothing. Give it a price to sell it.")

    @property
    def message(self) -> Message:
        """Return the sentence to show."""
        return Message(self.value)


def sales_obstacle(values: Mapping[str, object], *, is_archived: bool = False) -> SalesObstacle | None:
    """Return why a listing is not sold online, the first of its reasons; None when it is."""
    if is_archived:
        return SalesObstacle.ARCHIVED
    if values.get("is_active") is False:
        return SalesObstacle.INACTIVE
    if values.get("accepts_online_payment") is False:
        return SalesObstacle.SWITCHED_OFF
    price = values.get("price_minor")
    if price is None:
        return SalesObstacle.NO_PRICE
    return None if price else SalesObstacle.ZERO_PRICE


def product_id(installation_id: str, ref: AssetRef) -> str:
    """Return the id that the listing's product has in Stripe: ours to choose, and the same for ever."""
    return f"bo_{installation_id[:12]}_{ref.kind.singular}_{ref.id}"


def catalogue_entry(
    ref: AssetRef,
    values: Mapping[str, object],
    tiers: Mapping[int, Mapping[str, object]],
    *,
    installation_id: str,
    is_archived: bool,
) -> CatalogueEntry:
    """Return what Stripe should hold for a listing. `tiers` are the values of its ticket tiers by their ids."""
    sold_online = values.get("accepts_online_payment") is not False
    prices = {str(key): _charge(tier, values) for key, tier in tiers.items() if _is_sold(tier)} if sold_online else {}
    return CatalogueEntry(
        product_id=product_id(installation_id, ref),
        name=str(values["name"]),
        description=str(values.get("description") or "")[:LONGEST_DESCRIPTION],
        images=_images(values),
        is_active=values.get("is_active") is not False and not is_archived,
        price=_charge(values, values) if sold_online else None,
        tiers={key: price for key, price in prices.items() if price is not None},
        metadata=dict(zip(METADATA_NAMES, (installation_id, ref.kind.value, str(ref.id)), strict=True)),
    )


def _is_sold(tier: Mapping[str, object]) -> bool:
    return tier.get("is_active") is not False and tier.get("tier_type") != "free"


def _charge(priced: Mapping[str, object], listing: Mapping[str, object]) -> Money | None:
    """Return the price of a listing or of one of its tiers; None for nothing to charge."""
    amount = priced.get("price_minor")
    return Money(cast("int", amount), str(listing["currency"])) if amount else None


def _images(values: Mapping[str, object]) -> tuple[str, ...]:
    images = cast("tuple[str, ...]", values.get("images") or ())
    return tuple(image for image in images if is_web_address(image, ("https",)))[:MOST_IMAGES]
