"""What is known when no proper answer comes, and what never leaves this machine."""

import asyncio
import contextlib
import datetime
import logging
import os
import socket
import ssl
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from backoffice.payments import RateLimiter, StripeGateway
from backoffice.payments.transport import PATIENCE, Patience
from backoffice.services.gateway_errors import (
    AnswerLost,
    GatewayError,
    KeyRefused,
    Outcome,
    QueuePaused,
    StripeFailed,
    Unreachable,
)
from backoffice.simulator.process import SimulatorProcess
from tests.payments.crooked_server import Behaviour, CrookedServer, answer, crooked_server
from tests.payments.talking import KEY, create_product, error_of, talk
from tests.support.ledger import Ledger

PRODUCT_BODY = '{"id": "p", "object": "product", "active": true, "created": 1, "name": "x", "default_price": null}'
SHORT = Patience(connect=5, read=0.2, whole=0.5)


def lost(
    behave: bytes | Behaviour, patience: Patience | None = None, tls: ssl.SSLContext | None = None
) -> tuple[GatewayError, CrookedServer]:
    """The error that a request to a badly behaved server ends with."""

    async def do() -> tuple[GatewayError, CrookedServer]:
        async with crooked_server(behave, tls) as server:
            patient = PATIENCE if patience is None else dict.fromkeys(PATIENCE, patience)
            gateway = StripeGateway(KEY, server.url, RateLimiter(1000, 1000), patience=patient)
            error = await error_of(create_product(gateway))
            await gateway.aclose()
            return error, server

    return asyncio.run(do())


NOT_JSON = {
    "sign-in page": answer("<html>Sign in to the hotel network</html>"),
    "redirect": answer("", "302 Found", Location="http://127.0.0.1:9/login"),
    "refusal of a proxy": answer("<html>Blocked</html>", "403 Forbidden"),
    "nothing": answer(""),
    "half a body": answer(PRODUCT_BODY)[:-20],
    "half a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" + PRODUCT_BODY[:20].encode(),
    "bad bytes": answer(b"\xff\xfe\x00"),
    "not HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "bad gzip": answer(b"not gzip", Content_Encoding="gzip"),
    "deep": answer("[" * 100_000),
}
NOT_STRIPES = {
    "a list": answer("[]"),
    "null": answer("null"),
    "a text": answer('"ok"'),
    "an error that is a text": answer('{"error": "bad request"}', "400 Bad Request"),
    "an error that is a number": answer('{"error": 5}', "418 Teapot"),
    "no error in an error": answer('{"message": "Forbidden"}', "403 Forbidden"),
    "a list of errors": answer("[1]", "400 Bad Request"),
    "another object": answer('{"id": "p", "object": "product"}'),
    "wrong types": answer(PRODUCT_BODY.replace('"x"', "{}")),
    "deep object": answer('{"a":' * 900 + "1" + "}" * 900),
}


@pytest.mark.parametrize("raw", [*NOT_JSON.values(), *NOT_STRIPES.values()], ids=[*NOT_JSON, *NOT_STRIPES])
def test_an_answer_that_is_not_stripes_leaves_the_outcome_unknown(raw: bytes) -> None:
    error, server = lost(raw)
    assert type(error) is AnswerLost
    assert error.outcome is Outcome.UNKNOWN
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", ["Bad gateway", '{"error": "Bad gateway"}', ""])
def test_a_gateway_in_between_that_fails_leaves_the_outcome_unknown(body: str) -> None:
    error, _ = lost(answer(body, "502 Bad Gateway"))
    assert isinstance(error, AnswerLost | StripeFailed)
    assert error.outcome is Outcome.UNKNOWN


def test_a_connection_that_closes_without_a_word_leaves_the_outcome_unknown() -> None:
    error, server = lost(b"")
    assert type(error) is AnswerLost
    assert "connection broke" in str(error)
    assert len(server.requests) == 1


def test_silence_ends_in_time() -> None:
    async def say_nothing(_: asyncio.StreamWriter, closing: asyncio.Event) -> None:
        await closing.wait()

    error, _ = lost(say_nothing, SHORT)
    assert type(error) is AnswerLost
    assert "did not answer in time" in str(error)


def test_an_answer_that_trickles_for_ever_ends_in_time() -> None:
    """Each byte comes before the read time-out; only the bound on the whole answer ends it."""

    async def trickle(writer: asyncio.StreamWriter, closing: asyncio.Event) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while not closing.is_set():
            writer.write(b" ")
            await writer.drain()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(closing.wait(), 0.05)

    error, _ = lost(trickle, SHORT)
    assert type(error) is AnswerLost
    assert "did not answer in time" in str(error)


def test_where_nobody_listens_nothing_has_left() -> None:
    with socket.socket() as taken:  # bound, but not listening
        taken.bind(("127.0.0.1", 0))
        error = talk(f"http://127.0.0.1:{taken.getsockname()[1]}", lambda gateway: error_of(create_product(gateway)))
    assert type(error) is Unreachable
    assert error.outcome is Outcome.NOT_DONE
    assert "cannot be reached" in str(error)


def test_without_a_network_nothing_has_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name_server(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_name_server)
    error = talk(None, lambda gateway: error_of(create_product(gateway)))
    assert type(error) is Unreachable
    assert "no connection to the internet" in str(error)


def test_a_certificate_that_cannot_be_checked_gets_no_key(tmp_path: Path) -> None:
    error, server = lost(answer(PRODUCT_BODY), tls=_self_signed(tmp_path))
    assert type(error) is Unreachable
    assert "certificate" in str(error)
    assert server.requests == []


def test_a_proxy_of_the_environment_gets_nothing_meant_for_this_machine(
    simulator: SimulatorProcess, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    talk(simulator.url, create_product)
    assert ledger.writes() == 1


def test_a_proxy_of_the_environment_is_used_for_stripe(monkeypatch: pytest.MonkeyPatch) -> None:
    async def do() -> CrookedServer:
        async with crooked_server(answer("", "407 Proxy Authentication Required")) as proxy:
            monkeypatch.setenv("https_proxy", proxy.url)
            gateway = StripeGateway(KEY, None, RateLimiter(1000, 1000))
            error = await error_of(create_product(gateway))
            assert type(error) is Unreachable
            await gateway.aclose()
            return proxy

    [request] = asyncio.run(do()).requests
    assert request.startswith(b"CONNECT api.stripe.com:443 ")
    assert KEY.encode() not in request


@pytest.mark.parametrize("address", ["http://api.stripe.com", "https://example.com", "https://stripe.com.example.com"])
def test_a_key_is_not_sent_elsewhere(address: str) -> None:
    with pytest.raises(QueuePaused, match="Nothing was sent"):
        talk(address, create_product)


@pytest.mark.parametrize("key", ["pk_test_office_0123456789", "", "sk_test_", "hello"])
def test_what_is_no_key_is_not_sent(key: str) -> None:
    with pytest.raises(KeyRefused):
        talk("http://127.0.0.1:9", create_product, key=key)


def test_a_request_carries_what_it_must_and_no_more() -> None:
    async def do() -> bytes:
        async with crooked_server(answer(PRODUCT_BODY)) as server:
            gateway = StripeGateway(KEY, server.url, RateLimiter(1000, 1000))
            for number in range(2):  # telemetry would go out with the second
                await gateway.create_product_with_price(
                    product_id="p", name="x", description="", images=(), price=None, metadata={},
                    idempotency_key=f"key.{number}",
                )  # fmt: skip
            await gateway.aclose()
            return server.requests[1]

    head = asyncio.run(do()).partition(b"\r\n\r\n")[0].decode().lower()
    assert f"authorization: bearer {KEY}" in head
    assert "idempotency-key: key.1" in head
    assert "stripe-version: 2026-10-28.endive" in head
    assert "backoffice/" in head
    assert "telemetry" not in head
    assert "platform" not in head
    assert socket.gethostname().lower() not in head


def test_a_notice_of_stripes_does_not_undo_what_was_done() -> None:
    """The SDK makes a Python warning of it, and warnings may be errors."""
    raw = answer(PRODUCT_BODY, Stripe_Notice="Try our new product!")

    async def do() -> None:
        async with crooked_server(raw) as server:
            gateway = StripeGateway(KEY, server.url, RateLimiter(1000, 1000))
            await gateway.create_product_with_price(
                product_id="p", name="x", description="", images=(), price=None, metadata={}, idempotency_key="k"
            )
            await gateway.aclose()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(do())


def test_nothing_of_a_request_or_an_answer_is_logged(
    simulator: SimulatorProcess, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    records: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record.getMessage())

    root, collector = logging.getLogger(), Collect(level=0)
    monkeypatch.setattr(root, "level", logging.DEBUG)
    root.addHandler(collector)
    try:
        talk(simulator.url, create_product)
        talk(simulator.url, lambda gateway: error_of(create_product(gateway, key="again")))
    finally:
        root.removeHandler(collector)
    written = "\n".join(records) + "".join(capfd.readouterr())
    assert "Boat trip" not in written
    assert "office_0123456789" not in written


def test_stripe_log_in_the_environment_makes_the_sdk_print_nothing(simulator: SimulatorProcess) -> None:
    code = f"from tests.payments.talking import *; talk({simulator.url!r}, create_product)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "STRIPE_LOG": "debug"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout + done.stderr == ""


def test_the_sdk_is_loaded_when_it_is_first_used_and_not_on_the_event_loop(simulator: SimulatorProcess) -> None:
    code = f"""
import asyncio, sys, threading
from tests.payments.talking import create_product, KEY
from backoffice.payments import RateLimiter, StripeGateway
assert not {{"stripe", "httpx"}} & sys.modules.keys()
loaders = []
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "stripe":
            loaders.append(threading.current_thread())
sys.meta_path.insert(0, Watch())
async def main():
    gateway = StripeGateway(KEY, {simulator.url!r}, RateLimiter(100, 100))
    assert "stripe" not in sys.modules
    await create_product(gateway)
    await gateway.aclose()
asyncio.run(main())
assert loaders and threading.main_thread() not in loaders, loaders
"""
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def test_a_call_that_is_cancelled_leaves_the_gateway_usable(simulator: SimulatorProcess, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "hang", "effect": True, "times": 1})

    async def do(gateway: StripeGateway) -> None:
        hanging = asyncio.create_task(create_product(gateway))
        while not ledger.objects("product"):
            await asyncio.sleep(0)
        hanging.cancel()
        await asyncio.wait([hanging])
        assert hanging.cancelled()
        await create_product(gateway)  # the same key: what was done is told

    talk(simulator.url, do)
    assert len(ledger.objects("price")) == 1


def _self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "api.stripe.com")])
    today = datetime.datetime.now(datetime.UTC)
    builder: Any = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(today - datetime.timedelta(days=1))
    certificate = builder.not_valid_after(today + datetime.timedelta(days=1)).sign(key, hashes.SHA256())
    path = folder / "server.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(encoding)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
