"""Payment methods a practice customer may use, and what comes of each."""

from dataclasses import dataclass
from typing import Literal

from .errors import ApiError, shown

Outcome = Literal["paid", "declined", "challenge", "later"]
Refunds = Literal["at_once", "pending", "fails_later", "asks_customer", "never"]
PIX_REFUND_DAYS = 90


@dataclass(frozen=True, slots=True)
class Method:
    """A way to pay: Stripe's type, what comes of it, and how refunds go."""

    name: str
    type: str
    outcome: Outcome
    refunds: Refunds = "at_once"
    code: str = ""
    words: str = ""


METHODS = {
    method.name: method
    for method in (
        Method("card", "card", "paid"),
        Method("card_3ds", "card", "challenge"),
        Method("card_declined", "card", "declined", code="generic_decline", words="Your card was declined."),
        Method(
            "card_no_funds", "card", "declined", code="insufficient_funds", words="Your card has insufficient funds."
        ),
        Method("card_expired", "card", "declined", code="expired_card", words="Your card has expired."),
        Method("card_refund_pending", "card", "paid", refunds="pending"),
        Method("card_refund_fails", "card", "paid", refunds="fails_later"),
        Method("pix", "pix", "later"),
        Method("boleto", "boleto", "later", refunds="never"),
        Method("konbini", "konbini", "later", refunds="asks_customer"),
        Method("sepa_debit", "sepa_debit", "later"),
    )
}
STRIPE_NAMES = {
    "pm_card_visa": "card",
    "pm_card_mastercard": "card",
    "pm_card_br": "card",
    "pm_card_threeDSecure2Required": "card_3ds",
    "pm_card_authenticationRequired": "card_3ds",
    "pm_card_visa_chargeDeclined": "card_declined",
    "pm_card_chargeDeclined": "card_declined",
    "pm_card_visa_chargeDeclinedInsufficientFunds": "card_no_funds",
    "pm_card_chargeDeclinedInsufficientFunds": "card_no_funds",
    "pm_card_chargeDeclinedExpiredCard": "card_expired",
    "pm_card_pendingRefund": "card_refund_pending",
    "pm_card_refundFail": "card_refund_fails",
}


def types_for(currency: str) -> list[str]:
    """Which types of payment method are offered in a currency; the last one pays late."""
    return {"brl": ["card", "boleto", "pix"], "jpy": ["card", "konbini"]}.get(currency, ["card", "sepa_debit"])


def late_method(types: list[str]) -> Method | None:
    """The way to pay late among these types, if there is one."""
    return next(
        (METHODS[name] for name in reversed(types) if name in METHODS and METHODS[name].outcome == "later"), None
    )


def method_named(name: str, param: str = "payment_method") -> Method:
    """A method by the simulator's or Stripe's test name. Raises ApiError for others."""
    method = METHODS.get(STRIPE_NAMES.get(name, name))
    if method is None:
        raise ApiError(f"No such PaymentMethod: '{shown(name)}'", code="resource_missing", param=param)
    return method
