"""Charges and the entries they leave in the balance."""

from copy import deepcopy

from .books import Books
from .ids import new_id
from .ledger import Json
from .methods import METHODS

FEE_PERCENT_TIMES_100, FEE_FIXED = 399, 39
"""3.99 % and 39 minor units: about what a Brazilian account pays. Refunds don't bring it back."""
BLANK: Json = {
    "object": "charge",
    "amount_captured": 0,
    "amount_refunded": 0,
    "application": None,
    "application_fee": None,
    "application_fee_amount": None,
    "balance_transaction": None,
    "calculated_statement_descriptor": "PRACTICE",
    "captured": False,
    "customer": None,
    "disputed": False,
    "failure_balance_transaction": None,
    "failure_code": None,
    "failure_message": None,
    "on_behalf_of": None,
    "outcome": {
        "network_status": "approved_by_network", "reason": None, "risk_level": "normal",
        "seller_message": "Payment complete.", "type": "authorized",
    },
    "radar_options": {},
    "receipt_number": None,
    "refunded": False,
    "review": None,
    "shipping": None,
    "source_transfer": None,
    "transfer_data": None,
}  # fmt: skip


def charge_object(books: Books, intent: Json, status: str) -> Json:
    """A charge of an intent, not yet written."""
    method = METHODS[intent["_method"]]
    id_ = new_id("ch")
    details: Json = {"type": method.type, method.type: {}}
    if method.type == "card":
        details["card"] = {"brand": "visa", "country": "BR", "exp_month": 12, "exp_year": 2034, "last4": "4242"}
    return {
        **deepcopy(BLANK),
        "id": id_,
        "amount": intent["amount"],
        "billing_details": {
            "address": {}, "email": intent["receipt_email"], "name": None, "phone": None, "tax_id": None,
        },
        "created": books.now(),
        "currency": intent["currency"],
        "description": intent["description"],
        "fraud_details": {},
        "livemode": books.livemode,
        "metadata": intent["metadata"],
        "paid": status == "succeeded",
        "payment_intent": intent["id"],
        "payment_method": intent["payment_method"],
        "payment_method_details": details,
        "receipt_email": intent["receipt_email"],
        "receipt_url": f"{books.base_url}/receipts/{id_}",
        "statement_descriptor": intent["statement_descriptor"],
        "statement_descriptor_suffix": intent["statement_descriptor_suffix"],
        "status": status,
        "transfer_group": intent["transfer_group"],
        "_method": method.name,
    }  # fmt: skip


def fee_of(amount: int) -> int:
    """What Stripe keeps of a charge."""
    return (amount * FEE_PERCENT_TIMES_100 + 5000) // 10_000 + FEE_FIXED


def balance_entry(books: Books, amount: int, currency: str, kind: str, source: str) -> str:
    """Write an entry of the balance; its identifier. `amount` is signed; only charges cost a fee."""
    fee = fee_of(amount) if kind == "charge" else 0
    entry: Json = {
        "id": new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": books.now(),
        "created": books.now(),
        "currency": currency,
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [{"amount": fee, "currency": currency, "type": "stripe_fee"}] if fee else [],
        "net": amount - fee,
        "reporting_category": kind,
        "source": source,
        "status": "available",
        "type": kind,
    }
    return books.add(entry)["id"]
