"""Run by test_booking_locks, several at once: books the last room of each listing, or edits, books and asks for work.

`python booking_rivals.py URL what seed`; prints what it won, one line each.
"""

import random
import sys
from datetime import UTC, date, datetime

from backoffice.db import SqlDatabase, open_database
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.people import PROGRAM
from backoffice.domain.pricing import LineKind, PriceBreakdown, PriceLine
from backoffice.domain.wording import Message
from backoffice.services.ports import (
    AuditEntry,
    BookingChange,
    BookingFilter,
    BookingRecord,
    BookingStripe,
    Lane,
    Sort,
    UnitOfWork,
    unpack_booking_key,
)

KIND, LISTINGS, ROUNDS = BookingKind.VEHICLES, 40, 60
DAY = date(2030, 6, 1)


class _Clock:
    def now(self) -> datetime:
        """Return the time."""
        return datetime.now(UTC)


def book(unit: UnitOfWork, asset: AssetRef, code: str, payment_intent_id: str | None = None) -> BookingRecord | None:
    """Add a booking of one day."""
    return unit.bookings.add(
        KIND,
        asset,
        confirmation_code=code,
        values={"customer_name": code, "pick_up_on": DAY, "return_on": DAY},
        price=PriceBreakdown("BRL", (PriceLine(LineKind.STAY, Message("day"), 1, 100),)),
        status=BookingStatus.CONFIRMED,
        payment_status=PaymentStatus.PENDING,
        payment_intent_id=payment_intent_id,
    )


def tell(unit: UnitOfWork, subject: AssetRef | BookingRef) -> None:
    """Write something into the trail."""
    unit.trail.add(AuditEntry(str(subject), datetime.now(UTC), PROGRAM, "edited", Message("x")))


def take_the_last(database: SqlDatabase, chance: random.Random) -> None:
    """Book each listing, in an order of one's own, unless someone has."""
    for number in chance.sample(range(1, LISTINGS + 1), LISTINGS):
        asset = AssetRef(AssetKind.VEHICLES, number)
        with database.write() as unit:
            unit.bookings.lock_asset(asset)
            won = not unit.bookings.occupants(asset, DAY, DAY) and book(unit, asset, f"{chance.random()}")
        if won:
            print(asset)  # noqa: T201 - what the test reads


def do_everything(database: SqlDatabase, chance: random.Random) -> None:
    """Edit a listing and ask for work, book it, and write what Stripe says: all in the order that all keep to.

    The trail may be told at any time: it is written, and its head locked, when all else is done.
    """
    for step in range(ROUNDS):
        asset = AssetRef(AssetKind.VEHICLES, chance.randint(1, 3))
        with database.write() as unit:
            tell(unit, asset)
            unit.bookings.lock_asset(asset)
            booked = book(unit, asset, f"{chance.random()}", f"pi_{asset.id}_{chance.random()}")
            assert booked
            unit.bookings.change(booked.ref, BookingChange(values={"notes": "x"}), expected_version=1)
            unit.jobs.enqueue("expire", str(asset), Lane.LOCAL, datetime.now(UTC))
        with database.write() as unit:
            tell(unit, asset)
            unit.bookings.lock_asset(asset)
            unit.assets.update(asset, expected_version=unit.assets.get(asset).version, values={"price_minor": step})
            unit.jobs.enqueue("sync", str(asset), Lane.CATALOGUE, datetime.now(UTC))
        committed = database.booking_queries.keys(BookingFilter(kind=KIND), Sort("starts_on"))
        ref = unpack_booking_key(chance.choice(committed))
        with database.write() as unit:
            tell(unit, ref)
            before = unit.bookings.lock(ref)
            stripe = BookingStripe(payment_intent_id=before.stripe.payment_intent_id, session_status="open")
            unit.bookings.change(ref, BookingChange(stripe=stripe, status=BookingStatus.PAID))
            unit.jobs.enqueue("expire", str(asset), Lane.LOCAL, datetime.now(UTC))
        print(step)  # noqa: T201 - what the test reads


def main(url: str, what: str, seed: str) -> None:
    """Do it."""
    database = open_database(url, _Clock())
    try:
        {"last": take_the_last, "everything": do_everything}[what](database, random.Random(seed))
    finally:
        database.close()


main(*sys.argv[1:])
