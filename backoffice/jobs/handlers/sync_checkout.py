"""Makes Stripe's payment page match one booking: opened, renewed (the old one is closed first) or closed.

As sync_asset: every request is stored with its key before it is sent and its answer before the next one, so a crash at
any point is followed by the same code. See decisions 0015 and 0039.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.errors import RecordMissing
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.jobs.desk import Desk
from backoffice.jobs.page_steps import read_page_step, write_page_step
from backoffice.jobs.settling import CLOCK_SLACK, Left, clear_intent, is_readable, may_send_again
from backoffice.services.bookings.desk import OfficeRules
from backoffice.services.bookings.moves import expire, locked
from backoffice.services.gateway_errors import (
    GatewayError,
    KeyReused,
    MissingInStripe,
    Outcome,
    RequestRefused,
    StripeFailed,
)
from backoffice.services.payments import pages, trail
from backoffice.services.payments.applying import apply_session
from backoffice.services.payments.pages import ClosePage, OpenPage
from backoffice.services.ports import BookingRecord, CheckoutSession, Intent, Job, PaymentGateway, UnitOfWork

MAX_STEPS = 20

Learned = Callable[[UnitOfWork, BookingRecord], None]
"""What an answer of Stripe's makes of the row."""


class SyncCheckout:
    """Handler of `sync_checkout` jobs."""

    def __init__(self, rules: Callable[[], OfficeRules]) -> None:
        """`rules` are the office's, asked each time."""
        self._rules = rules

    async def run(self, desk: Desk) -> bool:
        """Bring Stripe up to the booking and end the job; False: it was put back, as the program stops.

        Raises:
            GatewayError: Stripe said no, or nothing; the intent is kept where the outcome is unknown.
            FenceLost: another worker has the job.

        """
        learned = None if desk.job.intent is None else await self._settle(desk, desk.job.intent)
        with_end = True
        for _ in range(MAX_STEPS):
            with_end = with_end and learned is not _clocks_differ
            next_up = await desk.write(partial(self._advance, desk, learned, with_end))
            if not isinstance(next_up, Intent):
                return next_up is Left.ENDED
            learned = await self._attempt(desk, next_up, is_first=True)
        raise RequestRefused(
            Message(QT_TRANSLATE_NOOP("backoffice", "Stripe's answers never come to match this booking. Report this."))
        )

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Show on the booking why its page waits."""
        _note_trouble(uow, job, error)

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Show on the booking why its page needs a person, and tell it in the trail."""
        _note_trouble(uow, job, error)
        trail.Writer(uow, job.updated_at).of_booking(BookingRef.parse(job.subject), trail.PAGE_FAILED, error)

    async def _settle(self, desk: Desk, intent: Intent) -> Learned:
        """Find out what became of a request that may have been sent: send it again, or look."""
        if may_send_again(intent, desk.clock.now(), read_page_step):
            return await self._attempt(desk, intent, is_first=False)
        return await self._look(desk, intent)

    async def _attempt(self, desk: Desk, intent: Intent, *, is_first: bool) -> Learned:
        """Send a stored request. What Stripe contradicts is looked up there; other errors are raised."""
        step, key = read_page_step(intent.step), intent.idempotency_key
        try:
            if isinstance(step, ClosePage):
                closed = await desk.send(lambda g: g.expire_checkout_session(step.session_id, idempotency_key=key))
                return partial(_note_page, closed, desk.clock.now())
            opened = await desk.send(lambda g: g.create_checkout_session(step.request, idempotency_key=key))
            return partial(_note_opened, opened, step.wish, desk.clock.now())
        except GatewayError as error:
            return await self._after(desk, intent, error, is_first=is_first)

    async def _after(self, desk: Desk, intent: Intent, error: GatewayError, *, is_first: bool) -> Learned:
        """Go on after an error where that is possible; raise it where it is not."""
        step = read_page_step(intent.step)
        if isinstance(error, KeyReused):
            return await self._look(desk, intent)
        if isinstance(error, StripeFailed) and (not is_first or error.should_retry is False):
            return await self._look(desk, intent)  # Stripe replays a saved failure for a day
        if isinstance(error, RequestRefused):
            if isinstance(step, ClosePage):
                return await self._look(desk, intent)  # it is over: paid, or expired by itself
            if error.param == "expires_at":
                # First: our clock is not Stripe's. Later: it never arrived, and by now asks for an end too near.
                return _clocks_differ if is_first else _nothing
        if error.outcome is Outcome.NOT_DONE and (is_first or isinstance(error, RequestRefused)):
            await desk.write(partial(clear_intent, desk.job))
        raise error

    async def _look(self, desk: Desk, intent: Intent) -> Learned:
        """Read what Stripe holds; it replaces what we thought."""
        now = desk.clock.now()
        step = read_page_step(intent.step) if is_readable(intent, read_page_step) else None
        if isinstance(step, ClosePage):
            try:
                found = await desk.send(lambda gateway: gateway.retrieve_checkout_session(step.session_id))
            except MissingInStripe:
                return pages.note_missing
            return partial(_note_page, found, now)
        ref = BookingRef.parse(desk.job.subject)
        record, installation_id = await desk.storage.read(
            lambda uow: (uow.bookings.get(ref), uow.office.binding().installation_id)
        )
        since = intent.made_at - CLOCK_SLACK
        newest = await desk.send(lambda gateway: _newest_page(gateway, record, installation_id, since))
        wish = pages.wish_of(newest) if newest is not None else None
        if newest is None or wish is None or newest.session_id == record.stripe.session_id:
            return _nothing
        return partial(_note_opened, newest, wish, now)

    def _advance(self, desk: Desk, learned: Learned | None, with_end: bool, uow: UnitOfWork) -> Intent | Left:
        """Store what was learned, then the next step's intent; or end the job. One transaction.

        `with_end` False: the page ends when Stripe says; the booking's own deadline closes it earlier.
        """
        job, ref, now = desk.job, BookingRef.parse(desk.job.subject), desk.clock.now()
        record = locked(uow, ref)
        if learned is not None:
            learned(uow, record)
            uow.jobs.clear_intent(job.id, job.fence)
        record = uow.bookings.get(ref)
        asset, installation_id = uow.assets.get(record.asset), uow.office.binding().installation_id
        step = pages.next_step(record, asset, installation_id, now, self._rules())
        if step is not None and desk.is_stopping():
            desk.put_back(uow)
            return Left.PUT_BACK
        if isinstance(step, OpenPage) and not with_end:
            step = replace(step, request=replace(step.request, expires_at=None))
        if step is not None:
            return uow.jobs.store_intent(job.id, job.fence, write_page_step(step), now)
        pages.settle_wish(uow, record)
        expire(uow, ref, now)
        uow.jobs.finish(job.id, job.fence, now)
        return Left.ENDED


async def _newest_page(
    gateway: PaymentGateway, record: BookingRecord, installation_id: str, since: datetime
) -> CheckoutSession | None:
    async for session in gateway.list_checkout_sessions(since):
        if pages.is_page_of(session, record, installation_id):
            return session
    return None


def _note_opened(
    session: CheckoutSession, wish: datetime, now: datetime, uow: UnitOfWork, record: BookingRecord
) -> None:
    pages.note_opened(uow, record, session, wish, now)


def _note_page(session: CheckoutSession, now: datetime, uow: UnitOfWork, record: BookingRecord) -> None:
    del record
    apply_session(uow, session, now)


def _nothing(uow: UnitOfWork, record: BookingRecord) -> None:
    """Learn nothing: the request was not done."""


def _clocks_differ(uow: UnitOfWork, record: BookingRecord) -> None:
    """Learn that Stripe takes the end that was asked for to be too near or too far: it was not done."""


def _note_trouble(uow: UnitOfWork, job: Job, error: Message) -> None:
    try:
        pages.note_trouble(uow, uow.bookings.get(BookingRef.parse(job.subject)), error)
    except RecordMissing:
        return  # bookings are never deleted here; another program may have
