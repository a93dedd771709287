"""Payment intents over the API."""

from typing import Any

from ..books import Books
from ..changes import changed, merged_metadata
from ..errors import ApiError
from ..ledger import Json
from ..line_items import check_total
from ..listing import page
from ..methods import Method, method_named, types_for
from ..operations import Call, operation
from ..till import attempt, cancel, capture, new_intent, unexpected
from .prices import check_amount

COPIED = (
    "capture_method", "confirmation_method", "description", "receipt_email", "setup_future_usage", "shipping",
    "statement_descriptor", "statement_descriptor_suffix", "transfer_group", "payment_method_types",
)  # fmt: skip
EDITABLE = (*COPIED[2:], "metadata")


def _check(amount: int, currency: str) -> None:
    if amount < 1:
        raise ApiError("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    check_amount(amount, currency, "amount")
    check_total(amount, currency, "amount")


def _method(params: dict[str, Any]) -> Method | None:
    if "payment_method" in params:
        return method_named(params["payment_method"])
    data = params.get("payment_method_data")
    return method_named(data["type"], "payment_method_data[type]") if data else None


@operation("PostPaymentIntents")
def create(call: Call) -> Json:
    params, books = call.params, call.books
    _check(params["amount"], params["currency"])
    fields = {name: params[name] for name in COPIED if name in params}
    if "payment_method_types" not in params:
        fields["automatic_payment_methods"] = {"enabled": True, "allow_redirects": "always"}
        fields["payment_method_types"] = types_for(params["currency"])
    fields["metadata"] = merged_metadata({}, params.get("metadata", {}))
    intent = new_intent(books, params["amount"], params["currency"], **fields)
    method = _method(params)
    if method is not None:
        intent = _with_method(books, intent, method)
    return _confirmed(books, intent, method) if params.get("confirm") else intent


def _with_method(books: Books, intent: Json, method: Method) -> Json:
    return books.save({**intent, "_method": method.name, "status": "requires_confirmation"})


def _confirmed(books: Books, intent: Json, method: Method | None) -> Json:
    """The intent after an attempt. Raises ApiError (402) for a declined card; what it left behind stays."""
    if method is None:
        method = method_named(intent["_method"]) if "_method" in intent else None
    if method is None:
        raise ApiError(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the "
            "PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a "
            "payment method or ConfirmationToken.",
            code="payment_intent_unexpected_state",
        )
    result = attempt(books, intent, method)
    if result["last_payment_error"] and result["status"] == "requires_payment_method":
        error = result["last_payment_error"]
        raise ApiError(
            error["message"],
            status=402,
            kind="card_error",
            code=error["code"],
            keeps_effect=True,
            decline_code=error["decline_code"],
            charge=error["charge"],
            payment_intent={name: value for name, value in result.items() if not name.startswith("_")},
        )
    return result


@operation("GetPaymentIntentsIntent")
def retrieve(call: Call) -> Json:
    return call.get("payment_intent")


@operation("GetPaymentIntents")
def list_(call: Call) -> Json:
    return page(call, "payment_intent", "customer")


@operation("PostPaymentIntentsIntent")
def update(call: Call) -> Json:
    return set_fields(call.books, call.get("payment_intent"), call.params)


def set_fields(books: Books, intent: Json, params: dict[str, Any]) -> Json:
    """Change an intent; the amount only while nothing was paid."""
    result = changed(intent, params, *EDITABLE)
    if "amount" in params or "currency" in params:
        if intent["status"] not in ("requires_payment_method", "requires_confirmation"):
            raise unexpected(intent, "updated with another amount")
        result["amount"] = params.get("amount", intent["amount"])
        result["currency"] = params.get("currency", intent["currency"])
        _check(result["amount"], result["currency"])
    method = _method(params)
    if method is not None and intent["status"] in ("requires_payment_method", "requires_confirmation"):
        result |= {"_method": method.name, "status": "requires_confirmation"}
    return books.save(result, intent)


@operation("PostPaymentIntentsIntentConfirm")
def confirm(call: Call) -> Json:
    intent = call.get("payment_intent")
    if intent["status"] not in ("requires_payment_method", "requires_confirmation", "requires_action"):
        raise unexpected(intent, "confirmed")
    return _confirmed(call.books, changed(intent, call.params, "receipt_email"), _method(call.params))


@operation("PostPaymentIntentsIntentCapture")
def capture_(call: Call) -> Json:
    intent = call.get("payment_intent")
    captured = capture(call.books, intent, call.params.get("amount_to_capture"))
    if "metadata" in call.params:
        captured = call.books.save(changed(captured, call.params, "metadata"))
    return captured


@operation("PostPaymentIntentsIntentCancel")
def cancel_(call: Call) -> Json:
    return cancel(call.books, call.get("payment_intent"), call.params.get("cancellation_reason"))
