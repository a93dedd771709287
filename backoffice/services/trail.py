"""The audit trail to look at: the history of records, page by page, and whether the whole is as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC
from enum import StrEnum
from pathlib import Path

from backoffice.domain.audit_chain import Examiner, Head, TrailRow, Verdict
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetRef
from backoffice.services.csv_files import guard, write_csv_file, write_csv_row, write_lines
from backoffice.services.payments.job_kinds import payment_subject
from backoffice.services.ports import AuditEntry, Database, UnitOfWork
from backoffice.services.refunds.job_kinds import subject_of

PAGE = 30
"""Entries read at a time."""

_COLUMNS = tuple(each.name for each in fields(TrailRow))


class Form(StrEnum):
    """How the trail is written into a file."""

    CSV = "csv"  # for spreadsheets
    JSON_LINES = "jsonl"  # an object a line: exactly what is sealed, and the seals


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What happened to a record, newest first. `subjects`: under which names it stands. `has_more`: older ones."""

    subjects: tuple[str, ...] = ()
    entries: tuple[AuditEntry, ...] = ()
    has_more: bool = False


NO_HISTORY = HistoryPage()


class Trail:
    """Reads the trail. Nothing is written here: use cases write what they do, in their own transactions."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database

    # --- the history of a record --------------------------------------------------------------------------------

    def of_listing(self, ref: AssetRef) -> HistoryPage:
        """Return the latest that happened to a listing."""
        with self._database.read() as uow:
            return _page(uow, (str(ref),))

    def of_booking(self, ref: BookingRef) -> HistoryPage:
        """Return the latest that happened to a booking, to its payment and to that payment's refunds.

        Raises:
            RecordMissing: it is gone.

        """
        with self._database.read() as uow:
            intent = uow.bookings.get(ref).stripe.payment_intent_id
            return _page(uow, (str(ref), *(_subjects_of_payment(uow, intent) if intent else ())))

    def of_payment(self, payment_intent_id: str) -> HistoryPage:
        """Return the latest that happened to a payment and its refunds."""
        with self._database.read() as uow:
            return _page(uow, _subjects_of_payment(uow, payment_intent_id))

    def of_refund(self, refund_id: str) -> HistoryPage:
        """Return the latest that happened to a refund."""
        with self._database.read() as uow:
            return _page(uow, (subject_of(refund_id),))

    def older(self, page: HistoryPage) -> HistoryPage:
        """Return the next page of the same history; it may be empty."""
        if not page.entries:
            return HistoryPage(page.subjects)
        with self._database.read() as uow:
            return _page(uow, page.subjects, page.entries[-1].id)

    # --- the trail as a whole -----------------------------------------------------------------------------------

    def verify(self, noted: Head | None = None) -> Verdict:
        """Read the whole trail, in constant memory, and return whether each row is as it was written.

        `noted`: a head that somebody noted down earlier, which must still be in it.
        """
        with self._database.read() as uow:
            examiner = Examiner(noted)
            for row in uow.trail.rows():
                examiner.take(row)
            return examiner.end(uow.trail.head())

    def lines(self, form: Form = Form.CSV) -> Iterator[str]:
        """Yield every row as a line. CSV has a header, and cells that spreadsheets would run are guarded."""
        if form is Form.CSV:
            yield write_csv_row(_COLUMNS)
        with self._database.read() as uow:
            for row in uow.trail.rows():
                cells = {**asdict(row), "at": row.at.astimezone(UTC).isoformat(timespec="microseconds")}
                if form is Form.CSV:
                    yield write_csv_row([guard(str(cell)) for cell in cells.values()])
                else:
                    yield json.dumps(cells, ensure_ascii=False) + "\n"

    def write(self, path: Path, form: Form = Form.CSV) -> int:
        """Write all rows to a file (replaced whole, or left as it was) and return how many.

        Raises:
            OSError: when it cannot be written.

        """
        return write_csv_file(path, self.lines()) if form is Form.CSV else write_lines(path, self.lines(form))


def _page(uow: UnitOfWork, subjects: tuple[str, ...], before: int | None = None) -> HistoryPage:
    found = uow.trail.page(subjects, before, PAGE + 1)
    return HistoryPage(subjects, tuple(found[:PAGE]), len(found) > PAGE)


def _subjects_of_payment(uow: UnitOfWork, payment_intent_id: str) -> tuple[str, ...]:
    refunds = (subject_of(record.refund.id) for record in uow.refunds.of_payment(payment_intent_id))
    return (payment_subject(payment_intent_id), *refunds)
