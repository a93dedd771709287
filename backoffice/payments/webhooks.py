"""Whether a webhook is Stripe's: its signature, over the body as it came, by Stripe's own library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import msgspec

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.payments import money_mapping as mapping
from backoffice.payments.transport import quieten
from backoffice.services.gateway_errors import WebhookRefused
from backoffice.services.ports import StripeEvent

TOLERANCE_SECONDS = 300
"""How old a signature may be: what was recorded and is sent again later is refused. Stripe's own default."""

_decoder = msgspec.json.Decoder(mapping.Event)


def read_webhook(body: bytes, signature: str, secrets: Sequence[str]) -> StripeEvent:
    """Return the event of a webhook that was signed with one of these secrets.

    Raises:
        WebhookRefused: it was not, the signature is too old, or the body is no event. Nothing of it is kept.

    """
    if not any(_is_signed(body, signature, secret) for secret in secrets):
        raise WebhookRefused(Message(QT_TRANSLATE_NOOP("backoffice", "The signature is not Stripe's, or too old.")))
    try:
        found = mapping.event(_decoder.decode(body))
    except (msgspec.DecodeError, RecursionError):
        found = None  # the error itself quotes the body, so it is not passed on
    if found is not None:
        return found
    raise WebhookRefused(Message(QT_TRANSLATE_NOOP("backoffice", "What Stripe signed is no event of a known form.")))


def _is_signed(body: bytes, signature: str, secret: str) -> bool:
    quieten()
    import stripe  # heavy: imported on use

    verify: Any = cast("Any", stripe.WebhookSignature).verify_header
    try:
        return bool(verify(body, signature, secret, TOLERANCE_SECONDS))
    except (stripe.SignatureVerificationError, ValueError, TypeError):
        return False  # ValueError: no UTF-8; TypeError: a signature beyond ASCII
