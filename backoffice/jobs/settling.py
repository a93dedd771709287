"""What handlers share that send stored requests: whether one may be sent once more, and where a job was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto

from backoffice.domain.catalogue_codec import UnreadableDocument
from backoffice.services.ports import Intent, Job, UnitOfWork

SAME_KEY_FOR = timedelta(hours=20)
"""Stripe may forget a key after 24 hours; sent later, it would be a new request."""

CLOCK_SLACK = timedelta(minutes=5)


class Left(Enum):
    """Where a job that is not gone on with was left."""

    ENDED = auto()
    PUT_BACK = auto()


def may_send_again(intent: Intent, now: datetime, read: Callable[[str], object]) -> bool:
    """Tell whether a request that may have been sent may go out once more under its key.

    Not when the key is too old, nor when another version of the program wrote it, as `read` finds out.
    """
    return -CLOCK_SLACK <= now - intent.made_at <= SAME_KEY_FOR and is_readable(intent, read)


def is_readable(intent: Intent, read: Callable[[str], object]) -> bool:
    """Tell whether this version of the program can read a stored request."""
    try:
        read(intent.step)
    except UnreadableDocument:
        return False
    return True


def clear_intent(job: Job, uow: UnitOfWork) -> None:
    """Forget a request that was not done."""
    uow.jobs.clear_intent(job.id, job.fence)
