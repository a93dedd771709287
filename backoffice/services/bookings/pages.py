"""What a payment page is asked to charge, and the listing's own link marked for a booking.

The amount is the booking's frozen total, never the listing's price.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode

from backoffice.domain.booking_status import PaymentStatus
from backoffice.domain.catalogue import ActualPrice
from backoffice.domain.confirmation_codes import code_reference
from backoffice.domain.pricing import is_plain
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.ports import AssetRecord, BookingRecord, CheckoutLine, CheckoutRequest

SHORTEST, LONGEST = timedelta(minutes=30), timedelta(hours=24)
"""Stripe's bounds of how long a page may stay open."""

_MARGIN = timedelta(minutes=1)
"""Kept from both bounds: the request takes a moment, and Stripe's clock is not ours."""

INSTALLATION, KIND, ID, CODE = (
    "backoffice_installation",
    "backoffice_booking_kind",
    "backoffice_booking_id",
    "backoffice_code",
)
"""Metadata by which a page and its payment are known to be a booking's."""

_LOCALES = {"pt_BR": "pt-BR", "en": "en"}


def checkout_request(
    record: BookingRecord,
    asset: AssetRecord,
    installation_id: str,
    now: datetime,
    success_url: str = "",
    page_hours: int = 24,
) -> CheckoutRequest:
    """Return the page to ask Stripe for. `page_hours`: how long it may stay open, its deadline permitting."""
    email = record.values.get("customer_email")
    return CheckoutRequest(
        lines=(_line(record, asset),),
        metadata={
            INSTALLATION: installation_id,
            KIND: record.ref.kind.value,
            ID: str(record.ref.id),
            CODE: record.confirmation_code,
        },
        client_reference_id=code_reference(record.confirmation_code),
        customer_email=email if isinstance(email, str) and email else None,
        locale=_LOCALES.get(str(record.values.get("language"))),
        expires_at=page_expiry(now, record.unpaid_until, page_hours),
        success_url=success_url or None,
    )


def page_expiry(now: datetime, unpaid_until: datetime | None, page_hours: int = 24) -> datetime:
    """Return when a page opened now closes: at its deadline, within what the office and Stripe allow."""
    latest = now + min(timedelta(hours=page_hours), LONGEST - _MARGIN)
    wanted = latest if unpaid_until is None else min(latest, unpaid_until)
    return max(wanted, now + SHORTEST + _MARGIN)


def direct_link(record: BookingRecord, asset: AssetRecord) -> str:
    """Return the listing's payment link, marked with the booking's code.

    Raises:
        NotPossible: there is no link, nothing to pay, or the link charges another amount than the booking's total.

    """
    refuse_unpayable(record)
    link = asset.stripe.state.selling_link if asset.stripe.state else None
    price = asset.stripe.state.main_price if asset.stripe.state else None
    if link is None or price is None:
        raise NotPossible(
            QT_TRANSLATE_NOOP("backoffice", "This listing has no payment link now. Send a payment page instead.")
        )
    if price.money != record.price.total:
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice",
                "The listing's link charges {price}, but this booking costs {total}. Send a payment page instead.",
            ),
            price=price.money,
            total=record.price.total,
        )
    query = {"client_reference_id": code_reference(record.confirmation_code)}
    if email := record.values.get("customer_email"):
        query["prefilled_email"] = str(email)
    return f"{link.url}{'&' if '?' in link.url else '?'}{urlencode(query)}"


def refuse_unpayable(record: BookingRecord) -> None:
    """Raise `NotPossible` when there is nothing (more) for the customer to pay, or it is not the time."""
    if not record.status.holds_place:
        raise NotPossible(
            QT_TRANSLATE_NOOP("backoffice", "This booking no longer holds its place. Reopen it, or make a new one.")
        )
    if record.price.total_minor == 0:
        raise NotPossible(QT_TRANSLATE_NOOP("backoffice", "This booking is free: there is nothing to pay."))
    if record.payment_status in (PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED):
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice", "A payment for it is on its way through Stripe. Wait for it, or press “Check now”."
            )
        )
    if record.payment_status not in (PaymentStatus.PENDING, PaymentStatus.FAILED, PaymentStatus.NOT_REQUIRED):
        raise NotPossible(QT_TRANSLATE_NOOP("backoffice", "This booking was paid already."))


def _line(record: BookingRecord, asset: AssetRecord) -> CheckoutLine:
    """Charge quantity × Stripe's price where the total is exactly that, else the total in one amount."""
    price = _stripe_price(record, asset)
    quantity = is_plain(record.price, price.money) if price is not None else None
    if price is not None and quantity is not None:
        return CheckoutLine(quantity=quantity, price_id=price.price_id)
    state = asset.stripe.state
    product_id = state.product_id if state is not None and state.is_active else None  # Stripe sells no inactive ones
    return CheckoutLine(amount=record.price.total, name=_name(record), product_id=product_id)


def _stripe_price(record: BookingRecord, asset: AssetRecord) -> ActualPrice | None:
    """Return the live price that Stripe holds for what was booked: the tier's, or the listing's."""
    state = asset.stripe.state
    if state is None or not state.is_active:
        return None
    tier = record.values.get("tier_id")
    price = state.main_price if tier is None else state.tier_price(str(tier))
    return price if price is not None and price.is_active else None


def _name(record: BookingRecord) -> str:
    return f"{record.asset_name[:200]} · {record.confirmation_code}"
