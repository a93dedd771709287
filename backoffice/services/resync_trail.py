"""What the audit trail says of resyncs: who chose what is done, which the listings' own entries name again."""

from __future__ import annotations

from datetime import datetime

from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import AuditEntry, UnitOfWork

APPLIED = "resync_applied"
STOPPED = "resync_stopped"
RESUMED = "resync_resumed"
RETRIED = "resync_retried"


def subject_of(run_id: str) -> str:
    """Return how the trail names a run."""
    return f"resync_runs/{run_id}"


def applied(run_id: str, rows: int, person: Person, now: datetime) -> AuditEntry:
    """Say that somebody chose what to do about so many differences, and began."""
    text = QT_TRANSLATE_NOOP("backoffice", "A resync was begun. Listings: {count}.")
    return AuditEntry(subject_of(run_id), now, person, APPLIED, Message(text, {"count": rows}))


def stopped(run_id: str, person: Person, now: datetime) -> AuditEntry:
    """Say that it was ended early."""
    text = QT_TRANSLATE_NOOP("backoffice", "The resync was stopped.")
    return AuditEntry(subject_of(run_id), now, person, STOPPED, Message(text))


def resumed(run_id: str, person: Person, now: datetime) -> AuditEntry:
    """Say that it goes on."""
    text = QT_TRANSLATE_NOOP("backoffice", "The resync goes on.")
    return AuditEntry(subject_of(run_id), now, person, RESUMED, Message(text))


def retried(run_id: str, rows: int, person: Person, now: datetime) -> AuditEntry:
    """Say that its failed rows are tried again."""
    text = QT_TRANSLATE_NOOP("backoffice", "Failed rows of the resync are tried again: {count}.")
    return AuditEntry(subject_of(run_id), now, person, RETRIED, Message(text, {"count": rows}))


def chosen_by(uow: UnitOfWork, run_id: str) -> Person:
    """Return who chose what a run does; the program, where a run is older than the trail of it."""
    return next((entry.person for entry in uow.trail.of(subject_of(run_id)) if entry.action == APPLIED), PROGRAM)
