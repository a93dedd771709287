"""The sentences for what can go wrong with Stripe: what happened, and what to do."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

NO_NETWORK = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "There is no connection to the internet. Nothing is lost: everything goes out when the connection is back.",
    )
)
UNREACHABLE = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "Stripe cannot be reached. Nothing is lost: everything goes out when it can. "
        "If this lasts, see whether a firewall or proxy blocks api.stripe.com.",
    )
)
CERTIFICATE = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "The connection to Stripe is not safe: its certificate cannot be checked. Nothing was sent. "
        "Check the date of this computer; if it is right, ask your network's keeper about a proxy or virus scanner.",
    )
)
BAD_ADDRESS = Message(
    QT_TRANSLATE_NOOP(
        "backoffice", "The address set for Stripe is not one. Correct it in the settings of this profile."
    )
)
NO_ANSWER_IN_TIME = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "Stripe did not answer in time. It may have done what was asked: the same request is sent again, "
        "and Stripe does it only once.",
    )
)
CONNECTION_LOST = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "The connection broke before Stripe's answer was here. It may have done what was asked: "
        "the same request is sent again, and Stripe does it only once.",
    )
)
NOT_STRIPES_ANSWER = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "What came back is not an answer of Stripe's. A proxy or a sign-in page of the network may have answered "
        "in its place. The same request is sent again, and Stripe does it only once.",
    )
)
STRIPE_FAILED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "Something went wrong at Stripe. The same request is sent again; see status.stripe.com if this lasts.",
    )
)
RATE_LIMITED = Message(
    QT_TRANSLATE_NOOP("backoffice", "Stripe asks to go slower. The request goes out again by itself, a little later.")
)
OBJECT_LOCKED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice", "Somebody else is changing this in Stripe at the moment. The request goes out again by itself."
    )
)
KEY_IN_USE = Message(
    QT_TRANSLATE_NOOP(
        "backoffice", "Stripe is still working on this very request. Its result is asked for again shortly."
    )
)
KEY_REUSED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "A request was changed between two attempts, so Stripe refused it. This is a fault of the program; "
        "press Retry to plan it anew, and please report it.",
    )
)
KEY_REFUSED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "Stripe does not accept the key. It may have been rolled or revoked: copy the current one from "
        "Developers › API keys in the Stripe Dashboard. Everything waits and goes out with the new key.",
    )
)
KEY_EXPIRED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "The Stripe key has expired. Copy the current one from Developers › API keys in the Stripe Dashboard. "
        "Everything waits and goes out with the new key.",
    )
)
NOT_SENDABLE = Message(
    QT_TRANSLATE_NOOP(
        "backoffice", "A text of this record holds characters that cannot be sent (half of an emoji?). Type it anew."
    )
)
NOT_CHARGEABLE = Message(
    QT_TRANSLATE_NOOP("backoffice", "Stripe charges amounts above zero only. Nothing was sent; enter a price.")
)


def permission_missing(stripe_says: str) -> Message:
    """Return the sentence for a restricted key that may not do something."""
    text = QT_TRANSLATE_NOOP(
        "backoffice",
        "The Stripe key may not do this. Give it the permission under Developers › API keys in the Stripe Dashboard; "
        "everything waits until then. Stripe says: {words}",
    )
    return Message(text, {"words": stripe_says})


def refused(stripe_says: str) -> Message:
    """Return the sentence for a request that Stripe will not carry out."""
    text = QT_TRANSLATE_NOOP(
        "backoffice", "Stripe refused this. Correct the record and save it, or press Retry. Stripe says: {words}"
    )
    return Message(text, {"words": stripe_says})


def missing(stripe_says: str) -> Message:
    """Return the sentence for an object that we know of and Stripe does not."""
    text = QT_TRANSLATE_NOOP(
        "backoffice", "Something that belongs to this record is no longer in Stripe. Stripe says: {words}"
    )
    return Message(text, {"words": stripe_says})


def already_exists(stripe_says: str) -> Message:
    """Return the sentence for an object that Stripe already has."""
    text = QT_TRANSLATE_NOOP("backoffice", "Stripe has this already. Stripe says: {words}")
    return Message(text, {"words": stripe_says})
