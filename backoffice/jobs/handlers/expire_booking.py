"""Gives the place of a booking back that was not paid in time. Where a page is open, that is closed first."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.errors import RecordMissing
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.bookings.moves import expire
from backoffice.services.ports import UnitOfWork


class ExpireBooking(Unrecorded):
    """Handler of `expire_booking` jobs. Asks nothing of Stripe."""

    async def run(self, desk: Desk) -> bool:
        """Expire the booking if its deadline has passed and nothing came; end the job.

        Raises:
            FenceLost: another worker has the job.

        """
        await desk.write(partial(_expire, desk))
        return True


def _expire(desk: Desk, uow: UnitOfWork) -> None:
    now = desk.clock.now()
    with suppress(RecordMissing):  # a booking that was deleted has no place to give back
        expire(uow, BookingRef.parse(desk.job.subject), now)
    uow.jobs.finish(desk.job.id, desk.job.fence, now)
