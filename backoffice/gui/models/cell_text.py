"""The words of a table's cell, in the reader's language and forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo

from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.gui.models.columns import Form, GridColumn
from backoffice.gui.translation import formats, tr, translate_label
from backoffice.gui.wording import kind_name, state_title
from backoffice.services.ports import AssetRow, SyncState

_CATEGORY = {AssetKind.ACCOMMODATIONS: "accommodation_type", AssetKind.RESTAURANTS: "cuisine"}
"""The field that stands in the column `category` of the table of all kinds."""

ONE_LINE = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\0": "\N{REPLACEMENT CHARACTER}"})


def cell_text(row: AssetRow, column: GridColumn, zone: tzinfo) -> str:
    """Return what a cell says; an absent value says nothing. Always one line of plain text."""
    value = row.cells.get(column.name)
    if value is None:
        return ""
    match column.form:
        case Form.KIND:
            return kind_name(AssetKind(str(value)))
        case Form.STATE:
            return state_title(SyncState(str(value)))
        case Form.CHOICE:
            return _choice(row, column, str(value))
        case Form.YES_NO:
            return tr("Yes") if value else tr("No")
        case Form.LINK:
            return str(value).removeprefix("https://").translate(ONE_LINE)
        case _:
            return _figure(row, column.form, value, zone).translate(ONE_LINE)


def _figure(row: AssetRow, form: Form, value: object, zone: tzinfo) -> str:
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


def _choice(row: AssetRow, column: GridColumn, value: str) -> str:
    """In the table of all kinds each row is named by its own kind's choices."""
    choices = column.spec.choices if column.spec else ()
    if column.name == "category":
        wanted = _CATEGORY.get(row.ref.kind, "category")
        choices = next((spec.choices for spec in fields_of(row.ref.kind) if spec.name == wanted), ())
    return next((translate_label(choice.label) for choice in choices if choice.value == value), value)
