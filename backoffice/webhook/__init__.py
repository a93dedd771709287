"""The receiver of Stripe's webhooks: checks the signature, stores the event, answers. See decision 0040."""

from backoffice.webhook.app import make_app
from backoffice.webhook.receiver import make_receiver
from backoffice.webhook.server import serve

__all__ = ["make_app", "make_receiver", "serve"]
