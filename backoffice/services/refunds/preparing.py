"""Everything that one decides a refund by, read at once: figures, booking, policy, person, limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from backoffice.domain.booking_facts import booked_days
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, allowed
from backoffice.domain.money import Money, step_minor
from backoffice.domain.people import Person
from backoffice.domain.refund_policy import RefundPolicy, UnreadablePolicy, parse_policy
from backoffice.domain.refund_rules import RefundLimits, Way
from backoffice.domain.refunds import Refund, RefundRefused
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules
from backoffice.services.payments.job_kinds import REFRESH_PAYMENT, payment_subject
from backoffice.services.ports import BookingRecord, JobState, UnitOfWork
from backoffice.services.refunds.viewing import RefundView, view_of


@dataclass(frozen=True, slots=True)
class Asking:
    """Whether Stripe is being asked about a payment now, and why no answer comes (None: nothing is in the way).

    `told_at`: when Stripe told of it the last time.
    """

    is_under_way: bool
    told_at: datetime | None
    problem: Message | None = None

    def has_answer(self, before: datetime | None) -> bool:
        """Tell whether Stripe told of it since it was asked; `before`: when it had told the last time by then.

        Not while the question is open: what is told meanwhile may have been asked for before (decision 0076).
        """
        return not self.is_under_way and self.told_at != before


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the refund dialog shows and judges by. `view` None: Stripe was never asked about this payment.

    `approved_today`: what `person` approved since the office's midnight. `starts_on`: the first day of the booking.
    """

    asking: Asking
    view: RefundView | None
    person: Person
    limits: RefundLimits
    approved_today: tuple[Refund, ...]
    today: date
    booking: BookingRecord | None
    policy: RefundPolicy
    starts_on: date | None

    @property
    def may_cancel(self) -> bool:
        """Tell whether the booking can be cancelled with it."""
        booking = self.booking
        return booking is not None and Action.CANCEL in allowed(booking.ref.kind, booking.status)

    @property
    def has_refund_in_flight(self) -> bool:
        """Tell whether another refund of this payment has to come to its end first."""
        return self.view is not None and any(record.refund.state.is_in_flight for record in self.view.requests)

    @property
    def suggested(self) -> Money | None:
        """Return what the policy gives back now, less what was given back before; None where nothing is promised."""
        return suggest(self.view, self.policy, self.starts_on, self.today) if self.view is not None else None


def prepared(
    uow: UnitOfWork, payment_intent_id: str, ref: BookingRef | None, person: Person, rules: OfficeRules, now: datetime
) -> Prepared:
    """Return it all as stored. `ref` None: the booking that the payment is for, if it is for one.

    Raises:
        RecordMissing: the payment or the booking is not known here.

    """
    asking = asking_about(uow, payment_intent_id)  # before the figures: these are the answer, or newer
    view = _view(uow, payment_intent_id, now)
    ref = ref or (view.payment.booking if view is not None else None)
    booking = uow.bookings.get(ref) if ref is not None else None
    policy, starts_on = policy_of(uow, booking)
    return Prepared(
        asking=asking,
        view=view,
        person=person,
        limits=uow.refund_limits.get(),
        approved_today=tuple(uow.refunds.approved_by(person.name, rules.midnight(now))),
        today=now.astimezone(rules.zone).date(),
        booking=booking,
        policy=policy,
        starts_on=starts_on,
    )


def _view(uow: UnitOfWork, payment_intent_id: str, now: datetime) -> RefundView | None:
    try:
        return view_of(uow, payment_intent_id, now)
    except RefundRefused:
        return None


def asking_about(uow: UnitOfWork, payment_intent_id: str) -> Asking:
    """Return whether Stripe is being asked about a payment. What is read after it is as new as it says, or newer."""
    job = uow.jobs.find_open(REFRESH_PAYMENT, payment_subject(payment_intent_id))
    condition = uow.office.queue_condition()
    payment = uow.payments.get(payment_intent_id)
    told_at = payment.refreshed_at if payment is not None else None
    if job is None:
        return Asking(is_under_way=False, told_at=told_at)
    problem = condition.message if condition is not None else None
    if problem is None and job.state in (JobState.RETRYABLE, JobState.DISCARDED) and job.last_error:
        text = QT_TRANSLATE_NOOP("backoffice", "Stripe did not answer: {reason}")
        problem = Message(text, {"reason": Message(job.last_error)})
    return Asking(is_under_way=True, told_at=told_at, problem=problem)


def suggest(view: RefundView, policy: RefundPolicy, starts_on: date | None, today: date) -> Money | None:
    """Return what a policy gives back of a payment, less what was given back before; None: nothing is promised."""
    if view.assessment.way is not Way.REFUND or not policy.tiers or starts_on is None:
        return None
    refundable, balance = view.assessment.refundable, view.balance
    captured = Money(balance.captured_minor, refundable.currency)
    promised = policy.suggest(captured, starts_on, today).amount_minor
    left = min(promised - balance.reserved_minor - balance.foreign_minor, refundable.amount_minor)
    step = step_minor(refundable.currency)
    return Money(max(0, left) // step * step, refundable.currency)


def policy_of(uow: UnitOfWork, booking: BookingRecord | None) -> tuple[RefundPolicy, date | None]:
    """Return the policy of a booking's listing (without tiers where it has none), and the booking's first day."""
    if booking is None:
        return RefundPolicy(), None
    listing = uow.assets.get(booking.asset)
    days = booked_days(booking.ref.kind, listing.values, booking.values)
    try:
        policy = parse_policy(str(listing.values.get("refund_policy") or ""))
    except UnreadablePolicy:
        policy = RefundPolicy()  # stored before policies were read: nothing is promised by it
    return policy, days.starts_on if days else None
