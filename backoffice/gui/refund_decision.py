"""What can be done about a refund now, by whom, and why not: judged beside the buttons by the rules that decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from backoffice.domain import refunds
from backoffice.domain.people import Person
from backoffice.domain.refund_rules import Way, approvals_needed, check_amount, require_may_approve
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.domain.wording import Message
from backoffice.gui.translation import tr
from backoffice.services.ports.refund_queries import RefundRow
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds import Prepared

UNKNOWN = frozenset({RefundState.SENDING, RefundState.UNKNOWN, RefundState.RECONCILING})
DECIDED_BY_PERSON = frozenset({RefundState.REQUESTED, RefundState.NEEDS_HUMAN})
_OVER = frozenset({RefundState.REJECTED, RefundState.EXPIRED, RefundState.FAILED, RefundState.CANCELED})


class Step(Enum):
    """What can be done about a refund."""

    APPROVE = auto()
    REJECT = auto()  # of one that needs a person: say that it was not made
    WITHDRAW = auto()
    LOOK_AGAIN = auto()
    ASK_ANEW = auto()
    ACKNOWLEDGE = auto()


def steps_for(record: RefundRecord, person: Person) -> tuple[Step, ...]:
    """Return what a person may do about a refund, the first first."""
    refund, state = record.refund, record.refund.state
    steps: list[Step] = []
    if person.may_override and state in DECIDED_BY_PERSON:
        steps += [Step.APPROVE, Step.REJECT]
    if state is RefundState.REQUESTED and refund.requested_by == person.name:
        steps.append(Step.WITHDRAW)
    if state in UNKNOWN or state is RefundState.NEEDS_HUMAN:
        steps.append(Step.LOOK_AGAIN)
    if state in _OVER:
        steps.append(Step.ASK_ANEW)
    if person.may_override and refunds.was_not_made(refund) and record.acknowledged_at is None:
        steps.append(Step.ACKNOWLEDGE)
    return tuple(steps)


def common_steps(rows: Sequence[RefundRow], person: Person) -> tuple[Step, ...]:
    """Return what can be done about all of several refunds at once: nothing that moves money."""
    records = [row.record for row in rows if row.record is not None]
    if not records or len(records) < len(rows):
        return ()
    wanted = (Step.REJECT, Step.WITHDRAW, Step.ACKNOWLEDGE)
    may = [set(steps_for(record, person)) for record in records]
    plain = all(record.refund.state is not RefundState.NEEDS_HUMAN for record in records)
    return tuple(step for step in wanted if all(step in each for each in may) and (plain or step is not Step.REJECT))


def why_not_approve(record: RefundRecord, prepared: Prepared, now: datetime) -> str | Message:
    """Return why this person cannot approve it now ('' when they can); whoever stores it judges again."""
    view, refund = prepared.view, record.refund
    if view is None:
        return tr("Stripe was not asked about this payment yet.")
    others = (other.refund for other in view.requests if other.refund.id != refund.id)
    if any(other.state.is_in_flight for other in others):
        return tr("Another refund of this payment is on its way. Approve this one when that has ended.")
    if refund.state is RefundState.REQUESTED:
        needed = max(refund.approvals_needed, approvals_needed(refund.terms.money, prepared.limits))
        refund = replace(refund, approvals_needed=needed)
        assessment = view.assessment
        if assessment.way is Way.CANCEL_AUTHORISATION:
            return tr("The money is only held: reject this, and let it go instead.")
        problem = assessment.obstacle or check_amount(refund.terms.money, assessment)
        if problem is not None:
            return problem
    try:
        require_may_approve(prepared.person, refund, prepared.approved_today, prepared.limits)
        refunds.approve(refund, prepared.person.name, now, may_approve_own=True)
    except RefundRefused as error:
        return error.message
    return ""
