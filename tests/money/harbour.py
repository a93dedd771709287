"""An office with a boat, whose date is cancelled."""

from collections.abc import Mapping
from datetime import date

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.date_plan import Choice, DatePlan, DateRow, DateScope
from backoffice.domain.refund_rules import RefundLimits
from backoffice.services.ports import BookingRecord
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

    def row(self, booking: BookingRecord) -> DateRow:
        return next(row for row in self.plan().rows if row.booking == booking.ref)

    def carry_out(self, chosen: Mapping[BookingRef, Choice] | None = None, note: str = "storm") -> DateOutcome:
        outcome = self.dates.carry_out(self.plan(), chosen or {}, note)
        self.office.settle()
        return outcome

    def given_back(self, booking: BookingRecord) -> list[int]:
        intent = self.office.again(booking).stripe.payment_intent_id
        return [refund["amount"] for refund in self.office.ledger.objects("refund", payment_intent=intent)]
