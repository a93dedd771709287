"""The people of the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from backoffice.db.folding import fold
from backoffice.db.models import Base
from backoffice.db.models.person import PersonRow
from backoffice.db.repositories.values import storable_text
from backoffice.domain.errors import FieldProblem, InvalidInput, RecordMissing
from backoffice.domain.people import Role
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.ports.refunds import PersonRecord

PEOPLE = Base.metadata.tables[PersonRow.__tablename__]
_READ = select(PEOPLE).order_by(PEOPLE.c.name_folded)
_HOLD = _READ.with_for_update()


class SqlPeople:
    """`PeopleRepository` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection

    def add(self, name: str, role: Role, password_hash: str | None, now: datetime) -> PersonRecord:
        """Insert a person under a name that nobody else has."""
        cleaned = " ".join(name.split())
        if not cleaned or len(cleaned) > 200 or not storable_text(cleaned):
            text = QT_TRANSLATE_NOOP("backoffice", "Write a name of up to 200 characters.")
            raise InvalidInput((FieldProblem("name", Message(text)),))
        if self.get(cleaned) is not None:
            text = QT_TRANSLATE_NOOP("backoffice", "There is somebody called “{name}” already. Write another name.")
            raise InvalidInput((FieldProblem("name", Message(text, {"name": shown(cleaned)})),))
        row = {
            "name": cleaned,
            "name_folded": fold(cleaned),
            "role": role.value,
            "password_hash": password_hash,
            "is_active": True,
            "created_at": now,
        }
        new_id = self._connection.execute(insert(PEOPLE).values(row).returning(PEOPLE.c.id)).scalar_one()
        return self._get(new_id)

    def get(self, name: str) -> PersonRecord | None:
        """Return the person of this name, whatever its case and accents."""
        query = select(PEOPLE).where(PEOPLE.c.name_folded == fold(" ".join(name.split())))
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _record(row)

    def everyone(self, *, hold: bool = False) -> Sequence[PersonRecord]:
        """Return all of them by name; `hold` locks their rows (SQLite has one writer anyway)."""
        rows = self._connection.execute(_HOLD if hold else _READ).mappings()
        return [_record(row) for row in rows]

    def change(
        self,
        person_id: int,
        *,
        role: Role | None = None,
        password_hash: str | None = None,
        is_active: bool | None = None,
    ) -> PersonRecord:
        """Write what is given."""
        given: dict[str, Any] = {
            "role": role.value if role else None,
            "password_hash": password_hash,
            "is_active": is_active,
        }
        changes = {name: value for name, value in given.items() if value is not None}
        if changes:
            self._connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(changes))
        return self._get(person_id)

    def password_hash(self, person_id: int) -> str | None:
        """Return the stored hash."""
        return self._connection.scalar(select(PEOPLE.c.password_hash).where(PEOPLE.c.id == person_id))

    def count_try(self, person_id: int, now: datetime) -> None:
        """Count one wrong password more."""
        counted = {"wrong_tries": PEOPLE.c.wrong_tries + 1, "wrong_at": now}
        self._connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(counted))

    def forgive(self, person_id: int) -> None:
        """Count from nothing again."""
        fresh = {"wrong_tries": 0, "wrong_at": None}
        self._connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(fresh))

    def _get(self, person_id: int) -> PersonRecord:
        row = self._connection.execute(select(PEOPLE).where(PEOPLE.c.id == person_id)).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return _record(row)


def _record(row: RowMapping) -> PersonRecord:
    return PersonRecord(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        has_password=row["password_hash"] is not None,
        is_active=row["is_active"],
        created_at=row["created_at"],
        wrong_tries=row["wrong_tries"],
        wrong_at=row["wrong_at"],
    )
