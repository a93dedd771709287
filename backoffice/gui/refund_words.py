"""What the window calls refunds: where each stands and what that means, why it was asked for, who did what and when."""

from __future__ import annotations

from datetime import datetime, tzinfo

from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.gui.models.cell_text import ONE_LINE, moment_text
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr
from backoffice.services.ports.refunds import ForeignRefund, RefundRecord


def refund_state_title(state: RefundState) -> str:
    """Return where a refund stands, in two or three words."""
    match state:
        case RefundState.REQUESTED:
            return tr("Waits for approval", "a refund")
        case RefundState.APPROVED:
            return tr("Approved", "a refund")
        case RefundState.REJECTED:
            return tr("Rejected", "a refund")
        case RefundState.EXPIRED:
            return tr("Lapsed", "a refund nobody decided or sent in time")
        case RefundState.SENDING:
            return tr("Being sent", "a refund")
        case RefundState.UNKNOWN:
            return tr("Outcome unknown", "a refund")
        case RefundState.RECONCILING:
            return tr("Being looked up", "a refund")
        case RefundState.NEEDS_HUMAN:
            return tr("Needs a decision", "a refund")
        case RefundState.PENDING:
            return tr("On its way", "a refund")
        case RefundState.REQUIRES_ACTION:
            return tr("Waits for the customer", "a refund")
        case RefundState.SUCCEEDED:
            return tr("Given back", "a refund")
        case RefundState.FAILED:
            return tr("Failed", "a refund")
        case RefundState.CANCELED:
            return tr("Canceled in Stripe", "a refund")


def refund_state_sentence(state: RefundState) -> str:
    """Return what that means: where the money is, and who does what next."""
    match state:
        case RefundState.REQUESTED:
            return tr("Nothing was sent. A manager approves or rejects it.")
        case RefundState.APPROVED:
            return tr("It is approved and goes to Stripe as soon as there is a connection.")
        case RefundState.REJECTED:
            return tr("A manager rejected it. Nothing was given back.")
        case RefundState.EXPIRED:
            return tr("Nobody decided or sent it in time. Nothing was given back; it can be asked for anew.")
        case RefundState.SENDING:
            return tr("It is on its way to Stripe at this moment.")
        case RefundState.UNKNOWN:
            return tr(
                "Stripe did not answer, so nobody knows yet whether it was made. The amount stays reserved, nothing is "
                "sent twice, and Stripe’s list is read until it is known."
            )
        case RefundState.RECONCILING:
            return tr("Stripe’s list of refunds is being read to find out whether it was made.")
        case RefundState.NEEDS_HUMAN:
            return tr(
                "Stripe’s list has no such refund, and it is too late to send it again unasked. A manager decides: "
                "send it again, or say that it was not made."
            )
        case RefundState.PENDING:
            return tr("Stripe has it and is making it. The customer gets the money within days.")
        case RefundState.REQUIRES_ACTION:
            return tr("Stripe wrote to the customer, who has to do something before the money arrives.")
        case RefundState.SUCCEEDED:
            return tr("Stripe gave it back. Banks show it within 5 to 10 days.")
        case RefundState.FAILED:
            return tr("The customer has not got it, and the amount can be given back again.")
        case RefundState.CANCELED:
            return tr("It was canceled in Stripe. The customer has not got it.")


def refund_state_tone(state: RefundState, colours: Colours) -> Tone:
    """Return the colours of a state."""
    match state:
        case RefundState.SUCCEEDED:
            return colours.positive
        case RefundState.APPROVED | RefundState.SENDING | RefundState.PENDING:
            return colours.info
        case RefundState.REQUESTED | RefundState.UNKNOWN | RefundState.RECONCILING | RefundState.REQUIRES_ACTION:
            return colours.warning
        case RefundState.FAILED | RefundState.NEEDS_HUMAN:
            return colours.danger
        case _:
            return colours.neutral


def refund_state_icon(state: RefundState) -> str:
    """Return the name of a state's icon: no state is told by its colour alone."""
    match state:
        case RefundState.SUCCEEDED:
            return "paid"
        case RefundState.REQUESTED | RefundState.REQUIRES_ACTION:
            return "waiting"
        case RefundState.APPROVED:
            return "check"
        case RefundState.SENDING | RefundState.PENDING:
            return "queue"
        case RefundState.UNKNOWN | RefundState.RECONCILING:
            return "asked"
        case RefundState.FAILED | RefundState.NEEDS_HUMAN:
            return "alert"
        case _:
            return "close"


def foreign_state(refund: ForeignRefund) -> RefundState | None:
    """Return where a refund made in the Dashboard stands; None: a word of Stripe's that nobody here knows."""
    return RefundState(refund.status) if refund.status in set(RefundState) else None


def reason_title(reason: RefundReason | None) -> str:
    """Return why, by Stripe's three reasons."""
    match reason:
        case RefundReason.REQUESTED_BY_CUSTOMER:
            return tr("The customer asked for it")
        case RefundReason.DUPLICATE:
            return tr("Paid twice")
        case RefundReason.FRAUDULENT:
            return tr("Fraudulent")
        case None:
            return tr("No reason given")


def failure_words(failure: str) -> str:
    """Return why Stripe could not give it back; reasons that nobody here knows as Stripe writes them."""
    known = {
        "lost_or_stolen_card": tr("The card was reported lost or stolen."),
        "expired_or_canceled_card": tr("The card has expired or was cancelled."),
        "charge_for_pending_refund_disputed": tr("The customer disputed the payment while it was on its way."),
        "insufficient_funds": tr("The balance at Stripe was too low."),
        "declined": tr("The customer’s bank declined it."),
        "merchant_request": tr("It was stopped at your own request."),
        "unknown": tr("Stripe gives no reason."),
        "": tr("Stripe gives no reason."),
    }
    return known.get(failure, failure.translate(ONE_LINE))


def money_text(money: Money) -> str:
    """Return an amount as the reader writes it."""
    return formats().money(money.amount_minor, money.currency)


def asked_line(record: RefundRecord, zone: tzinfo) -> str:
    """Return who asked for it and when."""
    refund = record.refund
    return tr("Asked for by {who}, {when}", who=refund.requested_by, when=moment_text(refund.requested_at, zone))


def approval_lines(record: RefundRecord, zone: tzinfo) -> tuple[str, ...]:
    """Return who approved it and when, the first first."""
    return tuple(
        tr("Approved by {who}, {when}", who=each.by, when=moment_text(each.at, zone))
        for each in record.refund.approvals
    )


def approvals_text(record: RefundRecord, now: datetime) -> str:
    """Return how many of the approvals that it needs it has: those that were used, or still hold."""
    refund = record.refund
    waits = refund.state in (RefundState.REQUESTED, RefundState.NEEDS_HUMAN)
    counted = [a for a in refund.approvals if (not a.is_used and now < a.expires_at) or (a.is_used and not waits)]
    given = min(len(counted), refund.approvals_needed)
    return tr("{given} of {needed}", "approvals", given=given, needed=refund.approvals_needed)


def booking_line(record: RefundRecord, code: str) -> str:
    """Return what happens to the booking when it is approved."""
    if record.booking is None:
        return tr("No booking belongs to it.")
    if not record.cancels_booking:
        return tr("The booking {code} stays as it is.", code=code)
    if record.refund.state is RefundState.REQUESTED:
        return tr("Approving it cancels the booking {code}.", code=code)
    return tr("The booking {code} is cancelled with it.", code=code)
