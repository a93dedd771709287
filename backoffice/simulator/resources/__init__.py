"""What each kind of Stripe object does. Importing this package registers every operation."""

from . import (
    account,
    charges,
    disputes,
    events,
    payment_intents,
    payment_links,
    prices,
    products,
    refunds,
    search,
    sessions,
    webhook_endpoints,
)

__all__ = [
    "account",
    "charges",
    "disputes",
    "events",
    "payment_intents",
    "payment_links",
    "prices",
    "products",
    "refunds",
    "search",
    "sessions",
    "webhook_endpoints",
]
