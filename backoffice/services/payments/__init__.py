"""Payments: what Stripe says of them, whose they are, and what to do with those that nobody expected."""

from backoffice.services.payments.payments import Payments, PollStatus, ReadAllowance
from backoffice.services.payments.suggesting import Template
from backoffice.services.payments.unmatched import CannotAttach

__all__ = ["CannotAttach", "Payments", "PollStatus", "ReadAllowance", "Template"]
