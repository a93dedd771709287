"""The receiver of webhooks for one database."""

from __future__ import annotations

from starlette.applications import Starlette

from backoffice.payments import read_webhook
from backoffice.services.events import receive
from backoffice.services.ports import Clock, Database, EventSource, StripeEvent
from backoffice.services.webhook_secrets import WebhookSecrets
from backoffice.webhook.app import make_app


def make_receiver(database: Database, clock: Clock, secrets: WebhookSecrets) -> Starlette:
    """Return the application that stores what was signed with one of these secrets."""

    def read(body: bytes, signature: str) -> StripeEvent:
        return read_webhook(body, signature, secrets.active())

    def store(event: StripeEvent) -> None:
        with database.write() as uow:
            receive(uow, [event], EventSource.WEBHOOK, clock.now())

    return make_app(read, store)
