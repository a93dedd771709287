"""The durable ledger: one SQLite file with every object, idempotent answer, timer, delivery and request.

WAL with synchronous=NORMAL: what was acknowledged survives a killed process. Everything one request changes is
one transaction.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

Json = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS objects (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL,
  created INTEGER NOT NULL, body TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS objects_by_id ON objects (scope, type, id);
CREATE INDEX IF NOT EXISTS objects_by_time ON objects (scope, type, created, seq);
CREATE INDEX IF NOT EXISTS prices_by_product ON objects (scope, json_extract(body, '$.product')) WHERE type = 'price';
CREATE INDEX IF NOT EXISTS prices_by_key ON objects (scope, json_extract(body, '$.lookup_key')) WHERE type = 'price';
CREATE INDEX IF NOT EXISTS charges_by_intent
  ON objects (scope, json_extract(body, '$.payment_intent')) WHERE type = 'charge';
CREATE INDEX IF NOT EXISTS refunds_by_intent
  ON objects (scope, json_extract(body, '$.payment_intent')) WHERE type = 'refund';
CREATE INDEX IF NOT EXISTS sessions_by_intent
  ON objects (scope, json_extract(body, '$.payment_intent')) WHERE type = 'checkout.session';
CREATE INDEX IF NOT EXISTS events_by_time ON objects (created) WHERE type = 'event';
CREATE TABLE IF NOT EXISTS answers (
  scope TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, created INTEGER NOT NULL,
  status INTEGER NOT NULL, request_id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scope, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_by_time ON answers (created);
CREATE TABLE IF NOT EXISTS timers (
  seq INTEGER PRIMARY KEY, due INTEGER NOT NULL, scope TEXT NOT NULL, action TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS timers_by_due ON timers (due);
CREATE TABLE IF NOT EXISTS deliveries (
  seq INTEGER PRIMARY KEY, due INTEGER NOT NULL, scope TEXT NOT NULL, event TEXT NOT NULL, endpoint TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting', last_status TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS deliveries_by_due ON deliveries (state, due);
CREATE TABLE IF NOT EXISTS requests (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, real_at REAL NOT NULL, scope TEXT NOT NULL, method TEXT NOT NULL,
  path TEXT NOT NULL, operation TEXT NOT NULL, status INTEGER NOT NULL, key TEXT NOT NULL, replayed INTEGER NOT NULL,
  reason TEXT NOT NULL, fault TEXT NOT NULL, id TEXT NOT NULL);
"""
TABLES = ("objects", "answers", "timers", "deliveries", "requests")

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder().decode


class Ledger:
    """Reads and writes of the ledger file; `:memory:` keeps it in memory."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=NORMAL")
        self.db.executescript(SCHEMA)

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction it is a savepoint."""
        nested = self.db.in_transaction
        self.db.execute("SAVEPOINT inner_work" if nested else "BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK TO inner_work" if nested else "ROLLBACK")
            if nested:
                self.db.execute("RELEASE inner_work")
            raise
        self.db.execute("RELEASE inner_work" if nested else "COMMIT")

    def clear(self) -> None:
        """Forget everything but the port, which links in other people's hands hold."""
        with self.transaction():
            for table in TABLES:
                self.db.execute(f"DELETE FROM {table}")
            self.db.execute("DELETE FROM notes WHERE name <> 'port'")

    def note(self, name: str) -> str | None:
        row = self.db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_note(self, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def insert(self, scope: str, obj: Json, created: int) -> None:
        self.db.execute(
            "INSERT INTO objects (scope, type, id, created, body) VALUES (?, ?, ?, ?, ?)",
            (scope, obj["object"], obj["id"], created, encode(obj).decode()),
        )

    def replace(self, scope: str, obj: Json) -> None:
        self.db.execute(
            "UPDATE objects SET body = ? WHERE scope = ? AND type = ? AND id = ?",
            (encode(obj).decode(), scope, obj["object"], obj["id"]),
        )

    def remove(self, scope: str, kind: str, id_: str) -> None:
        self.db.execute("DELETE FROM objects WHERE scope = ? AND type = ? AND id = ?", (scope, kind, id_))

    def get(self, scope: str, kind: str, id_: str) -> Json | None:
        row = self.db.execute(
            "SELECT body FROM objects WHERE scope = ? AND type = ? AND id = ?", (scope, kind, id_)
        ).fetchone()
        return decode(row[0]) if row else None

    def position(self, scope: str, kind: str, id_: str) -> tuple[int, int]:
        """Where an object stands in the order of creation. Raises KeyError when it does not exist."""
        row = self.db.execute(
            "SELECT created, seq FROM objects WHERE scope = ? AND type = ? AND id = ?", (scope, kind, id_)
        ).fetchone()
        if row is None:
            raise KeyError(id_)
        return row

    def select(
        self, scope: str, kind: str, condition: str, values: Iterable[Any], tail: str = "ORDER BY seq"
    ) -> list[Json]:
        """Objects of one type where `condition` (SQL of this package, never of a caller) holds."""
        # The type is written into the text so that SQLite can use the partial indexes.
        sql = f"SELECT body FROM objects WHERE scope = ? AND type = '{kind}' AND {condition} {tail}"
        return [decode(row[0]) for row in self.db.execute(sql, (scope, *values))]

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, tuple(values)).fetchall()

    def execute(self, sql: str, values: Iterable[Any] = ()) -> int:
        """Run one statement; the number of rows it touched."""
        return self.db.execute(sql, tuple(values)).rowcount
