"""Keeps the leases of the jobs that run here, and tells those that lost theirs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from backoffice.jobs.desk import Desk
from backoffice.jobs.storage import Storage
from backoffice.services.database_errors import DatabaseError, FenceLost
from backoffice.services.ports import Clock, UnitOfWork

log = logging.getLogger(__name__)


class Leases:
    """Renews every lease three times in its length, all in one transaction."""

    def __init__(self, storage: Storage, clock: Clock, lease_seconds: float) -> None:
        """Hold nothing yet."""
        self._storage = storage
        self._clock = clock
        self._length = timedelta(seconds=lease_seconds)
        self._desks: dict[str, Desk] = {}

    def hold(self, desk: Desk) -> None:
        """Renew this job's lease from now on."""
        self._desks[desk.job.id] = desk

    def let_go(self, desk: Desk) -> None:
        """Stop doing so."""
        self._desks.pop(desk.job.id, None)

    async def keep(self) -> None:
        """Renew for ever; cancel it to stop."""
        while True:
            await asyncio.sleep(self._length.total_seconds() / 3)
            try:
                await self.renew()
            except DatabaseError as error:
                log.warning("leases could not be renewed: %s", error)

    async def renew(self) -> None:
        """Renew every lease held. A job that is another's by now is told so: it sends nothing more."""
        desks = list(self._desks.values())
        if not desks:
            return
        until = self._clock.now() + self._length
        lost = await self._storage.write(lambda uow: _renew(uow, desks, until))
        for desk in desks:
            desk.held_until = self._clock.now() if desk in lost else until


def _renew(uow: UnitOfWork, desks: Sequence[Desk], until: datetime) -> list[Desk]:
    """Renew these leases; return the desks whose job is another's by now."""
    lost: list[Desk] = []
    for desk in desks:
        try:
            uow.jobs.renew(desk.job.id, desk.job.fence, until)
        except FenceLost:
            lost.append(desk)
    return lost
