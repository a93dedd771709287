"""What becomes of a job whose attempt failed: put back, made later, or given up. The record says the same."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.jobs.desk import Desk, Handler
from backoffice.jobs.retry import RATE_LIMITED, RetryPolicy
from backoffice.services.database_errors import DatabaseError
from backoffice.services.gateway_errors import GatewayError, PermissionMissing, QueuePaused, RateLimited, TryAgain
from backoffice.services.ports import Job, JobState, Lane, UnitOfWork

log = logging.getLogger(__name__)

DATABASE_PAUSE_SECONDS = 5.0
PERMISSION_PAUSE_SECONDS = 300.0
"""Until a job for money is tried again that the key may not do: somebody has to act in Stripe's Dashboard first."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a failed attempt was settled. `run_at`: when the job may be claimed again (None: it was given up)."""

    run_at: datetime | None


class Endings:
    """Settles failed attempts, each in one transaction behind the job's fence."""

    def __init__(self, policy: RetryPolicy, draw: Callable[[], float] = random.random) -> None:
        """`draw` gives random numbers in [0, 1)."""
        self._policy = policy
        self._draw = draw

    async def settle(self, desk: Desk, handler: Handler, error: Exception) -> Ending:
        """Decide by the error and write it down.

        Raises:
            FenceLost: the job is another worker's by now; nothing was written.

        """
        message = error.message if isinstance(error, GatewayError | DatabaseError) else _fault_of_ours()
        delay, count = self._delay(desk, error)
        if delay is None:
            return await self._give_up(desk, handler, message)
        run_at = desk.clock.now() + timedelta(seconds=delay)
        await desk.write(partial(_put_back, desk, handler, message, run_at, count))
        log.info("%s waits until %s (attempt %s): %s", desk.job.subject, run_at, desk.job.attempt, message)
        return Ending(run_at)

    def _delay(self, desk: Desk, error: Exception) -> tuple[float | None, bool]:
        """Return the seconds to wait (None: give up) and whether the attempt counts against the job."""
        match error:
            case PermissionMissing() if concerns_one_job(desk.job, error):
                return PERMISSION_PAUSE_SECONDS, False
            case QueuePaused():
                return 0.0, False
            case RateLimited():
                return RATE_LIMITED.delay(1, self._draw(), at_least=error.retry_after), False
            case DatabaseError():
                return DATABASE_PAUSE_SECONDS, False
            case TryAgain():
                return self._policy.delay(desk.job.attempt, self._draw(), at_least=error.retry_after), True
            case GatewayError():
                return None, True
            case _:
                return self._policy.delay(desk.job.attempt, self._draw()), True

    async def _give_up(self, desk: Desk, handler: Handler, message: Message) -> Ending:
        state = await desk.write(partial(_discard, desk, handler, message))
        if state is JobState.AVAILABLE:
            return Ending(desk.clock.now())
        log.warning("%s needs attention: %s", desk.job.subject, message)
        return Ending(None)


def concerns_one_job(job: Job, error: Exception) -> bool:
    """Tell whether an error that would stop the queue stops only this job: the key may not do this with money."""
    return isinstance(error, PermissionMissing) and job.lane is Lane.MONEY


def _put_back(desk: Desk, handler: Handler, error: Message, run_at: datetime, count: bool, uow: UnitOfWork) -> None:
    handler.note_waiting(uow, desk.job, error)
    uow.jobs.retry_later(desk.job.id, desk.job.fence, run_at, str(error), count=count)


def _discard(desk: Desk, handler: Handler, error: Message, uow: UnitOfWork) -> JobState:
    """Give it up, unless it was asked for meanwhile: the edit may have cured it."""
    handler.note_given_up(uow, desk.job, error)
    state = uow.jobs.discard(desk.job.id, desk.job.fence, str(error), desk.clock.now())
    if state is JobState.AVAILABLE:
        handler.note_waiting(uow, desk.job, error)
    return state


def _fault_of_ours() -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "The program failed while working on this; the log says where. It tries again.")
    )
