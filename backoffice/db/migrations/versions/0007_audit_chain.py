"""The audit trail as a chain: each row keeps the hash of the row before it and its own; its end is kept apart."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_GENESIS = hashlib.sha256(b"backoffice audit trail, format 1").hexdigest()
_TEXTS = ("subject", "person_name", "person_role", "action", "text", "params", "reason", "before", "after")
_HASHES = ("previous_hash", "chain_hash")
_PAGE = 1_000


def upgrade() -> None:
    """Seal the rows that are there, and let none be without a hash from now on."""
    dialect = op.get_bind().dialect.name
    for statement in _LIFT[dialect]:
        op.execute(statement)
    for name in _HASHES:
        op.add_column("audit_trail", sa.Column(name, sa.Text()))
    last_id, chain_hash = _seal_rows(op.get_bind())
    _require_hashes()
    op.create_index(op.f("uq_audit_trail_previous_hash"), "audit_trail", ["previous_hash"], unique=True)
    _create_head(last_id, chain_hash)
    for statement in (*_PUT_BACK[dialect], *_HEAD_TRIGGERS[dialect]):
        op.execute(statement)


# --- sealing ----------------------------------------------------------------------------------------------------


def _seal_rows(connection: sa.Connection) -> tuple[int, str]:
    """Give every row its hashes, in order; return the number and hash of the last."""
    last_id, chain_hash = 0, _GENESIS
    change = sa.update(_TRAIL).where(_TRAIL.c.id == sa.bindparam("row_id"))
    for page in _pages(connection):
        sealed: list[dict[str, Any]] = []
        for row in page:
            previous_hash, chain_hash = chain_hash, _seal(chain_hash, row)
            sealed.append({"row_id": row.id, "previous_hash": previous_hash, "chain_hash": chain_hash})
            last_id = row.id
        connection.execute(change, sealed)
    return last_id, chain_hash


def _pages(connection: sa.Connection) -> Iterator[Sequence[sa.Row[Any]]]:
    last_id = 0
    query = sa.select(_TRAIL).where(_TRAIL.c.id > sa.bindparam("last_id")).order_by(_TRAIL.c.id).limit(_PAGE)
    while page := connection.execute(query, {"last_id": last_id}).all():
        yield page
        last_id = page[-1].id


def _seal(previous_hash: str, row: sa.Row[Any]) -> str:
    at: datetime = row.at
    moment = (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).isoformat(timespec="microseconds")
    document = json.dumps([previous_hash, row.id, moment, *(row._mapping[t] for t in _TEXTS)], separators=(",", ":"))
    return hashlib.sha256(document.encode("ascii")).hexdigest()


def _trail(*hashes: sa.Column[str]) -> sa.Table:
    roles = "'system', 'staff', 'manager', 'administrator'"
    return sa.Table(
        "audit_trail",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS if name != "subject"),
        *hashes,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_trail")),
        sa.CheckConstraint(f"person_role IN ({roles})", name=op.f("ck_audit_trail_person_role")),
        sa.CheckConstraint("length(trim(subject)) > 0 AND length(subject) <= 300", name=op.f("ck_audit_trail_subject")),
        sa.Index("ix_audit_trail_subject", "subject", "id"),
        sqlite_autoincrement=True,
    )


_TRAIL = sa.table(
    "audit_trail",
    sa.column("id", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
    *(sa.column(name, sa.Text) for name in (*_TEXTS, *_HASHES)),
)


# --- rules ------------------------------------------------------------------------------------------------------


def _require_hashes() -> None:
    """SQLite makes the table anew for that."""
    before = _trail(*(sa.Column(name, sa.Text()) for name in _HASHES))
    with op.batch_alter_table("audit_trail", copy_from=before) as trail:
        for name in _HASHES:
            trail.alter_column(name, existing_type=sa.Text(), nullable=False)
            trail.create_check_constraint(op.f(f"ck_audit_trail_{name}"), f"length({name}) = 64")


def _create_head(last_id: int, chain_hash: str) -> None:
    table = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("chain_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_only_row")),
        sa.CheckConstraint("length(chain_hash) = 64", name=op.f("ck_audit_head_chain_hash")),
    )
    op.get_bind().execute(sa.insert(table).values(id=1, last_id=last_id, chain_hash=chain_hash))


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'audit_trail: rows are only ever added'); END"
_REFUSE_HEAD = "BEGIN SELECT RAISE(ABORT, 'audit_head: it moves forward only'); END"
_LIFT = {
    "sqlite": tuple(f"DROP TRIGGER audit_trail_{name}" for name in ("update", "delete", "replace")),
    "postgresql": ("DROP TRIGGER audit_trail_change ON audit_trail",),
}
_PUT_BACK = {
    "sqlite": (
        f"CREATE TRIGGER audit_trail_update BEFORE UPDATE ON audit_trail {_REFUSE}",
        f"CREATE TRIGGER audit_trail_delete BEFORE DELETE ON audit_trail {_REFUSE}",
        "CREATE TRIGGER audit_trail_replace BEFORE INSERT ON audit_trail "
        f"WHEN EXISTS (SELECT 1 FROM audit_trail WHERE id = NEW.id) {_REFUSE}",
    ),
    "postgresql": (
        "CREATE TRIGGER audit_trail_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
    ),
}
_HEAD_TRIGGERS = {
    "sqlite": (
        f"CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head WHEN NEW.last_id <= OLD.last_id {_REFUSE_HEAD}",
        f"CREATE TRIGGER audit_head_delete BEFORE DELETE ON audit_head {_REFUSE_HEAD}",
        "CREATE TRIGGER audit_head_replace BEFORE INSERT ON audit_head "
        f"WHEN EXISTS (SELECT 1 FROM audit_head) {_REFUSE_HEAD}",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION refuse_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'audit_head: it moves forward only' USING ERRCODE = 'restrict_violation', "
        "CONSTRAINT = 'audit_head'; END $$",
        "CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head FOR EACH ROW "
        "WHEN (NEW.last_id <= OLD.last_id) EXECUTE FUNCTION refuse_audit_head()",
        "CREATE TRIGGER audit_head_change BEFORE DELETE OR TRUNCATE ON audit_head "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_head()",
    ),
}
