"""What the bookings screens wait for, over 200,000 bookings of three years: `python -m benchmarks.bookings [ROWS]`."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, text

from backoffice.db import SqlDatabase, migrate, open_database
from backoffice.db.booking_rows import ASSET_COLUMN, derive
from backoffice.db.documents import breakdown_to_text
from backoffice.db.folding import fold_columns
from backoffice.db.models import table_of
from backoffice.db.payment_rows import PAYMENTS, payment_columns
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.domain.pricing import LineKind, PriceBreakdown, PriceLine
from backoffice.domain.wording import Message
from backoffice.services.ports import BookingFilter, Home, Sort, StripePayment
from benchmarks.servers import postgresql

ROWS = 200_000
LISTINGS = 200  # of each kind
TODAY = date(2027, 7, 1)
_NOW = datetime(2027, 7, 1, 12, tzinfo=UTC)
_FIRST, _LAST = "Ana Bia Caio Davi Eva Fábio Gil Hugo Íris João".split(), "Alves Brito Costa Dias Melo Souza".split()
_FIELDS: dict[BookingKind, Callable[[date], dict[str, Any]]] = {
    BookingKind.ACTIVITIES: lambda day: {"activity_on": day, "activity_time": clock_time(8), "adults": 2},
    BookingKind.EVENTS: lambda day: {"adults": 2},
    BookingKind.RESTAURANTS: lambda day: {"reserved_on": day, "reserved_time": clock_time(20), "party_size": 3},
    BookingKind.VEHICLES: lambda day: {"pick_up_on": day, "return_on": day + timedelta(days=3)},
    BookingKind.ACCOMMODATIONS: lambda day: {"check_in_on": day, "check_out_on": day + timedelta(days=4), "guests": 2},
}


class _Clock:
    def now(self) -> datetime:
        """Return the time of the measurement."""
        return _NOW


def bookings(kind: BookingKind, rows: int) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Yield rows of a kind's table and of their payments, the same ones every time."""
    chance = random.Random(kind.value)
    price = PriceBreakdown("BRL", (PriceLine(LineKind.STAY, Message("{count} people"), 1, 30000),))
    for number in range(1, rows + 1):
        day = date(2026, 1, 1) + timedelta(days=chance.randrange(1095))
        customer = chance.randrange(rows // 2)
        values = {
            **_FIELDS[kind](day),
            "customer_name": f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {customer}",
            "customer_email": f"c{customer}@mail.example",
            "customer_phone": f"+5581{customer:09}",
        }
        is_paid = chance.random() < 0.8
        is_over = day < TODAY - timedelta(days=4)
        status = BookingStatus.COMPLETED if is_over else BookingStatus.PAID if is_paid else BookingStatus.CONFIRMED
        code = f"{kind.value[0].upper()}{number:03}-{number % 9973:04}"
        intent = f"pi_{kind.value}_{number}" if is_paid else None
        total = 30000 + chance.randrange(100) * 100
        made_at = datetime.combine(min(day, TODAY), clock_time(9), UTC) - timedelta(days=chance.randrange(1, 60))
        yield (
            {
                **values,
                **derive(kind, code, values, {"event_on": day, "event_time": clock_time(20)}),
                ASSET_COLUMN[kind]: chance.randrange(1, LISTINGS + 1),
                "version": 1,
                "confirmation_code": code,
                "status": status.value,
                "payment_status": (PaymentStatus.PAID if is_paid or is_over else PaymentStatus.PENDING).value,
                "currency": "BRL",
                "total_minor": total,
                "price_lines": breakdown_to_text(price),
                "stripe_payment_intent_id": intent,
                "created_at": made_at,
                "updated_at": made_at,
                "paid_at": made_at if is_paid else None,
                "unpaid_until": None if is_paid or is_over else _NOW + timedelta(hours=chance.randrange(-5, 400)),
            },
            _payment(kind, number, intent, total, made_at) if intent else None,
        )


def _payment(kind: BookingKind, number: int, intent: str, total: int, made_at: datetime) -> dict[str, Any]:
    amount = Money(total, "BRL")
    said = StripePayment(intent, amount, amount, Money(0, "BRL"), "succeeded", created_at=made_at)
    home = {"home": Home.BOOKING.value, "booking_kind": kind.value, "booking_id": number, "note": ""}
    seen = {"payment_intent_id": intent, "first_seen_at": made_at, "refreshed_at": made_at}
    return {**payment_columns(said), **home, **seen}


def fill(database: SqlDatabase, rows: int) -> None:
    """Put listings and bookings of every kind into an empty database."""
    share = dict.fromkeys(BookingKind, rows // 5)
    with database._engines.writer.begin() as connection:
        for kind, count in share.items():
            found = list(bookings(kind, count))
            for table, of_table in (
                (table_of(kind.asset_kind), [_listing(number) for number in range(LISTINGS)]),
                (PAYMENTS, [payment for _, payment in found if payment]),
                (table_of(kind), [booking for booking, _ in found]),
            ):
                _insert(connection, table, of_table)
    with database._engines.writer.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if database.dialect == "postgresql":
            connection.execute(text("VACUUM ANALYZE"))


def _insert(connection: Any, table: Table, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 5000):
        connection.execute(insert(table), rows[start : start + 5000])


def _listing(number: int) -> dict[str, Any]:
    values = {"name": f"Passeio {number % 50} da Baía {number}"}
    moments = {"created_at": _NOW, "updated_at": _NOW}
    return {**values, **fold_columns(values), **moments, "version": 1, "sync_state": "synced"}


def reads(database: SqlDatabase) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name."""
    queries = database.booking_queries
    vehicles = BookingKind.VEHICLES
    month = TODAY.replace(day=31)

    def occupants() -> object:
        with database.read() as unit:
            return unit.bookings.occupants(AssetRef(vehicles.asset_kind, 7), TODAY, TODAY + timedelta(days=3))

    def export() -> object:
        with queries.export(vehicles, BookingFilter()) as records:
            return sum(1 for _ in records)

    return {
        "keys, all, by start": lambda: queries.keys(BookingFilter(), Sort("starts_on")),
        "keys, all, by customer": lambda: queries.keys(BookingFilter(), Sort("customer_name")),
        "keys, all, by listing": lambda: queries.keys(BookingFilter(), Sort("asset_name", descending=True)),
        "keys, vehicles, by start": lambda: queries.keys(BookingFilter(kind=vehicles), Sort("starts_on")),
        "keys, vehicles, by total": lambda: queries.keys(BookingFilter(kind=vehicles), Sort("total_minor")),
        "keys, all, text": lambda: queries.keys(BookingFilter(text="joao costa"), Sort("starts_on")),
        "keys, all, listing's name": lambda: queries.keys(BookingFilter(text="baia 77"), Sort("starts_on")),
        "keys, all, a month": lambda: queries.keys(BookingFilter(from_on=TODAY, to_on=month), Sort("starts_on")),
        "100 rows": lambda: queries.rows(range(8, 808, 8)),
        "find a code": lambda: queries.find("v123-0123", 20),
        "find a name": lambda: queries.find("íris brito", 20),
        "find a phone": lambda: queries.find("(81) 00000-1234", 20),
        "counts": lambda: queries.counts(TODAY),
        "today": lambda: queries.today(TODAY),
        "calendar, month, all": lambda: queries.calendar(TODAY, month, None),
        "calendar, week, vehicles": lambda: queries.calendar(TODAY, TODAY + timedelta(days=6), vehicles),
        "history": lambda: queries.history(BookingRef(vehicles, 77)),
        "unmatched": lambda: queries.payments(frozenset({Home.UNMATCHED})),
        "payable": lambda: queries.payable(Money(30500, "BRL"), "c77@mail.example"),
        "money board": lambda: queries.money_board(_NOW - timedelta(hours=12)),
        "open sessions": lambda: queries.open_sessions(_NOW),
        "occupants": occupants,
        "export vehicles": export,
    }


def measure(url: str, rows: int) -> dict[str, float]:
    """Return the median milliseconds of each read on a database filled for it."""
    migrate(url)
    database = open_database(url, _Clock())
    try:
        fill(database, rows)
        return {name: _median(read) for name, read in reads(database).items()}
    finally:
        database.close()


def _median(read: Callable[[], object]) -> float:
    took: list[float] = []
    for _ in range(5):
        begun = time.perf_counter()
        read()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def main(rows: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        on_file = measure(f"sqlite:///{Path(folder)}/bookings.db", rows)
    with postgresql() as url:
        on_server = measure(url, rows)
    print(f"| {rows:,} bookings, ms | SQLite | PostgreSQL |\n|---|--:|--:|")
    for name, took in on_file.items():
        print(f"| {name} | {took:.1f} | {on_server[name]:.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
