"""How each booking of a date stands when the date is cancelled: what came, by which way, and what is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, BookingStatus, PaymentStatus, allowed, refusal
from backoffice.domain.date_plan import Answer, DateRow, DateScope, Means
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import Way
from backoffice.domain.refunds import RefundRefused
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules, moves
from backoffice.services.ports import BookingFilter, BookingRecord, Database, Sort, UnitOfWork, unpack_booking_key
from backoffice.services.refunds.preparing import asking_about, policy_of, suggest
from backoffice.services.refunds.viewing import RefundView, view_of

_OVER = frozenset({BookingStatus.COMPLETED, BookingStatus.NO_SHOW})


@dataclass(frozen=True, slots=True)
class Asked:
    """The payments that Stripe was asked about.

    `before`: when it had told of each by then. `told`: of which it has told since; that stays so when something else
    has the payment asked about anew.
    """

    before: Mapping[str, datetime | None] = field(default_factory=dict[str, datetime | None])
    told: frozenset[str] = frozenset()

    def also(self, later: Asked) -> Asked:
        """Return it with what was asked for later; the first question about a payment counts."""
        return replace(self, before={**later.before, **self.before})

    def heard(self, rows: Iterable[DateRow]) -> Asked:
        """Return it with what these rows of a plan know to be told."""
        told = {row.payment_intent_id for row in rows if row.payment_intent_id and row.answer is Answer.GIVEN}
        return replace(self, told=self.told | told)

    def answer(self, uow: UnitOfWork, payment_intent_id: str) -> tuple[Answer, Message | None]:
        """Return whether Stripe has told of a payment, and why not. Figures read after it are the answer, or newer."""
        if payment_intent_id in self.told:
            return Answer.GIVEN, None
        text = QT_TRANSLATE_NOOP("backoffice", "Stripe has not said yet how this payment stands.")
        if payment_intent_id not in self.before:
            return Answer.AWAITED, Message(text)
        asking = asking_about(uow, payment_intent_id)
        if asking.has_answer(self.before[payment_intent_id]):
            return Answer.GIVEN, None
        is_coming = asking.is_under_way and asking.problem is None
        return Answer.AWAITED if is_coming else Answer.MISSING, asking.problem or Message(text)


def bookings_of(database: Database, scope: DateScope) -> list[BookingRecord]:
    """Return the bookings that hold a place on that date and are not over, by listing and code."""
    where = BookingFilter(
        kind=BookingKind.of(scope.asset.kind) if scope.asset else None,
        asset=scope.asset,
        from_on=scope.day,
        to_on=scope.day,
    )
    keys = database.booking_queries.keys(where, Sort("confirmation_code"))
    with database.read() as uow:
        found = [uow.bookings.get(unpack_booking_key(key)) for key in keys]
        kept = [r for r in found if r.status.holds_place and r.status not in _OVER and _covers(r, scope.day)]
    return sorted(kept, key=lambda r: (r.asset_name.casefold(), str(r.asset), r.confirmation_code))


def _covers(record: BookingRecord, day: date | None) -> bool:
    """Tell whether a stay takes up the night of that day: whoever leaves that morning has had theirs."""
    if day is None or record.ref.kind is not BookingKind.ACCOMMODATIONS:
        return True
    first, last = record.values.get("check_in_on"), record.values.get("check_out_on")
    return first == last or last != day


def row_of(uow: UnitOfWork, record: BookingRecord, rules: OfficeRules, now: datetime, asked: Asked | None) -> DateRow:
    """Return how a booking stands; `asked` None: whether Stripe was asked just now does not matter."""
    policy, starts_on = policy_of(uow, record)
    row = DateRow(
        booking=record.ref,
        version=record.version,
        starts_on=starts_on,
        code=record.confirmation_code,
        customer=str(record.values.get("customer_name") or ""),
        listing=record.asset_name,
        method="",
        means=Means.NONE,
        paid=Money(0, record.price.currency),
        remark=_remark(record),
    )
    payment = uow.payments.of_booking(record.ref)
    if payment is not None:
        row = replace(row, payment_intent_id=payment.payment_intent_id)
        answer, missing = asked.answer(uow, payment.payment_intent_id) if asked is not None else (Answer.GIVEN, None)
        row = replace(row, answer=answer)
        try:
            view = view_of(uow, payment.payment_intent_id, now)
        except RefundRefused as error:
            return replace(row, obstacle=missing or error.message, may_cancel=False)
        row = _paid_through_stripe(row, view)
        if row.means is Means.REFUND:
            row = replace(row, by_policy=suggest(view, policy, starts_on, now.astimezone(rules.zone).date()))
        if missing is not None:
            row = replace(row, obstacle=missing, may_cancel=False)
    elif (received := moves.money_received(uow, record)) is not None:
        row = replace(row, means=Means.BY_HAND, paid=received, method=str(record.payment_method or ""))
        if policy.tiers and starts_on is not None:
            row = replace(row, by_policy=policy.suggest(received, starts_on, now.astimezone(rules.zone).date()))
    if Action.CANCEL not in allowed(record.ref.kind, record.status):
        return replace(row, obstacle=refusal(record.ref.kind, record.status), may_cancel=False)
    return row


def _paid_through_stripe(row: DateRow, view: RefundView) -> DateRow:
    assessment, found = view.assessment, view.payment.stripe
    method = (found.method if found else None) or ""
    left = Money(view.balance.refundable_minor, assessment.refundable.currency)
    if assessment.way is Way.CANCEL_AUTHORISATION:
        return replace(row, means=Means.RELEASE, paid=assessment.refundable, method=method)
    if view.balance.captured_minor == 0:
        return row
    in_flight = any(record.refund.state.is_in_flight for record in view.requests)
    row = replace(row, method=method, paid=left)
    if found is not None and found.is_disputed:
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The customer disputes this payment at their bank. Deal with it in its own refund dialog.",
        )
        return replace(row, means=Means.REFUND, obstacle=assessment.obstacle or Message(text))
    if left.amount_minor == 0:
        text = QT_TRANSLATE_NOOP("backoffice", "All of it was given back, or is on its way.")
        return replace(row, remark=Message(text))
    if in_flight:
        text = QT_TRANSLATE_NOOP("backoffice", "Another refund of this payment is on its way. Wait for its end.")
        return replace(row, means=Means.REFUND, obstacle=Message(text))
    return replace(row, means=Means.REFUND, obstacle=assessment.obstacle)


def _remark(record: BookingRecord) -> Message | None:
    if record.payment_status is PaymentStatus.PROCESSING:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "A payment is on its way. Should it arrive, it shows with the cancelled booking."
        )
        return Message(text)
    if moves.has_page(record):
        return Message(QT_TRANSLATE_NOOP("backoffice", "Its payment page is closed."))
    return None
