"""The audit trail. Rows are only ever added: the database refuses anything else.

What a transaction tells is kept here until its end, then sealed and written at once behind the lock of the trail's
head. That lock is taken after all others, and held for no longer than an insert and the commit (docs/decisions/0073).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from backoffice.db.models import AuditHead, AuditRow, Base
from backoffice.db.repositories.values import clean_text, storable_text
from backoffice.db.rows import chunks
from backoffice.domain.audit_chain import NO_HEAD, Head, TrailRow, seal
from backoffice.domain.message_codec import params_from_text, params_to_text
from backoffice.domain.people import Person, Role
from backoffice.domain.wording import Message
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports import AuditEntry

_TRAIL = Base.metadata.tables[AuditRow.__tablename__]
_HEAD = Base.metadata.tables[AuditHead.__tablename__]
_SEALED = ("subject", "person_name", "person_role", "action", "text", "params", "reason", "before", "after")
_LONGEST_SUBJECT = 300
_CHUNK = 500

_READ_HEAD = select(_HEAD.c.last_id, _HEAD.c.chain_hash).where(_HEAD.c.id == 1)
_LOCK_HEAD = _READ_HEAD.with_for_update()
_MOVE_HEAD = update(_HEAD).where(_HEAD.c.id == 1).values(last_id=bindparam("last"), chain_hash=bindparam("hash"))
_ADD = insert(_TRAIL)
_OF = select(_TRAIL).where(_TRAIL.c.subject == bindparam("of_subject")).order_by(_TRAIL.c.id)
_IN_ORDER = select(*(_TRAIL.c[each.name] for each in fields(TrailRow))).order_by(_TRAIL.c.id)
_sealed_texts = itemgetter(*_SEALED)


class SqlTrail:
    """`AuditTrail` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection
        self._told: list[AuditEntry] = []

    # --- telling --------------------------------------------------------------------------------------------

    def add(self, entry: AuditEntry) -> None:
        """Write down what happened, when the transaction ends; `of` and `page` give it back before that."""
        cleaned = _clean(entry)
        if not cleaned.subject.strip() or len(cleaned.subject) > _LONGEST_SUBJECT:
            raise RuleBroken(details="ck_audit_trail_subject")
        if cleaned.at.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {cleaned.at}")
        self._told.append(cleaned)

    @contextmanager
    def part(self) -> Generator[None]:
        """Forget what is told within when that fails: its part of the transaction is undone."""
        told = len(self._told)
        try:
            yield
        except BaseException:
            del self._told[told:]
            raise

    def write(self) -> None:
        """Seal what was told and write it; the last statements before the commit, as the head is locked by them."""
        told, self._told = self._told, []
        if not told:
            return
        head = self._connection.execute(_LOCK_HEAD).one_or_none()
        if head is None:
            raise RuleBroken(details="audit_head")
        last_id, chain_hash = head.last_id, head.chain_hash
        for chunk in chunks(told, _CHUNK):
            rows: list[dict[str, Any]] = []
            for entry in chunk:
                last_id += 1
                rows.append(_row(entry, last_id, chain_hash))
                chain_hash = rows[-1]["chain_hash"]
            self._connection.execute(_ADD, rows)
        self._connection.execute(_MOVE_HEAD, {"last": last_id, "hash": chain_hash})

    # --- reading --------------------------------------------------------------------------------------------

    def of(self, subject: str) -> Sequence[AuditEntry]:
        """Return everything that happened to a subject, oldest first."""
        wanted = clean_text(subject)
        written = [_entry(row) for row in self._connection.execute(_OF, {"of_subject": wanted}).mappings()]
        return written + [entry for entry in self._told if entry.subject == wanted]

    def page(self, subjects: Sequence[str], before: int | None, count: int) -> Sequence[AuditEntry]:
        """Return what happened to any of these subjects before that row, newest first."""
        wanted = [clean_text(subject) for subject in subjects]
        query = select(_TRAIL).where(_TRAIL.c.subject.in_(wanted)).order_by(_TRAIL.c.id.desc()).limit(count)
        if before is not None:
            query = query.where(_TRAIL.c.id < before)
        return [_entry(row) for row in self._connection.execute(query).mappings()]

    def head(self) -> Head:
        """Return the end of the trail as it is kept apart from the rows; `NO_HEAD` where that is gone."""
        row = self._connection.execute(_READ_HEAD).one_or_none()
        return NO_HEAD if row is None else Head(row.last_id, row.chain_hash)

    def rows(self) -> Iterator[TrailRow]:
        """Yield every row in order, a few at a time in memory."""
        found = self._connection.execution_options(yield_per=_CHUNK).execute(_IN_ORDER)
        for row in found:
            yield TrailRow(*row)


def _row(entry: AuditEntry, row_id: int, previous_hash: str) -> dict[str, Any]:
    row = {
        "id": row_id,
        "at": entry.at,
        "subject": entry.subject,
        "person_name": entry.person.name,
        "person_role": entry.person.role.value,
        "action": entry.action,
        "text": entry.message.text,
        "params": params_to_text(entry.message.params),
        "reason": entry.reason,
        "before": entry.before,
        "after": entry.after,
        "previous_hash": previous_hash,
    }
    row["chain_hash"] = seal(previous_hash, row_id, entry.at.astimezone(UTC), _sealed_texts(row))
    return row


def _clean(entry: AuditEntry) -> AuditEntry:
    """Return the entry in a form that both databases can hold; nearly always it is that already."""
    person, message = entry.person, entry.message
    texts = (entry.subject, person.name, entry.action, message.text, entry.reason, entry.before, entry.after)
    if storable_text("".join(texts)):
        return entry
    return replace(
        entry,
        person=Person(_cleaned(person.name), person.role),
        message=Message(_cleaned(message.text), message.params),
        **{name: _cleaned(getattr(entry, name)) for name in ("subject", "action", "reason", "before", "after")},
    )


def _cleaned(text: str) -> str:
    return clean_text(text) or ""


def _entry(row: RowMapping) -> AuditEntry:
    return AuditEntry(
        subject=row["subject"],
        at=row["at"],
        person=Person(row["person_name"], Role(row["person_role"])),
        action=row["action"],
        message=_message(row["text"], row["params"]),
        reason=row["reason"],
        before=row["before"],
        after=row["after"],
        id=row["id"],
    )


def _message(text: str, params: str) -> Message:
    """Return the sentence; one that was tampered with is shown as it stands, so that its record can still be opened."""
    try:
        message = Message(text, params_from_text(params))
        str(message)
    except (ValueError, LookupError, AttributeError):
        return Message(text)
    return message
