"""Short ways to make rows in tests."""

from collections.abc import Sequence
from datetime import date, time

from backoffice.db import SqlDatabase
from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import AssetRecord, Job, Lane, TierRecord
from tests.support.databases import ManualClock

SYNC = "sync_asset"

FULL: dict[AssetKind, dict[str, object]] = {
    AssetKind.ACTIVITIES: {"name": "Passeio de barco", "category": "boat", "available_times": ("08:00", "14:30")},
    AssetKind.EVENTS: {"name": "Forró na praça", "event_on": date(2031, 6, 24), "event_time": time(20, 30)},
    AssetKind.RESTAURANTS: {"name": "Mar Aberto", "operating_days": ("fri", "sat"), "accepts_reservations": True},
    AssetKind.VEHICLES: {"name": "Buggy azul", "year": 2024, "status": "available", "extra_driver_fee_minor": 5000},
    AssetKind.ACCOMMODATIONS: {"name": "Pousada Sol", "discount_percent": 7, "cleaning_fee_minor": 12000},
}
"""Of each kind a listing with some of its own columns."""

SHARED: dict[str, object] = {
    "price_minor": 15000,
    "currency": "BRL",
    "city": "Vila dos Remédios",
    "latitude": -3.84,
    "images": ("https://pictures.example/1.jpg",),
    "is_active": True,
}


def add(database: SqlDatabase, kind: AssetKind = AssetKind.ACTIVITIES, **values: object) -> AssetRecord:
    """Add a listing with some columns filled in."""
    with database.write() as unit:
        return unit.assets.add(kind, {**SHARED, **FULL[kind], **values}, ())


def tier(name: str, **values: object) -> TierRecord:
    """Return a tier that is not saved yet."""
    return TierRecord(None, {"name": name, "price_minor": 5000, "tier_type": "regular", **values})


def enqueue(
    database: SqlDatabase, clock: ManualClock, subject: str = "activities/1", lane: Lane = Lane.CATALOGUE
) -> str:
    """Ask for a job."""
    with database.write() as unit:
        return unit.jobs.enqueue(SYNC, subject, lane, clock.now())


def claim(database: SqlDatabase, clock: ManualClock, *, limit: int = 10, lane: Lane | None = None) -> Sequence[Job]:
    """Claim due jobs for a minute."""
    with database.write() as unit:
        return unit.jobs.claim(lane, clock.now(), 60, limit)


def get_job(database: SqlDatabase, job_id: str) -> Job:
    """Read a job."""
    with database.read() as unit:
        return unit.jobs.get(job_id)
