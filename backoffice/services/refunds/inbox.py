"""What people see of refunds and do besides deciding: look through them, withdraw a request, take note of a failure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from backoffice.domain import refunds
from backoffice.domain.people import Person
from backoffice.domain.refunds import RefundRefused
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules
from backoffice.services.people import as_known
from backoffice.services.ports import Clock, Database, UnitOfWork
from backoffice.services.ports.refund_queries import RefundCounts, RefundRow, RefundSearch, RefundTab
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.deciding import locked
from backoffice.services.refunds.steps import record_acknowledgement, record_withdrawal


class RefundInbox:
    """Refunds as the person at work sees them. Safe on any thread."""

    def __init__(
        self, database: Database, clock: Clock, person: Callable[[], Person], rules: Callable[[], OfficeRules]
    ) -> None:
        """`rules` say where days begin."""
        self._database = database
        self._clock = clock
        self._person = person
        self._rules = rules

    def rows(self, search: RefundSearch, limit: int) -> Sequence[RefundRow]:
        """Return rows, the newest first; whose they are waiting for, and where days begin, is known here."""
        where = replace(search.where, zone=self._rules().zone)
        wanted = replace(search, me=self._person().name, where=where)
        return self._database.refund_queries.rows(wanted, limit, self._clock.now())

    def counts(self) -> RefundCounts:
        """Return how many wait for a decision of the person at work, and how many need attention."""
        return self._database.refund_queries.counts(self._person().name, self._clock.now())

    def alarms(self, limit: int = 200) -> Sequence[RefundRow]:
        """Return those that need attention, the newest first."""
        return self.rows(RefundSearch(tab=RefundTab.ATTENTION), limit)

    def withdraw(self, refund_id: str, note: str = "") -> RefundRecord:
        """Take back a request that the person at work made.

        Raises:
            RefundRefused: it was decided already, or somebody else asked for it.
            RecordMissing, RecordChanged: it is gone, or somebody decided first.

        """
        now = self._clock.now()
        with self._database.write() as uow:
            person, record = self._at_work(uow), locked(uow, refund_id)
            return record_withdrawal(uow, record, refunds.withdraw(record.refund, person.name), person, now, note)

    def acknowledge(self, refund_id: str, note: str = "") -> RefundRecord:
        """Take note, as a manager, that a refund was not made; it needs no attention any more. Once is enough.

        Raises:
            RefundRefused: this person is no manager, or it was made, or is on its way.
            RecordMissing, RecordChanged: it is gone, or has changed at this moment.

        """
        now = self._clock.now()
        with self._database.write() as uow:
            person, record = self._at_work(uow), locked(uow, refund_id)
            if not person.may_override:
                text = QT_TRANSLATE_NOOP("backoffice", "A manager takes note of refunds that failed.")
                raise RefundRefused(Message(text))
            if not refunds.was_not_made(record.refund):
                text = QT_TRANSLATE_NOOP("backoffice", "There is nothing to take note of: this refund did not fail.")
                raise RefundRefused(Message(text))
            if record.acknowledged_at is not None:
                return record
            return record_acknowledgement(uow, record, person, now, note)

    def _at_work(self, uow: UnitOfWork) -> Person:
        return as_known(uow, self._person())
