"""Bookings from CSV files. A row that fails is named with its line, field and reason; nothing is half-imported.

The column `listing` names what is booked by slug or id; the others are the kind's fields and where the booking stands
(`columns.py`). A `total` that differs from the listing's price is taken as agreed, and the trail says so. History may
be imported: days gone by are no obstacle. Every other conflict needs the row's own `override_reason`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.confirmation_codes import kind_of_code, normalise_code
from backoffice.domain.errors import BackofficeError, FieldProblem, InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.money import Money, is_known
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, parse_field
from backoffice.domain.specs import UnknownField
from backoffice.domain.specs.bookings import booking_defaults
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.bookings import columns
from backoffice.services.bookings.adding import check_payment_intent
from backoffice.services.bookings.checking import check_values
from backoffice.services.bookings.customers import normal_customer
from backoffice.services.bookings.desk import Desk
from backoffice.services.bookings.imported import ImportedBooking, add_imported
from backoffice.services.bookings.listings_by_name import ListingsByName
from backoffice.services.bookings.records import NewBooking
from backoffice.services.csv_files import CsvFile, CsvRow, FileUnreadable, read_csv
from backoffice.services.importing import ImportStopped, Report, RowProblem, too_many_cells
from backoffice.services.ports import AssetRecord, BookingRecord

_REPORT_EVERY = 100


@dataclass(frozen=True, slots=True)
class ReadBookings:
    """A file as understood: rows that may be imported where there is room, and what is wrong with the others."""

    kind: BookingKind
    ready: tuple[tuple[int, ImportedBooking], ...]
    problems: tuple[RowProblem, ...]

    @property
    def failed_lines(self) -> int:
        """Return how many rows cannot be imported."""
        return len({problem.line for problem in self.problems})


@dataclass(frozen=True, slots=True)
class ImportedBookings:
    """What was imported, and what was not and why."""

    created: tuple[BookingRecord, ...]
    problems: tuple[RowProblem, ...]

    @property
    def failed_lines(self) -> int:
        """Return how many rows were not imported for a reason of their own."""
        return len({problem.line for problem in self.problems})


class BookingImporting:
    """Reads files of bookings and saves them."""

    def __init__(self, desk: Desk) -> None:
        """Save at this desk."""
        self._desk = desk

    def read(
        self,
        kind: BookingKind,
        path: Path,
        context: ParseContext = NEUTRAL_CONTEXT,
        report: Report = lambda done, total: True,
    ) -> ReadBookings:
        """Return what is in the file; nothing is saved, and whether there is room is not looked at yet.

        Raises:
            FileUnreadable: the file as a whole cannot be used.
            ImportStopped: `report` said so.

        """
        file = read_csv(path)
        reader = _RowReader(self._desk, kind, _header(kind, file), context)
        ready: list[tuple[int, ImportedBooking]] = []
        problems: list[RowProblem] = []
        for number, row in enumerate(file.rows):
            if number % _REPORT_EVERY == 0 and not report(number, len(file.rows)):
                raise ImportStopped
            booking, found = reader.read(row)
            problems.extend(RowProblem(row.line, columns.public_name(kind, p.field), p.message) for p in found)
            if booking is not None:
                ready.append((row.line, booking))
        return ReadBookings(kind, tuple(ready), tuple(problems))

    def save(self, read: ReadBookings, *, partial: bool) -> ImportedBookings:
        """Save the rows in one transaction: all, or with `partial` those without a problem; else none."""
        if read.problems and not partial:
            return ImportedBookings((), read.problems)
        refused: list[RowProblem] = []
        created: list[BookingRecord] = []
        try:
            with self._desk.database.write() as uow:
                for asset in sorted({booking.new.asset for _, booking in read.ready}):
                    uow.bookings.lock_asset(asset)
                for line, booking in read.ready:
                    try:
                        with uow.part():
                            created.append(add_imported(uow, self._desk, booking))
                    except BackofficeError as error:
                        refused.extend(_row_problems(read.kind, line, error))
                if refused and not partial:
                    raise _NothingImported
        except _NothingImported:
            created = []
        return ImportedBookings(tuple(created), (*read.problems, *refused))


class _NothingImported(Exception):
    """Undoes the transaction."""


def _row_problems(kind: BookingKind, line: int, error: BackofficeError) -> list[RowProblem]:
    """Return why a row was refused; what is no row's fault goes on."""
    from backoffice.services.database_errors import DatabaseError

    if isinstance(error, DatabaseError):
        raise error
    if isinstance(error, InvalidInput):
        return [RowProblem(line, columns.public_name(kind, p.field), p.message) for p in error.problems]
    return [RowProblem(line, "", error.message)]


def _header(kind: BookingKind, file: CsvFile) -> tuple[FieldSpec, ...]:
    found: list[FieldSpec] = []
    for name in file.header:
        try:
            spec = columns.booking_column(kind, name)
        except UnknownField as error:
            text = QT_TRANSLATE_NOOP("backoffice", "Line 1 must name the fields of {kind}. {reason}")
            raise FileUnreadable(Message(text, {"kind": kind.value, "reason": str(error.message)})) from error
        if spec in found:
            twice = QT_TRANSLATE_NOOP("backoffice", "Line 1 names the field “{field}” twice.")
            raise FileUnreadable(Message(twice, {"field": name[:80]}))
        found.append(spec)
    if columns.LISTING not in found:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "Line 1 must name the column “listing”: what is booked, by slug or number."
        )
        raise FileUnreadable(Message(text))
    return tuple(found)


class _RowReader:
    """Reads the rows of one file."""

    def __init__(self, desk: Desk, kind: BookingKind, header: Sequence[FieldSpec], context: ParseContext) -> None:
        self._desk = desk
        self._kind = kind
        self._header = header
        self._context = context
        self._listings = ListingsByName(desk.database, kind.asset_kind)

    def read(self, row: CsvRow) -> tuple[ImportedBooking | None, Sequence[FieldProblem]]:
        """Return the booking of a row, or what is wrong with it."""
        if len(row.cells) > len(self._header) and any(cell.strip() for cell in row.cells[len(self._header) :]):
            return None, [FieldProblem("", too_many_cells(len(row.cells), len(self._header)))]
        cells = {spec.name: cell.strip() for spec, cell in zip(self._header, row.cells, strict=False)}
        try:
            asset = self._listings.find(cells.get("listing", ""))
        except InvalidInput as error:
            return None, error.problems
        values, problems = self._parse(cells, asset)
        fields = {name: values[name] for name in values.keys() & booking_defaults(self._kind).keys()}
        fields = {**booking_defaults(self._kind), "language": self._desk.rules.language, **fields}
        region = self._desk.rules.phone_region
        tiers = {tier.id for tier in asset.tiers if tier.id is not None}
        named = {problem.field for problem in problems}
        further = (*check_values(self._kind, fields, region, tiers), *_check_standing(self._kind, values))
        problems.extend(problem for problem in further if problem.field not in named)
        if problems:
            return None, problems
        return self._booking(asset, normal_customer(fields, region), values), ()

    def _parse(self, cells: Mapping[str, str], asset: AssetRecord) -> tuple[dict[str, object], list[FieldProblem]]:
        """Return the values of a row's cells; amounts are read in its currency, wherever that column stands."""
        currency = cells.get("currency", "").upper()
        context = self._context.in_currency(currency if is_known(currency) else str(asset.values["currency"]))
        values: dict[str, object] = {"currency": context.currency}
        problems: list[FieldProblem] = []
        for spec in self._header:
            cell = cells.get(spec.name, "")
            if not cell:
                continue
            try:
                tier = _tier_named(cell, asset) if spec.name == columns.TIER else None
                values[spec.name] = parse_field(spec, cell, context) if tier is None else tier
            except InvalidInput as error:
                problems.extend(error.problems)
        return values, problems

    def _booking(
        self, asset: AssetRecord, fields: Mapping[str, object], values: Mapping[str, object]
    ) -> ImportedBooking:
        status, payment_status = values.get("status"), values.get("payment_status")
        method, total = values.get("payment_method"), values.get("total_minor")
        code, payment = values.get("confirmation_code"), values.get("payment_intent_id")
        currency = str(values["currency"])
        new = NewBooking(
            self._kind,
            asset.ref,
            fields,
            PaymentMethod(str(method)) if method else None,
            str(payment) if payment else None,
            str(fields.get("override_reason") or ""),
        )
        return ImportedBooking(
            new,
            currency=currency,
            code=normalise_code(str(code)) if code else None,
            status=BookingStatus(str(status)) if status else None,
            payment_status=PaymentStatus(str(payment_status)) if payment_status else None,
            total=Money(total, currency) if isinstance(total, int) else None,
        )


def _tier_named(cell: str, asset: AssetRecord) -> int | None:
    """Return the id of the listing's tier of that name; None: it may be an id."""
    wanted = cell.casefold()
    return next((tier.id for tier in asset.tiers if str(tier.values.get("name")).strip().casefold() == wanted), None)


def _check_standing(kind: BookingKind, values: Mapping[str, object]) -> list[FieldProblem]:
    payment, code = values.get("payment_intent_id"), values.get("confirmation_code")
    problems = list(check_payment_intent(str(payment) if payment else None))
    normal = normalise_code(str(code)) if code else None
    if code and (normal is None or kind_of_code(normal) is not kind):
        text = QT_TRANSLATE_NOOP(
            "backoffice", "“{code}” is no code of these bookings. Leave it empty, and the booking gets one."
        )
        problems.append(FieldProblem("confirmation_code", Message(text, {"code": shown(str(code))})))
    return problems
