"""Of those who want the last place at the same moment exactly one gets it, and none waits for another in a ring."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.errors import InvalidInput
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import BookingChange, BookingFilter, BookingStripe, Sort
from backoffice.services.trail import Trail
from tests.db.booking_samples import book, price, values_of
from tests.db.samples import add
from tests.support.databases import ManualClock

LISTINGS = 40
DAY = date(2030, 6, 2)


def _rivals(url: str, what: str, count: int) -> Sequence[str]:
    """Run processes at once and return every line they wrote."""
    script = Path(__file__).parent / "booking_rivals.py"
    children = [
        subprocess.Popen(
            [sys.executable, script, url, what, str(seed)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for seed in range(count)
    ]
    said = [child.communicate(timeout=120) for child in children]
    assert [(child.returncode, errors) for child, (_, errors) in zip(children, said, strict=True)] == [(0, "")] * count
    return [line for out, _ in said for line in out.split()]


def test_of_two_programs_one_gets_the_last_place(
    postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    database = opened(postgresql_url, clock)
    with database.write() as unit:
        for number in range(LISTINGS):
            unit.assets.add(AssetKind.VEHICLES, {"name": f"{number}", "price_minor": 1, "currency": "BRL"}, ())
    won = _rivals(postgresql_url, "last", 3)
    assert sorted(won) == sorted(f"vehicles/{number}" for number in range(1, LISTINGS + 1))


def test_programs_that_edit_book_and_pay_at_once_never_wait_in_a_ring(
    postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    database = opened(postgresql_url, clock)
    for _ in range(3):
        add(database, AssetKind.VEHICLES)
    assert len(_rivals(postgresql_url, "everything", 3)) == 180
    verdict = Trail(database).verify()
    assert (verdict.faults, verdict.rows) == ((), 3 * 180)


def test_within_a_program_one_gets_the_last_place(database: SqlDatabase) -> None:
    for _ in range(25):
        asset = add(database, AssetKind.VEHICLES).ref
        start = threading.Barrier(4)

        def take(asset: AssetRef = asset, start: threading.Barrier = start) -> None:
            start.wait()
            with database.write() as unit:
                unit.bookings.lock_asset(asset)
                if not unit.bookings.occupants(asset, DAY, DAY):
                    unit.bookings.add(
                        BookingKind.VEHICLES,
                        asset,
                        confirmation_code=f"{asset.id}-{threading.get_ident()}",
                        values=values_of(BookingKind.VEHICLES),
                        price=price(),
                        status=BookingStatus.CONFIRMED,
                        payment_status=PaymentStatus.PENDING,
                    )

        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with database.read() as unit:
            assert len(unit.bookings.occupants(asset, DAY, DAY)) == 1


def test_who_reads_under_a_lock_overwrites_nothing(database: SqlDatabase) -> None:
    ref = book(database).ref
    with database.write() as unit:
        unit.bookings.change(ref, BookingChange(stripe=BookingStripe(receipt_url="0")))
    start = threading.Barrier(4)

    def count_up() -> None:
        start.wait()
        for _ in range(25):
            with database.write() as unit:
                before = unit.bookings.lock(ref).stripe
                after = BookingStripe(receipt_url=str(int(before.receipt_url or 0) + 1))
                unit.bookings.change(ref, BookingChange(stripe=after))

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as unit:
        assert unit.bookings.get(ref).stripe.receipt_url == "100"


def test_a_payment_typed_into_two_bookings_at_once_belongs_to_one(database: SqlDatabase) -> None:
    for run in range(10):
        start = threading.Barrier(2)
        refused: list[str] = []

        def type_in(
            kind: BookingKind, run: int = run, start: threading.Barrier = start, no: list[str] = refused
        ) -> None:
            asset = add(database, kind.asset_kind).ref
            start.wait()
            try:
                book(database, kind, asset, payment_intent_id=f"pi_{run}")
            except InvalidInput as error:
                no.append(error.problems[0].field)

        threads = [threading.Thread(target=type_in, args=(k,)) for k in (BookingKind.VEHICLES, BookingKind.EVENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert refused == ["payment_intent_id"]
    assert len(database.booking_queries.keys(BookingFilter(), sort=Sort("starts_on"))) == 10
