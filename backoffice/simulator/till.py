"""Where money moves: payment intents are attempted, authorised, captured, settled, refused and cancelled.

The API, the customer's pages and the admin API all come here, so a payment has one way to happen.
"""

from typing import Any

from .agenda import action
from .books import Books
from .errors import ApiError
from .ids import new_id, random_text
from .ledger import Json
from .methods import METHODS, Method
from .receipts import balance_entry, charge_object

AUTHORISATION_SECONDS = 7 * 24 * 3600
CANCELABLE = ("requires_payment_method", "requires_capture", "requires_confirmation", "requires_action", "processing")
PAYABLE = ("requires_payment_method", "requires_confirmation", "requires_action")


def new_intent(books: Books, amount: int, currency: str, **fields: Any) -> Json:
    """Write a payment intent that waits for a payment method. Amounts are minor units."""
    id_ = new_id("pi")
    intent: Json = {
        "id": id_,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{id_}_secret_{random_text(25)}",
        "confirmation_method": "automatic",
        "created": books.now(),
        "currency": currency,
        "customer": None,
        "description": None,
        "excluded_payment_method_types": None,
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": books.livemode,
        "metadata": {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "allowed_payment_method_types": None,
        "processing": None,
        "receipt_email": None,
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
        **fields,
    }
    return books.add(intent, "payment_intent.created")


def unexpected(intent: Json, verb: str) -> ApiError:
    """The state of this intent does not allow that."""
    return ApiError(
        f"This PaymentIntent's status is {intent['status']}; it could not be {verb}.",
        code="payment_intent_unexpected_state",
        payment_intent=intent,
    )


def attempt(books: Books, intent: Json, method: Method, *, passed_challenge: bool = False) -> Json:
    """Try to pay; the intent afterwards (its status tells what came of it)."""
    if intent["status"] not in PAYABLE:
        raise unexpected(intent, "confirmed")
    if method.type not in intent["payment_method_types"]:
        raise ApiError(
            f'The payment method type "{method.type}" is not among those of this PaymentIntent: '
            f"{', '.join(intent['payment_method_types'])}.",
            code="payment_intent_incompatible_payment_method",
            param="payment_method",
        )
    chosen = {**intent, "payment_method": new_id("pm"), "_method": method.name, "next_action": None}
    if method.outcome == "challenge" and not passed_challenge:
        url = f"{books.base_url}/challenge/{intent['id']}"
        chosen["next_action"] = {"type": "redirect_to_url", "redirect_to_url": {"return_url": None, "url": url}}
        return books.save({**chosen, "status": "requires_action"}, intent, "payment_intent.requires_action")
    if method.outcome == "declined":
        return refuse(books, chosen, method.code, method.words)
    if method.outcome == "later":
        charge = books.add(charge_object(books, chosen, "pending"), "charge.pending")
        result = {**chosen, "status": "processing", "latest_charge": charge["id"]}
        return books.save(result, intent, "payment_intent.processing")
    return _accepted(books, chosen)


def refuse(books: Books, intent: Json, code: str, words: str) -> Json:
    """The bank says no: a failed charge, and the intent waits for another method."""
    charge = charge_object(books, intent, "failed")
    charge |= {"failure_code": "card_declined", "failure_message": words}
    charge["outcome"] = {**charge["outcome"], "type": "issuer_declined", "network_status": "declined_by_network"}
    books.add(charge, "charge.failed")
    error = {
        "charge": charge["id"],
        "code": "card_declined",
        "decline_code": code,
        "message": words,
        "type": "card_error",
    }
    result = {
        **intent,
        "status": "requires_payment_method",
        "latest_charge": charge["id"],
        "last_payment_error": error,
        "payment_method": None,
        "next_action": None,
    }
    return books.save(result, None, "payment_intent.payment_failed")


def _accepted(books: Books, intent: Json) -> Json:
    manual = intent["capture_method"] == "manual"
    charge = charge_object(books, intent, "succeeded")
    result = {**intent, "latest_charge": charge["id"], "last_payment_error": None, "next_action": None}
    if manual:
        books.add(charge, "charge.succeeded")
        result |= {"status": "requires_capture", "amount_capturable": intent["amount"]}
        books.at(books.now() + AUTHORISATION_SECONDS, "authorisation_expired", intent["id"])
        return books.save(result, None, "payment_intent.amount_capturable_updated")
    charge |= {"captured": True, "amount_captured": intent["amount"]}
    charge["balance_transaction"] = balance_entry(books, intent["amount"], charge["currency"], "charge", charge["id"])
    books.add(charge, "charge.succeeded")
    result |= {"status": "succeeded", "amount_received": intent["amount"]}
    return books.save(result, None, "payment_intent.succeeded")


def capture(books: Books, intent: Json, amount: int | None = None) -> Json:
    """Take what was authorised, or part of it; the rest is released."""
    if intent["status"] != "requires_capture":
        raise ApiError(
            "This PaymentIntent could not be captured because it has a status of "
            f"{intent['status']}. Only a PaymentIntent with one of the following statuses may be captured: "
            "requires_capture.",
            code="payment_intent_unexpected_state",
        )
    amount = int(intent["amount_capturable"]) if amount is None else amount
    if not 1 <= amount <= intent["amount_capturable"]:
        raise ApiError(
            f"The requested capture amount ({amount}) is not between 1 and the amount that can be captured "
            f"({intent['amount_capturable']}).",
            code="amount_too_large",
            param="amount_to_capture",
        )
    charge = books.get("charge", intent["latest_charge"])
    paid = {**charge, "captured": True, "amount_captured": amount, "amount_refunded": 0}
    paid["balance_transaction"] = balance_entry(books, amount, charge["currency"], "charge", charge["id"])
    books.save(paid, charge, "charge.captured")
    result = {**intent, "status": "succeeded", "amount_received": amount, "amount_capturable": 0}
    saved = books.save(result, None, "payment_intent.succeeded")
    for session in books.where("checkout.session", "payment_intent", intent["id"]):
        books.save({**session, "payment_status": "paid"}, session)
    return saved


def settle(books: Books, intent: Json) -> Json:
    """A late payment arrives."""
    charge = _late_charge(books, intent)
    paid = {**charge, "status": "succeeded", "paid": True, "captured": True, "amount_captured": charge["amount"]}
    paid["balance_transaction"] = balance_entry(books, charge["amount"], charge["currency"], "charge", charge["id"])
    books.save(paid, charge, "charge.succeeded")
    result = {**intent, "status": "succeeded", "amount_received": intent["amount"], "processing": None}
    return books.save(result, None, "payment_intent.succeeded")


def fall_through(books: Books, intent: Json) -> Json:
    """A late payment does not arrive."""
    charge = _late_charge(books, intent)
    words = "The customer did not pay in time."
    failed = {**charge, "status": "failed", "failure_code": "payment_method_not_available", "failure_message": words}
    books.save(failed, charge, "charge.failed")
    error = {
        "charge": charge["id"],
        "code": "payment_intent_payment_attempt_expired",
        "message": words,
        "type": "api_error",
    }
    result = {**intent, "status": "requires_payment_method", "last_payment_error": error, "payment_method": None}
    return books.save(result, None, "payment_intent.payment_failed")


def _late_charge(books: Books, intent: Json) -> Json:
    if intent["status"] != "processing":
        raise unexpected(intent, "settled")
    return books.get("charge", intent["latest_charge"])


def cancel(books: Books, intent: Json, reason: str | None) -> Json:
    """Give the payment up; an authorisation is released."""
    if intent["status"] not in CANCELABLE or intent["status"] == "processing":
        raise ApiError(
            f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}. Only a PaymentIntent "
            "with one of the following statuses may be canceled: requires_payment_method, requires_capture, "
            "requires_confirmation, requires_action.",
            code="payment_intent_unexpected_state",
        )
    if intent["status"] == "requires_capture":
        charge = books.get("charge", intent["latest_charge"])
        released = {**charge, "amount_refunded": charge["amount"], "refunded": True}
        books.save(released, charge, "charge.refunded")
    result = {
        **intent,
        "status": "canceled",
        "amount_capturable": 0,
        "canceled_at": books.now(),
        "cancellation_reason": reason,
        "next_action": None,
    }
    return books.save(result, None, "payment_intent.canceled")


@action("authorisation_expired")
def expire_authorisation(books: Books, id_: str) -> None:
    """Authorisations that nobody captured end after seven days."""
    intent = books.find("payment_intent", id_)
    if intent and intent["status"] == "requires_capture":
        cancel(books, intent, "automatic")


def method_of(charge: Json) -> Method:
    """How a charge was paid."""
    return METHODS[charge["_method"]]
