"""What the trail says of people. Passwords are told of and never told."""

from __future__ import annotations

from datetime import datetime

from backoffice.domain.people import Person, Role
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import AuditEntry
from backoffice.services.ports.refunds import PersonRecord

ADDED = "created"
ROLE = "role"
PASSWORD = "password"
ACTIVITY = "activity"
GUESSED = "guessed"


def subject_of(person: PersonRecord) -> str:
    """Return what the trail calls somebody."""
    return f"people/{person.id}"


def added(record: PersonRecord, by: Person, now: datetime) -> AuditEntry:
    """Say who was added, as what."""
    text = QT_TRANSLATE_NOOP("backoffice", "{name} was added to the people of the office.")
    return _entry(record, by, now, ADDED, text, after=record.role)


def role_changed(before: PersonRecord, record: PersonRecord, by: Person, now: datetime) -> AuditEntry:
    """Say that somebody may do more, or less."""
    text = QT_TRANSLATE_NOOP("backoffice", "What {name} may do was changed.")
    return _entry(record, by, now, ROLE, text, before.role, record.role)


def password_set(record: PersonRecord, by: Person, now: datetime) -> AuditEntry:
    """Say that a password was set."""
    return _entry(record, by, now, PASSWORD, QT_TRANSLATE_NOOP("backoffice", "A password was set for {name}."))


def activity_changed(record: PersonRecord, by: Person, now: datetime) -> AuditEntry:
    """Say that somebody left, or came back."""
    if record.is_active:
        text = QT_TRANSLATE_NOOP("backoffice", "{name} may sign in again.")
    else:
        text = QT_TRANSLATE_NOOP("backoffice", "{name} may sign in no more.")
    return _entry(record, by, now, ACTIVITY, text)


def guessed(record: PersonRecord, by: Person, now: datetime) -> AuditEntry:
    """Say that wrong passwords were written again and again."""
    text = QT_TRANSLATE_NOOP("backoffice", "Wrong passwords were written for {name} several times in a row.")
    return _entry(record, by, now, GUESSED, text)


def _entry(
    record: PersonRecord,
    by: Person,
    now: datetime,
    action: str,
    text: str,
    before: Role | None = None,
    after: Role | None = None,
) -> AuditEntry:
    return AuditEntry(
        subject=subject_of(record),
        at=now,
        person=by,
        action=action,
        message=Message(text, {"name": record.name}),
        before=before.value if before else "",
        after=after.value if after else "",
    )
