"""Disputes: opened and closed by the admin API, answered here."""

from typing import Any

from ..books import Books
from ..changes import changed
from ..errors import ApiError
from ..ids import new_id
from ..ledger import Json
from ..listing import page
from ..operations import Call, operation
from ..receipts import balance_entry

CLOSED = ("won", "lost", "warning_closed", "prevented")
OPEN = ("needs_response", "under_review", "warning_needs_response", "warning_under_review")


def open_dispute(books: Books, charge: Json, wanted: dict[str, Any]) -> Json:
    """A customer's bank disputes a charge. An inquiry (`warning_…`) takes no money and can still be refunded."""
    status = wanted.get("status", "needs_response")
    if status not in OPEN:
        raise ApiError(f"A dispute opens as one of {', '.join(OPEN)}.", param="status")
    inquiry = status.startswith("warning")
    amount = int(wanted.get("amount", charge["amount_captured"] - charge["amount_refunded"]))
    dispute: Json = {
        "id": new_id("du"),
        "object": "dispute",
        "amount": amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": books.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {},
        "evidence_details": {"due_by": books.now() + 7 * 86400, "has_evidence": False, "submission_count": 0},
        "is_charge_refundable": bool(wanted.get("is_charge_refundable", inquiry)),
        "livemode": books.livemode,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {"type": "card", "card": {"brand": "visa", "case_type": "chargeback"}},
        "reason": wanted.get("reason", "fraudulent"),
        "status": status,
    }
    books.save({**charge, "disputed": True}, charge, "charge.updated")
    books.add(dispute, "charge.dispute.created")
    if not inquiry:
        balance_entry(books, -amount, charge["currency"], "adjustment", dispute["id"])
        books.tell("charge.dispute.funds_withdrawn", dispute)
    return dispute


def close_dispute(books: Books, dispute: Json, status: str) -> Json:
    """The bank decides; won money comes back."""
    if status not in CLOSED or dispute["status"] in CLOSED:
        raise ApiError(f"This dispute is {dispute['status']}; it can be closed once, as one of {', '.join(CLOSED)}.")
    if status == "won" and not dispute["status"].startswith("warning"):
        balance_entry(books, dispute["amount"], dispute["currency"], "adjustment", dispute["id"])
        books.tell("charge.dispute.funds_reinstated", dispute)
    return books.save({**dispute, "status": status}, dispute, "charge.dispute.closed")


@operation("GetDisputesDispute")
def retrieve(call: Call) -> Json:
    return call.get("dispute")


@operation("GetDisputes")
def list_(call: Call) -> Json:
    return page(call, "dispute", "charge", "payment_intent")


@operation("PostDisputesDispute")
def update(call: Call) -> Json:
    dispute = call.get("dispute")
    result = changed(dispute, call.params, "metadata")
    if call.params.get("evidence"):
        result["evidence"] = {**dispute["evidence"], **call.params["evidence"]}
        result["evidence_details"] = {**dispute["evidence_details"], "has_evidence": True}
    if call.params.get("submit") and dispute["status"] in ("needs_response", "warning_needs_response"):
        prefix = "warning_" if dispute["status"].startswith("warning") else ""
        result["status"] = f"{prefix}under_review"
    return call.books.save(result, dispute, "charge.dispute.updated")
