"""What the admin API can do to objects: edits of the Dashboard, and what customers and banks do."""

from collections.abc import Callable
from typing import Any

from . import checkout, till
from .books import Books
from .errors import ApiError
from .ledger import Json
from .methods import late_method, method_named
from .operations import HANDLERS, Call
from .parameters import table
from .resources import disputes, refunds
from .state import Simulator
from .validation import validate

Action = Callable[[Books, str, dict[str, Any]], Json]
ACTIONS: dict[str, Action] = {}
EDITS = {
    "product": ("PostProductsId", "id"),
    "price": ("PostPricesPrice", "price"),
    "payment_link": ("PostPaymentLinksPaymentLink", "payment_link"),
    "checkout.session": ("PostCheckoutSessionsSession", "session"),
    "payment_intent": ("PostPaymentIntentsIntent", "intent"),
    "charge": ("PostChargesCharge", "charge"),
    "refund": ("PostRefundsRefund", "refund"),
    "dispute": ("PostDisputesDispute", "dispute"),
}


def admin_action(name: str) -> Callable[[Action], Action]:
    """Register what `POST /_simulator/…` does; the function gets books, id and body."""

    def register(function: Action) -> Action:
        ACTIONS[name] = function
        return function

    return register


def act(simulator: Simulator, name: str, scope: str, id_: str, body: dict[str, Any]) -> Json:
    """Do an action of this table. Raises ApiError when there is none, or what it does is refused."""
    return ACTIONS[name](simulator.books_of(scope), id_, body)


def _as_form(value: Any) -> Any:
    """JSON values as a form would carry them, so that one validation serves both."""
    if isinstance(value, dict):
        return {str(key): _as_form(item) for key, item in value.items()} or ""
    if isinstance(value, list):
        return [_as_form(item) for item in value] or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _perform(books: Books, name: str, path: dict[str, str], params: dict[str, Any]) -> Json:
    operation = table().operations[name]
    form = {key: _as_form(value) for key, value in params.items()}
    return HANDLERS[name](Call(operation, books, path, validate(operation, form, table().api_version)))


@admin_action("dashboard/new")
def dashboard(books: Books, _: str, body: dict[str, Any]) -> Json:
    """Any operation as somebody at the Dashboard does it: `{"operation", "path", "params"}`; not logged, no keys."""
    if body["operation"] not in HANDLERS:
        raise ApiError(f"There is no operation {body['operation']}.")
    return _perform(books, body["operation"], body.get("path", {}), body.get("params", {}))


@admin_action("objects")
def edit(books: Books, id_: str, body: dict[str, Any]) -> Json:
    """Edit an object in the Dashboard."""
    rows = books.ledger.rows("SELECT type FROM objects WHERE scope = ? AND id = ?", (books.scope, id_))
    if not rows or rows[0][0] not in EDITS:
        raise ApiError(f"Nothing that can be edited has the id '{id_[:60]}'", status=404)
    operation, name = EDITS[rows[0][0]]
    return _perform(books, operation, {name: id_}, body)


def _session(books: Books, id_: str) -> Json:
    return books.get("checkout.session", id_, in_path=True)


@admin_action("sessions/pay")
def pay(books: Books, id_: str, body: dict[str, Any]) -> Json:
    """A customer pays: `method` (default card), `email`, `quantities` by line item."""
    session = checkout.with_quantities(books, _session(books, id_), body.get("quantities", {}))
    return checkout.pay(books, session, method_named(body.get("method", "card")), body.get("email"))


@admin_action("sessions/decline")
def decline(books: Books, id_: str, body: dict[str, Any]) -> Json:
    return pay(books, id_, {"method": "card_declined", **body})


@admin_action("sessions/pay_later")
def pay_later(books: Books, id_: str, body: dict[str, Any]) -> Json:
    method = late_method(_session(books, id_)["payment_method_types"])
    return pay(books, id_, {"method": method.name if method else "pix", **body})


@admin_action("sessions/challenge")
def challenge(books: Books, id_: str, body: dict[str, Any]) -> Json:
    """The customer passes (`{"passed": true}`) or fails the bank's question."""
    session = _session(books, id_)
    return checkout.answer_challenge(books, session, passed=bool(body.get("passed", True)))


@admin_action("sessions/settle")
def settle(books: Books, id_: str, _: dict[str, Any]) -> Json:
    return checkout.late_result(books, _session(books, id_), arrived=True)


@admin_action("sessions/fail")
def fail(books: Books, id_: str, _: dict[str, Any]) -> Json:
    return checkout.late_result(books, _session(books, id_), arrived=False)


@admin_action("payment_links/open")
def open_link(books: Books, id_: str, body: dict[str, Any]) -> Json:
    """A customer opens a payment link: a new session."""
    return checkout.open_link(books, books.get("payment_link", id_, in_path=True), body.get("client_reference_id"))


@admin_action("payment_intents/new")
def direct_payment(books: Books, _: str, body: dict[str, Any]) -> Json:
    """A payment made outside this program: amount, currency, `method`, metadata, description."""
    method = method_named(body.get("method", "card"))
    names = ("metadata", "description", "receipt_email", "capture_method")
    fields = {name: body[name] for name in names if name in body}
    amount, currency = int(body["amount"]), str(body["currency"]).lower()
    return till.attempt(
        books, till.new_intent(books, amount, currency, payment_method_types=[method.type], **fields), method
    )


@admin_action("payment_intents/capture")
def capture(books: Books, id_: str, body: dict[str, Any]) -> Json:
    return till.capture(books, books.get("payment_intent", id_, in_path=True), body.get("amount"))


@admin_action("payment_intents/cancel")
def cancel(books: Books, id_: str, _: dict[str, Any]) -> Json:
    return till.cancel(books, books.get("payment_intent", id_, in_path=True), "requested_by_customer")


@admin_action("refunds/new")
def dashboard_refund(books: Books, _: str, body: dict[str, Any]) -> Json:
    """A refund made in the Dashboard: payment_intent, amount, reason, metadata."""
    return _perform(books, "PostRefunds", {}, body)


@admin_action("refunds/settle")
def refund_settles(books: Books, id_: str, _: dict[str, Any]) -> Json:
    return refunds.succeed(books, books.get("refund", id_, in_path=True))


@admin_action("refunds/fail")
def refund_fails(books: Books, id_: str, body: dict[str, Any]) -> Json:
    return refunds.fail(books, books.get("refund", id_, in_path=True), body.get("reason", "unknown"))


@admin_action("disputes/new")
def dispute(books: Books, _: str, body: dict[str, Any]) -> Json:
    """A bank disputes a charge: charge or payment_intent, amount, reason, status, is_charge_refundable."""
    charge_id = body.get("charge")
    if charge_id is None:
        charge_id = books.get("payment_intent", body["payment_intent"])["latest_charge"]
    return disputes.open_dispute(books, books.get("charge", charge_id or "", "charge"), body)


@admin_action("disputes/close")
def close_dispute(books: Books, id_: str, body: dict[str, Any]) -> Json:
    return disputes.close_dispute(books, books.get("dispute", id_, in_path=True), body.get("status", "lost"))
