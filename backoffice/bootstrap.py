"""The one place where the parts are put together. What is made here is closed here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backoffice.environment import Environment, take_environment
from backoffice.jobs.engine import DrainSummary, Engine, EngineSettings
from backoffice.jobs.handlers.catalogue import catalogue_handlers
from backoffice.jobs.handlers.money import money_handlers
from backoffice.jobs.host import EngineHost
from backoffice.preferences import Preferences, login
from backoffice.services.assets import Assets, NewAsset
from backoffice.services.bookings import Bookings
from backoffice.services.bookings.exporting import BookingExporting
from backoffice.services.bookings.importing import BookingImporting
from backoffice.services.bulk import BulkEdits
from backoffice.services.clock import SystemClock
from backoffice.services.connection import PRACTICE_KEY, Connection, ConnectionSetup
from backoffice.services.exporting import Exporting
from backoffice.services.gateway_errors import KeyringUnusable
from backoffice.services.importing import Importing
from backoffice.services.link_tracker import LinkTracker
from backoffice.services.payments import Payments
from backoffice.services.payments.job_kinds import keep_polling
from backoffice.services.people import People
from backoffice.services.ports import Clock, PaymentGateway, SecretStore, TierRecord, UnitOfWork
from backoffice.services.queue import Queue
from backoffice.services.refunds import Refunds, keep_sending
from backoffice.services.refunds.limits import OfficeLimits
from backoffice.services.resync import Resync
from backoffice.services.trail import Trail
from backoffice.services.webhook_secrets import WebhookSecrets
from backoffice.settings import Paths, Profile, Settings

if TYPE_CHECKING:
    from backoffice.db import SqlDatabase
    from backoffice.payments import RateLimiter, ReadCounter

log = logging.getLogger(__name__)

DATABASE_PASSWORD = "database_password"
"""The name of a PostgreSQL password in the keyring."""

PRACTICE_PROFILE = Profile(name="practice", practice=True)


@dataclass(slots=True)
class Application:
    """Everything that a window or a command works with. `close` it when done; also a context manager."""

    paths: Paths
    profile: Profile
    clock: Clock
    secrets: SecretStore
    database: SqlDatabase
    people: People
    assets: Assets
    bookings: Bookings
    payments: Payments
    refunds: Refunds
    webhook_secrets: WebhookSecrets
    queue: Queue
    resync: Resync
    connection: Connection
    importing: Importing
    engine: Engine
    host: EngineHost
    stripe_api_base: str | None
    _office: Preferences
    _closing: ExitStack

    @property
    def booking_importing(self) -> BookingImporting:
        """Return the use cases that read files of bookings."""
        return BookingImporting(self.bookings.desk)

    @property
    def booking_exporting(self) -> BookingExporting:
        """Return the use cases that write files of bookings."""
        return BookingExporting(self.database)

    @property
    def trail(self) -> Trail:
        """Return the use cases that read the audit trail."""
        return Trail(self.database)

    @property
    def refund_limits(self) -> OfficeLimits:
        """Return the use cases of the limits of refunds."""
        return OfficeLimits(self.database, self.clock, self.people)

    @property
    def bulk(self) -> BulkEdits:
        """Return the use cases that change many listings."""
        return BulkEdits(self.assets)

    @property
    def exporting(self) -> Exporting:
        """Return the use cases that write files of listings."""
        return Exporting(self.database)

    @property
    def link_tracker(self) -> LinkTracker:
        """Return the use cases of payment links that others replaced."""
        return LinkTracker(self.database, self.clock)

    @property
    def settings(self) -> Settings:
        """Return the preferences in force."""
        return self._office.settings

    def use_settings(self, settings: Settings) -> None:
        """Let these preferences be in force from now on (the rates from the next start on); `follow_settings` next."""
        self._office.settings = settings

    def follow_settings(self) -> None:
        """Plan anew what depends on preferences; waits for the database."""
        self.resync.schedule_check()

    def pause(self) -> None:
        """Send nothing more until `resume`."""
        self.queue.pause()
        self.engine.wake()

    def resume(self) -> None:
        """Go on sending."""
        self.queue.resume()
        self.engine.wake()

    async def work(self) -> None:
        """Run the engine on this loop until it is stopped."""
        try:
            await self.engine.run()
        finally:
            await self.connection.aclose()

    async def drain(self) -> DrainSummary:
        """Do everything that is due, on this loop."""
        try:
            return await self.engine.drain()
        finally:
            await self.connection.aclose()

    def close(self) -> None:
        """Stop what runs and close the database. Twice does nothing."""
        self._closing.close()

    def __enter__(self) -> Application:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


@dataclass(slots=True)
class _Bell:
    """Rung by commits, before and after there is an engine that hears it."""

    hears: Callable[[], None] = field(default=lambda: None)

    def ring(self) -> None:
        self.hears()


def build(
    profile: Profile,
    settings: Settings,
    paths: Paths,
    environment: Environment | None = None,
    *,
    engine_settings: EngineSettings | None = None,
    secrets: SecretStore | None = None,
) -> Application:
    """Open the profile's database, put the program together around it, and run nothing yet.

    An SQLite file is made or brought to this program's format first (after a backup). A practice profile starts its
    simulator.

    Raises:
        DatabaseError: the database cannot be opened; PostgreSQL's format is `migrate`'s business.
        SimulatorFailedToStart: practice mode has no simulator.

    """
    closing = ExitStack()
    try:
        application = _put_together(
            _Parts(profile, Preferences(settings), paths, environment or take_environment(), closing),
            engine_settings,
            secrets,
        )
        if application.settings.resync_check_hour >= 0 and not application.database.read_only:
            application.resync.schedule_check()
        return application
    except BaseException:
        closing.close()
        raise


def practice(
    settings: Settings,
    paths: Paths,
    *,
    profile: Profile = PRACTICE_PROFILE,
    engine_settings: EngineSettings | None = None,
) -> Application:
    """Return the program in practice mode: a simulator on this machine, and sample listings on first use.

    Raises:
        DatabaseError, SimulatorFailedToStart: as `build`.

    """
    application = build(profile, settings, paths, Environment(), engine_settings=engine_settings)
    try:
        if not any(application.database.queries.counts().by_kind.values()):
            _add_samples(application)
    except BaseException:
        application.close()
        raise
    return application


def database_url(profile: Profile, paths: Paths, secrets: SecretStore | None = None) -> str:
    """Return the address of a profile's database; a server's password is taken from the keyring, if there is one."""
    if profile.database_url is None:
        return sqlite_url(paths.practice / "practice.db" if profile.practice else paths.default_database)
    return profile.database_url if secrets is None else _with_password(profile.database_url, profile.name, secrets)


def sqlite_url(path: Path) -> str:
    """Return the address of an SQLite file, whatever characters its folder's name holds."""
    from sqlalchemy import URL

    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


# --- putting together -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Parts:
    """What everything else is made from."""

    profile: Profile
    office: Preferences
    paths: Paths
    environment: Environment
    closing: ExitStack


def _put_together(parts: _Parts, engine_settings: EngineSettings | None, given: SecretStore | None) -> Application:
    from backoffice.beside.comparer import Comparer
    from backoffice.keychain import Keychain
    from backoffice.payments import ReadCounter

    clock, bell = SystemClock(), _Bell()
    secrets: SecretStore = given or Keychain()
    url = database_url(parts.profile, parts.paths, secrets)
    database = _open(url, clock, bell, parts.closing)
    setup = _connection_setup(parts)
    office, meter = parts.office, ReadCounter()
    make_gateway = gateway_maker(setup, office.settings, meter)
    connection = Connection(database, secrets, setup, make_gateway, on_open=lambda uow: _keep_going(uow, clock.now()))
    people = People(database, clock, office.person, login)
    assets = Assets(database, clock, office.defaults, people.person)
    compare = Comparer(database, url, lambda: host.is_running)
    handlers = catalogue_handlers(
        database, assets, grace=office.old_link_grace, check_hour=office.check_hour, compare=compare
    )
    handlers |= money_handlers(database.booking_queries, meter, rules=office.rules, allowance=office.allowance)
    engine = Engine(database, connection, clock, handlers, engine_settings)
    bell.hears = engine.wake
    connection.on_key_changed = engine.key_changed
    host = EngineHost(engine.run, engine.stop, connection.aclose)
    parts.closing.callback(engine.close)
    parts.closing.callback(host.stop)
    parts.closing.callback(_listen(url, database, engine))
    return Application(
        paths=parts.paths,
        profile=parts.profile,
        clock=clock,
        secrets=secrets,
        database=database,
        people=people,
        assets=assets,
        bookings=Bookings(database, clock, office.rules, people.person),
        payments=Payments(database, clock, people.person, office.allowance),
        refunds=Refunds(database, clock, people.person, office.rules),
        webhook_secrets=WebhookSecrets(secrets, parts.profile.name, parts.environment.webhook_secrets),
        queue=Queue(database, clock),
        resync=Resync(database, clock, connection, office.rates, office.check_hour, people.person, compare),
        connection=connection,
        importing=Importing(assets),
        engine=engine,
        host=host,
        stripe_api_base=setup.api_base,
        _office=parts.office,
        _closing=parts.closing,
    )


def _keep_going(uow: UnitOfWork, now: datetime) -> None:
    """See to it, whenever the connection to Stripe was opened, that nothing which asks Stripe by itself has stopped."""
    keep_polling(uow, now)
    keep_sending(uow, now)


def _open(url: str, clock: Clock, bell: _Bell, closing: ExitStack) -> SqlDatabase:
    from backoffice.db import migrate, open_database
    from backoffice.services.database_errors import NeedsMigration

    try:
        database = open_database(url, clock, on_commit=bell.ring)
    except NeedsMigration:
        if not url.startswith("sqlite"):
            raise
        migrate(url)
        database = open_database(url, clock, on_commit=bell.ring)
    closing.callback(database.close)
    return database


def _connection_setup(parts: _Parts) -> ConnectionSetup:
    profile, environment = parts.profile, parts.environment
    if not profile.practice:
        return ConnectionSetup(profile.name, api_base=environment.stripe_api_base, given_key=environment.stripe_key)
    from backoffice.simulator.starting import start_in

    rates = parts.office.rates()
    simulator = start_in(parts.paths.practice, rates.in_all, rates.per_endpoint)
    parts.closing.callback(simulator.stop)
    return ConnectionSetup(profile.name, practice=True, api_base=simulator.url, given_key=PRACTICE_KEY)


def gateway_maker(
    setup: ConnectionSetup, settings: Settings, reads: ReadCounter | None = None
) -> Callable[[str], PaymentGateway]:
    """Return what makes a gateway of a key. All that it makes share one limiter and one count of reads."""
    limiters: list[RateLimiter] = []

    def make_gateway(key: str) -> PaymentGateway:
        from backoffice.payments import RateLimiter, StripeGateway

        if not limiters:  # one for all gateways, as Stripe counts them together
            limiters.append(RateLimiter(settings.requests_per_second, settings.requests_per_second_per_endpoint))
        return StripeGateway(key, setup.api_base, limiters[0], reads=reads)

    return make_gateway


def _listen(url: str, database: SqlDatabase, engine: Engine) -> Callable[[], None]:
    """Wake the engine when another program commits work, and let it hear which rows others changed."""
    from backoffice.db import listen_for_jobs

    listener = listen_for_jobs(url, engine.wake, engine.hear, database.origin)
    return listener.close if listener else lambda: None


def _with_password(url: str, profile: str, secrets: SecretStore) -> str:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        return url  # opening it says in words what is wrong
    if not address.drivername.startswith("postgres") or address.password or not address.username:
        return url
    try:
        password = secrets.get(profile, DATABASE_PASSWORD)
    except KeyringUnusable as error:
        log.info("no password for the database, as there is no keyring: %s", error)
        return url
    return address.set(password=password).render_as_string(hide_password=False) if password else url


def _add_samples(application: Application) -> None:
    from backoffice.services.demo import demo_listings
    from backoffice.services.demo_bookings import add_demo_bookings

    today = application.clock.now().date()
    new = [
        NewAsset(listing.kind, listing.values, [TierRecord(None, tier) for tier in listing.tiers])
        for listing in demo_listings(today)
    ]
    add_demo_bookings(application.booking_importing, application.assets.create_many(new), today)
