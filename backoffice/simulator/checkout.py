"""The life of a checkout session: opened, tried, paid now or later, expired."""

from copy import deepcopy
from typing import Any

from . import till
from .agenda import action
from .books import Books
from .changes import merged_metadata
from .errors import ApiError
from .ids import new_id
from .ledger import Json
from .line_items import check_total
from .methods import METHODS, Method, types_for
from .resources.payment_links import set_fields as set_link_fields

LINK_SESSION_SECONDS = 24 * 3600
BLANK: Json = {
    "object": "checkout.session",
    "adaptive_pricing": None,
    "after_expiration": None,
    "allow_promotion_codes": None,
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "billing_address_collection": None,
    "cancel_url": None,
    "client_reference_id": None,
    "client_secret": None,
    "collected_information": None,
    "consent": None,
    "consent_collection": None,
    "currency_conversion": None,
    "custom_fields": [],
    "custom_text": {},
    "customer": None,
    "customer_account": None,
    "customer_creation": "if_required",
    "customer_details": None,
    "customer_email": None,
    "discounts": [],
    "invoice": None,
    "invoice_creation": {"enabled": False, "invoice_data": None},
    "locale": None,
    "mode": "payment",
    "origin_context": None,
    "payment_intent": None,
    "payment_link": None,
    "payment_method_collection": "if_required",
    "payment_method_configuration_details": None,
    "payment_method_options": {},
    "permissions": None,
    "phone_number_collection": {"enabled": False},
    "presentment_details": None,
    "recovered_from": None,
    "saved_payment_method_options": None,
    "setup_intent": None,
    "shipping_address_collection": None,
    "shipping_cost": None,
    "shipping_options": [],
    "status": "open",
    "submit_type": None,
    "subscription": None,
    "success_url": None,
    "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
    "ui_mode": "hosted_page",
    "wallet_options": None,
    "allowed_payment_method_types": None,
}


def new_session(books: Books, items: list[Json], intent_data: Json | None, **fields: Any) -> Json:
    """Write an open session for these items."""
    mode = "live" if books.livemode else "test"
    id_ = new_id(f"cs_{mode}", 58)
    total = sum(item["amount_total"] for item in items)
    metadata = merged_metadata({}, fields.pop("metadata", {}))
    session: Json = {
        **deepcopy(BLANK),
        "id": id_,
        "amount_subtotal": total,
        "amount_total": total,
        "created": books.now(),
        "currency": items[0]["currency"],
        "payment_method_types": types_for(items[0]["currency"]),
        "expires_at": books.now() + LINK_SESSION_SECONDS,
        "livemode": books.livemode,
        "metadata": metadata,
        "payment_status": "unpaid" if total else "no_payment_required",
        "url": f"{books.base_url}/c/pay/{id_}",
        **fields,
        "_line_items": items,
        "_intent_data": intent_data or {},
    }
    books.at(session["expires_at"], "session_expired", id_)
    return books.add(session)


def open_link(books: Books, link: Json, client_reference_id: str | None) -> Json:
    """A customer opens a payment link: a session of its own. Raises ApiError when the link is off."""
    if not link["active"]:
        raise ApiError(link["inactive_message"] or "This link is no longer active.", param="payment_link")
    items = [{**item, "id": new_id("li")} for item in link["_line_items"]]
    if client_reference_id is not None and not is_reference(client_reference_id):
        client_reference_id = None  # Stripe ignores one that isn't well formed and shows the page all the same.
    return new_session(
        books,
        items,
        link["payment_intent_data"],
        payment_link=link["id"],
        metadata=link["metadata"],
        client_reference_id=client_reference_id,
        payment_method_types=link["payment_method_types"] or types_for(link["currency"]),
    )


def is_reference(text: str) -> bool:
    """Letters, digits, dashes and underscores, at most 200."""
    return 0 < len(text) <= 200 and all(
        character.isascii() and (character.isalnum() or character in "-_") for character in text
    )


def pay(books: Books, session: Json, method: Method, email: str | None = None, *, passed: bool = False) -> Json:
    """A customer tries to pay an open session; the session afterwards. Raises ApiError when it is not open."""
    if session["status"] != "open":
        raise ApiError(f"This Checkout Session is {session['status']}.", code="checkout_session_not_open")
    payer: str = session["customer_email"] or email or "customer@example.com"
    if session["amount_total"] == 0:
        return _completed(books, session, None, payer)
    intent = books.find("payment_intent", session["payment_intent"]) or _intent_for(books, session, payer)
    intent = till.attempt(books, intent, method, passed_challenge=passed)
    if intent["status"] in ("requires_payment_method", "requires_action"):
        return books.save({**session, "payment_intent": intent["id"]})
    return _completed(books, session, intent, payer)


def with_quantities(books: Books, session: Json, quantities: dict[str, int]) -> Json:
    """The session with the quantities a customer chose, where its items allow that. Raises ApiError."""
    items: list[Json] = []
    for item in session["_line_items"]:
        quantity = int(quantities[item["id"]]) if item["id"] in quantities else item["quantity"]
        items.append(item if quantity == item["quantity"] else _with_quantity(item, quantity))
    if items == session["_line_items"]:
        return session
    total = sum(item["amount_total"] for item in items)
    check_total(total, session["currency"])
    return books.save({**session, "_line_items": items, "amount_total": total, "amount_subtotal": total})


def _with_quantity(item: Json, quantity: int) -> Json:
    adjustable = item["adjustable_quantity"] or {"enabled": False}
    if not adjustable["enabled"]:
        raise ApiError("The quantity of this item is fixed.", param="quantity")
    if not max(adjustable["minimum"], 1) <= quantity <= adjustable["maximum"]:
        raise ApiError(
            f"The quantity must be between {max(adjustable['minimum'], 1)} and {adjustable['maximum']}.",
            param="quantity",
        )
    amount = item["amount_total"] // item["quantity"] * quantity
    return {**item, "quantity": quantity, "amount_total": amount, "amount_subtotal": amount}


def answer_challenge(books: Books, session: Json, *, passed: bool) -> Json:
    """The customer answers the bank's question (3-D Secure)."""
    intent = books.get("payment_intent", session["payment_intent"] or "", "session")
    if session["status"] != "open" or intent["status"] != "requires_action":
        raise ApiError("There is no challenge to answer.", code="payment_intent_unexpected_state")
    if passed:
        return pay(books, session, METHODS[intent["_method"]], intent["receipt_email"], passed=True)
    till.refuse(books, intent, "authentication_required", "We are unable to authenticate your payment method.")
    return session


def _intent_for(books: Books, session: Json, email: str) -> Json:
    data = session["_intent_data"]
    names = (
        "description",
        "setup_future_usage",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_group",
    )
    fields = {name: data[name] for name in names if data.get(name)}
    return till.new_intent(
        books,
        session["amount_total"],
        session["currency"],
        capture_method=data.get("capture_method") or "automatic_async",
        metadata=merged_metadata({}, data.get("metadata") or {}),
        payment_method_types=session["payment_method_types"],
        receipt_email=email,
        **fields,
    )


def _completed(books: Books, session: Json, intent: Json | None, email: str) -> Json:
    paid = {"succeeded": "paid"}.get(intent["status"], "unpaid") if intent else "no_payment_required"
    result = {
        **session,
        "status": "complete",
        "payment_status": paid,
        "payment_intent": intent["id"] if intent else None,
        "url": None,
        "customer_details": {
            "address": None, "email": email, "name": None, "phone": None, "tax_exempt": "none", "tax_ids": [],
        },
    }  # fmt: skip
    saved = books.save(result, None, "checkout.session.completed")
    _count_completion(books, session["payment_link"])
    return saved


def _count_completion(books: Books, link_id: str | None) -> None:
    """A link that sells a limited number of times counts, and goes off at its limit."""
    link = books.find("payment_link", link_id)
    if not link or not link["restrictions"]:
        return
    sessions = link["restrictions"]["completed_sessions"]
    count = sessions["count"] + 1
    counted = {**link, "restrictions": {"completed_sessions": {**sessions, "count": count}}}
    books.save(counted, link, "payment_link.updated")
    if count >= sessions["limit"]:
        set_link_fields(books, counted, {"active": False})


def late_result(books: Books, session: Json, *, arrived: bool) -> Json:
    """The late payment of a completed session arrives, or does not."""
    intent = books.get("payment_intent", session["payment_intent"] or "", "session")
    if arrived:
        till.settle(books, intent)
        return books.save({**session, "payment_status": "paid"}, None, "checkout.session.async_payment_succeeded")
    till.fall_through(books, intent)
    return books.save(session, None, "checkout.session.async_payment_failed")


def expire(books: Books, session: Json) -> Json:
    """An open session ends; a payment that was begun is given up."""
    intent = books.find("payment_intent", session["payment_intent"])
    if intent and intent["status"] in till.PAYABLE:
        till.cancel(books, intent, "automatic")
    return books.save({**session, "status": "expired", "url": None}, None, "checkout.session.expired")


@action("session_expired")
def session_expired(books: Books, id_: str) -> None:
    session = books.find("checkout.session", id_)
    if session and session["status"] == "open":
        expire(books, session)
