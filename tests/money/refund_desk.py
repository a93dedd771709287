"""An office that refunds: who is at work in it, and what Stripe gave back."""

from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import RefundLimits
from backoffice.domain.refunds import RefundState
from backoffice.services.ports import BookingRecord
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds import MARK, Ask, Refunds, subject_of
from tests.money.office import Office

STAFF, BIA, CAIO = (
    Person("Ana", Role.STAFF),
    Person("Bia", Role.MANAGER),
    Person("Caio", Role.MANAGER),
)


class Desk:
    """An office that refunds, and who is at work in it."""

    def __init__(self, office: Office, limits: RefundLimits | None = None) -> None:
        self.office = office
        self.person = STAFF
        self.refunds = Refunds(office.database, office.clock, lambda: self.person)
        with office.database.write() as uow:
            uow.refund_limits.set(limits or RefundLimits())
        self.booking = self.paid()
        self.intent = office.intent_of(self.booking)

    def paid(self) -> BookingRecord:
        booking = self.office.book()
        self.office.ledger.pay(booking.stripe.session_id)
        self.office.poll()
        return self.office.again(booking)

    def ask(self, minor: int = 4500) -> RefundRecord:
        return self.refunds.request(Ask(payment_intent_id=self.intent, money=Money(minor, "BRL"), note="rain"))

    def approve(self, record: RefundRecord, person: Person = BIA) -> RefundRecord:
        self.person = person
        return self.refunds.approve(record.refund.id)

    def state(self, record: RefundRecord) -> RefundState:
        return self.refunds.get(record.refund.id).refund.state

    def made(self) -> list[tuple[int, str]]:
        """What Stripe gave back of the payment: amount and the request it names."""
        found = self.office.ledger.objects("refund", payment_intent=self.intent)
        return [(refund["amount"], refund["metadata"].get(MARK, "")) for refund in found]

    def steps(self, record: RefundRecord) -> list[str]:
        with self.office.database.read() as uow:
            return [entry.after for entry in uow.trail.of(subject_of(record.refund.id))]
