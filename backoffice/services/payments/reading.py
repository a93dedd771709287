"""What reading Stripe costs: reads are metered by the month, so they are counted."""

from __future__ import annotations

from datetime import datetime

from backoffice.services.ports import ReadMeter, UnitOfWork

MONTH = "%Y-%m"
"""How a month is written, in UTC."""


def count_reads(uow: UnitOfWork, meter: ReadMeter, now: datetime) -> None:
    """Add what was read since the last time to the month's count."""
    if reads := meter.take():
        uow.events.count_reads(f"{now:{MONTH}}", reads)


def seconds_left_in_month(now: datetime) -> float:
    """Return the seconds until the count begins at 0 again."""
    year, month = (now.year + 1, 1) if now.month == 12 else (now.year, now.month + 1)
    return (now.replace(year=year, month=month, day=1, hour=0, minute=0, second=0, microsecond=0) - now).total_seconds()
