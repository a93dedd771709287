"""Products."""

import re
from typing import Any

from ..books import Books
from ..changes import changed, merged_metadata
from ..errors import ApiError, shown
from ..ids import new_id
from ..ledger import Json
from ..listing import among, page
from ..operations import Call, operation
from . import prices

OWN_ID = re.compile(r"^[A-Za-z0-9_\-.:]{1,255}$", re.ASCII)
PLAIN = (
    "active", "description", "images", "marketing_features", "name", "package_dimensions", "shippable",
    "statement_descriptor", "tax_code", "unit_label", "url", "metadata",
)  # fmt: skip


def new_product(books: Books, params: dict[str, Any], param: str = "id") -> Json:
    """Write a product; the caller may have chosen its id. Raises ApiError when that id is taken."""
    id_ = params.get("id") or new_id("prod", 14)
    if not OWN_ID.match(id_):
        raise ApiError(f"Invalid product id: {shown(id_)}", param=param)
    if books.find("product", id_):
        raise ApiError("Product already exists.", code="resource_already_exists", param=param)
    now = books.now()
    product: Json = {
        "id": id_,
        "object": "product",
        "active": params.get("active", True),
        "created": now,
        "default_price": None,
        "description": params.get("description"),
        "images": _images(params.get("images", [])),
        "livemode": books.livemode,
        "marketing_features": params.get("marketing_features", []),
        "metadata": merged_metadata({}, params.get("metadata", {})),
        "name": _name(params["name"]),
        "package_dimensions": params.get("package_dimensions"),
        "shippable": params.get("shippable"),
        "statement_descriptor": params.get("statement_descriptor"),
        "tax_code": params.get("tax_code"),
        "type": "service",
        "unit_label": params.get("unit_label"),
        "updated": now,
        "url": params.get("url"),
    }
    return books.add(product, "product.created")


def _name(name: str) -> str:
    if not name.strip():
        raise ApiError("Invalid string: the name is blank", code="parameter_invalid_string_blank", param="name")
    return name


def _images(images: list[str]) -> list[str]:
    if len(images) > 8:
        raise ApiError(f"Array must have at most 8 elements, but has {len(images)}.", param="images")
    for index, url in enumerate(images):
        if not url.startswith(("http://", "https://")):
            raise ApiError("Not a valid URL", code="url_invalid", param=f"images[{index}]")
    return images


@operation("PostProducts")
def create(call: Call) -> Json:
    product = new_product(call.books, call.params)
    data = call.params.get("default_price_data")
    if data is not None:
        price = prices.new_price(call.books, {**data, "product": product["id"]}, "default_price_data")
        product = set_fields(call.books, product, {"default_price": price["id"]})
    return product


@operation("GetProductsId")
def retrieve(call: Call) -> Json:
    return call.get("product")


@operation("GetProducts")
def list_(call: Call) -> Json:
    extra = among("id", call.params["ids"]) if "ids" in call.params else None
    return page(call, "product", "active", "shippable", "url", extra=extra)


@operation("PostProductsId")
def update(call: Call) -> Json:
    return set_fields(call.books, call.get("product"), call.params)


def set_fields(books: Books, product: Json, params: dict[str, Any]) -> Json:
    """Change a product as `POST /v1/products/{id}` or the Dashboard would."""
    result = changed(product, params, *PLAIN)
    for name in ("images", "marketing_features"):
        result[name] = result[name] or []
    _name(result["name"])
    _images(result["images"])
    if "default_price" in params:
        result["default_price"] = _default_price(books, product, params["default_price"])["id"]
    if result != product:
        result["updated"] = books.now()
    return books.save(result, product, "product.updated")


def _default_price(books: Books, product: Json, price_id: str) -> Json:
    price = books.get("price", price_id, "default_price")
    if price["product"] != product["id"]:
        raise ApiError(
            f"The price `{price_id}` does not belong to the product `{product['id']}`.", param="default_price"
        )
    if not price["active"]:
        raise ApiError("The default price must be active.", param="default_price")
    return price


@operation("DeleteProductsId")
def delete(call: Call) -> Json:
    product = call.get("product")
    if call.books.where("price", "product", product["id"]):
        raise ApiError("This product cannot be deleted because it has one or more user-created prices.", param="id")
    call.books.remove(product, "product.deleted")
    return {"id": product["id"], "object": "product", "deleted": True}
