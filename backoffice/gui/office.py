"""What the window needs of the application that bootstrap puts together."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from backoffice.domain.errors import BackofficeError
from backoffice.services.assets import Assets
from backoffice.services.bookings import Bookings
from backoffice.services.bookings.exporting import BookingExporting
from backoffice.services.bookings.importing import BookingImporting
from backoffice.services.bulk import BulkEdits
from backoffice.services.connection import Connection
from backoffice.services.doctor import Examination
from backoffice.services.exporting import Exporting
from backoffice.services.importing import Importing
from backoffice.services.link_tracker import LinkTracker
from backoffice.services.payments import Payments
from backoffice.services.people import People
from backoffice.services.ports import Clock, Database, SecretStore
from backoffice.services.queue import Queue
from backoffice.services.refunds import Refunds
from backoffice.services.refunds.limits import OfficeLimits
from backoffice.services.resync import Resync
from backoffice.services.trail import Trail
from backoffice.settings import Paths, Profile, Settings

T = TypeVar("T")


class OfficeEngine(Protocol):
    """The engine, as the window sees it."""

    def wake(self) -> None: ...

    def listen(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        """Call with news (`refs`: whose rows changed) on the engine's loop; return what ends that."""
        ...


class OfficeHost(Protocol):
    """The thread of the engine."""

    def start(self) -> None: ...

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]: ...


class Office(Protocol):
    """An open office: its database, its services, its engine."""

    @property
    def settings(self) -> Settings: ...

    @property
    def paths(self) -> Paths: ...

    @property
    def profile(self) -> Profile: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def secrets(self) -> SecretStore: ...

    @property
    def database(self) -> Database: ...

    @property
    def people(self) -> People: ...

    @property
    def refunds(self) -> Refunds: ...

    @property
    def refund_limits(self) -> OfficeLimits: ...

    @property
    def assets(self) -> Assets: ...

    @property
    def bookings(self) -> Bookings: ...

    @property
    def payments(self) -> Payments: ...

    @property
    def queue(self) -> Queue: ...

    @property
    def resync(self) -> Resync: ...

    @property
    def trail(self) -> Trail: ...

    @property
    def link_tracker(self) -> LinkTracker: ...

    @property
    def connection(self) -> Connection: ...

    @property
    def importing(self) -> Importing: ...

    @property
    def exporting(self) -> Exporting: ...

    @property
    def booking_importing(self) -> BookingImporting: ...

    @property
    def booking_exporting(self) -> BookingExporting: ...

    @property
    def bulk(self) -> BulkEdits: ...

    @property
    def engine(self) -> OfficeEngine: ...

    @property
    def host(self) -> OfficeHost: ...

    def close(self) -> None:
        """Stop what runs and close the database; waits."""
        ...

    def use_settings(self, settings: Settings) -> None:
        """Let these preferences be in force from now on; `follow_settings` next. Waits for nothing."""
        ...

    def follow_settings(self) -> None:
        """Plan anew what depends on preferences; waits for the database."""
        ...

    def pause(self) -> None:
        """Send nothing more until `resume`."""
        ...

    def resume(self) -> None:
        """Go on sending."""
        ...


class FoundDatabase(Protocol):
    """What looking at a database found: `problem` says in words why it cannot be used, None that it can."""

    @property
    def problem(self) -> BackofficeError | None: ...


@dataclass(frozen=True, slots=True)
class ProgramServices:
    """What the program needs besides an open office. All of these wait, and run in the background."""

    open_office: Callable[[Profile, Settings], Office]
    """Opens a profile's office; may migrate its database. Raises `BackofficeError`s."""
    check_database: Callable[[str], FoundDatabase]
    """Looks at a database (URL with its password) without changing it."""
    store_password: Callable[[str, str], None]
    """Puts (profile name, password) into the OS keyring."""
    back_up: Callable[[Profile, Path], Path]
    """Copies a profile's database to a file while it is in use."""
    examine: Callable[[Profile, Settings], Examination]
    """The doctor."""
