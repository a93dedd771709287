"""Refunds: never more than was captured, and each in the way its payment method allows."""

from typing import Any

from ..agenda import action
from ..books import Books
from ..changes import changed, merged_metadata
from ..currencies import written
from ..errors import ApiError
from ..ids import new_id
from ..ledger import Json, decode, encode
from ..listing import page
from ..methods import PIX_REFUND_DAYS
from ..operations import Call, operation
from ..receipts import balance_entry
from ..till import method_of

DAY = 24 * 3600
PENDING_SECONDS, FAILS_SECONDS = 3 * DAY, 10 * DAY
COUNTED = ("pending", "requires_action", "succeeded")
FIRST_STATUS = {
    "at_once": "succeeded",
    "pending": "pending",
    "fails_later": "succeeded",
    "asks_customer": "requires_action",
}


def charge_to_refund(books: Books, params: dict[str, Any]) -> Json:
    """The charge meant. Raises ApiError when none was named or none can be refunded."""
    if "charge" in params and "payment_intent" not in params:
        charge = books.get("charge", params["charge"], "charge")
    elif "payment_intent" in params:
        intent = books.get("payment_intent", params["payment_intent"], "payment_intent")
        if intent["status"] == "requires_capture":
            raise ApiError(
                f"This PaymentIntent ({intent['id']}) is not captured. Cancel it to release the authorisation.",
                code="payment_intent_unexpected_state",
                param="payment_intent",
            )
        if intent["status"] != "succeeded":
            raise ApiError(
                f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
                code="payment_intent_unexpected_state",
                param="payment_intent",
            )
        if params.get("charge", intent["latest_charge"]) != intent["latest_charge"]:
            raise ApiError("The charge does not belong to the PaymentIntent.", param="charge")
        charge = books.get("charge", intent["latest_charge"])
    else:
        raise ApiError(
            "One of the following params should be provided for this request: payment_intent or charge.",
            code="parameter_missing",
            param="payment_intent",
        )
    return charge


def check_refundable(books: Books, charge: Json, amount: int | None) -> int:
    """The amount to refund, in minor units. Raises ApiError in Stripe's words when it can't be."""
    if charge["status"] != "succeeded" or not charge["captured"]:
        raise ApiError(
            f"Charge {charge['id']} has not been captured, so it cannot be refunded.",
            code="charge_not_refundable",
            param="charge",
        )
    disputes = [one for one in books.where("dispute", "charge", charge["id"]) if not one["is_charge_refundable"]]
    if any(one["status"] not in ("won", "warning_closed") for one in disputes):
        raise ApiError(
            f"Charge {charge['id']} has been charged back; cannot issue a refund.",
            code="charge_disputed",
            param="charge",
        )
    method = method_of(charge)
    if method.refunds == "never":
        raise ApiError(f"Payments by {method.type} cannot be refunded.", code="charge_not_refundable", param="charge")
    if method.type == "pix" and books.now() > charge["created"] + PIX_REFUND_DAYS * DAY:
        raise ApiError(
            f"Pix payments can be refunded for {PIX_REFUND_DAYS} days only.",
            code="charge_not_refundable",
            param="charge",
        )
    left = charge["amount_captured"] - charge["amount_refunded"]
    if left <= 0:
        raise ApiError(
            f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded", param="charge"
        )
    wanted = left if amount is None else amount
    if wanted < 1:
        raise ApiError("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    if wanted > left:
        raise ApiError(
            f"Refund amount ({written(wanted, charge['currency'])}) is greater than unrefunded amount on charge "
            f"({written(left, charge['currency'])})",
            param="amount",
        )
    return wanted


def refund(books: Books, params: dict[str, Any]) -> Json:
    """Refund a payment as the API or the Dashboard would."""
    for name in ("origin", "refund_application_fee", "reverse_transfer", "customer"):
        if name in params:
            raise ApiError(
                f"The simulator has no use for {name}: it has no customer balance and no Connect.", param=name
            )
    charge = charge_to_refund(books, params)
    if params.get("currency", charge["currency"]) != charge["currency"]:
        raise ApiError("The currency of a refund is that of its charge.", param="currency")
    amount = check_refundable(books, charge, params.get("amount"))
    method = method_of(charge)
    outcome = _planned_outcome(books) or {"status": FIRST_STATUS[method.refunds]}
    status = outcome["status"]
    obj: Json = {
        "id": new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": books.now(),
        "currency": charge["currency"],
        "destination_details": {method.type: {}, "type": method.type},
        "failure_balance_transaction": None,
        "failure_reason": None,
        "instructions_email": params.get("instructions_email"),
        "metadata": merged_metadata({}, params.get("metadata") or {}),
        "next_action": _next_action(books, charge) if status == "requires_action" else None,
        "payment_intent": charge["payment_intent"],
        "pending_reason": outcome.get("pending_reason", "processing") if status == "pending" else None,
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }
    if status in ("succeeded", "pending"):
        obj["balance_transaction"] = balance_entry(books, -amount, charge["currency"], "refund", obj["id"])
    books.add(obj, "refund.created")
    _count(books, charge)
    if method.refunds == "pending" and status == "pending":
        books.at(books.now() + PENDING_SECONDS, "refund_succeeds", obj["id"])
    if method.refunds == "fails_later" and status == "succeeded":
        books.at(books.now() + FAILS_SECONDS, "refund_fails", obj["id"])
    return fail(books, obj) if status == "failed" else obj


def _planned_outcome(books: Books) -> Json | None:
    """The next outcome the admin API asked for, if any."""
    planned = decode(books.ledger.note("refunds.outcomes") or "[]")
    if not planned:
        return None
    books.ledger.set_note("refunds.outcomes", encode(planned[1:]).decode())
    return planned[0] if isinstance(planned[0], dict) else {"status": planned[0]}


def _next_action(books: Books, charge: Json) -> Json:
    sent = {"email_sent_at": books.now(), "email_sent_to": charge["receipt_email"] or "customer@example.com"}
    details = {"email_sent": sent, "expires_at": books.now() + 45 * DAY}
    return {"type": "display_details", "display_details": details}


def _count(books: Books, charge: Json) -> None:
    """Bring the charge's totals up to date with its refunds."""
    refunds = books.where("refund", "charge", charge["id"])
    total = sum(one["amount"] for one in refunds if one["status"] in COUNTED)
    result = {**charge, "amount_refunded": total, "refunded": total >= charge["amount_captured"] > 0}
    books.save(result, charge, "charge.refunded" if total > charge["amount_refunded"] else "charge.updated")


def _moved(books: Books, obj: Json, event: str, **fields: Any) -> Json:
    result = books.save({**obj, **fields}, obj, event)
    _count(books, books.get("charge", obj["charge"]))
    return result


def fail(books: Books, obj: Json, reason: str = "unknown") -> Json:
    """A refund fails, perhaps weeks after it succeeded: the money is back in the balance."""
    if obj["status"] in ("canceled",) or obj["failure_reason"]:
        raise ApiError(f"This refund's status is {obj['status']}; it cannot fail.", code="refund_unexpected_state")
    back = None
    if obj["balance_transaction"]:
        back = balance_entry(books, obj["amount"], obj["currency"], "refund_failure", obj["id"])
    fields = {"status": "failed", "failure_reason": reason, "failure_balance_transaction": back, "pending_reason": None}
    return _moved(books, obj, "refund.failed", **fields)


def succeed(books: Books, obj: Json) -> Json:
    """A refund that was pending, or waited for the customer, goes through."""
    if obj["status"] not in ("pending", "requires_action"):
        raise ApiError(f"This refund's status is {obj['status']}; it cannot succeed.", code="refund_unexpected_state")
    entry = obj["balance_transaction"] or balance_entry(books, -obj["amount"], obj["currency"], "refund", obj["id"])
    fields = {"status": "succeeded", "pending_reason": None, "next_action": None, "balance_transaction": entry}
    return _moved(books, obj, "refund.updated", **fields)


def cancel(books: Books, obj: Json) -> Json:
    """Only a refund that waits for the customer can be cancelled."""
    if obj["status"] != "requires_action":
        raise ApiError(
            f"You can only cancel a refund in the requires_action state; this one is {obj['status']}.",
            code="refund_unexpected_state",
        )
    return _moved(books, obj, "refund.updated", status="canceled", next_action=None)


@action("refund_succeeds")
def refund_succeeds(books: Books, id_: str) -> None:
    obj = books.find("refund", id_)
    if obj and obj["status"] == "pending":
        succeed(books, obj)


@action("refund_fails")
def refund_fails(books: Books, id_: str) -> None:
    obj = books.find("refund", id_)
    if obj and obj["status"] in ("pending", "succeeded"):
        fail(books, obj, "lost_or_stolen_card")


@operation("PostRefunds")
def create(call: Call) -> Json:
    return refund(call.books, call.params)


@operation("GetRefundsRefund")
def retrieve(call: Call) -> Json:
    return call.get("refund")


@operation("GetRefunds")
def list_(call: Call) -> Json:
    return page(call, "refund", "charge", "payment_intent")


@operation("PostRefundsRefund")
def update(call: Call) -> Json:
    obj = call.get("refund")
    return call.books.save(changed(obj, call.params, "metadata"), obj, "refund.updated")


@operation("PostRefundsRefundCancel")
def cancel_(call: Call) -> Json:
    return cancel(call.books, call.get("refund"))
