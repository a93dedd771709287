"""Refunds as the command line prints them: a line for people, an object for programs."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from backoffice.domain.errors import BackofficeError, RecordMissing

if TYPE_CHECKING:
    from datetime import datetime

    from backoffice.bootstrap import Application
    from backoffice.domain.booking_kinds import BookingRef
    from backoffice.domain.money import Money
    from backoffice.services.ports.refunds import RefundRecord


@contextmanager
def errors_as(as_json: bool) -> Generator[None]:
    """Print a refusal as `{"error": {"kind": …, "message": …}}` where JSON was asked for, and end with 1."""
    try:
        yield
    except BackofficeError as error:
        if not as_json:
            raise
        print_json({"error": {"kind": type(error).__name__, "message": str(error.message)}})
        raise click.exceptions.Exit(1) from error


def print_json(found: object) -> None:
    """Print one JSON value."""
    click.echo(json.dumps(found, ensure_ascii=False))


def as_json(application: Application, record: RefundRecord) -> dict[str, object]:
    """Return everything that a program may want to know of a refund."""
    refund = record.refund
    return {
        "id": refund.id,
        "state": refund.state.value,
        "payment_intent": refund.terms.payment_intent_id,
        "booking": code_of(application, record.booking),
        **_money(refund.terms.money),
        "reason": record.reason.value if record.reason else None,
        "note": record.note,
        "cancels_booking": record.cancels_booking,
        "lines": [{"label": label, **_money(money)} for label, money in record.lines],
        "batch": record.batch_id,
        "requested_by": refund.requested_by,
        "requested_at": _moment(refund.requested_at),
        "approvals_needed": refund.approvals_needed,
        "approvals": [{"by": each.by, "at": _moment(each.at), "used": each.is_used} for each in refund.approvals],
        "decision_note": record.decision_note,
        "sent_at": _moment(refund.first_sent_at),
        "stripe_refund": refund.stripe_refund_id,
        "pending_reason": record.pending_reason,
        "failure": refund.failure,
        "updated_at": _moment(record.updated_at),
        "ended_at": _moment(record.ended_at),
    }


def as_line(application: Application, record: RefundRecord) -> str:
    """Return a refund as columns between tabs."""
    refund = record.refund
    columns = (
        refund.id,
        refund.state.value,
        str(refund.terms.money),
        code_of(application, record.booking) or refund.terms.payment_intent_id,
        refund.requested_by,
        f"{refund.requested_at:%Y-%m-%d %H:%M}",
        refund.failure or record.note,
    )
    return "\t".join(" ".join(column.split()) for column in columns)


def code_of(application: Application, booking: BookingRef | None) -> str | None:
    """Return a booking's code; None where it is gone."""
    if booking is None:
        return None
    try:
        return application.bookings.get(booking).confirmation_code
    except RecordMissing:
        return None


def _money(money: Money) -> dict[str, object]:
    return {"amount_minor": money.amount_minor, "currency": money.currency, "amount": str(money)}


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
