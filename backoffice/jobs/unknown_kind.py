"""Jobs that a newer program asked for and this one cannot do."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.gateway_errors import TryAgain


class UnknownKind(Unrecorded):
    """Handler of every kind we do not know: leaves the job to a newer program for a while."""

    async def run(self, desk: Desk) -> bool:
        """Refuse."""
        text = QT_TRANSLATE_NOOP("backoffice", "This program does not know how to do “{kind}”. Update it.")
        raise TryAgain(Message(text, {"kind": desk.job.kind}))


UNKNOWN_KIND = UnknownKind()
