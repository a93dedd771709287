"""What went wrong, translated: from the SDK's and HTTPX's exceptions to the typed errors of services/gateway_errors.py.

What matters most is whether the request may have left. Only a failure to connect, and an answer in which Stripe itself
says no, prove that nothing was done.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from backoffice.domain.wording import Message
from backoffice.observability import redaction
from backoffice.payments import words
from backoffice.services.gateway_errors import (
    AlreadyExists,
    AnswerLost,
    GatewayError,
    KeyInUse,
    KeyRefused,
    KeyReused,
    MissingInStripe,
    PermissionMissing,
    RateLimited,
    RequestRefused,
    StripeFailed,
    Unreachable,
)

if TYPE_CHECKING:
    import stripe

_LONGEST_WORDS = 500


def redact(text: str) -> str:
    """Return a text for people and logs: one short line without keys, e-mail addresses and the like."""
    line = " ".join(redaction.redact(text).split())
    shown = "".join(character if character.isprintable() else "�" for character in line)
    return shown if len(shown) <= _LONGEST_WORDS else f"{shown[:_LONGEST_WORDS]}…"


def translate(error: Exception) -> GatewayError:
    """Return the typed error for anything a call of the SDK may raise; what is unknown counts as a lost answer."""
    import httpx
    import stripe

    if isinstance(error, UnicodeEncodeError):
        return RequestRefused(words.NOT_SENDABLE, code="text_not_sendable", details=type(error).__name__)
    if isinstance(error, stripe.StripeError) and not isinstance(error, stripe.APIConnectionError):
        return _translate_answer(_Answer.of(error))
    causes = list(_causes(error))
    details = " ← ".join(type(cause).__name__ for cause in causes)
    never_left = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
    if any(isinstance(cause, never_left) for cause in causes):
        return Unreachable(_why_unreachable(causes), details=details)
    if any(isinstance(cause, httpx.InvalidURL | httpx.UnsupportedProtocol) for cause in causes):
        return Unreachable(words.BAD_ADDRESS, details=details)
    if any(isinstance(cause, TimeoutError | httpx.TimeoutException) for cause in causes):
        return AnswerLost(words.NO_ANSWER_IN_TIME, details=details)
    return AnswerLost(words.CONNECTION_LOST, details=details)


def unreadable(error: Exception) -> AnswerLost:
    """Return the error for an answer of 200 that has not the form of what was asked for."""
    return AnswerLost(words.NOT_STRIPES_ANSWER, details=redact(f"{type(error).__name__}: {error}"))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _why_unreachable(causes: list[BaseException]) -> Message:
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return words.CERTIFICATE
    no_name = any(isinstance(cause, socket.gaierror) for cause in causes)
    return words.NO_NETWORK if no_name else words.UNREACHABLE


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer in which Stripe, or something on the way to it, says no."""

    status: int
    headers: Mapping[str, str]
    error: Mapping[str, Any] | None
    """The `error` object of Stripe's body; None when the body is not Stripe's."""

    @classmethod
    def of(cls, error: stripe.StripeError) -> _Answer:
        """Read it from the exception: its `code` is often missing where the body has one."""
        import httpx

        body: Any = error.json_body
        if isinstance(body, httpx.Headers):  # where the SDK puts them when the body is not JSON
            return cls(error.http_status or 0, body, None)
        found: Any = cast("dict[str, Any]", body).get("error") if isinstance(body, dict) else None
        return cls(error.http_status or 0, error.headers or {}, found if isinstance(found, dict) else None)  # pyright: ignore[reportUnknownArgumentType]

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    def field(self, name: str) -> str:
        return str((self.error or {}).get(name) or "")

    @property
    def says(self) -> str:
        """Return Stripe's own words, redacted."""
        return redact(self.field("message")) or "?"

    @property
    def about(self) -> dict[str, Any]:
        """Return the technical line and Stripe's id of the request."""
        request_id = redact(self.header("request-id")) or None
        named = {
            "status": self.status,
            "type": self.field("type"),
            "code": self.field("code"),
            "param": self.field("param"),
        }
        line = " ".join(f"{name}={value}" for name, value in {**named, "request": request_id}.items() if value)
        return {"details": redact(line), "request_id": request_id}

    @property
    def advice(self) -> dict[str, Any]:
        """Return what Stripe says of trying again."""
        should = {"true": True, "false": False}.get(self.header("stripe-should-retry").lower())
        try:
            after = max(0.0, float(self.header("retry-after")))
        except ValueError:
            after = None
        return {"should_retry": should, "retry_after": after}


def _translate_answer(answer: _Answer) -> GatewayError:
    code, about = answer.field("code"), answer.about
    if answer.status >= 500:
        return StripeFailed(words.STRIPE_FAILED, **about, **answer.advice)
    if answer.status == 429 or code in ("rate_limit", "lock_timeout"):
        return _rate_limited(answer, code)
    if answer.error is None:
        return AnswerLost(words.NOT_STRIPES_ANSWER, **about, **answer.advice)
    if code == "idempotency_key_in_use":
        return KeyInUse(words.KEY_IN_USE, **about, **answer.advice)
    if answer.field("type") == "idempotency_error":
        return KeyReused(words.KEY_REUSED, **about, code=code or "idempotency_error")
    if answer.status == 401:
        return KeyRefused(words.KEY_EXPIRED if code == "api_key_expired" else words.KEY_REFUSED, **about)
    if answer.status == 403:
        return PermissionMissing(words.permission_missing(answer.says), **about)
    if answer.status == 409 or answer.advice["should_retry"]:
        return StripeFailed(words.STRIPE_FAILED, **about, **answer.advice)
    return _refused(answer, code)


def _rate_limited(answer: _Answer, code: str) -> RateLimited:
    reason = answer.header("stripe-rate-limited-reason")
    message = words.RATE_LIMITED if reason or code != "lock_timeout" else words.OBJECT_LOCKED
    return RateLimited(message, **answer.about, **answer.advice, reason=reason)


def _refused(answer: _Answer, code: str) -> RequestRefused:
    kind, message = RequestRefused, words.refused(answer.says)
    if answer.status == 404 or code == "resource_missing":
        kind, message = MissingInStripe, words.missing(answer.says)
    elif code == "resource_already_exists":
        kind, message = AlreadyExists, words.already_exists(answer.says)
    return kind(message, **answer.about, code=code, param=answer.field("param"))
