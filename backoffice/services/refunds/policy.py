"""What a listing's refund policy gives back of a booking that is cancelled today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backoffice.domain.booking_facts import booked_days
from backoffice.domain.money import Money, step_minor
from backoffice.domain.refund_policy import RefundPolicy, UnreadablePolicy, parse_policy
from backoffice.domain.refunds import Balance
from backoffice.services.ports import BookingRecord


def policy_of(asset: Mapping[str, object]) -> RefundPolicy | None:
    """Return the policy among a listing's values; None where it has none, or one from before it was checked."""
    text = str(asset.get("refund_policy") or "")
    try:
        return parse_policy(text) if text.strip() else None
    except UnreadablePolicy:
        return None


def suggest(
    booking: BookingRecord, asset: Mapping[str, object], balance: Balance, currency: str, today: date
) -> Money | None:
    """Return what the policy gives back; None where the listing (`asset`: its values) has none or no day is known.

    The percent is of all that was paid (`balance`, in `currency`); what was given back already, or is on its way,
    counts as part of it.
    """
    policy, days = policy_of(asset), booked_days(booking.ref.kind, asset, booking.values)
    if policy is None or days is None:
        return None
    owed = policy.suggest(Money(balance.captured_minor, currency), days.starts_on, today).amount_minor
    left = owed - balance.reserved_minor - balance.foreign_minor
    step = step_minor(currency)
    return Money(max(0, min(left, balance.refundable_minor)) // step * step, currency)
