"""What the environment says of Stripe, for use without a desktop. Secrets are taken out of it at once."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from dataclasses import dataclass, field

KEY_VARIABLE = "STRIPE_SECRET_KEY"
WEBHOOK_VARIABLE = "STRIPE_WEBHOOK_SECRET"
ADDRESS_VARIABLE = "BACKOFFICE_STRIPE_API_BASE"


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says of Stripe. Secrets stay out of tracebacks and logs."""

    stripe_key: str | None = field(default=None, repr=False)
    stripe_api_base: str | None = None
    webhook_secrets: tuple[str, ...] = field(default=(), repr=False)


def take_environment(environ: MutableMapping[str, str] | None = None) -> Environment:
    """Read the variables once; secrets are taken out, so that no child process inherits them.

    Two webhook secrets, of which one is about to end, are separated by a comma.
    """
    variables = os.environ if environ is None else environ
    webhook = variables.pop(WEBHOOK_VARIABLE, None) or ""
    return Environment(
        variables.pop(KEY_VARIABLE, None) or None,
        variables.get(ADDRESS_VARIABLE) or None,
        tuple(secret.strip() for secret in webhook.split(",") if secret.strip()),
    )
