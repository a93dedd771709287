"""An office with many payments that can be given back, and what became of each refund."""

from collections import Counter
from collections.abc import Sequence

from backoffice.db import SqlDatabase
from backoffice.domain.money import Money
from backoffice.domain.refund_invariants import Books, Elsewhere, LedgerPayment, LedgerRefund, Step, broken
from backoffice.domain.refunds import RefundState, RefundTerms
from backoffice.services.refunds import MARK, Ask, Refunds, subject_of
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA
from tests.support.ledger import Json, Ledger

CAPTURED = 15_000


class Till:
    """The office's payments, and a manager who gives back of them."""

    def __init__(self, office: Office, payments: int) -> None:
        self.office = office
        self.intents = [office.direct_payment(CAPTURED) for _ in range(payments)]
        office.reconcile()
        self.refunds = Refunds(office.database, office.clock, lambda: BIA)
        self.asked: list[str] = []

    def give_back(self, payment_intent_id: str, minor: int) -> str:
        """Ask for a refund and approve it; nothing is sent yet."""
        record = self.refunds.request_and_approve(Ask(payment_intent_id=payment_intent_id, money=Money(minor, "BRL")))
        self.asked.append(record.refund.id)
        return record.refund.id


def assert_each_once(database: SqlDatabase, ledger: Ledger, asked: Sequence[str]) -> None:
    """Stripe made each refund once and no other; the database says the same, and every invariant holds."""
    found = ledger.objects("refund")
    assert Counter(refund["metadata"].get(MARK) for refund in found) == Counter(dict.fromkeys(asked, 1))
    with database.read() as uow:
        states = Counter(uow.refunds.get(refund_id).refund.state for refund_id in asked)
    assert states == {RefundState.SUCCEEDED: len(asked)}
    assert complaints(database, ledger) == []


def complaints(database: SqlDatabase, ledger: Ledger, *, at_rest: bool = True) -> list[str]:
    """Return what is broken, of all payments of the office."""
    intents = {intent["id"]: intent for intent in ledger.objects("payment_intent")}
    refunds = ledger.objects("refund")
    return [
        sentence
        for intent in intents.values()
        for sentence in broken(
            _books_of(database, intent, [r for r in refunds if r["payment_intent"] == intent["id"]]), at_rest=at_rest
        )
    ]


def _books_of(database: SqlDatabase, intent: Json, ledger: Sequence[Json]) -> Books:
    with database.read() as uow:
        refunds = [record.refund for record in uow.refunds.of_payment(intent["id"])]
        foreign = uow.refunds.foreign_of(intent["id"])
        trail = {refund.id: uow.trail.of(subject_of(refund.id)) for refund in refunds}
    return Books(
        refunds=refunds,
        elsewhere=[
            Elsewhere(each.refund_id, each.payment_intent_id, each.money, each.status, each.first_seen_at)
            for each in foreign
            if each.first_seen_at is not None
        ],
        ledger=[_as_read(found) for found in ledger],
        payments=[LedgerPayment(intent["id"], intent["amount_received"])],
        trail={
            refund_id: [Step(row.before, row.after, row.at) for row in rows if row.before != row.after]
            for refund_id, rows in trail.items()
        },
    )


def _as_read(found: Json) -> LedgerRefund:
    money = Money(found["amount"], found["currency"].upper())
    terms = RefundTerms(found["payment_intent"], money, ACCOUNT, livemode=False)
    return LedgerRefund(found["id"], terms, found["status"], found["metadata"].get(MARK, ""))
