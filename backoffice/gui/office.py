"""What the window needs of the application that bootstrap puts together."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from backoffice.services.assets import Assets
from backoffice.services.bulk import BulkEdits
from backoffice.services.connection import Connection
from backoffice.services.exporting import Exporting
from backoffice.services.importing import Importing
from backoffice.services.ports import Database, SecretStore
from backoffice.services.queue import Queue
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
    def secrets(self) -> SecretStore: ...

    @property
    def database(self) -> Database: ...

    @property
    def assets(self) -> Assets: ...

    @property
    def queue(self) -> Queue: ...

    @property
    def connection(self) -> Connection: ...

    @property
    def importing(self) -> Importing: ...

    @property
    def exporting(self) -> Exporting: ...

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
        """Let these preferences be in force from now on."""
        ...

    def pause(self) -> None:
        """Send nothing more until `resume`."""
        ...

    def resume(self) -> None:
        """Go on sending."""
        ...
