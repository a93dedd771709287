"""Listings from CSV files. A row that fails is named with its line, field and reason; nothing is half-imported.

The header holds the kind's field names (public ones; `template` writes them all). Numbers and dates are read as files
for programs write them (1234.50, 2027-03-31), or as people of a locale do where a context of theirs is given.
Activities and events may have a column `tiers`: a JSON list of objects with the tier fields' names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from backoffice.domain.errors import BackofficeError, FieldProblem, InvalidInput
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import is_known
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, parse_field
from backoffice.domain.specs import TIER_FIELDS, UnknownField, field_of, fields_of, tier_defaults, tier_field
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.assets import Assets, NewAsset
from backoffice.services.csv_files import CsvFile, CsvRow, FileUnreadable, read_csv, write_csv_row
from backoffice.services.listing_trail import Author, Origin
from backoffice.services.ports import AssetRecord, TierRecord

TIERS = "tiers"
"""The column that holds ticket tiers, as JSON."""

Report = Callable[[int, int], bool]
"""Told (done, total) now and then; answers whether to go on."""

_REPORT_EVERY = 100


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row cannot be imported: the line it starts on, the column (public name, '' for the row) and the reason."""

    line: int
    field: str
    message: Message


@dataclass(frozen=True, slots=True)
class ReadListings:
    """A file as understood: rows that can be imported, and what is wrong with the others."""

    kind: AssetKind
    ready: tuple[tuple[int, NewAsset], ...]
    problems: tuple[RowProblem, ...]

    @property
    def failed_lines(self) -> int:
        """Return how many rows cannot be imported."""
        return len({problem.line for problem in self.problems})


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was imported, and what was not and why."""

    created: tuple[AssetRecord, ...]
    problems: tuple[RowProblem, ...]


class ImportStopped(BackofficeError):
    """Somebody pressed Stop; nothing was imported."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(Message(QT_TRANSLATE_NOOP("backoffice", "The import was stopped. Nothing was imported.")))


def columns_of(kind: AssetKind) -> tuple[str, ...]:
    """Return the header of a kind's CSV files."""
    names = tuple(spec.public_name for spec in fields_of(kind))
    return (*names, TIERS) if kind.has_tiers else names


def template(kind: AssetKind) -> str:
    """Return an empty CSV file: the header line."""
    return write_csv_row(columns_of(kind))


class Importing:
    """Reads files of listings and saves them."""

    def __init__(self, assets: Assets) -> None:
        """Check and save through the use cases of listings."""
        self._assets = assets

    def read(
        self,
        kind: AssetKind,
        path: Path,
        context: ParseContext = NEUTRAL_CONTEXT,
        report: Report = lambda done, total: True,
    ) -> ReadListings:
        """Return what is in the file; nothing is saved.

        Raises:
            FileUnreadable: the file as a whole cannot be used.
            ImportStopped: `report` said so.

        """
        file = read_csv(path)
        columns = _columns(kind, file)
        ready: list[tuple[int, NewAsset]] = []
        problems: list[RowProblem] = []
        for number, row in enumerate(file.rows):
            if number % _REPORT_EVERY == 0 and not report(number, len(file.rows)):
                raise ImportStopped
            asset, found = self._read_row(kind, columns, row, context)
            problems.extend(found)
            if asset is not None:
                ready.append((row.line, asset))
        return ReadListings(kind, tuple(ready), tuple(problems))

    def save(self, read: ReadListings, *, partial: bool) -> ImportResult:
        """Save the rows in one transaction: all, or with `partial` those without a problem; else none."""
        if read.problems and not partial:
            return ImportResult((), read.problems)
        ready = [asset for _, asset in read.ready]
        return ImportResult(self._assets.create_many(ready, Author(Origin.FILE)), read.problems)

    def _read_row(
        self, kind: AssetKind, columns: Sequence[FieldSpec | None], row: CsvRow, context: ParseContext
    ) -> tuple[NewAsset | None, list[RowProblem]]:
        if len(row.cells) > len(columns) and any(cell.strip() for cell in row.cells[len(columns) :]):
            return None, [RowProblem(row.line, "", too_many_cells(len(row.cells), len(columns)))]
        values = dict(self._assets.defaults(kind))
        problems: list[FieldProblem] = []
        cells = dict(zip(columns, row.cells, strict=False))
        _read_currency(cells, values)
        in_currency = context.in_currency(str(values["currency"]))
        for spec, cell in cells.items():
            if spec is not None and cell.strip():
                _read_cell(spec, cell, in_currency, values, problems)
        tiers = _read_tiers(cells.get(None, ""), in_currency, problems)
        named = {problem.field for problem in problems}
        problems.extend(p for p in self._assets.check(kind, values, tiers) if p.field not in named)
        found = [RowProblem(row.line, _public(kind, p.field), p.message) for p in problems]
        return (None if found else NewAsset(kind, values, tiers)), found


def _columns(kind: AssetKind, file: CsvFile) -> tuple[FieldSpec | None, ...]:
    """Return the field of each column; None stands for the tiers."""
    columns: list[FieldSpec | None] = []
    for name in file.header:
        is_tiers = kind.has_tiers and name.casefold() == TIERS
        spec = None if is_tiers else _field(kind, name)
        if spec in columns:
            twice = QT_TRANSLATE_NOOP("backoffice", "Line 1 names the field “{field}” twice.")
            raise FileUnreadable(Message(twice, {"field": name[:80]}))
        columns.append(spec)
    return tuple(columns)


def _field(kind: AssetKind, name: str) -> FieldSpec:
    try:
        return field_of(kind, name)
    except UnknownField as error:
        text = QT_TRANSLATE_NOOP("backoffice", "Line 1 must name the fields of {kind}. {reason}")
        raise FileUnreadable(Message(text, {"kind": kind.value, "reason": str(error.message)})) from error


def _read_currency(cells: Mapping[FieldSpec | None, str], values: dict[str, object]) -> None:
    """Amounts are read in the row's currency, wherever its column stands."""
    for spec, cell in cells.items():
        if spec is not None and spec.type is FieldType.CURRENCY and is_known(cell.strip().upper()):
            values["currency"] = cell.strip().upper()


def _read_cell(
    spec: FieldSpec, cell: str, context: ParseContext, values: dict[str, object], problems: list[FieldProblem]
) -> None:
    try:
        values[spec.name] = parse_field(spec, cell, context)
    except InvalidInput as error:
        problems.extend(error.problems)


def _read_tiers(cell: str, context: ParseContext, problems: list[FieldProblem]) -> tuple[TierRecord, ...]:
    if not cell.strip():
        return ()
    try:
        items: object = json.loads(cell)
    except (ValueError, RecursionError):
        items = None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in cast("list[object]", items)):
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "Write ticket tiers as a JSON list, such as [{example}]; the file “--template” lists the rest.",
        )
        problems.append(FieldProblem(TIERS, Message(text, {"example": '{"name": "Adult", "price": "150.00"}'})))
        return ()
    tiers = cast("list[dict[str, object]]", items)
    return tuple(_read_tier(position, tier, context, problems) for position, tier in enumerate(tiers))


def _read_tier(
    position: int, tier: Mapping[str, object], context: ParseContext, problems: list[FieldProblem]
) -> TierRecord:
    values = dict(tier_defaults(position))
    for name, value in tier.items():
        try:
            spec = tier_field(name)
            values[spec.name] = parse_field(spec, "" if value is None else str(value), context)
        except UnknownField as error:
            problems.append(FieldProblem(f"tiers[{position}]", error.message))
        except InvalidInput as error:
            problems.extend(FieldProblem(f"tiers[{position}].{p.field}", p.message) for p in error.problems)
    return TierRecord(None, values)


def tiers_as_text(tiers: Sequence[TierRecord], show: Callable[[FieldSpec, object], str]) -> str:
    """Return the cell that `read` understands; '' where there are no tiers."""
    items = [{spec.public_name: show(spec, tier.values.get(spec.name)) for spec in TIER_FIELDS} for tier in tiers]
    return json.dumps(items, ensure_ascii=False) if items else ""


def _public(kind: AssetKind, field: str) -> str:
    try:
        return field_of(kind, field).public_name if field else ""
    except UnknownField:
        return field  # of a tier, or the tiers as a whole


def too_many_cells(found: int, expected: int) -> Message:
    """Say that a line has more cells than the header names fields."""
    text = QT_TRANSLATE_NOOP(
        "backoffice",
        "This line has {found} cells, but the header names {expected} fields. "
        "Put a text that holds the separator in quotation marks.",
    )
    return Message(text, {"found": found, "expected": expected})
