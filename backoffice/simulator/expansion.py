"""Objects as they are answered: identifiers, or the objects themselves where `expand[]` asks for them."""

from collections.abc import Iterable
from typing import Any

from .books import Books, public
from .errors import ApiError, shown
from .ledger import Json

MAX_DEPTH = 4
EXPANDABLE: dict[tuple[str, str], str] = {
    ("product", "default_price"): "price",
    ("price", "product"): "product",
    ("checkout.session", "payment_intent"): "payment_intent",
    ("checkout.session", "payment_link"): "payment_link",
    ("payment_intent", "latest_charge"): "charge",
    ("charge", "payment_intent"): "payment_intent",
    ("charge", "balance_transaction"): "balance_transaction",
    ("refund", "charge"): "charge",
    ("refund", "payment_intent"): "payment_intent",
    ("refund", "balance_transaction"): "balance_transaction",
    ("refund", "failure_balance_transaction"): "balance_transaction",
    ("dispute", "charge"): "charge",
    ("dispute", "payment_intent"): "payment_intent",
}
# Known to Stripe and always null here, so that asking for them is no error.
ALWAYS_NULL = {
    ("product", "tax_code"), ("checkout.session", "customer"), ("checkout.session", "subscription"),
    ("checkout.session", "invoice"), ("checkout.session", "setup_intent"), ("payment_intent", "customer"),
    ("payment_intent", "payment_method"), ("payment_intent", "review"), ("charge", "customer"), ("charge", "review"),
    ("charge", "application"), ("price", "tiers"), ("price", "currency_options"),
}  # fmt: skip
PARTS = {("payment_link", "line_items"), ("checkout.session", "line_items"), ("charge", "refunds")}

Tree = dict[str, Any]


def tree(paths: Iterable[str]) -> Tree:
    """`["data.default_price", "data"]` as nested dictionaries. Raises ApiError beyond four levels."""
    root: Tree = {}
    for path in paths:
        steps = path.split(".")
        if len(steps) > MAX_DEPTH:
            raise ApiError(
                f"You cannot expand more than {MAX_DEPTH} levels of a property. Property: {shown(path)}", param="expand"
            )
        here = root
        for step in steps:
            here = here.setdefault(step, {})
    return root


def render(books: Books, obj: Json, wanted: Tree, trail: str = "") -> Json:
    """The public object with what `wanted` names expanded. Raises ApiError for what cannot be."""
    if obj.get("object") in ("list", "search_result"):
        return _list(books, obj, wanted, trail)
    kind = obj.get("object", "")
    shown_object = public(obj)
    if kind == "item":
        shown_object["price"] = books.get("price", obj["price"])
        return _inside_item(books, shown_object, wanted, trail)
    for name, below in wanted.items():
        shown_object[name] = _expanded(books, obj, kind, name, below, f"{trail}{name}")
    return shown_object


def _list(books: Books, obj: Json, wanted: Tree, trail: str) -> Json:
    for name in wanted:
        if name != "data":
            raise _refused(f"{trail}{name}", f"{trail}data.{name}")
    below = wanted.get("data", {})
    return {**obj, "data": [render(books, one, below, f"{trail}data.") for one in obj["data"]]}


def _inside_item(books: Books, item: Json, wanted: Tree, trail: str) -> Json:
    for name in wanted:
        if name not in ("price", "discounts", "taxes"):
            raise _refused(f"{trail}{name}")
    item["price"] = render(books, item["price"], wanted.get("price", {}), f"{trail}price.")
    return item


def _expanded(books: Books, obj: Json, kind: str, name: str, below: Tree, trail: str) -> Any:
    if (kind, name) in PARTS:
        return render(books, part(books, obj, name), below, f"{trail}.")
    if (kind, name) in ALWAYS_NULL:
        return None
    target = EXPANDABLE.get((kind, name))
    if target is None:
        raise _refused(trail)
    if obj.get(name) is None:
        return None
    found = books.find(target, obj[name])
    return render(books, found, below, f"{trail}.") if found else obj[name]


def part(books: Books, obj: Json, name: str) -> Json:
    """A list inside an object: the line items of a link or session, the refunds of a charge (first ten)."""
    if name == "refunds":
        found = list(reversed(books.where("refund", "charge", obj["id"])))
        url = f"/v1/charges/{obj['id']}/refunds"
    else:
        found = obj["_line_items"]
        kind = "payment_links" if obj["object"] == "payment_link" else "checkout/sessions"
        url = f"/v1/{kind}/{obj['id']}/line_items"
    return {"object": "list", "data": found[:10], "has_more": len(found) > 10, "url": url}


def _refused(path: str, instead: str | None = None) -> ApiError:
    hint = f" You may want to try expanding '{shown(instead)}' instead." if instead else ""
    return ApiError(f"This property cannot be expanded ({shown(path)}).{hint}", param="expand")
