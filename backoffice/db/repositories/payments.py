"""The mirror of Stripe's PaymentIntents, and where each of them belongs."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from backoffice.db.changes import ChangeLog
from backoffice.db.models import LONGEST_ID
from backoffice.db.payment_rows import PAYMENTS, payment_columns, session_columns, to_payment
from backoffice.db.repositories.values import clean_text, storable_text
from backoffice.db.statements import insert_for
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.errors import FieldProblem, InvalidInput, RecordMissing
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.ports import CheckoutSession, Home, PaymentRecord, StripePayment

_ID = re.compile(rf"[!-~]{{1,{LONGEST_ID}}}")
_GET = select(PAYMENTS).where(PAYMENTS.c.payment_intent_id == bindparam("of_id"))
_HOLD = _GET.with_for_update(key_share=True)
_OF_BOOKING = select(PAYMENTS).where(
    PAYMENTS.c.booking_kind == bindparam("of_kind"), PAYMENTS.c.booking_id == bindparam("of_id")
)
_CHANGE = update(PAYMENTS).where(PAYMENTS.c.payment_intent_id == bindparam("of_id"))
"""Sets the columns that it is given."""
_SAVE = _CHANGE.returning(PAYMENTS)


@cache
def _add(dialect: str) -> Any:
    """Return the statement that inserts a payment where it is not known yet."""
    return insert_for(dialect, PAYMENTS).on_conflict_do_nothing(index_elements=[PAYMENTS.c.payment_intent_id])


class SqlPayments:
    """`PaymentRepository` over one connection."""

    def __init__(self, connection: Connection, log: ChangeLog) -> None:
        """Work within the connection's transaction; note in the log what changes."""
        self._connection = connection
        self._log = log

    def get(self, payment_intent_id: str) -> PaymentRecord | None:
        """Return a payment, if it is known."""
        if not storable_text(payment_intent_id):
            return None
        row = self._connection.execute(_GET, {"of_id": payment_intent_id}).mappings().one_or_none()
        return None if row is None else to_payment(row)

    def ensure(self, payment_intent_id: str, now: datetime) -> PaymentRecord:
        """Return the row, made where it is missing, and let no other transaction change it before this one ends.

        Raises:
            InvalidInput: it cannot be an id of Stripe's.

        """
        _require_id(payment_intent_id)
        new = {
            "payment_intent_id": payment_intent_id,
            "home": Home.UNKNOWN.value,
            "note": "",
            "first_seen_at": now,
            "captured_minor": 0,
            "refunded_minor": 0,
            "refundable_minor": 0,
            "is_disputed": False,
            "is_charge_refundable": True,
        }
        self._connection.execute(_add(self._connection.dialect.name), new)
        return to_payment(self._connection.execute(_HOLD, {"of_id": payment_intent_id}).mappings().one())

    def save_stripe(
        self, payment_intent_id: str, found: StripePayment, session: CheckoutSession | None, now: datetime
    ) -> PaymentRecord:
        """Store what Stripe said just now; a session already known stays when None is given."""
        if found.payment_intent_id != payment_intent_id:
            raise ValueError("what Stripe said is of another payment")
        self.ensure(payment_intent_id, now)
        columns = payment_columns(found)
        if session is not None:
            columns |= session_columns(session)
        saved = self._connection.execute(_SAVE, {**columns, "refreshed_at": now, "of_id": payment_intent_id})
        self._log.follow_money()
        return to_payment(saved.mappings().one())

    def place(self, payment_intent_id: str, home: Home, booking: BookingRef | None = None, note: str = "") -> None:
        """Say where it belongs.

        Raises:
            RecordMissing: the payment is not known.
            RuleBroken: the booking has another payment, or booking and home do not go together.

        """
        placed: dict[str, Any] = {
            "home": home.value,
            "booking_kind": booking.kind.value if booking else None,
            "booking_id": booking.id if booking else None,
            "note": clean_text(note),
        }
        if self._connection.execute(_CHANGE, {**placed, "of_id": payment_intent_id}).rowcount != 1:
            raise RecordMissing
        self._log.follow_money()

    def of_booking(self, booking: BookingRef) -> PaymentRecord | None:
        """Return the payment that pays for a booking, if one does."""
        ours = {"of_kind": booking.kind.value, "of_id": booking.id}
        row = self._connection.execute(_OF_BOOKING, ours).mappings().one_or_none()
        return None if row is None else to_payment(row)


def _require_id(payment_intent_id: str) -> None:
    """Stripe's ids are short and of one word, which is what the primary key can hold."""
    if _ID.fullmatch(payment_intent_id):
        return
    text = QT_TRANSLATE_NOOP("backoffice", "“{text}” is not the id of a payment. Copy it from Stripe: it begins pi_.")
    message = Message(text, {"text": shown(payment_intent_id)})
    raise InvalidInput((FieldProblem("payment_intent_id", message),))
