"""The audit trail: rows are only ever added, each sealed with a hash over itself and the row before it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_filled, check_one_of
from backoffice.db.models.triggers import add_triggers
from backoffice.db.types import LongText
from backoffice.domain.people import Role


def _check_hash(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 64", name=column)


class AuditRow(Base):
    """See AuditEntry (services/ports/bookings.py). `text` and `params` (JSON) are its message; the hashes are seals
    (domain/audit_chain.py). No two rows follow the same one.
    """

    __tablename__ = "audit_trail"
    __table_args__ = (
        check_one_of("person_role", *Role),
        check_filled("subject", 300),
        _check_hash("previous_hash"),
        _check_hash("chain_hash"),
        Index("ix_audit_trail_subject", "subject", "id"),
        Index("uq_audit_trail_previous_hash", "previous_hash", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    at: Mapped[datetime]
    person_name: Mapped[str]
    person_role: Mapped[str]
    action: Mapped[str]
    text: Mapped[str] = mapped_column(LongText())
    params: Mapped[str] = mapped_column(LongText())
    reason: Mapped[str] = mapped_column(LongText())
    before: Mapped[str] = mapped_column(LongText())
    after: Mapped[str] = mapped_column(LongText())
    previous_hash: Mapped[str]
    chain_hash: Mapped[str]


class AuditHead(Base):
    """The end of the trail, in the only row: it moves forward only. Who writes the trail locks it, last of all."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_row"), _check_hash("chain_hash"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_id: Mapped[int]
    chain_hash: Mapped[str]


# SQLite's INSERT OR REPLACE deletes without firing triggers of deletion, so that an id in use is refused as well.
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'audit_trail: rows are only ever added'); END"
_REFUSE_HEAD = "BEGIN SELECT RAISE(ABORT, 'audit_head: it moves forward only'); END"
SQLITE_TRIGGERS = (
    f"CREATE TRIGGER audit_trail_update BEFORE UPDATE ON audit_trail {_REFUSE}",
    f"CREATE TRIGGER audit_trail_delete BEFORE DELETE ON audit_trail {_REFUSE}",
    "CREATE TRIGGER audit_trail_replace BEFORE INSERT ON audit_trail "
    f"WHEN EXISTS (SELECT 1 FROM audit_trail WHERE id = NEW.id) {_REFUSE}",
)
SQLITE_HEAD_TRIGGERS = (
    f"CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head WHEN NEW.last_id <= OLD.last_id {_REFUSE_HEAD}",
    f"CREATE TRIGGER audit_head_delete BEFORE DELETE ON audit_head {_REFUSE_HEAD}",
    "CREATE TRIGGER audit_head_replace BEFORE INSERT ON audit_head "
    f"WHEN EXISTS (SELECT 1 FROM audit_head) {_REFUSE_HEAD}",
)
POSTGRESQL_TRIGGERS = (
    "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'audit_trail: rows are only ever added' USING ERRCODE = 'restrict_violation', "
    "CONSTRAINT = 'audit_trail'; END $$",
    "CREATE TRIGGER audit_trail_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
)
POSTGRESQL_HEAD_TRIGGERS = (
    "CREATE OR REPLACE FUNCTION refuse_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'audit_head: it moves forward only' USING ERRCODE = 'restrict_violation', "
    "CONSTRAINT = 'audit_head'; END $$",
    "CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head FOR EACH ROW "
    "WHEN (NEW.last_id <= OLD.last_id) EXECUTE FUNCTION refuse_audit_head()",
    "CREATE TRIGGER audit_head_change BEFORE DELETE OR TRUNCATE ON audit_head "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_head()",
)

_TABLES = Base.metadata.tables
add_triggers(_TABLES[AuditRow.__tablename__], sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)
add_triggers(_TABLES[AuditHead.__tablename__], sqlite=SQLITE_HEAD_TRIGGERS, postgresql=POSTGRESQL_HEAD_TRIGGERS)
