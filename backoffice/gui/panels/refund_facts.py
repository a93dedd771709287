"""What is told of a refund in the panel: whose it is, who asked and decided, and what else the payment gave back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from backoffice.domain.refunds import RefundState
from backoffice.gui.models.cell_text import ONE_LINE, moment_text
from backoffice.gui.refund_words import (
    approval_lines,
    asked_line,
    failure_words,
    foreign_state,
    money_text,
    reason_title,
    refund_state_sentence,
    refund_state_title,
    refund_state_tone,
)
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import tr
from backoffice.services.ports.refund_queries import RefundRow
from backoffice.services.ports.refunds import ForeignRefund, RefundRecord
from backoffice.services.refunds import RefundView


def row_title(row: RefundRow) -> str:
    """Return where a row stands, in words; of the Dashboard's also a word that nobody here knows."""
    if row.state is not None:
        return refund_state_title(row.state)
    return row.foreign.status.translate(ONE_LINE) if row.foreign is not None else ""


def row_sentence(row: RefundRow) -> str:
    """Return what that means."""
    if row.foreign is not None:
        said = tr("It was made in the Stripe Dashboard, without a request here.")
        return f"{said} {refund_state_sentence(row.state)}" if row.state is RefundState.FAILED else said
    assert row.record is not None
    state = row.record.refund.state
    if state is RefundState.EXPIRED and row.record.refund.approvals:
        return tr("It was approved and could not be sent in time. Nothing was given back; it can be asked for anew.")
    return refund_state_sentence(state)


def who_text(row: RefundRow) -> str:
    """Return whose money it is: the customer and the booking's code."""
    return " · ".join(part for part in (row.customer_name, row.confirmation_code) if part).translate(ONE_LINE)


def asked_by(row: RefundRow) -> str:
    """Return who asked for it; of the Dashboard's nobody is known."""
    return row.record.refund.requested_by if row.record is not None else tr("In the Dashboard")


def fact_lines(row: RefundRow, zone: tzinfo) -> list[str]:
    """Return who did what and when, why, and what was said of it, a line each."""
    record = row.record
    if record is None:
        return [tr("Made in the Stripe Dashboard, {when}", when=moment_text(row.at, zone))]
    lines = [asked_line(record, zone), tr("Why: {reason}", reason=reason_title(record.reason))]
    if record.note:
        lines.append(tr("Note: {note}", note=record.note))
    lines += [f"{label}: {money_text(money)}" for label, money in record.lines]
    lines += approval_lines(record, zone)
    lines += _ending(record, zone)
    return lines


def _ending(record: RefundRecord, zone: tzinfo) -> Iterable[str]:
    state = record.refund.state
    if record.decision_note and record.decision_note != record.note:
        yield tr("Said of the decision: {note}", note=record.decision_note)
    if state is RefundState.FAILED or (record.refund.failure and state is RefundState.NEEDS_HUMAN):
        yield tr("What failed: {failure}", failure=failure_words(record.refund.failure))
    if record.ended_at is not None and state is not RefundState.REQUESTED:
        yield tr("Ended {when}", when=moment_text(record.ended_at, zone))
    if record.acknowledged_at is not None:
        when = moment_text(record.acknowledged_at, zone)
        yield tr("{who} took note of it, {when}", who=record.acknowledged_by, when=when)


def other_lines(row: RefundRow, view: RefundView, zone: tzinfo) -> list[str]:
    """Return the other refunds of the payment, a line each: ours, and those made in the Dashboard."""
    ours = [
        f"{money_text(other.refund.terms.money)} · {refund_state_title(other.refund.state)} · "
        f"{moment_text(other.refund.requested_at, zone)}"
        for other in view.requests
        if other.refund.id != row.id
    ]
    return ours + [_foreign_line(other, zone) for other in view.foreign if other.refund_id != row.id]


def _foreign_line(found: ForeignRefund, zone: tzinfo) -> str:
    state = foreign_state(found)
    title = refund_state_title(state) if state is not None else found.status.translate(ONE_LINE)
    at = found.created_at or found.first_seen_at
    when = moment_text(at, zone) if at is not None else ""
    parts = (money_text(found.money), title, tr("Made in the Dashboard"), when)
    return " · ".join(part for part in parts if part)


def row_tone(row: RefundRow, colours: Colours) -> Tone:
    """Return the colours of where a row stands."""
    return refund_state_tone(row.state, colours) if row.state is not None else colours.neutral
