"""Charges: made by payment intents; read and labelled here."""

from ..changes import changed
from ..errors import ApiError
from ..ledger import Json
from ..listing import page
from ..operations import Call, operation


@operation("GetChargesCharge")
def retrieve(call: Call) -> Json:
    return call.get("charge")


@operation("GetCharges")
def list_(call: Call) -> Json:
    return page(call, "charge", "customer", "payment_intent", "transfer_group")


@operation("PostChargesCharge")
def update(call: Call) -> Json:
    charge = call.get("charge")
    result = changed(charge, call.params, "description", "metadata", "receipt_email", "transfer_group")
    return call.books.save(result, charge, "charge.updated")


@operation("PostCharges")
def create(call: Call) -> Json:
    raise ApiError("The simulator takes payments by PaymentIntents and Checkout only; POST /v1/charges is the old way.")
