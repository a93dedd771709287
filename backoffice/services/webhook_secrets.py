"""The signing secrets of Stripe's webhooks: in the OS keyring, two of them, so that one can be rolled without a gap."""

from __future__ import annotations

import time
from collections.abc import Sequence

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.gateway_errors import SecretRefused
from backoffice.services.ports import SecretStore

CURRENT, PREVIOUS = "stripe_webhook_secret", "stripe_webhook_secret_previous"
"""Their names in the keyring."""

REREAD_SECONDS = 60.0
"""After so long the keyring is asked again: another program may have stored a new secret."""

_START = "whsec_"


class WebhookSecrets:
    """The secrets of a profile. `given`, from the environment, go before those of the keyring."""

    def __init__(self, secrets: SecretStore, profile: str, given: Sequence[str] = ()) -> None:
        """Read nothing yet."""
        self._secrets = secrets
        self._profile = profile
        self._given = tuple(given)
        self._known: tuple[str, ...] | None = None
        self._known_at = 0.0

    def __repr__(self) -> str:
        """Keep the secrets out of tracebacks and logs."""
        return f"WebhookSecrets({self._profile!r})"

    def active(self) -> tuple[str, ...]:
        """Return those that a webhook may be signed with.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure.

        """
        if self._given:
            return self._given
        if self._known is None or time.monotonic() - self._known_at > REREAD_SECONDS:
            found = (self._secrets.get(self._profile, name) for name in (CURRENT, PREVIOUS))
            self._known, self._known_at = tuple(secret for secret in found if secret), time.monotonic()
        return self._known

    def save(self, typed: str) -> None:
        """Keep a secret; the one before it stays valid until the next, as Stripe signs with both for a while.

        Raises:
            SecretRefused: it is no signing secret of a webhook endpoint.
            KeyringUnusable: the keyring is missing, locked or insecure.

        """
        secret = typed.strip()
        if not secret.startswith(_START) or not secret.isascii() or len(secret.split()) != 1 or len(secret) < 20:
            raise SecretRefused(
                Message(
                    QT_TRANSLATE_NOOP(
                        "backoffice",
                        "This is no signing secret. Copy it from the endpoint in Stripe's Dashboard: it begins whsec_.",
                    )
                )
            )
        before = self._secrets.get(self._profile, CURRENT)
        if before is not None and before != secret:
            self._secrets.set(self._profile, PREVIOUS, before)
        self._secrets.set(self._profile, CURRENT, secret)
        self._known = None

    def remove(self) -> None:
        """Forget both.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure.

        """
        for name in (CURRENT, PREVIOUS):
            self._secrets.delete(self._profile, name)
        self._known = None
