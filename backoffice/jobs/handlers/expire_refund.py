"""Ends a refund that nobody decided, or whose approval nobody used, in time."""

from __future__ import annotations

from functools import partial

from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.ports import UnitOfWork
from backoffice.services.refunds.deciding import expire
from backoffice.services.refunds.job_kinds import refund_id_of


class ExpireRefund(Unrecorded):
    """Handler of `expire_refund` jobs. Asks nothing of Stripe."""

    async def run(self, desk: Desk) -> bool:
        """Expire the refund if its time has run out; end the job.

        Raises:
            FenceLost: another worker has the job.

        """
        await desk.write(partial(_expire, desk))
        return True


def _expire(desk: Desk, uow: UnitOfWork) -> None:
    now = desk.clock.now()
    expire(uow, refund_id_of(desk.job.subject), now)
    uow.jobs.finish(desk.job.id, desk.job.fence, now)
