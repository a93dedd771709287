"""Takes an approved refund to its end: the customer gets that amount once, whatever happens on the way.

The state is stored before each request and after each answer, always behind the job's fence. Before anything is sent it
is looked up in Stripe's list of the payment's refunds, and it is never sent under another key. Whether the job is still
ours, and the list just read, is looked at once more when the first byte is about to leave (docs/decisions/0079).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from backoffice.domain import refunds
from backoffice.domain.people import PROGRAM
from backoffice.domain.refunds import Refund, RefundRefused, RefundState, RefundTerms
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.database_errors import FenceLost
from backoffice.services.gateway_errors import GatewayError, KeyReused, RequestRefused
from backoffice.services.payments.job_kinds import REFRESH_PAYMENT
from backoffice.services.ports import Lane, PaymentGateway, StripeRefund, UnitOfWork
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.job_kinds import refund_id_of
from backoffice.services.refunds.learning import MARK, is_of, learn
from backoffice.services.refunds.steps import record_step

Change = Callable[[Refund], Refund]

FRESH = timedelta(minutes=1)
"""For how long Stripe's list of a payment's refunds tells whether one may be sent: longer than its turn may take."""


class SendRefund(Unrecorded):
    """Handler of `send_refund` jobs."""

    async def run(self, desk: Desk) -> bool:
        """Send an approved refund, or find out what became of one that may have been sent, and end the job.

        Raises:
            GatewayError: no answer, or none that says what was done; the refund is `unknown` then.
            FenceLost: another worker has the job, or time has passed unnoticed; nothing more is sent.

        """
        record = await desk.write(partial(_take_up, desk))
        attempt = Attempt(desk, was_sent=record.refund.first_sent_at is not None)
        while True:
            match record.refund.state:
                case RefundState.APPROVED:
                    record = await attempt.begin(record)
                case RefundState.SENDING:
                    record = await attempt.send(record)
                case RefundState.UNKNOWN:
                    record = await attempt.reconcile(record)
                case _:
                    return await desk.write(partial(_end, desk, record))


@dataclass(slots=True)
class Attempt:
    """One run of a job. `was_sent`: an earlier request may have reached Stripe. `refused`: what the last one was told.

    `read_at`, `read_tick`: when Stripe's list was asked for, by the office's clock and by one that nobody sets.
    """

    desk: Desk
    was_sent: bool
    refused: RequestRefused | None = None
    read_at: datetime | None = None
    read_tick: float = 0.0

    async def begin(self, record: RefundRecord) -> RefundRecord:
        """Store the intent, unless Stripe has it: it may have been sent before, or before a backup was restored."""
        found = await self._find(record.refund)
        if found is not None:
            return await self.desk.write(partial(_adopt, self.desk, record, found))
        return await self.desk.write(partial(_begin, self.desk, record))

    async def send(self, record: RefundRecord) -> RefundRecord:
        """POST it under its own key. What Stripe refuses at the first try is final; later the list is read first."""
        desk, refund = self.desk, record.refund
        was_sent, self.was_sent = self.was_sent, True
        try:
            found = await desk.send(
                lambda gateway: gateway.refund_payment(
                    refund.terms.payment_intent_id,
                    money=refund.terms.money,
                    reason=record.reason.value if record.reason else None,
                    metadata={MARK: refund.id},
                    idempotency_key=refund.idempotency_key,
                    last_look=self._require_fresh,
                )
            )
        except RequestRefused as error:
            if not was_sent and not isinstance(error, KeyReused):
                change = partial(refunds.refuse_by_stripe, failure=str(error.message))
                return await desk.write(partial(_step, desk, record, change))
            self.refused = error
            return await desk.write(partial(_step, desk, record, refunds.lose_answer))
        except GatewayError:
            await desk.write(partial(_step, desk, record, refunds.lose_answer))
            raise
        return await desk.write(partial(_learn, desk, record, found))

    async def reconcile(self, record: RefundRecord) -> RefundRecord:
        """Read every refund of the payment: adopt ours; if there is none, say so."""
        desk = self.desk
        reading = await desk.write(partial(_step, desk, record, refunds.begin_reconciling))
        if reading.refund.state is not RefundState.RECONCILING:
            return reading
        try:
            found = await self._find(reading.refund)
        except GatewayError:
            await desk.write(partial(_step, desk, reading, refunds.give_up_reading))
            raise
        if found is not None:
            return await desk.write(partial(_learn, desk, reading, found))
        return await desk.write(partial(_step, desk, reading, self._conclude))

    def _conclude(self, refund: Refund) -> Refund:
        """Return the refund that the list does not hold, as long as the list is new when that is written down."""
        self._require_fresh()
        if self.refused is not None:
            return refunds.refuse_by_stripe(refund, str(self.refused.message))
        return refunds.not_found(refund, self.desk.clock.now())

    async def _find(self, refund: Refund) -> StripeRefund | None:
        """Return the refund in Stripe's list of the payment's, and remember when that was asked for."""
        self.read_at, self.read_tick = self.desk.clock.now(), time.monotonic()

        async def look(gateway: PaymentGateway) -> StripeRefund | None:
            found = [each async for each in gateway.list_refunds(refund.terms.payment_intent_id)]
            return next((each for each in found if is_of(each, refund)), None)

        return await self.desk.send(look)

    def _require_fresh(self) -> None:
        """Raise `FenceLost` when the job may be another's by now, or the list may say something else by now."""
        self.desk.require_lease()
        passed = abs(self.desk.clock.now() - self.read_at) if self.read_at is not None else FRESH
        if passed >= FRESH or time.monotonic() - self.read_tick >= FRESH.total_seconds():
            raise FenceLost


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

    def begun(refund: Refund) -> Refund:
        asked = refund.terms
        terms = RefundTerms(asked.payment_intent_id, asked.money, binding.account_id or "", bool(binding.livemode))
        try:
            return refunds.begin_sending(refund, terms, desk.clock.now())
        except RefundRefused as error:
            return refunds.end_approval(refund, str(error.message))

    return _step(desk, record, begun, uow)


def _step(desk: Desk, record: RefundRecord, change: Change, uow: UnitOfWork) -> RefundRecord:
    """Make one step behind the fence, unless a list told meanwhile how it stands: that counts then."""
    stored = _locked(desk, record, uow)
    if stored.refund.state is not record.refund.state:
        return stored
    return record_step(uow, stored, change(stored.refund), PROGRAM, desk.clock.now())


def _adopt(desk: Desk, record: RefundRecord, found: StripeRefund, uow: UnitOfWork) -> RefundRecord:
    """Take over what Stripe has of an approved refund instead of making it."""
    stored = _locked(desk, record, uow)
    if stored.refund.state is not record.refund.state:
        return stored
    made = replace(stored, refund=refunds.find_made(stored.refund, desk.clock.now()))
    return learn(uow, made, found, desk.clock.now())


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
