"""The audit trail: rows are only ever added, which the database itself keeps."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_filled, check_one_of
from backoffice.db.models.triggers import add_triggers
from backoffice.db.types import LongText
from backoffice.domain.people import Role


class AuditRow(Base):
    """See AuditEntry (services/ports/bookings.py). `text` and `params` (JSON) are its message."""

    __tablename__ = "audit_trail"
    __table_args__ = (
        check_one_of("person_role", *Role),
        check_filled("subject", 300),
        Index("ix_audit_trail_subject", "subject", "id"),
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


# SQLite's INSERT OR REPLACE deletes without firing triggers of deletion, so that an id in use is refused as well.
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'audit_trail: rows are only ever added'); END"
SQLITE_TRIGGERS = (
    f"CREATE TRIGGER audit_trail_update BEFORE UPDATE ON audit_trail {_REFUSE}",
    f"CREATE TRIGGER audit_trail_delete BEFORE DELETE ON audit_trail {_REFUSE}",
    "CREATE TRIGGER audit_trail_replace BEFORE INSERT ON audit_trail "
    f"WHEN EXISTS (SELECT 1 FROM audit_trail WHERE id = NEW.id) {_REFUSE}",
)
POSTGRESQL_TRIGGERS = (
    "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'audit_trail: rows are only ever added' USING ERRCODE = 'restrict_violation', "
    "CONSTRAINT = 'audit_trail'; END $$",
    "CREATE TRIGGER audit_trail_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
)

add_triggers(Base.metadata.tables[AuditRow.__tablename__], sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)
