"""Every refusal of Stripe's becomes the right error, in words that say what to do."""

from dataclasses import dataclass
from typing import Any

import pytest

from backoffice.payments import RateLimiter, StripeGateway
from backoffice.payments.errors import redact, translate
from backoffice.payments.limiter import HEADROOM
from backoffice.services.gateway_errors import (
    AlreadyExists,
    GatewayError,
    KeyInUse,
    KeyRefused,
    KeyReused,
    MissingInStripe,
    Outcome,
    PermissionMissing,
    QueuePaused,
    RateLimited,
    RequestRefused,
    StripeFailed,
    TryAgain,
)
from backoffice.simulator.process import SimulatorProcess
from tests.payments.crooked_server import answer, crooked_server
from tests.payments.talking import PRODUCT, create_product, error_of, talk
from tests.support.ledger import Ledger


@dataclass(frozen=True)
class Case:
    """A planned refusal, and what it must become."""

    fault: dict[str, Any]
    kind: type[GatewayError]
    outcome: Outcome
    words: str


NOT_DONE, UNKNOWN = Outcome.NOT_DONE, Outcome.UNKNOWN
CASES = [
    Case({"status": 400}, RequestRefused, NOT_DONE, "Stripe says: An unknown error occurred."),
    Case({"status": 401}, KeyRefused, NOT_DONE, "does not accept the key"),
    Case({"status": 401, "code": "api_key_expired"}, KeyRefused, NOT_DONE, "has expired"),
    Case({"status": 402, "code": "card_declined", "message": "Declined."}, RequestRefused, NOT_DONE, "says: Declined."),
    Case({"status": 403}, PermissionMissing, NOT_DONE, "does not have the required permissions"),
    Case({"status": 404, "code": "resource_missing"}, MissingInStripe, NOT_DONE, "no longer in Stripe"),
    Case({"status": 400, "code": "resource_missing"}, MissingInStripe, NOT_DONE, "no longer in Stripe"),
    Case({"status": 400, "code": "resource_already_exists"}, AlreadyExists, NOT_DONE, "has this already"),
    Case({"status": 409}, KeyInUse, UNKNOWN, "still working on this very request"),
    Case({"status": 429, "reason": "global-rate"}, RateLimited, NOT_DONE, "go slower"),
    Case({"status": 429, "reason": "endpoint-concurrency"}, RateLimited, NOT_DONE, "go slower"),
    Case({"status": 429, "reason": "lock_timeout"}, RateLimited, NOT_DONE, "Somebody else is changing this"),
    Case({"status": 500}, StripeFailed, UNKNOWN, "went wrong at Stripe"),
    Case({"status": 503, "effect": True}, StripeFailed, UNKNOWN, "went wrong at Stripe"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(str(value) for value in case.fault.values()))
def test_each_refusal_is_typed_by_what_to_do(simulator: SimulatorProcess, ledger: Ledger, case: Case) -> None:
    ledger.set_faults({"kind": "status", **case.fault})
    error = talk(simulator.url, lambda gateway: error_of(create_product(gateway)))
    assert type(error) is case.kind
    assert error.outcome is case.outcome
    assert case.words in str(error.message)
    assert error.request_id == ledger.requests()[-1]["id"]
    assert f"status={case.fault['status']}" in error.details


def test_a_key_used_for_another_request_is_a_fault_of_ours(simulator: SimulatorProcess) -> None:
    async def do(gateway: StripeGateway) -> GatewayError:
        await create_product(gateway)
        return await error_of(create_product(gateway, "bo_other"))

    error = talk(simulator.url, do)
    assert type(error) is KeyReused
    assert "fault of the program" in str(error)


@pytest.mark.parametrize("key", ["sk_test_office_revoked_0123456789", "sk_test_office_expired_0123456789"])
def test_a_dead_key_pauses_the_queue_and_is_not_repeated(simulator: SimulatorProcess, key: str) -> None:
    error = talk(simulator.url, lambda gateway: error_of(create_product(gateway)), key=key)
    assert isinstance(error, KeyRefused)
    assert isinstance(error, QueuePaused)
    assert key not in f"{error} {error.details}"


def test_a_missing_permission_pauses_the_queue_with_stripes_words(simulator: SimulatorProcess) -> None:
    error = talk(
        simulator.url, lambda gateway: error_of(create_product(gateway)), key="rk_test_office_noproduct_0123456789"
    )
    assert isinstance(error, QueuePaused)
    assert error.code == "permission"
    assert "rak_product_write" in str(error)


def test_a_saved_500_is_told_again_until_the_key_is_forgotten(simulator: SimulatorProcess, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "status", "status": 500, "effect": True, "times": 1})

    async def do(gateway: StripeGateway) -> None:
        for _ in range(2):
            assert isinstance(await error_of(create_product(gateway)), StripeFailed)
        assert await gateway.retrieve_catalogue_state(PRODUCT) is not None

    talk(simulator.url, do)
    assert len(ledger.objects("product")) == 1


@pytest.mark.parametrize(
    ("reason", "slower"),
    [
        ("global-rate", [None]),
        ("endpoint-rate", ["POST /v1/products"]),
        ("lock_timeout", []),
        ("resource-specific", []),
    ],
)
def test_a_429_slows_down_what_its_reason_names(
    simulator: SimulatorProcess, ledger: Ledger, reason: str, slower: list[str | None]
) -> None:
    ledger.set_faults({"kind": "status", "status": 429, "reason": reason})
    limiter = RateLimiter(1000, 500)
    error = talk(simulator.url, lambda gateway: error_of(create_product(gateway)), limiter=limiter)
    assert isinstance(error, RateLimited)
    assert error.reason == ("" if reason == "lock_timeout" else reason)
    full = {None: 1000 * HEADROOM, "POST /v1/products": 500 * HEADROOM}
    assert [name for name, rate in full.items() if limiter.rate(name) < rate * 0.9] == slower
    assert (limiter.started, limiter.refused) == (1, 1)


@pytest.mark.parametrize(
    ("status", "headers", "kind", "retry_after", "should_retry"),
    [
        ("503 Unavailable", {"Retry_After": "7"}, StripeFailed, 7.0, None),
        ("500 Error", {"Stripe_Should_Retry": "false"}, StripeFailed, None, False),
        ("429 Slow", {"Retry_After": "Wed, 21 Oct 2026 07:28:00 GMT"}, RateLimited, None, None),
        ("400 Bad", {"Stripe_Should_Retry": "true"}, StripeFailed, None, True),
        ("409 Conflict", {}, StripeFailed, None, None),
        ("424 Odd", {"Stripe_Should_Retry": "false"}, RequestRefused, None, None),
    ],
)
def test_stripes_advice_on_trying_again_is_kept(
    status: str, headers: dict[str, str], kind: type[GatewayError], retry_after: float | None, should_retry: bool | None
) -> None:
    body = '{"error": {"message": "no", "type": "api_error"}}'
    error = _answered(answer(body, status, **headers))
    assert type(error) is kind
    if isinstance(error, TryAgain):
        assert (error.retry_after, error.should_retry) == (retry_after, should_retry)


def test_an_old_style_rate_limit_is_one_too() -> None:
    error = _answered(answer('{"error": {"message": "slow", "code": "rate_limit"}}', "400 Bad"))
    assert type(error) is RateLimited


def test_words_of_stripes_are_shown_without_keys_mail_addresses_or_control_characters() -> None:
    says = "No sk_" + "live_abcdefghijklmnop1234 for ana.silva+x@example.com.br\\n<b>\\u0000\\u202e" + "x" * 10_000
    error = _answered(answer(f'{{"error": {{"message": "{says}", "param": "ana@example.com"}}}}', "400 Bad"))
    shown = f"{error} {error.details}"
    assert "sk_live_…1234 for …" in shown
    assert "ana" not in shown
    assert "\n" not in shown
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
    assert "\x00" not in shown
    assert len(shown) < 1200


def test_the_error_holds_on_to_nothing_of_the_exchange() -> None:
    """A crash report walks the chain of an exception; there is nothing in it to find."""
    error = _answered(answer('{"error": {"message": "no", "decline_code": "secret"}}', "402 No"))
    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Invalid API Key provided: sk_test_********************3456",
            "Invalid API Key provided: sk_test_********************3456",
        ),
        ("whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_…LaSw"),
        ("keyrk_" + "live_51H8abcDEF0123456789", "keyrk_live_…6789"),
        ("'ana@example.com', bob@b.co", "'…', …"),
        ("a\tb\r\nc", "a b c"),
    ],
)
def test_redaction(text: str, shown: str) -> None:
    assert redact(text) == shown


def test_what_nobody_thought_of_counts_as_a_lost_answer() -> None:
    assert translate(RuntimeError("loop closed")).outcome is Outcome.UNKNOWN


def _answered(raw: bytes) -> GatewayError:
    """The error that an answer of a server becomes."""

    async def do(_: StripeGateway) -> GatewayError:
        async with crooked_server(raw) as server:
            gateway = StripeGateway("sk_test_office_0123456789", server.url, RateLimiter(1000, 1000))
            error = await error_of(create_product(gateway))
            await gateway.aclose()
            assert len(server.requests) == 1
            return error

    return talk("http://127.0.0.1:9", do)
