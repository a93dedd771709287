"""Practice mode begins with bookings of every kind, in the past and to come."""

from collections import Counter
from datetime import date

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.services.assets import NewAsset
from backoffice.services.bookings.importing import BookingImporting
from backoffice.services.demo import demo_listings
from backoffice.services.demo_bookings import add_demo_bookings
from backoffice.services.ports import BookingRecord, TierRecord
from tests.services.bookings.office import Office

TODAY = date(2030, 5, 17)


@pytest.fixture
def bookings(office: Office) -> tuple[BookingRecord, ...]:
    """The sample bookings of a new practice database."""
    listings = office.assets.create_many(
        [NewAsset(one.kind, one.values, [TierRecord(None, tier) for tier in one.tiers]) for one in demo_listings(TODAY)]
    )
    return add_demo_bookings(BookingImporting(office.bookings.desk), listings, TODAY)


def test_every_kind_and_nearly_every_status_is_there(bookings: tuple[BookingRecord, ...]) -> None:
    kinds = Counter(record.ref.kind for record in bookings)
    assert len(bookings) >= 115
    assert all(kinds[kind] >= 15 for kind in BookingKind)
    assert {record.status for record in bookings} >= set(BookingStatus) - {BookingStatus.REJECTED}
    assert {record.payment_method for record in bookings} >= {PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER}


def test_days_gone_by_and_days_to_come_are_there(office: Office, bookings: tuple[BookingRecord, ...]) -> None:
    today = office.database.booking_queries.calendar(date(2030, 4, 1), date(2030, 8, 1), None)
    starts = [entry.starts_on for entry in today]
    assert sum(day < TODAY for day in starts) > 20
    assert sum(day > TODAY for day in starts) > 40


def test_nobody_is_paid_by_a_card_that_does_not_exist(bookings: tuple[BookingRecord, ...]) -> None:
    paid = [record for record in bookings if record.payment_status is PaymentStatus.PAID]
    assert len(paid) > 30
    assert all(record.payment_method is not PaymentMethod.STRIPE for record in bookings)
    assert all(str(record.values["customer_email"]).endswith("@example.org") for record in bookings)
