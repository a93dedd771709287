"""The words of a table's cell, in the reader's language and forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo

from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.gui.models.columns import Form, GridColumn
from backoffice.gui.models.records import Row
from backoffice.gui.translation import formats, tr, translate_label

_CATEGORY = {AssetKind.ACCOMMODATIONS: "accommodation_type", AssetKind.RESTAURANTS: "cuisine"}
"""The field that stands in the column `category` of the table of all kinds."""

ONE_LINE = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\0": "\N{REPLACEMENT CHARACTER}"})


def cell_text(row: Row, column: GridColumn, zone: tzinfo) -> str:
    """Return what a cell says; an absent value says nothing. Always one line of plain text."""
    value = row.cells.get(column.name)
    if value is None:
        return ""
    match column.form:
        case Form.WORD if column.word:
            return column.word(str(value))
        case Form.STATE if column.states:
            return column.states.words[str(value)]()
        case Form.WHEN:
            return when_text(row.cells)
        case Form.CHOICE:
            return _choice(row, column, str(value))
        case Form.YES_NO:
            return tr("Yes") if value else tr("No")
        case Form.LINK:
            return str(value).removeprefix("https://").translate(ONE_LINE)
        case _:
            return _figure(row, column.form, value, zone).translate(ONE_LINE)


def _figure(row: Row, form: Form, value: object, zone: tzinfo) -> str:
    match form, value:
        case Form.MONEY, int():
            return formats().money(value, str(row.cells.get("currency") or ""))
        case Form.NUMBER, int() | float():
            return formats().number(value)
        case Form.MOMENT, datetime():
            return moment_text(value if value.tzinfo else value.replace(tzinfo=UTC), zone)
        case Form.DATE, date():
            return formats().date(value)
        case Form.TIME, time():
            return formats().time(value)
        case _:
            return str(value)


def moment_text(moment_at: datetime, zone: tzinfo) -> str:
    """To the minute, as seconds tell nobody anything; of today only the time."""
    local = moment_at.astimezone(zone)
    if local.date() == datetime.now(zone).date():
        return formats().time(local.time())
    return f"{formats().date(local.date())} {formats().time(local.time())}"


def when_text(cells: Mapping[str, object]) -> str:
    """Return when a booking is: its day and time, or its first and last day."""
    first, last, at = (cells.get(name) for name in ("starts_on", "ends_on", "starts_at"))
    words = formats().date(first) if isinstance(first, date) else ""
    if isinstance(last, date) and last != first:
        return formats().days(first, last) if isinstance(first, date) else formats().date(last)
    if isinstance(at, str) and at:
        at = time.fromisoformat(at)
    return f"{words} · {formats().time(at)}" if isinstance(at, time) else words


def _choice(row: Row, column: GridColumn, value: str) -> str:
    """In the table of all kinds each row is named by its own kind's choices."""
    choices = column.spec.choices if column.spec else ()
    if column.name == "category":
        wanted = _CATEGORY.get(row.ref.kind, "category")
        choices = next((spec.choices for spec in fields_of(row.ref.kind) if spec.name == wanted), ())
    return next((translate_label(choice.label) for choice in choices if choice.value == value), value)
