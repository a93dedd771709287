"""Jobs that a newer program asked for and this one cannot do."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.jobs.desk import Desk
from backoffice.services.gateway_errors import TryAgain
from backoffice.services.ports import Job, UnitOfWork


class UnknownKind:
    """Handler of every kind we do not know: leaves the job to a newer program for a while."""

    async def run(self, desk: Desk) -> bool:
        """Refuse."""
        text = QT_TRANSLATE_NOOP("backoffice", "This program does not know how to do “{kind}”. Update it.")
        raise TryAgain(Message(text, {"kind": desk.job.kind}))

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Have no record to show it on."""

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Have no record to show it on."""


UNKNOWN_KIND = UnknownKind()
