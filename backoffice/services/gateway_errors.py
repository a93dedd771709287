"""What can go wrong between us and Stripe, typed by what to do about it, each in words that say so."""

from __future__ import annotations

from enum import StrEnum

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import Message


class Outcome(StrEnum):
    """What is known of one attempt at a write that failed. An earlier one under the same key may have been done."""

    NOT_DONE = "not_done"  # Stripe refused it or it never left: safe to plan anew, if it was the first attempt
    UNKNOWN = "unknown"  # it may have been done: only the same request under the same key may follow


class GatewayError(BackofficeError):
    """Base. `request_id` is Stripe's, for its support; `details` is a redacted technical line to copy."""

    outcome = Outcome.NOT_DONE

    def __init__(self, message: Message, *, details: str = "", request_id: str | None = None) -> None:
        """Keep the sentence and the technical line."""
        super().__init__(message)
        self.details = details
        self.request_id = request_id


# --- the queue waits: nothing is wrong with the job ---------------------------------------------------------


class QueuePaused(GatewayError):
    """Nothing can be sent to Stripe just now; every job waits, no attempt is counted."""

    code = "paused"


class StripeNotConfigured(QueuePaused):
    """No key is stored for this profile."""

    code = "not_configured"


class KeyringUnusable(QueuePaused):
    """The OS keyring is missing, locked or insecure; the message says what to install or do."""

    code = "keyring"


class KeyRefused(QueuePaused):
    """401: Stripe does not accept the key (revoked, mistyped, expired)."""

    code = "key_refused"


class WrongAccount(QueuePaused):
    """The key belongs to another account or mode than the database is bound to. Nothing was written."""

    code = "wrong_account"


class PermissionMissing(QueuePaused):
    """403: the key may not do this; the message holds Stripe's words. It goes out once the Dashboard says it may."""

    code = "permission"


class Unreachable(QueuePaused):
    """No connection could be made; the request never left."""

    code = "offline"


# --- the job tries again later ----------------------------------------------------------------------------


class TryAgain(GatewayError):
    """Worth another try by itself. `retry_after` in seconds, where Stripe says so.

    `should_retry` is Stripe's own advice (header Stripe-Should-Retry). False: the same request would only be answered
    the same way again, so read what Stripe holds instead.
    """

    def __init__(
        self,
        message: Message,
        *,
        details: str = "",
        request_id: str | None = None,
        retry_after: float | None = None,
        should_retry: bool | None = None,
    ) -> None:
        """Keep the sentence, the technical line and Stripe's advice."""
        super().__init__(message, details=details, request_id=request_id)
        self.retry_after = retry_after
        self.should_retry = should_retry


class AnswerLost(TryAgain):
    """The request may have left, but its answer did not arrive (time-out, reset)."""

    outcome = Outcome.UNKNOWN


class StripeFailed(TryAgain):
    """5xx. What was done is unknown."""

    outcome = Outcome.UNKNOWN


class RateLimited(TryAgain):
    """429. `reason` is the Stripe-Rate-Limited-Reason header ('' for a lock time-out).

    `LOCAL`: the request never left, as our own limiter had no room for it in time.
    """

    LOCAL = "local"

    def __init__(
        self,
        message: Message,
        *,
        details: str = "",
        request_id: str | None = None,
        retry_after: float | None = None,
        should_retry: bool | None = None,
        reason: str = "",
    ) -> None:
        """Keep the sentence, the technical line, Stripe's advice and its reason."""
        super().__init__(
            message, details=details, request_id=request_id, retry_after=retry_after, should_retry=should_retry
        )
        self.reason = reason


class KeyInUse(TryAgain):
    """409: the same idempotency key is being worked on; wait for it."""

    outcome = Outcome.UNKNOWN


# --- the job needs a person or another plan ---------------------------------------------------------------


class RequestRefused(GatewayError):
    """400/402: Stripe will not do this. `code` and `param` are Stripe's."""

    def __init__(
        self, message: Message, *, details: str = "", request_id: str | None = None, code: str = "", param: str = ""
    ) -> None:
        """Keep the sentence, the technical line and what Stripe points at."""
        super().__init__(message, details=details, request_id=request_id)
        self.code = code
        self.param = param


class AlreadyExists(RequestRefused):
    """The object with the id we chose exists: read it and plan again."""


class MissingInStripe(RequestRefused):
    """404 or resource_missing: an object we recorded is gone."""


class WebhookRefused(GatewayError):
    """A request that claims to be a webhook of Stripe's and is not, or no longer."""


class SecretRefused(GatewayError):
    """What was typed in is no signing secret."""


class KeyReused(RequestRefused):
    """The idempotency key was used with other parameters: a fault of ours, never retried."""
