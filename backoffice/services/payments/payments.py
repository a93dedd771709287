"""Payments as people see them: check one now, give an unexpected one its home, and see what is paid and what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.people import Person
from backoffice.services.payments import job_kinds, suggesting, unmatched
from backoffice.services.payments.suggesting import Template
from backoffice.services.ports import (
    BookingRecord,
    Clock,
    Database,
    Home,
    InboxEvent,
    JobState,
    MoneyLine,
    PaymentRecord,
    Suggestion,
)


@dataclass(frozen=True, slots=True)
class ReadAllowance:
    """How many metered reads a month may have; they are counted and shown, and polling slows down near the end."""

    monthly: int = 10_000


@dataclass(frozen=True, slots=True)
class PollStatus:
    """When events were last asked for and will be next, and what reading has cost this month (UTC).

    `polled_at` None: never yet. `next_at` None: nothing is planned (no key was ever there). `problem`: why Stripe could
    not be asked the last time, in words.
    """

    polled_at: datetime | None
    next_at: datetime | None
    reconciled_at: datetime | None
    reads: int
    allowance: int
    problem: str | None = None


class Payments:
    """Use cases around payments. Each is one transaction; nothing here waits for the network."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        person: Callable[[], Person],
        allowance: Callable[[], ReadAllowance] = ReadAllowance,
    ) -> None:
        """`person` is who is at work; `allowance` the reads that a month may have."""
        self._database = database
        self._clock = clock
        self._person = person
        self._allowance = allowance

    # --- asking Stripe ----------------------------------------------------------------------------------

    def check_now(self, booking: BookingRef) -> None:
        """Have Stripe asked at once how a booking's page and payment stand; news comes as for any change.

        Raises:
            RecordMissing: the booking is not there.

        """
        now = self._clock.now()
        with self._database.write() as uow:
            stripe = uow.bookings.get(booking).stripe
            if stripe.payment_intent_id is not None:
                job_kinds.ask_payment(uow, stripe.payment_intent_id, now)
            if stripe.session_id is not None:
                job_kinds.ask_session(uow, stripe.session_id, now)
            job_kinds.ask_poll(uow, now)

    def pull(self) -> None:
        """Have events asked for at once."""
        with self._database.write() as uow:
            job_kinds.ask_poll(uow, self._clock.now())

    def reconcile(self) -> None:
        """Have Stripe's lists compared with what is known, at once."""
        with self._database.write() as uow:
            job_kinds.ask_reconciliation(uow, self._clock.now())

    def status(self) -> PollStatus:
        """Return how reading Stripe's events goes."""
        now = self._clock.now()
        with self._database.read() as uow:
            cursor = uow.events.cursor()
            job = uow.jobs.find_open(job_kinds.POLL_EVENTS, job_kinds.EVENTS)
            reads = uow.events.reads(f"{now:%Y-%m}").reads
        next_at = None if job is None else job.run_at
        problem = job.last_error if job is not None and job.state is JobState.RETRYABLE else None
        return PollStatus(cursor.polled_at, next_at, cursor.reconciled_at, reads, self._allowance().monthly, problem)

    def events(self, limit: int = 200) -> Sequence[InboxEvent]:
        """Return the events received last, newest first."""
        with self._database.read() as uow:
            return uow.events.latest(limit)

    # --- payments that nobody expected ------------------------------------------------------------------

    def unmatched(self) -> Sequence[PaymentRecord]:
        """Return the payments that wait for somebody to say whose they are, newest first."""
        return self._database.booking_queries.payments(frozenset({Home.UNMATCHED}))

    def not_ours(self) -> Sequence[PaymentRecord]:
        """Return the payments that somebody said are not this office's, newest first."""
        return self._database.booking_queries.payments(frozenset({Home.NOT_OURS}))

    def get(self, payment_intent_id: str) -> PaymentRecord:
        """Raise `RecordMissing` when it is not known here."""
        with self._database.read() as uow:
            return unmatched.known(uow, payment_intent_id)

    def of_booking(self, booking: BookingRef) -> PaymentRecord | None:
        """Return the payment of a booking, if it has one."""
        with self._database.read() as uow:
            return uow.payments.of_booking(booking)

    def suggestions(self, payment_intent_id: str) -> Sequence[Suggestion]:
        """Return the bookings that an unmatched payment may be for, best first, with reasons.

        Raises:
            RecordMissing: the payment is not known here.

        """
        return suggesting.suggestions(self.get(payment_intent_id), self._database.booking_queries)

    def attach(self, payment_intent_id: str, booking: BookingRef, reason: str = "") -> BookingRecord:
        """Say that a payment is for this booking; its amounts and status follow at once.

        Raises:
            CannotAttach: the booking has a payment, or it is of another currency; says so in words.
            RecordMissing: either is not there.

        """
        with self._database.write() as uow:
            return unmatched.attach(uow, payment_intent_id, booking, self._person(), reason, self._clock.now())

    def make_booking_from(self, payment_intent_id: str) -> Template:
        """Return what a new booking for this payment begins with.

        Raises:
            RecordMissing: the payment is not known here.

        """
        return suggesting.template(self.get(payment_intent_id))

    def mark_not_ours(self, payment_intent_id: str, reason: str) -> None:
        """Say that a payment is for none of this office's bookings; it leaves the inbox and can be taken back.

        Raises:
            InvalidInput: no reason was given.
            CannotAttach: it is a booking's.
            RecordMissing: the payment is not known here.

        """
        with self._database.write() as uow:
            unmatched.mark_not_ours(uow, payment_intent_id, self._person(), reason, self._clock.now())

    def take_back(self, payment_intent_id: str, booking: BookingRef | None = None) -> None:
        """Put a payment back where somebody decides: one that was said not to be ours, or was attached to `booking`.

        The booking is unpaid then, and keeps its place.

        Raises:
            CannotAttach: it is another booking's, names its booking itself, or some of it went back; says so in words.
            RecordMissing: the payment is not known here.

        """
        person, now = self._person(), self._clock.now()
        with self._database.write() as uow:
            if booking is None:
                unmatched.take_back(uow, payment_intent_id, person, now)
            else:
                unmatched.detach(uow, payment_intent_id, booking, person, now)

    # --- what is paid and what is not -------------------------------------------------------------------

    def money_board(self, since: datetime) -> Sequence[MoneyLine]:
        """Return per currency what was paid and is not booked, and what is booked and not paid.

        `since`: the beginning of the office's day, for what was received today.
        """
        return self._database.booking_queries.money_board(since)
