"""Backoffice: a desktop back-office for offices that sell through Stripe."""

__version__ = "0.1.0"
