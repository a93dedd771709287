"""Lets go of money that is held and was never taken. The payment is then fetched, whatever the answer was."""

from __future__ import annotations

import logging
from functools import partial

from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.gateway_errors import RequestRefused
from backoffice.services.payments.job_kinds import ask_payment, stripe_id
from backoffice.services.ports import UnitOfWork

log = logging.getLogger(__name__)


class CancelAuthorisation(Unrecorded):
    """Handler of `cancel_authorisation` jobs. Cancelling twice changes nothing, so a lost answer is asked for again."""

    async def run(self, desk: Desk) -> bool:
        """Cancel the payment and end the job.

        Raises:
            GatewayError: no answer; it is tried again.
            FenceLost: another worker has the job.

        """
        payment_intent_id = stripe_id(desk.job.subject)
        key = f"cancel.{desk.job.id}.{desk.job.attempt}"
        try:
            await desk.send(lambda gateway: gateway.cancel_payment(payment_intent_id, idempotency_key=key))
        except RequestRefused as error:  # taken or ended meanwhile: how it stands now is what counts
            log.info("%s was not cancelled: %s", desk.job.subject, type(error).__name__)
        await desk.write(partial(_end, desk, payment_intent_id))
        return True


def _end(desk: Desk, payment_intent_id: str, uow: UnitOfWork) -> None:
    now = desk.clock.now()
    ask_payment(uow, payment_intent_id, now)
    uow.jobs.finish(desk.job.id, desk.job.fence, now)
