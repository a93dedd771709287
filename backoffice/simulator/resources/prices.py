"""Prices: amount, currency and product never change; the lookup key may move."""

from decimal import Decimal
from typing import Any

from ..books import Books
from ..changes import changed, merged_metadata
from ..currencies import LARGEST, THREE_DECIMALS
from ..errors import ApiError, missing_param
from ..ids import new_id
from ..ledger import Json
from ..listing import among, page
from ..operations import Call, operation
from . import products


def check_amount(amount: int, currency: str, param: str) -> None:
    """Bounds and the three-decimal rule. Raises ApiError."""
    if amount < 0:
        raise ApiError(
            "Invalid integer: must be greater than or equal to 0", code="parameter_invalid_integer", param=param
        )
    if amount > LARGEST:
        raise ApiError("Amount must be no more than $999,999.99", code="amount_too_large", param=param)
    if currency in THREE_DECIMALS and amount % 10:
        raise ApiError(
            f"Invalid amount: {currency.upper()} has three decimals, of which the last must be 0.",
            code="invalid_charge_amount",
            param=param,
        )


def _amounts(params: dict[str, Any], where: str) -> tuple[int | None, str | None]:
    """`unit_amount` and `unit_amount_decimal`, one given, the other derived."""
    whole, exact = params.get("unit_amount"), params.get("unit_amount_decimal")
    prefix = f"{where}[unit_amount]" if where else "unit_amount"
    if whole is not None and exact is not None:
        raise ApiError("You may only specify one of these parameters: unit_amount, unit_amount_decimal.", param=prefix)
    if exact is not None:
        number = Decimal(exact)
        whole = int(number) if number == number.to_integral_value() else None
        check_amount(int(number), params["currency"] if whole is not None else "usd", prefix)
        return whole, exact
    if whole is None:
        return None, None
    check_amount(whole, params["currency"], prefix)
    return whole, str(whole)


def new_price(books: Books, params: dict[str, Any], where: str = "", *, inline: bool = False) -> Json:
    """Write a price for `params["product"]`. `inline` ones (price_data) are born archived."""
    unit_amount, exact = _amounts(params, where)
    custom = params.get("custom_unit_amount")
    if exact is None and not custom and "tiers" not in params:
        name = f"{where}[unit_amount]" if where else "unit_amount"
        raise ApiError(f"Missing required param: {name}.", code="parameter_missing", param=name)
    recurring = params.get("recurring")
    price: Json = {
        "id": new_id("price"),
        "object": "price",
        "active": params.get("active", True) and not inline,
        "billing_scheme": params.get("billing_scheme", "per_unit"),
        "created": books.now(),
        "currency": params["currency"],
        "custom_unit_amount": custom and {"maximum": None, "minimum": None, "preset": None, **custom},
        "livemode": books.livemode,
        "lookup_key": _lookup_key(books, params),
        "metadata": merged_metadata({}, params.get("metadata", {})),
        "nickname": params.get("nickname"),
        "product": params["product"],
        "recurring": recurring and {"interval_count": 1, "meter": None, "usage_type": "licensed", **recurring},
        "tax_behavior": params.get("tax_behavior", "unspecified"),
        "tiers_mode": params.get("tiers_mode"),
        "transform_quantity": params.get("transform_quantity"),
        "type": "recurring" if recurring else "one_time",
        "unit_amount": unit_amount,
        "unit_amount_decimal": exact,
    }
    return books.add(price, "price.created")


def _lookup_key(books: Books, params: dict[str, Any]) -> str | None:
    """The key, taken from the price that holds it when the caller says so."""
    key = params.get("lookup_key")
    if not key:
        return None
    for holder in books.where("price", "lookup_key", key):
        if not params.get("transfer_lookup_key"):
            raise ApiError(
                f"A price (`{holder['id']}`) already uses that lookup key.",
                code="resource_already_exists",
                param="lookup_key",
            )
        books.save({**holder, "lookup_key": None}, holder, "price.updated")
    return key


@operation("PostPrices")
def create(call: Call) -> Json:
    params, books = call.params, call.books
    if "product" in params and "product_data" in params:
        raise ApiError("You may only specify one of these parameters: product, product_data.", param="product")
    if "product_data" in params:
        product = products.new_product(books, params["product_data"], "product_data[id]")
    elif "product" in params:
        product = books.get("product", params["product"], "product")
    else:
        raise missing_param("product")
    return new_price(books, {**params, "product": product["id"]})


@operation("GetPricesPrice")
def retrieve(call: Call) -> Json:
    return call.get("price")


@operation("GetPrices")
def list_(call: Call) -> Json:
    extra = None
    if "lookup_keys" in call.params:
        if len(call.params["lookup_keys"]) > 10:
            raise ApiError("Array must have at most 10 elements.", param="lookup_keys")
        extra = among("lookup_key", call.params["lookup_keys"])
    return page(call, "price", "active", "currency", "product", "type", extra=extra)


@operation("PostPricesPrice")
def update(call: Call) -> Json:
    return set_fields(call.books, call.get("price"), call.params)


def set_fields(books: Books, price: Json, params: dict[str, Any]) -> Json:
    """Change a price as `POST /v1/prices/{id}` or the Dashboard would."""
    if params.get("active") is False and price["active"]:
        product = books.find("product", price["product"])
        if product and product["default_price"] == price["id"]:
            raise ApiError(
                "This price cannot be archived because it is the default price of its product.", param="active"
            )
    result = changed(price, params, "active", "metadata", "nickname", "tax_behavior")
    if "lookup_key" in params and params["lookup_key"] != price["lookup_key"]:
        result["lookup_key"] = _lookup_key(books, params)
    return books.save(result, price, "price.updated")
