"""What confirming a refund would do now, by whom it is confirmed and how much it is: judged beside the amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from backoffice.domain.money import Money
from backoffice.domain.refund_policy import RefundPolicy
from backoffice.domain.refund_rules import Way, approvals_needed, require_may_approve
from backoffice.domain.refunds import Refund, RefundRefused, RefundState, RefundTerms
from backoffice.domain.wording import Message
from backoffice.gui.translation import formats, tr
from backoffice.services.refunds import Prepared


class Deed(Enum):
    """What pressing the verb does."""

    NOTHING = auto()
    REFUND = auto()  # asked for and approved at once
    FIRST = auto()  # asked for and approved as the first of two managers
    ASK = auto()  # others decide
    LET_GO = auto()  # the authorisation is cancelled

    @property
    def waits(self) -> bool:
        """Tell whether others have to approve it before anything is sent."""
        return self in (Deed.FIRST, Deed.ASK)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The deed, and what to know of it beforehand ('' for nothing)."""

    deed: Deed
    note: str | Message = ""


def judge(prepared: Prepared, money: Money | None) -> Verdict:
    """Return what confirming would do. `money` None: no amount is chosen yet."""
    view = prepared.view
    if view is None or view.assessment.way is Way.NONE:
        return Verdict(Deed.NOTHING)
    if view.assessment.way is Way.CANCEL_AUTHORISATION:
        return _judge_held(prepared)
    if prepared.has_refund_in_flight:
        words = tr("Another refund of this payment is on its way. Wait for its end; then this one can be decided.")
        return Verdict(Deed.NOTHING, words)
    if not prepared.person.may_override:
        return Verdict(Deed.ASK, tr("A manager decides; until then nothing is sent."))
    return _judge_limits(prepared, money) if money is not None else Verdict(Deed.REFUND)


def _judge_held(prepared: Prepared) -> Verdict:
    if prepared.person.may_override:
        return Verdict(Deed.LET_GO, tr("The money was only held. Nothing has to be given back: it is let go."))
    words = tr("A manager lets held money go. Left alone, Stripe lets it go after about 7 days.")
    return Verdict(Deed.NOTHING, words)


def _judge_limits(prepared: Prepared, money: Money) -> Verdict:
    found = prepared.limits.of(money.currency)
    if found.most_per_refund is not None and money.amount_minor > found.most_per_refund:
        limit = Money(found.most_per_refund, money.currency)
        words = tr("One refund may be {limit} at most here. An administrator sets the limits.", limit=limit)
        return Verdict(Deed.NOTHING, words)
    try:
        require_may_approve(prepared.person, _imagined(prepared, money), prepared.approved_today, prepared.limits)
    except RefundRefused as error:
        return Verdict(Deed.ASK, error.message)
    if approvals_needed(money, prepared.limits) > 1:
        limit = Money(found.second_manager_above or 0, money.currency)
        words = tr("Above {limit} a second manager approves it too. Nothing is sent before.", limit=limit)
        return Verdict(Deed.FIRST, words)
    return Verdict(Deed.REFUND)


def _imagined(prepared: Prepared, money: Money) -> Refund:
    """Return the refund that would be asked for: the rule for approving it is one, and is asked in one place."""
    assert prepared.view is not None
    terms = RefundTerms(prepared.view.payment.payment_intent_id, money, "", livemode=False)
    return Refund("", terms, RefundState.REQUESTED, prepared.person.name, datetime.now(UTC))


def verb(deed: Deed, money: Money | None, *, cancels: bool) -> str:
    """Return what stands on the button: always with the amount, once there is one."""
    amount = formats().money(money.amount_minor, money.currency) if money is not None else ""
    match deed:
        case Deed.REFUND if not amount:
            return tr("Refund and cancel") if cancels else tr("Refund")
        case Deed.REFUND:
            return tr("Refund {amount} and cancel", amount=amount) if cancels else tr("Refund {amount}", amount=amount)
        case Deed.FIRST if cancels:
            return tr("Cancel and approve {amount} as the first of two", amount=amount)
        case Deed.FIRST:
            return tr("Approve {amount} as the first of two", amount=amount)
        case Deed.ASK if not amount:
            return tr("Cancel and ask for a refund") if cancels else tr("Ask for a refund")
        case Deed.ASK if cancels:
            return tr("Cancel and ask for a refund of {amount}", amount=amount)
        case Deed.ASK:
            return tr("Ask for a refund of {amount}", amount=amount)
        case Deed.LET_GO if cancels:
            return tr("Let {amount} go and cancel the booking", amount=amount)
        case Deed.LET_GO:
            return tr("Cancel the authorisation of {amount}", amount=amount)
        case Deed.NOTHING:
            return ""


def policy_words(policy: RefundPolicy) -> str:
    """Return a listing's refund policy as a sentence."""
    if not policy.tiers:
        return tr("The listing has no refund policy: nothing is promised.")
    parts = [_tier_words(tier.days_before, tier.percent) for tier in policy.tiers]
    return tr("Refund policy: {tiers}.", tiers="; ".join(parts))


def standing_words(prepared: Prepared) -> str:
    """Return where the booking stands in its policy today: `5 days before the start: 50 %`."""
    if not prepared.policy.tiers or prepared.starts_on is None:
        return ""
    days = (prepared.starts_on - prepared.today).days
    percent = prepared.policy.percent(days)
    if days < 0:
        return tr("It has begun: {percent} %.", percent=percent)
    if days == 0:
        return tr("It begins today: {percent} %.", percent=percent)
    return tr("It begins in %n day(s): {percent} %.", None, days, percent=percent)


def _tier_words(days: int, percent: int) -> str:
    if days == 0:
        return tr("{percent} % until the day it begins", percent=percent)
    return tr("{percent} % until %n day(s) before", None, days, percent=percent)
