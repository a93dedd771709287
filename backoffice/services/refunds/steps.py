"""The one way in which a stored refund moves on: the state, its row of the trail, and the job that comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from backoffice.domain.people import Person
from backoffice.domain.refunds import Refund, RefundState
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.payments.job_kinds import payment_subject
from backoffice.services.ports import AuditEntry, UnitOfWork
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.job_kinds import subject_of

_WORDS: Mapping[RefundState, str] = {
    RefundState.REQUESTED: QT_TRANSLATE_NOOP("backoffice", "Asked for a refund of {amount}."),
    RefundState.APPROVED: QT_TRANSLATE_NOOP("backoffice", "Approved the refund of {amount}."),
    RefundState.REJECTED: QT_TRANSLATE_NOOP("backoffice", "Rejected the refund of {amount}."),
    RefundState.EXPIRED: QT_TRANSLATE_NOOP("backoffice", "The refund of {amount} was not decided or sent in time."),
    RefundState.SENDING: QT_TRANSLATE_NOOP("backoffice", "The refund of {amount} is being sent to Stripe."),
    RefundState.UNKNOWN: QT_TRANSLATE_NOOP(
        "backoffice", "No answer came for the refund of {amount}. Whether it was made is being found out."
    ),
    RefundState.RECONCILING: QT_TRANSLATE_NOOP("backoffice", "Stripe's list is read for the refund of {amount}."),
    RefundState.NEEDS_HUMAN: QT_TRANSLATE_NOOP(
        "backoffice", "Stripe has no refund of {amount} for this request. A manager decides whether to send it again."
    ),
    RefundState.PENDING: QT_TRANSLATE_NOOP("backoffice", "Stripe has the refund of {amount} and is making it."),
    RefundState.REQUIRES_ACTION: QT_TRANSLATE_NOOP(
        "backoffice", "The customer has to do something before they get {amount}: Stripe wrote to them."
    ),
    RefundState.SUCCEEDED: QT_TRANSLATE_NOOP("backoffice", "Gave {amount} back."),
    RefundState.FAILED: QT_TRANSLATE_NOOP(
        "backoffice", "The refund of {amount} failed: {failure}. The customer has not got it; it can be sent anew."
    ),
    RefundState.CANCELED: QT_TRANSLATE_NOOP("backoffice", "The refund of {amount} was canceled in Stripe."),
}


def record_step(
    uow: UnitOfWork, before: RefundRecord, after: Refund, person: Person, now: datetime, reason: str = ""
) -> RefundRecord:
    """Store where a refund stands now, with its row in the trail. The same state again stores facts without a row.

    Raises:
        RecordChanged: somebody else moved it first; nothing is stored.

    """
    saved = replace(before, refund=after, updated_at=now, ended_at=None if _goes_on(after.state) else now)
    uow.refunds.save(saved, expected=before.refund.state)
    if after.state is not before.refund.state:
        uow.trail.add(_entry(after, before.refund.state, person, now, reason))
    elif set(after.approvals) - set(before.refund.approvals):
        uow.trail.add(_first_of_two(after, person, now, reason))
    return saved


def record_withdrawal(
    uow: UnitOfWork, before: RefundRecord, after: Refund, person: Person, now: datetime, reason: str
) -> RefundRecord:
    """Store that whoever asked for a refund took that back; it is told as theirs, not as a manager's no."""
    saved = replace(before, refund=after, decision_note=reason, updated_at=now, ended_at=now)
    uow.refunds.save(saved, expected=before.refund.state)
    text = QT_TRANSLATE_NOOP("backoffice", "Withdrew the request for a refund of {amount}.")
    uow.trail.add(_entry(after, before.refund.state, person, now, reason, text))
    return saved


def record_acknowledgement(
    uow: UnitOfWork, before: RefundRecord, person: Person, now: datetime, note: str
) -> RefundRecord:
    """Store that a manager took note of a refund that was not made."""
    saved = replace(before, acknowledged_at=now, acknowledged_by=person.name)
    uow.refunds.save(saved, expected=before.refund.state)
    text = QT_TRANSLATE_NOOP("backoffice", "Took note that the refund of {amount} was not made.")
    uow.trail.add(
        replace(_entry(before.refund, before.refund.state, person, now, note, text), action="refund_acknowledged")
    )
    return saved


def record_request(uow: UnitOfWork, record: RefundRecord, person: Person, now: datetime) -> None:
    """Store a new request with its row in the trail."""
    uow.refunds.add(record)
    uow.trail.add(_entry(record.refund, None, person, now, record.note))


def tell_of_cancelling(payment_intent_id: str, person: Person, now: datetime, note: str) -> AuditEntry:
    """Return the row that says who let an authorisation go."""
    return AuditEntry(
        subject=payment_subject(payment_intent_id),
        at=now,
        person=person,
        action="authorisation_cancelling",
        message=Message(QT_TRANSLATE_NOOP("backoffice", "The held money is being let go.")),
        reason=note,
    )


def _goes_on(state: RefundState) -> bool:
    return state is RefundState.REQUESTED or (state.reserves and state is not RefundState.SUCCEEDED)


def _entry(
    refund: Refund, before: RefundState | None, person: Person, now: datetime, reason: str, text: str = ""
) -> AuditEntry:
    params = {"amount": str(refund.terms.money), "failure": refund.failure or "?"}
    return AuditEntry(
        subject=subject_of(refund.id),
        at=now,
        person=person,
        action="refund",
        message=Message(text or _WORDS[refund.state], params),
        reason=reason,
        before=before.value if before else "",
        after=refund.state.value,
    )


def _first_of_two(refund: Refund, person: Person, now: datetime, reason: str) -> AuditEntry:
    text = QT_TRANSLATE_NOOP("backoffice", "Approved the refund of {amount}; a second manager has to approve it too.")
    return AuditEntry(
        subject=subject_of(refund.id),
        at=now,
        person=person,
        action="refund_approval",
        message=Message(text, {"amount": str(refund.terms.money)}),
        reason=reason,
        before=refund.state.value,
        after=refund.state.value,
    )
