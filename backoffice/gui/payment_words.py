"""What the window calls payments and Stripe's events."""

from __future__ import annotations

from datetime import datetime, tzinfo

from backoffice.gui.models.cell_text import ONE_LINE, moment_text
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr, translate_label
from backoffice.services.payments.suggesting import payer_email, payer_name
from backoffice.services.ports import EventSource, Home, InboxEvent, PaymentRecord

STRONG, GOOD = 75, 40
"""From which score on a suggestion is called strong, or good."""


def amount_text(payment: PaymentRecord) -> str:
    """Return what was paid; a dash before Stripe was asked."""
    money = payment.stripe.money if payment.stripe else None
    return formats().money(money.amount_minor, money.currency) if money else "–"


def paid_at(payment: PaymentRecord) -> datetime:
    """Return when it was made, as near as is known."""
    made = payment.stripe.created_at if payment.stripe else None
    return made or payment.first_seen_at


def when_text(payment: PaymentRecord, zone: tzinfo) -> str:
    """Return when it was made."""
    return moment_text(paid_at(payment), zone)


def payer_text(payment: PaymentRecord) -> str:
    """Return who paid, as they told Stripe."""
    parts = (payer_name(payment), payer_email(payment))
    return " · ".join(part for part in parts if part).translate(ONE_LINE)


def method_text(payment: PaymentRecord) -> str:
    """Return how it was paid."""
    return method_name((payment.stripe.method if payment.stripe else None) or "")


def method_name(method: str) -> str:
    """Return one of Stripe's ways to pay; those that nobody here knows as Stripe writes them."""
    known = {"card": tr("Card"), "boleto": "Boleto", "pix": "Pix", "link": "Link"}
    return known.get(method, method.replace("_", " "))


def channel_text(payment: PaymentRecord) -> str:
    """Return through what it came."""
    if payment.session is None:
        return tr("Outside the program")
    return tr("Payment link") if payment.session.payment_link_id else tr("Payment page")


def why_text(payment: PaymentRecord) -> str:
    """Return why it waits, or why it is not ours, in a sentence."""
    if payment.home is Home.NOT_OURS:
        return tr("Not ours: {reason}", reason=payment.note) if payment.note else tr("Marked as not ours.")
    return translate_label(payment.note) or tr("No booking claims it.")


def score_text(score: int) -> str:
    """Return how likely a suggestion is, in words."""
    if score >= STRONG:
        return tr("Very likely")
    return tr("Likely") if score >= GOOD else tr("Possible")


def score_tone(score: int, colours: Colours) -> Tone:
    """Return the colours of that word."""
    if score >= STRONG:
        return colours.positive
    return colours.info if score >= GOOD else colours.neutral


def event_title(event_type: str) -> str:
    """Return what an event tells, in plain words; unknown types as Stripe writes them."""
    known = {
        "checkout.session.completed": tr("A payment page was completed"),
        "checkout.session.async_payment_succeeded": tr("A slow payment arrived"),
        "checkout.session.async_payment_failed": tr("A slow payment failed"),
        "checkout.session.expired": tr("A payment page expired"),
        "payment_intent.created": tr("A payment was begun"),
        "payment_intent.processing": tr("A payment is on its way"),
        "payment_intent.requires_action": tr("A payment waits for its customer"),
        "payment_intent.succeeded": tr("A payment succeeded"),
        "payment_intent.payment_failed": tr("A payment failed"),
        "payment_intent.canceled": tr("A payment was cancelled"),
        "payment_intent.amount_capturable_updated": tr("An amount is held"),
        "charge.succeeded": tr("A charge succeeded"),
        "charge.captured": tr("A held amount was taken"),
        "charge.failed": tr("A charge failed"),
        "charge.updated": tr("A charge changed"),
        "charge.refunded": tr("Money was given back"),
        "charge.refund.updated": tr("A refund changed"),
        "refund.created": tr("A refund was begun"),
        "refund.updated": tr("A refund changed"),
        "refund.failed": tr("A refund failed"),
        "charge.dispute.created": tr("A customer disputes a payment"),
        "charge.dispute.updated": tr("A dispute changed"),
        "charge.dispute.closed": tr("A dispute ended"),
        "charge.dispute.funds_withdrawn": tr("Disputed money was taken away"),
        "charge.dispute.funds_reinstated": tr("Disputed money came back"),
    }
    return known.get(event_type, event_type.translate(ONE_LINE))


def source_title(source: EventSource) -> str:
    """Return how an event came."""
    match source:
        case EventSource.POLL:
            return tr("Asked for")
        case EventSource.WEBHOOK:
            return tr("Sent by Stripe")
        case EventSource.RECONCILIATION:
            return tr("Found by comparing")


def source_tone(event: InboxEvent, colours: Colours) -> Tone:
    """Return the colours of that word."""
    return colours.info if event.source is EventSource.WEBHOOK else colours.neutral
