"""A practice office with a million listings, a hundred thousand of them registered at its simulator. Made in a minute.

One listing is really sent; what the simulator has of it is then copied into the simulator's file for all the others.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.grid import million_file

REGISTERED = 100_000
_PENDING = "stripe_product_id = NULL, stripe_price_id = NULL, stripe_payment_link_id = NULL, stripe_payment_link = NULL"


def stocked_office(folder: Path) -> Path:
    """Return the folder of a practice profile's data (`practice.db`, `stripe.db`), made if it is not there."""
    made = folder / "stocked"
    if not (made / "done").exists():
        made.mkdir(exist_ok=True)
        _copy(million_file(folder), made / "practice.db")
        _send_one(made)
        _register(made)
        (made / "done").touch()
    return made


def _copy(million: Path, database: Path) -> None:
    """Take the listings; those that are not to be registered are not sold online."""
    with closing(sqlite3.connect(million)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)
        target.execute("PRAGMA synchronous=OFF")
        off = f"{_PENDING}, accepts_online_payment = 0, sync_state = 'not_sold_online'"
        target.execute(f"UPDATE activities SET {off} WHERE id > ?", (REGISTERED,))
        target.execute(f"UPDATE activities SET {_PENDING}, sync_state = 'pending' WHERE id = 1")
        target.commit()


def _send_one(made: Path) -> None:
    from backoffice.bootstrap import PRACTICE_PROFILE, Environment, build
    from backoffice.domain.kinds import AssetKind, AssetRef
    from backoffice.settings import Paths, Settings

    paths = Paths(made / "config", made / "data", made / "logs")
    paths.practice.mkdir(parents=True, exist_ok=True)
    for name in ("practice.db", "stripe.db"):
        (paths.practice / name).unlink(missing_ok=True)
    (made / "practice.db").rename(paths.practice / "practice.db")
    with build(PRACTICE_PROFILE, Settings(), paths, Environment()) as office:
        office.assets.retry_sync([AssetRef(AssetKind.ACTIVITIES, 1)])
        asyncio.run(office.drain())
    for name in ("practice.db", "stripe.db"):
        (paths.practice / name).rename(made / name)


def _register(made: Path) -> None:
    """Write products, prices and links of all the others as the simulator would have."""
    listings, stripe = sqlite3.connect(made / "practice.db"), sqlite3.connect(made / "stripe.db")
    with closing(listings), closing(stripe):
        own = listings.execute(
            "SELECT stripe_product_id, stripe_price_id, stripe_payment_link_id FROM activities WHERE id = 1"
        ).fetchone()
        samples = [
            stripe.execute("SELECT scope, type, created, body FROM objects WHERE id = ?", (each,)).fetchone()
            for each in own
        ]
        rows = listings.execute(
            "SELECT id, name, description, price_minor, stripe_product_id, stripe_price_id, stripe_payment_link_id, "
            "stripe_payment_link FROM activities WHERE id BETWEEN 2 AND ?",
            (REGISTERED,),
        )
        stripe.execute("PRAGMA synchronous=OFF")
        stripe.executemany(
            "INSERT INTO objects (scope, type, id, created, body) VALUES (?, ?, ?, ?, ?)", _objects(samples, own, rows)
        )
        stripe.commit()


def _objects(samples: list[Any], own: tuple[str, str, str], rows: Any) -> Iterator[tuple[Any, ...]]:
    """Yield each listing's three objects: the first one's, with the names, amounts and ids of its own."""
    for id_, name, description, amount, product, price, link, url in rows:
        for (scope, kind, created, body), new_id in zip(samples, (product, price, link), strict=True):
            text = body
            for known, here in zip(own, (product, price, link), strict=True):
                text = text.replace(known, here)
            found = json.loads(text)
            found |= {"product": {"name": name, "description": description.strip()}}.get(kind, {})
            found |= {"price": {"unit_amount": amount, "unit_amount_decimal": str(amount)}}.get(kind, {})
            found |= {"payment_link": {"url": url}}.get(kind, {})
            marks = found["metadata"].items()
            found["metadata"] = {key: str(id_) if value == "1" else value for key, value in marks}
            yield scope, kind, new_id, created, json.dumps(found)
