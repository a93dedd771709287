"""An office with a boat, whose date is cancelled."""

from collections.abc import Callable, Mapping
from datetime import date

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.date_plan import Choice, DatePlan, DateRow, DateScope
from backoffice.domain.refund_rules import RefundLimits
from backoffice.services.payments.job_kinds import ask_payment
from backoffice.services.ports import BookingRecord, Lane
from backoffice.services.refunds.date_rows import Asked
from backoffice.services.refunds.dates import DateCancelling, DateOutcome
from tests.money.office import Office
from tests.money.refund_desk import BIA, Desk

DAY = date(2030, 6, 1)


class Harbour(Desk):
    """An office with a boat that goes out on `DAY`."""

    def __init__(self, office: Office, limits: RefundLimits | None = None) -> None:
        self.boat = office.boat(name="Catamarã", refund_policy="7: 100%; 2: 50%")
        super().__init__(office, limits)
        self.person = BIA
        self.scope = DateScope(DAY, self.boat.ref)

    @property
    def dates(self) -> DateCancelling:
        return self.refunds.dates

    def guest(self, name: str, *, paid: bool = True, **values: object) -> BookingRecord:
        booking = self.office.book(self.boat, customer_name=name, **values)
        if paid:
            self.office.ledger.pay(booking.stripe.session_id)
            self.office.poll()
        return self.office.again(booking)

    def plan(self, asked: Asked | None = None) -> DatePlan:
        return self.dates.plan(self.scope, asked)

    def begin_to_ask(self, payment_intent_id: str) -> Callable[[], None]:
        """A worker asks how a payment stands; the answer is on its way until what this returns is called."""
        now, database = self.office.clock.now, self.office.database
        with database.write() as uow:
            ask_payment(uow, payment_intent_id, now())
            (job,) = uow.jobs.claim(Lane.MONEY, now(), 60, 10)
            facts = self.office.payments.get(payment_intent_id).stripe
        assert facts is not None

        def arrive() -> None:
            with database.write() as uow:
                uow.payments.save_stripe(payment_intent_id, facts, None, now())
                uow.jobs.finish(job.id, job.fence, now())

        return arrive

    def row(self, booking: BookingRecord) -> DateRow:
        return next(row for row in self.plan().rows if row.booking == booking.ref)

    def carry_out(self, chosen: Mapping[BookingRef, Choice] | None = None, note: str = "storm") -> DateOutcome:
        outcome = self.dates.carry_out(self.plan(), chosen or {}, note)
        self.office.settle()
        return outcome

    def given_back(self, booking: BookingRecord) -> list[int]:
        intent = self.office.again(booking).stripe.payment_intent_id
        return [refund["amount"] for refund in self.office.ledger.objects("refund", payment_intent=intent)]
