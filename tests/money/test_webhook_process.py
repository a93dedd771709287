"""`backoffice webhook` as it runs: a process of its own that hears of payments, and bears whatever else arrives."""

import asyncio
import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import pytest

from backoffice.bootstrap import build
from backoffice.db import open_database
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.environment import Environment
from backoffice.services.clock import SystemClock
from backoffice.settings import Profile, Settings, find_paths
from backoffice.simulator.process import SimulatorProcess
from backoffice.webhook.app import MOST_BYTES
from tests.jobs.workshop import until
from tests.money.office import BOAT
from tests.money.webhooks import Headers, body_of, event, forgeries, signature
from tests.support.command_line import KEY, CommandLine
from tests.support.ledger import Ledger


@dataclass
class Shop:
    """An office whose payments are only heard of by webhook."""

    shell: CommandLine
    booking: BookingRef
    session_id: str
    secret: str
    port: int
    program: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/stripe/webhook"

    def payment_status(self) -> PaymentStatus:
        """Read beside the program, whose file it is."""
        database = open_database(f"sqlite:///{self.shell.database}", SystemClock(), read_only=True)
        try:
            with database.read() as uow:
                return uow.bookings.get(self.booking).payment_status
        finally:
            database.close()


@pytest.fixture
def shop(tmp_path: Path, simulator: SimulatorProcess, ledger: Ledger) -> Iterator[Shop]:
    """A booking with its page open, and the receiver listening; Stripe refuses to list events."""
    shell = CommandLine(tmp_path / "home", {"BACKOFFICE_STRIPE_API_BASE": simulator.url, "STRIPE_SECRET_KEY": KEY})
    booking, session_id = _book(shell, simulator.url)
    ledger.set_faults({"kind": "status", "status": 500, "method": "GET", "path": "/v1/events"})
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = httpx.post(
        f"{simulator.url}/v1/webhook_endpoints",
        auth=(KEY, ""),
        data={"url": f"http://127.0.0.1:{port}/stripe/webhook", "enabled_events[0]": "*"},
    ).json()
    with shell.start("webhook", "--port", str(port), STRIPE_WEBHOOK_SECRET=made["secret"]) as program:
        try:
            assert program.stderr is not None
            ready = json.loads(program.stderr.readline())
            assert (ready["port"], ready["host"], ready["works"]) == (port, "127.0.0.1", True)
            yield Shop(shell, booking, session_id, made["secret"], port, program)
        finally:
            program.kill()


def _book(shell: CommandLine, stripe: str) -> tuple[BookingRef, str]:
    paths = find_paths({"BACKOFFICE_HOME": str(shell.home)})
    with build(Profile(name="default"), Settings(), paths, Environment(KEY, stripe)) as office:
        boat = office.assets.create(AssetKind.ACTIVITIES, BOAT)
        guest = {"customer_name": "Beatriz Lima", "activity_on": date(2099, 6, 1)}
        made = office.bookings.create(BookingKind.ACTIVITIES, boat.ref, guest, page=True)
        asyncio.run(office.drain())
        session_id = office.bookings.get(made.ref).stripe.session_id
    assert session_id is not None
    return made.ref, session_id


def test_a_payment_is_known_by_webhook_alone_and_the_program_ends_when_told(shop: Shop, ledger: Ledger) -> None:
    ledger.pay(shop.session_id)
    asyncio.run(until(lambda: shop.payment_status() is PaymentStatus.PAID))
    shop.program.send_signal(signal.SIGTERM)
    _, said = shop.program.communicate(timeout=30)
    assert shop.program.returncode == 0
    assert "Traceback" not in said
    assert shop.secret not in said
    written = [file for file in shop.shell.home.rglob("*") if file.is_file()]
    assert written
    assert [file for file in written if shop.secret.encode() in file.read_bytes()] == []


def test_hundreds_of_forgeries_and_broken_requests_change_nothing(shop: Shop) -> None:
    assert {_post(shop.port, body, headers) for body, headers in forgeries(400)} == {400}
    big = body_of(event(padding="x" * MOST_BYTES))
    chunks = (big[start : start + 50_000] for start in range(0, len(big), 50_000))
    assert httpx.post(shop.url, content=chunks, headers=[(b"stripe-signature", signature(big))]).status_code == 413
    assert httpx.get(shop.url).status_code == 405
    for raw in (
        b"\x16\x03\x01 not http",
        b"POST /stripe/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf",
        b"",
    ):
        with socket.create_connection(("127.0.0.1", shop.port)) as peer:
            peer.sendall(raw)
    genuine = body_of(event(type_="product.updated"))
    signed = [(b"stripe-signature", signature(genuine, shop.secret))]
    answer = httpx.post(shop.url, content=genuine, headers=signed)
    assert (answer.status_code, answer.text) == (200, "ok")
    shop.program.send_signal(signal.SIGINT)
    _, said = shop.program.communicate(timeout=30)
    assert shop.program.returncode == 0
    assert "Traceback" not in said
    assert "evt_" not in said


def _post(port: int, body: bytes, headers: Headers) -> int:
    """Post without a library, as those refuse to send what is broken; return the status."""
    lines = [b"POST /stripe/webhook HTTP/1.1", b"Host: localhost", b"Connection: close"]
    lines += [b"%s: %s" % (name, value.translate(None, b"\r\n")) for name, value in headers]
    lines += [b"Content-Length: %d" % len(body), b"", body]
    with socket.create_connection(("127.0.0.1", port)) as peer:
        peer.sendall(b"\r\n".join(lines))
        answer = b""
        while piece := peer.recv(4096):
            answer += piece
    return int(answer.split()[1])


def test_without_a_secret_it_does_not_listen(tmp_path: Path, simulator: SimulatorProcess) -> None:
    shell = CommandLine(tmp_path / "home", {"STRIPE_SECRET_KEY": KEY, "STRIPE_WEBHOOK_SECRET": " , "})
    answer = shell.run("--profile", "no secret", "webhook", "--port", "0")
    assert answer.code == 2
    assert "--save-secret" in answer.err
