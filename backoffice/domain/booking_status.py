"""Where a booking and its payment stand. The tables of allowed moves are the only thing that moves a status."""

from __future__ import annotations

from enum import StrEnum


class BookingStatus(StrEnum):
    """Where a booking stands."""

    PENDING_APPROVAL = "pending_approval"  # asked for; the supplier or the office has not said yes
    CONFIRMED = "confirmed"  # agreed; nothing has to be paid now, or payment was not asked for yet
    AWAITING_PAYMENT = "awaiting_payment"  # payment was asked for (a page, a deadline); it holds its place
    PAID = "paid"
    IN_PROGRESS = "in_progress"  # checked in, picked up, under way, seated
    COMPLETED = "completed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    EXPIRED = "expired"  # not paid in time; its place is free again

    @property
    def holds_place(self) -> bool:
        """Tell whether it takes room from others."""
        return self not in (BookingStatus.REJECTED, BookingStatus.CANCELLED, BookingStatus.EXPIRED)


class PaymentStatus(StrEnum):
    """Where its money stands. Authorised is not paid; a partial refund is not a refund."""

    NOT_REQUIRED = "not_required"
    PENDING = "pending"
    PROCESSING = "processing"
    AUTHORIZED = "authorized"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"
    FAILED = "failed"
    DISPUTED = "disputed"


class PaymentMethod(StrEnum):
    """How a booking is, or is to be, paid."""

    STRIPE = "stripe"
    CASH = "cash"
    BANK_TRANSFER = "bank_transfer"
    PAY_LATER = "pay_later"  # agreed to be paid on arrival or by invoice: no deadline
