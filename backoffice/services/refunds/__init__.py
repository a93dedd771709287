"""Refunds: asked for by staff, decided by managers, sent once whatever happens."""

from backoffice.services.refunds.requests import Ask, Refunds
from backoffice.services.refunds.steps import SEND_REFUND, record_step, subject_of

__all__ = ["SEND_REFUND", "Ask", "Refunds", "record_step", "subject_of"]
