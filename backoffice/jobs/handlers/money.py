"""The handlers of the jobs that keep bookings and Stripe's payments in step."""

from __future__ import annotations

from collections.abc import Callable

from backoffice.jobs.desk import Handler
from backoffice.jobs.handlers.cancel_authorisation import CancelAuthorisation
from backoffice.jobs.handlers.expire_booking import ExpireBooking
from backoffice.jobs.handlers.expire_refund import ExpireRefund
from backoffice.jobs.handlers.poll_events import PollEvents
from backoffice.jobs.handlers.reconcile import ReconcilePayments
from backoffice.jobs.handlers.refresh_payment import RefreshPayment, RefreshSession
from backoffice.jobs.handlers.send_refund import SendRefund
from backoffice.jobs.handlers.sync_checkout import SyncCheckout
from backoffice.services.bookings import OfficeRules
from backoffice.services.payments import ReadAllowance, job_kinds
from backoffice.services.ports import BookingQueries, ReadMeter
from backoffice.services.refunds import job_kinds as refund_jobs


def money_handlers(
    queries: BookingQueries,
    meter: ReadMeter,
    *,
    rules: Callable[[], OfficeRules],
    allowance: Callable[[], ReadAllowance] = ReadAllowance,
) -> dict[str, Handler]:
    """Return the handlers by kind of job. `meter` counts the reads of the program's gateways."""
    return {
        job_kinds.SYNC_CHECKOUT: SyncCheckout(rules),
        job_kinds.EXPIRE_BOOKING: ExpireBooking(),
        job_kinds.REFRESH_PAYMENT: RefreshPayment(),
        job_kinds.REFRESH_SESSION: RefreshSession(),
        job_kinds.POLL_EVENTS: PollEvents(queries, meter, lambda: allowance().monthly),
        job_kinds.RECONCILE_PAYMENTS: ReconcilePayments(queries, meter),
        refund_jobs.SEND_REFUND: SendRefund(),
        refund_jobs.EXPIRE_REFUND: ExpireRefund(),
        refund_jobs.CANCEL_AUTHORISATION: CancelAuthorisation(),
    }
