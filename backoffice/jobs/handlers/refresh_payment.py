"""Ask Stripe how one payment, or one payment page, stands, and make that true here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.bookings.moves import locked
from backoffice.services.gateway_errors import MissingInStripe
from backoffice.services.payments.applying import apply_payment, apply_session
from backoffice.services.payments.job_kinds import stripe_id
from backoffice.services.ports import (
    BookingChange,
    CheckoutSession,
    PaymentGateway,
    StripePayment,
    StripeRefund,
    UnitOfWork,
)
from backoffice.services.refunds.learning import learn_refunds, wants_refunds


class RefreshPayment(Unrecorded):
    """Handler of `refresh_payment` jobs. The next reconciliation asks again for what was given up."""

    async def run(self, desk: Desk) -> bool:
        """Fetch the payment and, unless it is known to be over, the page it came through; apply both.

        Raises:
            GatewayError: Stripe said no, or nothing.
            FenceLost: another worker has the job.

        """
        payment_intent_id = stripe_id(desk.job.subject)
        asked_at = desk.clock.now()
        try:
            payment = await desk.send(lambda gateway: gateway.retrieve_payment(payment_intent_id))
        except MissingInStripe:
            await desk.write(partial(_tell_missing, desk))
            return True
        session = None
        if await desk.storage.read(partial(_wants_page, payment_intent_id)):
            session = await desk.send(lambda gateway: gateway.session_of_payment(payment_intent_id))
        refunds = await _refunds_of(desk, payment)
        await desk.write(partial(_apply, desk, payment, session, refunds, asked_at))
        await _tell_booking(desk, payment_intent_id)
        return True


class RefreshSession(Unrecorded):
    """Handler of `refresh_session` jobs. The next reconciliation asks again for what was given up."""

    async def run(self, desk: Desk) -> bool:
        """Fetch the page with its payment; apply both.

        Raises:
            GatewayError: Stripe said no, or nothing.
            FenceLost: another worker has the job.

        """
        session_id = stripe_id(desk.job.subject)
        asked_at = desk.clock.now()
        try:
            session = await desk.send(lambda gateway: gateway.retrieve_checkout_session(session_id))
        except MissingInStripe:
            await desk.write(partial(_end, desk))
            return True
        if session.payment is not None and session.payment.is_disputed:
            payment_intent_id = session.payment.payment_intent_id  # only asked for by itself, it tells of its dispute
            payment = await desk.send(lambda gateway: gateway.retrieve_payment(payment_intent_id))
            session = replace(session, payment=payment)
        refunds = await _refunds_of(desk, session.payment) if session.payment is not None else ()
        await desk.write(partial(_apply_session, desk, session, refunds, asked_at))
        await _tell_booking(desk, session.payment_intent_id or "", session.session_id)
        return True


async def _refunds_of(desk: Desk, payment: StripePayment) -> Sequence[StripeRefund]:
    """Return the payment's refunds where there are, or were, some. Read after the payment: they are as new at least."""
    payment_intent_id, refunded = payment.payment_intent_id, payment.refunded.amount_minor
    if not await desk.storage.read(lambda uow: wants_refunds(uow, payment_intent_id, refunded)):
        return ()

    async def fetch(gateway: PaymentGateway) -> list[StripeRefund]:
        return [found async for found in gateway.list_refunds(payment_intent_id)]

    return await desk.send(fetch)


def _wants_page(payment_intent_id: str, uow: UnitOfWork) -> bool:
    """Tell whether the page it came through is not known, or not known to be over."""
    known = uow.payments.get(payment_intent_id)
    return known is None or known.session is None or known.session.status == "open"


def _apply(
    desk: Desk,
    payment: StripePayment,
    session: CheckoutSession | None,
    refunds: Sequence[StripeRefund],
    asked_at: datetime,
    uow: UnitOfWork,
) -> None:
    if session is not None:
        apply_session(uow, replace(session, payment=None), desk.clock.now(), asked_at)
    if apply_payment(uow, payment, session, desk.clock.now(), asked_at):
        learn_refunds(uow, refunds, desk.clock.now())
    _end(desk, uow)


def _tell_missing(desk: Desk, uow: UnitOfWork) -> None:
    """It is of another mode or account, or was typed in wrongly: the booking that names it says so."""
    ref = uow.bookings.find_payment_intent(stripe_id(desk.job.subject))
    if ref is not None:
        text = QT_TRANSLATE_NOOP("backoffice", "Stripe knows no payment {payment}. Compare its id with Stripe's page.")
        error = Message(text, {"payment": stripe_id(desk.job.subject)})
        uow.bookings.change(ref, BookingChange(stripe=replace(locked(uow, ref).stripe, last_error=error)))
    _end(desk, uow)


def _apply_session(
    desk: Desk, session: CheckoutSession, refunds: Sequence[StripeRefund], asked_at: datetime, uow: UnitOfWork
) -> None:
    if apply_session(uow, session, desk.clock.now(), asked_at):
        learn_refunds(uow, refunds, desk.clock.now())
    _end(desk, uow)


async def _tell_booking(desk: Desk, payment_intent_id: str, session_id: str = "") -> None:
    """Say that the booking changed, as only the payment or page is the job's subject."""
    ref = await desk.storage.read(
        lambda uow: uow.bookings.find_payment_intent(payment_intent_id) or uow.bookings.find_session(session_id)
    )
    if ref is not None:
        desk.announce(str(ref))


def _end(desk: Desk, uow: UnitOfWork) -> None:
    uow.jobs.finish(desk.job.id, desk.job.fence, desk.clock.now())
