"""An office whose database is on a PostgreSQL server: the programs of several computers work on it at once."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from backoffice.bootstrap import Application, Environment, build
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetKind
from backoffice.gui.pages.bookings import BookingsPage
from backoffice.gui.sections import SectionName
from backoffice.jobs.engine import EngineSettings
from backoffice.services.clock import SystemClock
from backoffice.services.ports import EventSource
from backoffice.settings import Paths, Profile, Settings
from tests.gui.bookings.office import PATIENCE, Counter
from tests.support.command_line import KEY, CommandLine
from tests.support.ledger import Ledger

CANNOT_LIST_EVENTS = {"kind": "status", "status": 500, "method": "GET", "path": "/v1/events"}
ENTRY_OF_PAID = "{captured} were paid through Stripe."


class Tomorrow(SystemClock):
    """This computer's clock, a day later."""

    def now(self) -> datetime:
        """Return the time it will be then."""
        return super().now() + timedelta(days=1)


@dataclass
class Server:
    """The database, Stripe, and the programs that were started beside the window."""

    url: str
    ledger: Ledger
    folder: Path
    programs: ExitStack = field(default_factory=ExitStack)

    @contextmanager
    def office(self, **engine: int) -> Iterator[Application]:
        """The program of one computer, its engine running."""
        paths = Paths(self.folder / "config", self.folder / "data", self.folder / "logs")
        stripe = self.ledger.url
        profile = Profile(name="office", database_url=self.url)
        settings = EngineSettings(**engine)
        with build(profile, Settings(), paths, Environment(KEY, stripe), engine_settings=settings) as made:
            made.host.start()
            yield made

    def colleague(self) -> Application:
        """Open the program of another computer, whose engine does not run."""
        paths = Paths(*(self.folder / "colleague" / name for name in ("config", "data", "logs")))
        profile = Profile(name="colleague", database_url=self.url)
        return self.programs.enter_context(build(profile, Settings(), paths, Environment()))

    def start_receiver(self) -> None:
        """Start `backoffice webhook`, and have Stripe send it everything."""
        made = httpx.post(
            f"{self.ledger.url}/v1/webhook_endpoints",
            auth=(KEY, ""),
            data={"url": "http://127.0.0.1:9/stripe/webhook", "enabled_events[0]": "*"},
        ).json()
        ready = self._start("webhook", "--port", "0", STRIPE_WEBHOOK_SECRET=made["secret"])
        assert (ready["database"], ready["works"]) == ("postgresql", False)
        address = f"http://127.0.0.1:{ready['port']}/stripe/webhook"
        moved = httpx.post(
            f"{self.ledger.url}/v1/webhook_endpoints/{made['id']}", auth=(KEY, ""), data={"url": address}
        )
        assert moved.status_code == 200

    def start_worker(self) -> None:
        """Start `backoffice worker`."""
        assert self._start("worker")["ready"]

    def _start(self, *arguments: str, **changes: str) -> Any:
        shell = CommandLine(
            self.folder / "elsewhere", {"BACKOFFICE_STRIPE_API_BASE": self.ledger.url, "STRIPE_SECRET_KEY": KEY}
        )
        program: subprocess.Popen[str] = shell.start("--database", self.url, *arguments, **changes)
        self.programs.enter_context(program)
        self.programs.callback(program.kill)
        assert program.stderr is not None
        return json.loads(program.stderr.readline())

    def polls(self) -> list[int]:
        """Return how Stripe answered each time it was asked for events."""
        return [line["status"] for line in self.ledger.requests() if line["path"] == "/v1/events"]

    def delivered(self) -> bool:
        """Tell whether every webhook has arrived."""
        deliveries = self.ledger.get("/deliveries")["deliveries"]
        return bool(deliveries) and {each["state"] for each in deliveries} == {"delivered"}


@dataclass
class Till:
    """A booking in the window: its row in the table, its panel beside it, and the address of its page."""

    counter: Counter
    table: BookingsPage
    ref: BookingRef
    address: str

    @property
    def row(self) -> dict[str, str]:
        """Return what the table says of it."""
        rows = self.counter.rows(self.table)
        code = self.counter.office.bookings.get(self.ref).confirmation_code
        return next(row for row in rows if row["confirmation_code"] == code)

    def wait_until_paid(self) -> None:
        """Wait, without a click, until the row and the panel say so; then look into the database."""
        self.counter.qtbot.waitUntil(
            lambda: (self.row["status"], self.row["payment_status"]) == ("Paid", "Paid"), timeout=PATIENCE
        )
        panel = self.counter.panel
        self.counter.qtbot.waitUntil(
            lambda: panel.current is not None and panel.current.stripe.payment_intent_id is not None, timeout=PATIENCE
        )
        self.counter.qtbot.waitUntil(panel.payment.row.isHidden, timeout=PATIENCE)


def open_till(counter: Counter) -> Till:
    """Book a car, open the booking, and wait for its page's address: made by whichever program comes first."""
    car = counter.listing(AssetKind.VEHICLES)
    ref = counter.rent(car.ref, page=True).ref
    table = counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.open(ref)
    link = counter.panel.payment.row
    counter.qtbot.waitUntil(lambda: link.isVisible() and link.link.text().startswith("http"), timeout=PATIENCE)
    till = Till(counter, table, ref, link.link.text())
    counter.qtbot.waitUntil(lambda: till.row["status"] == "Awaiting payment", timeout=PATIENCE)
    return till


def assert_paid_once(office: Application, server: Server, ref: BookingRef) -> frozenset[EventSource]:
    """The one payment is stored with its booking, and told once; return by which ways events came."""
    intent = server.ledger.object("payment_intent", status="succeeded")
    booking, payment = office.bookings.get(ref), office.payments.of_booking(ref)
    assert booking.stripe.payment_intent_id == intent["id"]
    assert payment is not None
    assert (payment.payment_intent_id, payment.booking) == (intent["id"], ref)
    assert office.payments.unmatched() == []
    told = [entry.message.text for entry in office.bookings.trail(ref)]
    assert told.count(ENTRY_OF_PAID) == 1, told
    events = office.payments.events(1000)
    assert len({each.event.event_id for each in events}) == len(events)
    return frozenset(each.source for each in events)
