"""The payment page of a booking: what is to be done at Stripe next, and what its answers make of the row.

A booking has one open page at most: another one is only asked for once the first is known to be over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings.desk import OfficeRules
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.bookings.pages import ID, INSTALLATION, KIND, checkout_request, refuse_unpayable
from backoffice.services.payments import job_kinds, trail
from backoffice.services.payments.applying import apply_session
from backoffice.services.ports import (
    AssetRecord,
    BookingChange,
    BookingRecord,
    CheckoutRequest,
    CheckoutSession,
    UnitOfWork,
)

WISH = "backoffice_page"
"""Metadata of a page: which wish for one it answers, by its time."""

AFTERWARDS = "https://stripe.com"
"""Where a page leads after the payment when the office has set no website of its own. See decision 0039."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Ask Stripe for a page; `wish` is the `page_wanted_at` that it answers."""

    request: CheckoutRequest
    wish: datetime


@dataclass(frozen=True, slots=True)
class ClosePage:
    """Close an open page, so that nobody pays through it any more."""

    session_id: str


PageStep = OpenPage | ClosePage


def next_step(
    record: BookingRecord, asset: AssetRecord, installation_id: str, now: datetime, rules: OfficeRules
) -> PageStep | None:
    """Return what is to be done next; None: Stripe's page is as the row says."""
    stripe = record.stripe
    if stripe.session_id is not None and stripe.session_status == "open":
        return None if _may_stay(record, now) else ClosePage(stripe.session_id)
    if stripe.page_wanted_at is None or not _is_unanswered(record) or not _is_payable(record, now):
        return None
    request = checkout_request(
        record, asset, installation_id, now, success_url=rules.success_url or AFTERWARDS, page_hours=rules.page_hours
    )
    metadata = {**request.metadata, WISH: stripe.page_wanted_at.isoformat()}
    return OpenPage(replace(request, metadata=metadata), stripe.page_wanted_at)


def settle_wish(uow: UnitOfWork, record: BookingRecord) -> BookingRecord:
    """Forget a wish that came to nothing, as the booking was paid or is over, and an error that is mended."""
    stripe = record.stripe
    wish = None if _is_unanswered(record) else stripe.page_wanted_at
    settled = replace(stripe, page_wanted_at=wish, last_error=None)
    return record if settled == stripe else uow.bookings.change(record.ref, BookingChange(stripe=settled))


def note_opened(
    uow: UnitOfWork, record: BookingRecord, session: CheckoutSession, wish: datetime, now: datetime
) -> None:
    """Store a page that Stripe made, and have its events asked for from now on."""
    stripe = replace(
        record.stripe,
        session_id=session.session_id,
        session_status=session.status,
        session_made_at=wish,
        checkout_url=session.url if session.status == "open" else None,
        checkout_expires_at=session.expires_at,
        last_error=None,
    )
    uow.bookings.change(record.ref, BookingChange(stripe=stripe))
    text = QT_TRANSLATE_NOOP("backoffice", "The payment page over {total} is open.")
    message = Message(text, {"total": session.total or record.price.total})
    trail.Writer(uow, now).of_booking(record.ref, trail.PAGE_OPENED, message, after=session.session_id)
    job_kinds.ask_poll(uow, now)
    apply_session(uow, session, now)


def note_missing(uow: UnitOfWork, record: BookingRecord) -> None:
    """Store that Stripe knows the page no more: nobody can pay through it."""
    stripe = replace(record.stripe, session_status="expired", checkout_url=None)
    uow.bookings.change(record.ref, BookingChange(stripe=stripe))


def note_trouble(uow: UnitOfWork, record: BookingRecord, error: Message) -> None:
    """Show on the booking why its page could not be opened or closed yet."""
    uow.bookings.change(record.ref, BookingChange(stripe=replace(record.stripe, last_error=error)))


def is_page_of(session: CheckoutSession, record: BookingRecord, installation_id: str) -> bool:
    """Tell whether a page was made for this booking."""
    wanted = {INSTALLATION: installation_id, KIND: record.ref.kind.value, ID: str(record.ref.id)}
    return wanted.items() <= session.metadata.items()


def wish_of(session: CheckoutSession) -> datetime | None:
    """Return the wish that a page answers, as its metadata says."""
    try:
        return datetime.fromisoformat(session.metadata.get(WISH, ""))
    except ValueError:
        return None


def _may_stay(record: BookingRecord, now: datetime) -> bool:
    return record.stripe.page_wanted_at is not None and not _is_unanswered(record) and _is_payable(record, now)


def _is_unanswered(record: BookingRecord) -> bool:
    """Tell whether a page is wanted that was not made yet."""
    wish, made = record.stripe.page_wanted_at, record.stripe.session_made_at
    return wish is not None and (made is None or wish > made)


def _is_payable(record: BookingRecord, now: datetime) -> bool:
    is_late = record.unpaid_until is not None and record.unpaid_until <= now
    if record.status is BookingStatus.AWAITING_PAYMENT and is_late:
        return False
    try:
        refuse_unpayable(record)
    except NotPossible:
        return False
    return True
