"""Line items of payment links and checkout sessions, and what they come to."""

from typing import Any

from .books import Books
from .currencies import LARGEST, smallest, written
from .errors import ApiError, missing_param
from .ids import new_id
from .ledger import Json
from .resources import prices, products

MOST_ITEMS, MOST_QUANTITY = 20, 999_999


def new_items(books: Books, given: list[dict[str, Any]], *, most: int = MOST_ITEMS) -> list[Json]:
    """Items for the `line_items` a caller gave. Raises ApiError when one can't be sold."""
    if not 1 <= len(given) <= most:
        raise ApiError(f"Array must have between 1 and {most} elements, but has {len(given)}.", param="line_items")
    items = [_item(books, entry, f"line_items[{index}]") for index, entry in enumerate(given)]
    currencies = {item["currency"] for item in items}
    if len(currencies) > 1:
        raise ApiError("All prices on a Checkout Session must have the same currency.", param="line_items")
    check_total(sum(item["amount_total"] for item in items), items[0]["currency"])
    return items


def check_total(total: int, currency: str, param: str = "line_items") -> None:
    """Stripe charges nothing at all, or at least the smallest amount of the currency, and not too much."""
    if total and total < smallest(currency):
        raise ApiError(
            f"The total amount due must add up to at least {written(smallest(currency), currency)}.",
            code="amount_too_small",
            param=param,
        )
    if total > LARGEST:
        raise ApiError(
            f"The total amount due must be no more than {written(LARGEST, currency)}.",
            code="amount_too_large",
            param=param,
        )


def _item(books: Books, entry: dict[str, Any], where: str) -> Json:
    quantity = entry.get("quantity", 1)
    if not 0 < quantity <= MOST_QUANTITY:
        raise ApiError(
            f"Invalid integer: must be between 1 and {MOST_QUANTITY}",
            code="parameter_invalid_integer",
            param=f"{where}[quantity]",
        )
    price = _price(books, entry, where)
    product = books.get("product", price["product"], where)
    amount = _times(price, quantity, where)
    adjustable = entry.get("adjustable_quantity")
    return {
        "id": new_id("li"),
        "object": "item",
        "adjustable_quantity": adjustable and {"maximum": 99, "minimum": 0, **adjustable},
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": price["currency"],
        "description": product["name"],
        "metadata": entry.get("metadata", {}),
        "price": price["id"],
        "quantity": quantity,
    }


def _times(price: Json, quantity: int, where: str) -> int:
    if price["unit_amount"] is None:
        if price["custom_unit_amount"]:
            return (price["custom_unit_amount"].get("preset") or 0) * quantity
        raise ApiError("The simulator sells only prices with a whole unit_amount.", param=f"{where}[price]")
    return price["unit_amount"] * quantity


def _price(books: Books, entry: dict[str, Any], where: str) -> Json:
    if "price" in entry and "price_data" in entry:
        raise ApiError("You may only specify one of these parameters: price, price_data.", param=f"{where}[price]")
    if "price_data" in entry:
        return _inline_price(books, entry["price_data"], f"{where}[price_data]")
    if "price" not in entry:
        raise missing_param(f"{where}[price]")
    param = f"{where}[price]"
    price = books.get("price", entry["price"], param)
    if not price["active"]:
        raise ApiError("The price specified is inactive. This field only accepts active prices.", param=param)
    if price["recurring"]:
        raise ApiError("The simulator sells one-time prices only; this one is recurring.", param=param)
    if not books.get("product", price["product"], param)["active"]:
        raise ApiError(
            f"The product `{price['product']}` of this price is inactive; only active products can be sold.",
            code="product_inactive",
            param=param,
        )
    return price


def _inline_price(books: Books, data: dict[str, Any], where: str) -> Json:
    if "product" in data:
        product = books.get("product", data["product"], f"{where}[product]")
    elif "product_data" in data:
        product = products.new_product(books, {**data["product_data"], "active": False})
    else:
        raise missing_param(f"{where}[product]")
    return prices.new_price(books, {**data, "product": product["id"]}, where, inline=True)
