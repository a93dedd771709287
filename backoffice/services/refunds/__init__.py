"""Refunds: asked for by staff, decided by managers, sent once whatever happens."""

from backoffice.services.refunds.deciding import Ask
from backoffice.services.refunds.job_kinds import SEND_REFUND, keep_sending, subject_of
from backoffice.services.refunds.learning import MARK
from backoffice.services.refunds.preparing import Asking, Prepared
from backoffice.services.refunds.requests import Refunds
from backoffice.services.refunds.steps import record_step
from backoffice.services.refunds.viewing import RefundView

__all__ = [
    "MARK",
    "SEND_REFUND",
    "Ask",
    "Asking",
    "Prepared",
    "RefundView",
    "Refunds",
    "keep_sending",
    "record_step",
    "subject_of",
]
