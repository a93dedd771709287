"""Checkout sessions over the API."""

from typing import Any

from ..changes import changed
from ..checkout import expire, new_session
from ..errors import ApiError, missing_param
from ..ledger import Json
from ..line_items import new_items
from ..listing import inner_page, page
from ..operations import Call, operation

HALF_HOUR, DAY = 30 * 60, 24 * 3600
COPIED = (
    "allow_promotion_codes", "billing_address_collection", "cancel_url", "client_reference_id", "consent_collection",
    "custom_fields", "customer_creation", "customer_email", "locale", "metadata", "payment_method_types",
    "phone_number_collection", "submit_type", "success_url", "ui_mode",
)  # fmt: skip
NOT_SERVED = ("customer", "customer_account", "discounts", "subscription_data", "setup_intent_data", "shipping_options")


@operation("PostCheckoutSessions")
def create(call: Call) -> Json:
    params, books = call.params, call.books
    if params.get("mode", "payment") != "payment":
        raise ApiError("The simulator serves mode=payment only.", param="mode")
    if "mode" not in params:
        raise missing_param("mode")
    if not params.get("line_items"):
        raise missing_param("line_items")
    for name in NOT_SERVED:
        if name in params:
            raise ApiError(f"The simulator does not serve {name}.", param=name)
    hosted = params.get("ui_mode", "hosted_page") in ("hosted", "hosted_page")
    if hosted and "success_url" not in params:
        raise missing_param("success_url")
    items = new_items(books, params["line_items"], most=100)
    fields = {name: params[name] for name in COPIED if params.get(name, "") != ""}
    fields["expires_at"] = _expiry(books.now(), params)
    return new_session(books, items, params.get("payment_intent_data"), **fields)


def _expiry(now: int, params: dict[str, Any]) -> int:
    moment = params.get("expires_at", now + DAY)
    if moment < now + HALF_HOUR:
        raise ApiError(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", param="expires_at"
        )
    if moment > now + DAY:
        raise ApiError(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", param="expires_at"
        )
    return moment


@operation("GetCheckoutSessionsSession")
def retrieve(call: Call) -> Json:
    return call.get("checkout.session")


@operation("GetCheckoutSessions")
def list_(call: Call) -> Json:
    extra = None
    if "customer_details" in call.params:
        extra = ("json_extract(body, '$.customer_details.email') = ?", (call.params["customer_details"]["email"],))
    return page(
        call, "checkout.session", "customer", "payment_intent", "payment_link", "status", "subscription", extra=extra
    )


@operation("GetCheckoutSessionsSessionLineItems")
def line_items(call: Call) -> Json:
    session = call.get("checkout.session")
    return inner_page(call, session["_line_items"], f"/v1/checkout/sessions/{session['id']}/line_items")


@operation("PostCheckoutSessionsSession")
def update(call: Call) -> Json:
    session = call.get("checkout.session")
    for name in call.params:
        if name != "metadata":
            raise ApiError(f"The simulator changes only the metadata of a session, not {name}.", param=name)
    return call.books.save(changed(session, call.params, "metadata"), session)


@operation("PostCheckoutSessionsSessionExpire")
def expire_(call: Call) -> Json:
    session = call.get("checkout.session")
    if session["status"] != "open":
        raise ApiError(
            f'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of '
            f"{session['status']}.",
            param="session",
        )
    return expire(call.books, session)
