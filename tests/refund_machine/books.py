"""The books of one payment: what the database holds, and what Stripe's ledger holds."""

from datetime import UTC, datetime
from typing import Any

from backoffice.domain.money import Money
from backoffice.domain.refund_invariants import Books, Elsewhere, LedgerPayment, LedgerRefund, Step
from backoffice.domain.refunds import RefundTerms
from backoffice.services.refunds import MARK, subject_of
from tests.refund_machine.world import World


def books_of(world: World, payment_intent_id: str) -> Books:
    """Return everything there is to compare of a payment."""
    with world.database.read() as uow:
        refunds = [record.refund for record in uow.refunds.of_payment(payment_intent_id)]
        elsewhere = uow.refunds.foreign_of(payment_intent_id)
        trail = {refund.id: uow.trail.of(subject_of(refund.id)) for refund in refunds}
    return Books(
        refunds=refunds,
        elsewhere=[
            Elsewhere(each.refund_id, each.payment_intent_id, each.money, each.status, _seen(world, each.first_seen_at))
            for each in elsewhere
            if each.first_seen_at is not None
        ],
        ledger=[_as_read(found) for found in world.stripes.refunds(payment_intent_id)],
        payments=[LedgerPayment(payment_intent_id, world.stripes.payment(payment_intent_id)["amount_captured"])],
        trail={
            refund_id: [Step(row.before, row.after, row.at) for row in rows if row.before != row.after]
            for refund_id, rows in trail.items()
        },
    )


def _seen(world: World, at: datetime) -> datetime:
    """When it was first seen: by a clock that was wrong, nobody can tell whether that was before an approval."""
    return datetime.max.replace(tzinfo=UTC) if world.was_wrong else at


def _as_read(found: dict[str, Any]) -> LedgerRefund:
    account, _, mode = found["_scope"].partition("/")
    money = Money(found["amount"], found["currency"].upper())
    terms = RefundTerms(found["payment_intent"], money, account, livemode=mode == "live")
    return LedgerRefund(found["id"], terms, found["status"], found["metadata"].get(MARK, ""))
