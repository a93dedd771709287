"""Databases of many listings, made fast: what a person would need years for is one bulk insert here.

`python -m benchmarks.million FOLDER [ROWS]` makes the SQLite file and leaves it there, so that other runs find it.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from backoffice.db import migrate
from backoffice.db.folding import fold_columns

ROWS = 1_000_000
MOMENT = "2026-03-01 12:{:02d}:{:02d}.000000"
COLUMNS = (
    "id, version, created_at, updated_at, name, slug, description, price_minor, currency, supplier, city, "
    "is_active, is_featured, accepts_online_payment, category, duration_minutes, max_participants, "
    "stripe_product_id, stripe_price_id, stripe_payment_link_id, stripe_payment_link, sync_state, "
    "name_folded, search_text"
)
_PLACES = ("Buraco Azul", "Baía das Pedras", "Morro Alto", "Lagoa Clara", "Praia do Sul", "Ilha Comprida", "Rio Verde")
_DOINGS = ("Passeio de barco", "Trilha", "Mergulho", "Cavalgada", "Observação de aves", "Caiaque", "Pôr do sol")
_CATEGORIES = ("boat", "hiking", "diving", "riding", "birds", "kayak", "sunset")
_DESCRIPTION = "Saída pela manhã com guia, equipamento e lanche; volta antes do almoço. " * 3


def listings(rows: int, seed: int = 7) -> Iterator[tuple[Any, ...]]:
    """Yield rows of the activities' table, the same ones every time, in the order of `COLUMNS`."""
    chance = random.Random(seed)
    for number in range(1, rows + 1):
        kind = chance.randrange(len(_DOINGS))
        city = chance.choice(_PLACES)
        values = {"name": f"{_DOINGS[kind]} {city} {chance.randrange(10**7)}", "slug": f"a-{number}", "city": city}
        values["supplier"] = f"Operador {chance.randrange(2000)}"
        folded = fold_columns(values)
        moment = MOMENT.format(number // 60 % 60, number % 60)
        yield (
            *(number, 1, moment, moment, values["name"], values["slug"], _DESCRIPTION),
            *(chance.randrange(2_000, 90_000), "BRL", values["supplier"], city, True, number % 50 == 0, True),
            *(_CATEGORIES[kind], chance.randrange(30, 600), chance.randrange(1, 40)),
            *(f"act_{number}", f"price_{number}", f"plink_{number}", f"https://pay.example.test/{number}", "synced"),
            *(folded["name_folded"], folded["search_text"]),
        )


def fill_sqlite(path: Path, rows: int = ROWS) -> None:
    """Make a file of the program's format that holds this many activities, all in step with Stripe."""
    migrate(f"sqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("BEGIN")
        marks = ", ".join("?" * len(COLUMNS.split(",")))
        database.executemany(f"INSERT INTO activities ({COLUMNS}) VALUES ({marks})", listings(rows))
        database.execute("COMMIT")
        database.execute("ANALYZE")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def fill_postgresql(url: str, rows: int = ROWS) -> None:
    """Make an empty PostgreSQL database hold the same."""
    import psycopg

    migrate(url)
    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql"), autocommit=True) as database:
        with database.cursor() as cursor, cursor.copy(f"COPY activities ({COLUMNS}) FROM STDIN") as copy:
            for row in listings(rows):
                copy.write_row(row)
        database.execute("SELECT setval(pg_get_serial_sequence('activities', 'id'), %s)", (rows,))
        database.execute("VACUUM ANALYZE activities")


if __name__ == "__main__":
    fill_sqlite(Path(sys.argv[1]) / "million.db", int(sys.argv[2]) if len(sys.argv) > 2 else ROWS)
