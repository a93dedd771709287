"""The office's database: units of work, and facts about it as a whole."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from backoffice.domain.wording import Message
from backoffice.services.ports.assets import AssetRepository
from backoffice.services.ports.booking_queries import BookingQueries
from backoffice.services.ports.bookings import AuditTrail, BookingRepository
from backoffice.services.ports.gateway import StripeAccount
from backoffice.services.ports.jobs import JobRepository
from backoffice.services.ports.payments import EventRepository, PaymentRepository
from backoffice.services.ports.queries import AssetQueries
from backoffice.services.ports.refund_queries import RefundQueries
from backoffice.services.ports.refunds import PeopleRepository, RefundLimitsRepository, RefundRepository
from backoffice.services.ports.resync import OldLinkRepository, ResyncQueries, ResyncRepository


@dataclass(frozen=True, slots=True)
class Binding:
    """What this database belongs to: its installation id, and the one Stripe account and mode it was bound to."""

    installation_id: str
    account_id: str | None
    livemode: bool | None
    practice: bool = False
    account_name: str = ""


@dataclass(frozen=True, slots=True)
class QueueCondition:
    """Why the whole queue stands still (code: '' when it does not), in words, since when."""

    code: str
    message: Message
    since: datetime


class OfficeRepository(Protocol):
    """Facts of the database as a whole."""

    def binding(self) -> Binding: ...

    def bind(self, account: StripeAccount, *, practice: bool) -> Binding:
        """Bind to an account once; the same again is fine; another raises `WrongAccount`."""
        ...

    def queue_condition(self) -> QueueCondition | None: ...

    def set_queue_condition(self, condition: QueueCondition | None) -> None: ...


class UnitOfWork(Protocol):
    """One transaction. Commits when its `with` block ends well, rolls back otherwise; wakes the worker after.

    Never begin another within it. Write listings before their jobs: in one order for all, none waits for the other.
    """

    @property
    def assets(self) -> AssetRepository: ...

    @property
    def jobs(self) -> JobRepository: ...

    @property
    def office(self) -> OfficeRepository: ...

    @property
    def resync(self) -> ResyncRepository: ...

    @property
    def old_links(self) -> OldLinkRepository: ...

    @property
    def bookings(self) -> BookingRepository: ...

    @property
    def payments(self) -> PaymentRepository: ...

    @property
    def events(self) -> EventRepository: ...

    @property
    def trail(self) -> AuditTrail: ...

    @property
    def refunds(self) -> RefundRepository: ...

    @property
    def refund_limits(self) -> RefundLimitsRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    def part(self) -> AbstractContextManager[None]:
        """Open a part of the transaction that may fail alone: what the block raises undoes the block and nothing else.

        Raises:
            TransactionLost: the database gave the whole transaction up; all of it is undone.

        """
        ...


class Database(Protocol):
    """The office's database. `write` and `read` open one transaction each; never keep one across a network call.

    What fails is a `DatabaseError` (services/database_errors.py): busy, unreachable, disk full …
    """

    def write(self) -> AbstractContextManager[UnitOfWork]: ...

    def read(self) -> AbstractContextManager[UnitOfWork]: ...

    @property
    def queries(self) -> AssetQueries: ...

    @property
    def resync_queries(self) -> ResyncQueries: ...

    @property
    def booking_queries(self) -> BookingQueries: ...

    @property
    def refund_queries(self) -> RefundQueries: ...

    @property
    def dialect(self) -> str:
        """Return `sqlite` or `postgresql`."""
        ...

    def close(self) -> None: ...
