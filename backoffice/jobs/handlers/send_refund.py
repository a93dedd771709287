"""Takes an approved refund to its end: the customer gets that amount once, whatever happens on the way.

The state is stored before each request and after each answer, always behind the job's fence. Whatever may have been
sent is looked up in Stripe's list of the payment's refunds before it is sent again, and never under another key.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from backoffice.domain import refunds
from backoffice.domain.people import PROGRAM
from backoffice.domain.refunds import Refund, RefundRefused, RefundState, RefundTerms
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.gateway_errors import GatewayError, RequestRefused
from backoffice.services.payments.job_kinds import REFRESH_PAYMENT
from backoffice.services.ports import Lane, PaymentGateway, StripeRefund, UnitOfWork
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.job_kinds import refund_id_of
from backoffice.services.refunds.learning import MARK, learn
from backoffice.services.refunds.steps import record_step

Change = Callable[[Refund], Refund]


class SendRefund(Unrecorded):
    """Handler of `send_refund` jobs."""

    async def run(self, desk: Desk) -> bool:
        """Send an approved refund, or find out what became of one that may have been sent, and end the job.

        Raises:
            GatewayError: no answer, or none that says what was done; the refund is `unknown` then.
            FenceLost: another worker has the job; nothing more is sent.

        """
        record = await desk.write(partial(_take_up, desk))
        refused: RequestRefused | None = None
        is_first = record.refund.first_sent_at is None
        while True:
            match record.refund.state:
                case RefundState.APPROVED:
                    record = await self._begin(desk, record, is_first=is_first)
                case RefundState.SENDING:
                    record, refused = await self._send(desk, record, is_first=is_first)
                    is_first = False
                case RefundState.UNKNOWN:
                    record = await self._reconcile(desk, record, refused)
                case _:
                    return await desk.write(partial(_end, desk, record))

    async def _begin(self, desk: Desk, record: RefundRecord, *, is_first: bool) -> RefundRecord:
        """Store the intent. One that was sent before may have been made meanwhile, so the list is read first."""
        if not is_first:
            found = await desk.send(partial(_find, refund=record.refund))
            if found is not None:
                return await desk.write(partial(_learn, desk, record, found))
        return await desk.write(partial(_begin, desk, record))

    async def _send(
        self, desk: Desk, record: RefundRecord, *, is_first: bool
    ) -> tuple[RefundRecord, RequestRefused | None]:
        """POST it under its own key. What Stripe refuses at the first try is final; later the list is read first."""
        refund = record.refund
        try:
            found = await desk.send(
                lambda gateway: gateway.refund_payment(
                    refund.terms.payment_intent_id,
                    money=refund.terms.money,
                    reason=record.reason.value if record.reason else None,
                    metadata={MARK: refund.id},
                    idempotency_key=refund.idempotency_key,
                )
            )
        except RequestRefused as error:
            if is_first:
                change = partial(refunds.refuse_by_stripe, failure=str(error.message))
                return await desk.write(partial(_step, desk, record, change)), None
            return await desk.write(partial(_step, desk, record, refunds.lose_answer)), error
        except GatewayError:
            await desk.write(partial(_step, desk, record, refunds.lose_answer))
            raise
        return await desk.write(partial(_learn, desk, record, found)), None

    async def _reconcile(self, desk: Desk, record: RefundRecord, refused: RequestRefused | None) -> RefundRecord:
        """Read every refund of the payment: adopt ours; if there is none, say so."""
        reading = await desk.write(partial(_step, desk, record, refunds.begin_reconciling))
        try:
            found = await desk.send(partial(_find, refund=reading.refund))
        except GatewayError:
            await desk.write(partial(_step, desk, reading, refunds.give_up_reading))
            raise
        if found is not None:
            return await desk.write(partial(_learn, desk, reading, found))
        if refused is not None:
            change: Change = partial(refunds.refuse_by_stripe, failure=str(refused.message))
        else:
            change = partial(refunds.not_found, now=desk.clock.now())
        return await desk.write(partial(_step, desk, reading, change))


async def _find(gateway: PaymentGateway, refund: Refund) -> StripeRefund | None:
    async for found in gateway.list_refunds(refund.terms.payment_intent_id):
        if found.metadata.get(MARK) == refund.id:
            return found
    return None


def _take_up(desk: Desk, uow: UnitOfWork) -> RefundRecord:
    """Return the record; what an earlier run left half way may have been sent, so it is unknown."""
    record = uow.refunds.get(refund_id_of(desk.job.subject))
    match record.refund.state:
        case RefundState.SENDING:
            return _step(desk, record, refunds.lose_answer, uow)
        case RefundState.RECONCILING:
            return _step(desk, record, refunds.give_up_reading, uow)
        case _:
            return record


def _begin(desk: Desk, record: RefundRecord, uow: UnitOfWork) -> RefundRecord:
    """Store the intent: exactly what was approved, to the account whose key is in force, or nothing."""
    binding = uow.office.binding()
    approved, now = record.refund.terms, desk.clock.now()
    terms = RefundTerms(approved.payment_intent_id, approved.money, binding.account_id or "", bool(binding.livemode))
    try:
        begun = refunds.begin_sending(record.refund, terms, now)
    except RefundRefused as error:
        begun = refunds.end_approval(record.refund, str(error.message))
    return _step(desk, record, lambda _: begun, uow)


def _step(desk: Desk, record: RefundRecord, change: Change, uow: UnitOfWork) -> RefundRecord:
    """Make one step behind the fence, unless a list told meanwhile how it stands: that counts then."""
    stored = _locked(desk, record, uow)
    if stored.refund.state is not record.refund.state:
        return stored
    return record_step(uow, stored, change(stored.refund), PROGRAM, desk.clock.now())


def _learn(desk: Desk, record: RefundRecord, found: StripeRefund, uow: UnitOfWork) -> RefundRecord:
    """Write what Stripe made of it, behind the fence."""
    return learn(uow, _locked(desk, record, uow), found, desk.clock.now())


def _locked(desk: Desk, record: RefundRecord, uow: UnitOfWork) -> RefundRecord:
    uow.refunds.lock_payment(record.refund.terms.payment_intent_id)
    uow.jobs.renew(desk.job.id, desk.job.fence, desk.held_until)
    return uow.refunds.get(record.refund.id)


def _end(desk: Desk, record: RefundRecord, uow: UnitOfWork) -> bool:
    """Finish the job; the payment's mirror is fetched anew, as its balance changed."""
    now = desk.clock.now()
    uow.jobs.enqueue(REFRESH_PAYMENT, f"payments/{record.refund.terms.payment_intent_id}", Lane.MONEY, now)
    uow.jobs.finish(desk.job.id, desk.job.fence, now)
    return True
