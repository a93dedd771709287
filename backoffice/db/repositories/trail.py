"""The audit trail. Rows are only ever added: the database refuses anything else."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from backoffice.db.models import AuditRow, Base
from backoffice.db.repositories.values import clean_text
from backoffice.domain.message_codec import params_from_text, params_to_text
from backoffice.domain.people import Person, Role
from backoffice.domain.wording import Message
from backoffice.services.ports import AuditEntry

_TRAIL = Base.metadata.tables[AuditRow.__tablename__]


class SqlTrail:
    """`AuditTrail` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection

    def add(self, entry: AuditEntry) -> None:
        """Write down what happened."""
        texts = {
            "subject": entry.subject,
            "person_name": entry.person.name,
            "action": entry.action,
            "text": entry.message.text,
            "reason": entry.reason,
            "before": entry.before,
            "after": entry.after,
        }
        row = {
            **{name: clean_text(text) for name, text in texts.items()},
            "at": entry.at,
            "person_role": entry.person.role.value,
            "params": params_to_text(entry.message.params),
        }
        self._connection.execute(insert(_TRAIL).values(row))

    def of(self, subject: str) -> Sequence[AuditEntry]:
        """Return everything that happened to a subject, oldest first."""
        query = select(_TRAIL).where(_TRAIL.c.subject == clean_text(subject)).order_by(_TRAIL.c.id)
        return [
            AuditEntry(
                subject=row["subject"],
                at=row["at"],
                person=Person(row["person_name"], Role(row["person_role"])),
                action=row["action"],
                message=Message(row["text"], params_from_text(row["params"])),
                reason=row["reason"],
                before=row["before"],
                after=row["after"],
                id=row["id"],
            )
            for row in self._connection.execute(query).mappings()
        ]
