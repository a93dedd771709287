"""Whose a payment is: the booking that points at it, that its metadata names, or that its page's reference names.

Metadata is written by the office alone, so it is believed when installation, booking and code agree. A customer can
edit the reference in a link's address, so that is believed only where amount, currency and listing agree as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.confirmation_codes import code_of_reference
from backoffice.domain.errors import RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.services.ports import BookingRecord, CheckoutSession, Home, StripePayment, UnitOfWork

INSTALLATION = "backoffice_installation"
BOOKING_KIND, BOOKING_ID, CODE = "backoffice_booking_kind", "backoffice_booking_id", "backoffice_code"
ASSET_KIND, ASSET_ID = "backoffice_kind", "backoffice_id"


class Whose(Enum):
    """What is known of whose a payment is, where no booking of ours is found."""

    ANOTHER_OFFICE = auto()  # made by another installation, which keeps the money's account
    NOBODY = auto()


WRONG_AMOUNT = QT_TRANSLATE_NOOP("backoffice", "Another amount than the booking costs.")
OTHER_LISTING = QT_TRANSLATE_NOOP("backoffice", "Paid through the link of another listing than the booking's.")
NO_BOOKING = QT_TRANSLATE_NOOP("backoffice", "It names a booking that is not here.")
SHARED_LINK = QT_TRANSLATE_NOOP("backoffice", "Paid through a shared link.")
BY_HAND = QT_TRANSLATE_NOOP("backoffice", "Taken outside the program, for example in the Stripe Dashboard.")
SECOND_PAYMENT = QT_TRANSLATE_NOOP("backoffice", "A second payment: the booking was paid already.")


@dataclass(frozen=True, slots=True)
class Match:
    """The booking a payment is for; or why none is."""

    booking: BookingRecord | None
    whose: Whose | None = None
    note: str = ""


def match(uow: UnitOfWork, payment: StripePayment, session: CheckoutSession | None) -> Match:
    """Find the booking that a payment is for."""
    if (pointing := pointing_at(uow, payment.payment_intent_id)) is not None:
        return Match(pointing)
    installation = uow.office.binding().installation_id
    for metadata in (payment.metadata, *([session.metadata] if session else [])):
        if metadata.get(INSTALLATION, installation) != installation:
            return Match(None, Whose.ANOTHER_OFFICE)
        if BOOKING_ID in metadata and metadata.get(INSTALLATION) == installation:
            found = _named(uow, metadata)
            return Match(found) if found else Match(None, Whose.NOBODY, NO_BOOKING)
    return _by_reference(uow, payment, session)


def pointing_at(uow: UnitOfWork, payment_intent_id: str) -> BookingRecord | None:
    """Return the booking that points at a payment already."""
    ref = uow.bookings.find_payment_intent(payment_intent_id)
    if ref is None:
        known = uow.payments.get(payment_intent_id)
        ref = known.booking if known is not None and known.home is Home.BOOKING else None
    return None if ref is None else uow.bookings.get(ref)


def listing_in(metadata: Mapping[str, str]) -> AssetRef | None:
    """Return the listing that a link's metadata names."""
    kind, number = metadata.get(ASSET_KIND), _number(metadata.get(ASSET_ID, ""))
    return AssetRef(AssetKind(kind), number) if kind in set(AssetKind) and number is not None else None


def _named(uow: UnitOfWork, metadata: Mapping[str, str]) -> BookingRecord | None:
    """Return the booking that metadata of ours names. Its code too must agree: ids come again after a restore."""
    number = _number(metadata[BOOKING_ID])
    if metadata.get(BOOKING_KIND) not in set(BookingKind) or number is None:
        return None
    try:
        found = uow.bookings.get(BookingRef(BookingKind(metadata[BOOKING_KIND]), number))
    except RecordMissing:
        return None
    return found if metadata.get(CODE) == found.confirmation_code else None


def _by_reference(uow: UnitOfWork, payment: StripePayment, session: CheckoutSession | None) -> Match:
    if session is None:
        return Match(None, Whose.NOBODY, BY_HAND)
    code = code_of_reference(session.client_reference_id)
    ref = None if code is None else uow.bookings.find_code(code)
    if ref is None:
        return Match(None, Whose.NOBODY, NO_BOOKING if code else SHARED_LINK if session.payment_link_id else BY_HAND)
    found = uow.bookings.get(ref)
    if payment.money != found.price.total:
        return Match(None, Whose.NOBODY, WRONG_AMOUNT)
    if listing_in(session.metadata) != found.asset:
        return Match(None, Whose.NOBODY, OTHER_LISTING)
    return Match(found)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None
