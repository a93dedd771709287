"""Stripe: the only importer of its SDK, which is loaded on first use."""

from backoffice.payments.gateway import StripeGateway
from backoffice.payments.limiter import RateLimiter, ReadCounter
from backoffice.payments.webhooks import read_webhook

__all__ = ["RateLimiter", "ReadCounter", "StripeGateway", "read_webhook"]
