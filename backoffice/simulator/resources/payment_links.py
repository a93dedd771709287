"""Payment links: a price can't be changed, only the link switched off."""

from typing import Any

from ..books import Books
from ..changes import changed, merged_metadata
from ..errors import ApiError
from ..ids import new_id
from ..ledger import Json
from ..line_items import check_total, new_items
from ..listing import inner_page, page
from ..operations import Call, operation

MANY_SESSIONS = 1_000_000
DEFAULTS: dict[str, Any] = {
    "allow_promotion_codes": False,
    "application_fee_amount": None,
    "application_fee_percent": None,
    "automatic_tax": {"enabled": False, "liability": None, "status": None},
    "billing_address_collection": "auto",
    "consent_collection": None,
    "custom_fields": [],
    "custom_text": {
        "after_submit": None,
        "shipping_address": None,
        "submit": None,
        "terms_of_service_acceptance": None,
    },
    "customer_creation": "if_required",
    "inactive_message": None,
    "invoice_creation": {"enabled": False, "invoice_data": None},
    "name_collection": None,
    "on_behalf_of": None,
    "optional_items": None,
    "payment_method_collection": "always",
    "payment_method_options": None,
    "payment_method_types": None,
    "phone_number_collection": {"enabled": False},
    "shipping_address_collection": None,
    "shipping_options": [],
    "submit_type": "auto",
    "subscription_data": None,
    "tax_id_collection": {"enabled": False, "required": "never"},
    "transfer_data": None,
}
INTENT_DATA: dict[str, Any] = {
    "capture_method": None,
    "description": None,
    "metadata": {},
    "setup_future_usage": None,
    "statement_descriptor": None,
    "statement_descriptor_suffix": None,
    "transfer_group": None,
}


def _restrictions(given: Any, count: int = 0) -> Json | None:
    if not given:
        return None
    limit = given["completed_sessions"]["limit"]
    if not 1 <= limit <= MANY_SESSIONS:
        raise ApiError(
            "Invalid integer: must be greater than or equal to 1",
            code="parameter_invalid_integer",
            param="restrictions[completed_sessions][limit]",
        )
    return {"completed_sessions": {"count": count, "limit": limit}}


def _after_completion(given: Any) -> Json:
    if not given:
        return {"hosted_confirmation": {"custom_message": None}, "type": "hosted_confirmation"}
    kind = given["type"]
    if kind == "redirect" and "redirect" not in given:
        raise ApiError(
            "Missing required param: after_completion[redirect].",
            code="parameter_missing",
            param="after_completion[redirect]",
        )
    return {kind: given.get(kind, {"custom_message": None}), "type": kind}


@operation("PostPaymentLinks")
def create(call: Call) -> Json:
    params, books = call.params, call.books
    items = new_items(books, params["line_items"])
    id_ = new_id("plink")
    given = {name: params[name] for name in DEFAULTS if params.get(name, "") != ""}
    data = params.get("payment_intent_data")
    link: Json = {
        "id": id_,
        "object": "payment_link",
        "active": True,
        "after_completion": _after_completion(params.get("after_completion")),
        "application": None,
        **DEFAULTS,
        **given,
        "currency": items[0]["currency"],
        "livemode": books.livemode,
        "managed_payments": params.get("managed_payments"),
        "metadata": merged_metadata({}, params.get("metadata", {})),
        "payment_intent_data": {**INTENT_DATA, **data} if data else None,
        "restrictions": _restrictions(params.get("restrictions")),
        "url": f"{books.base_url}/pay/{id_}",
        "_line_items": items,
        "_created": books.now(),
    }
    return books.add(link, "payment_link.created")


@operation("GetPaymentLinksPaymentLink")
def retrieve(call: Call) -> Json:
    return call.get("payment_link")


@operation("GetPaymentLinks")
def list_(call: Call) -> Json:
    return page(call, "payment_link", "active")


@operation("GetPaymentLinksPaymentLinkLineItems")
def line_items(call: Call) -> Json:
    link = call.get("payment_link")
    return inner_page(call, link["_line_items"], f"/v1/payment_links/{link['id']}/line_items")


@operation("PostPaymentLinksPaymentLink")
def update(call: Call) -> Json:
    return set_fields(call.books, call.get("payment_link"), call.params)


def set_fields(books: Books, link: Json, params: dict[str, Any]) -> Json:
    """Change a link as `POST /v1/payment_links/{id}` or the Dashboard would."""
    known = [name for name in DEFAULTS if name in params]
    result = changed(link, params, "active", "metadata", *known)
    for name in known:
        if result[name] is None:
            result[name] = DEFAULTS[name]
    if "after_completion" in params:
        result["after_completion"] = _after_completion(params["after_completion"])
    if "restrictions" in params:
        count = (link["restrictions"] or {}).get("completed_sessions", {}).get("count", 0)
        result["restrictions"] = _restrictions(params["restrictions"], count)
    if params.get("payment_intent_data"):
        former = link["payment_intent_data"] or INTENT_DATA
        result["payment_intent_data"] = _intent_data(former, params["payment_intent_data"])
    if "line_items" in params:
        result["_line_items"] = _quantities(link["_line_items"], params["line_items"])
    return books.save(result, link, "payment_link.updated")


def _intent_data(former: Json, given: dict[str, Any]) -> Json:
    result = {**former, **{name: value if value != "" else None for name, value in given.items()}}
    if "metadata" in given:
        result["metadata"] = merged_metadata(former["metadata"], given["metadata"])
    return result


def _quantities(items: list[Json], given: list[dict[str, Any]]) -> list[Json]:
    """The same items with new quantities; which prices a link sells can't be changed."""
    changes = {entry["id"]: entry for entry in given}
    for index, entry in enumerate(given):
        if entry["id"] not in {item["id"] for item in items}:
            raise ApiError(
                f"No such line item: '{entry['id'][:60]}'", code="resource_missing", param=f"line_items[{index}][id]"
            )
    result: list[Json] = []
    for item in items:
        entry = changes.get(item["id"], {})
        quantity = entry.get("quantity", item["quantity"])
        if quantity < 1:
            raise ApiError(
                "Invalid integer: must be greater than or equal to 1",
                code="parameter_invalid_integer",
                param="line_items",
            )
        amount = item["amount_total"] // item["quantity"] * quantity
        adjustable = entry.get("adjustable_quantity", item["adjustable_quantity"])
        result.append(
            {
                **item,
                "quantity": quantity,
                "amount_total": amount,
                "amount_subtotal": amount,
                "adjustable_quantity": adjustable,
            }
        )
    check_total(sum(item["amount_total"] for item in result), result[0]["currency"])
    return result
