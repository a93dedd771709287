"""The receiver of webhooks: what Stripe signed is stored once, and nothing else ever is."""

import asyncio
import logging

import pytest
from keyring.backend import KeyringBackend

from backoffice.keychain import Keychain
from backoffice.services.gateway_errors import SecretRefused
from backoffice.services.ports import EventSource, EventState
from backoffice.services.webhook_secrets import WebhookSecrets
from backoffice.webhook import make_receiver
from backoffice.webhook.app import MOST_BYTES
from tests.money.office import Office
from tests.money.webhooks import OTHER, PREVIOUS, SECRET, Receiver, body_of, event, forgeries, signature


def receiver_of(office: Office) -> Receiver:
    """The receiver of an office with two secrets."""
    secrets = WebhookSecrets(Keychain(), "office", given=(SECRET, PREVIOUS))
    return Receiver(make_receiver(office.database, office.clock, secrets))


@pytest.mark.parametrize("secret", [SECRET, PREVIOUS])
def test_what_was_signed_with_either_secret_is_stored_and_asks_for_a_refetch(both: Office, secret: str) -> None:
    assert receiver_of(both).send(event(), secret) == 200
    (stored,) = both.payments.events()
    assert (stored.event.event_id, stored.state, stored.source) == ("evt_1", EventState.QUEUED, EventSource.WEBHOOK)
    assert [row.split()[0] for row in both.open_jobs()] == ["refresh_payment"]


def test_the_same_event_again_is_answered_and_stored_once(both: Office) -> None:
    receiver = receiver_of(both)
    assert [receiver.send(event(), age=age) for age in (0, 0, 120, 299)] == [200] * 4
    assert len(both.payments.events()) == 1
    assert len(both.open_jobs()) == 1


def test_an_event_that_needs_nothing_is_stored_and_asks_for_nothing(office: Office) -> None:
    assert receiver_of(office).send(event(type_="product.updated")) == 200
    assert [one.state for one in office.payments.events()] == [EventState.IGNORED]
    assert office.open_jobs() == []


def test_an_event_of_the_other_mode_is_none_of_this_office(office: Office) -> None:
    office.boat()  # binds the database to test mode
    assert receiver_of(office).send(event(livemode=True)) == 200
    assert [one.state for one in office.payments.events()] == [EventState.IGNORED]


def test_an_event_of_an_older_version_with_another_form_is_a_hint_all_the_same(office: Office) -> None:
    old = event(api_version="2015-10-16", data={"object": {"id": "ch_1", "object": "charge", "payment_intent": "pi_9"}})
    assert receiver_of(office).send({**old, "type": "charge.refunded"}) == 200
    assert [row.split()[0] for row in office.open_jobs()] == ["refresh_payment"]


def test_twenty_thousand_forgeries_and_replays_are_refused_without_a_word(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = receiver_of(office)

    async def attack() -> set[int]:
        return {await receiver.post(body, headers) for body, headers in forgeries(20_000)}

    with caplog.at_level(logging.DEBUG, logger="backoffice"):
        assert asyncio.run(attack()) == {400}
    assert list(office.payments.events()) == []
    assert office.open_jobs() == []
    assert [record for record in caplog.records if record.exc_info] == []
    assert "evt_" not in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_beyond_the_limit_is_not_read_to_its_end(office: Office, *, announced: bool) -> None:
    body = body_of(event(padding="x" * MOST_BYTES))
    headers = [(b"stripe-signature", signature(body))]
    if announced:
        headers.append((b"content-length", str(len(body)).encode()))
    assert asyncio.run(receiver_of(office).post(body, headers, pieces=40)) == 413
    assert list(office.payments.events()) == []


def test_a_body_just_within_the_limit_is_taken(office: Office) -> None:
    room = MOST_BYTES - len(body_of(event(padding="")))
    body = body_of(event(padding="x" * room))
    assert len(body) == MOST_BYTES
    assert asyncio.run(receiver_of(office).post(body, [(b"stripe-signature", signature(body))], pieces=7)) == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/stripe/webhook", 405),
        ("PUT", "/stripe/webhook", 405),
        ("POST", "/", 404),
        ("POST", "/stripe/webhook/", 404),
        ("POST", "/stripe/webhook/more", 404),
        ("GET", "/docs", 404),
    ],
)
def test_there_is_one_address_and_one_method(office: Office, method: str, path: str, status: int) -> None:
    body = body_of(event())
    headers = [(b"stripe-signature", signature(body))]
    assert asyncio.run(receiver_of(office).post(body, headers, method=method, path=path)) == status
    assert list(office.payments.events()) == []


def test_a_customer_that_hangs_up_half_way_leaves_nothing(office: Office) -> None:
    receiver = receiver_of(office)

    async def hang_up() -> int:
        async def receive() -> dict[str, object]:
            return {"type": "http.disconnect"}

        answers: list[dict[str, object]] = []

        async def send(message: dict[str, object]) -> None:
            answers.append(message)

        scope = {"type": "http", "method": "POST", "path": "/stripe/webhook", "headers": [], "query_string": b""}
        await receiver.app({**scope, "http_version": "1.1", "scheme": "http"}, receive, send)
        return answers[0]["status"]  # type: ignore[return-value]

    assert asyncio.run(hang_up()) == 408


def test_a_secret_that_was_rolled_is_valid_until_the_next_one(secret_service: KeyringBackend) -> None:
    secrets = WebhookSecrets(Keychain(), "an office that rolls its secrets")
    assert secrets.active() == ()
    for secret in (SECRET, PREVIOUS, PREVIOUS, OTHER):
        secrets.save(f" {secret}\n")
    assert secrets.active() == (OTHER, PREVIOUS)
    assert SECRET not in repr(secrets)
    secrets.remove()
    assert secrets.active() == ()


@pytest.mark.parametrize("typed", ["", "whsec_", "sk_test_" + "a" * 30, "whsec_" + "a b" * 10, "whsec_" + "é" * 30])
def test_what_is_no_signing_secret_is_not_kept(secret_service: KeyringBackend, typed: str) -> None:
    with pytest.raises(SecretRefused):
        WebhookSecrets(Keychain(), "an office that mistypes").save(typed)
