"""The refunds of a report in files: CSV for programs, Excel for people. No spreadsheet finds a formula in them."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Any

from backoffice.domain.money import NEUTRAL, Money, exponent, format_amount
from backoffice.services.csv_files import guard, write_csv_file, write_csv_row
from backoffice.services.ports.refund_queries import RefundRow
from backoffice.services.refunds.report import RefundReport

COLUMNS = (
    "asked_at",
    "state",
    "amount",
    "currency",
    "reason",
    "note",
    "asked_by",
    "approved_by",
    "confirmation_code",
    "customer_name",
    "payment_intent_id",
    "stripe_refund_id",
    "failure",
    "made_in_dashboard",
)
_TOTALS = ("currency", "returned", "pending", "waiting", "not_made", "refunds")


def csv_lines(rows: Sequence[RefundRow], zone: tzinfo) -> Iterator[str]:
    """Yield the header and one line a refund; times are the office's, with their distance from UTC."""
    yield write_csv_row(COLUMNS)
    for row in rows:
        cells = _cells(row)
        cells["asked_at"] = row.at.astimezone(zone).isoformat(timespec="minutes")
        cells["amount"] = format_amount(row.money.amount_minor, row.money.currency, NEUTRAL)
        yield write_csv_row([guard(cells[name]) for name in COLUMNS])


def write_csv(path: Path, rows: Sequence[RefundRow], zone: tzinfo) -> int:
    """Write the file (replaced whole, or left as it was) and return how many refunds it holds; raises OSError."""
    return write_csv_file(path, csv_lines(rows, zone))


def write_excel(path: Path, report: RefundReport, rows: Sequence[RefundRow], zone: tzinfo) -> int:
    """Write a workbook of two sheets, the refunds and the totals per currency, as `write_csv` does; raises OSError."""
    from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

    buffer = io.BytesIO()
    book: Any = Workbook(buffer, {"in_memory": True})
    _fill_rows(book, book.add_worksheet("refunds"), rows, zone)
    _fill_totals(book, book.add_worksheet("totals"), report)
    book.close()
    _replace(path, buffer.getvalue())
    return len(rows)


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _cells(row: RefundRow) -> dict[str, str]:
    """Return the words of a refund by column."""
    record, foreign = row.record, row.foreign
    common = {
        "currency": row.money.currency,
        "confirmation_code": row.confirmation_code,
        "customer_name": row.customer_name,
        "payment_intent_id": row.payment_intent_id,
    }
    if record is None:
        empty = dict.fromkeys(("reason", "note", "asked_by", "approved_by", "failure"), "")
        status = foreign.status if foreign is not None else ""
        return {**common, **empty, "state": status, "stripe_refund_id": row.id, "made_in_dashboard": "yes"}
    refund = record.refund
    return {
        **common,
        "state": refund.state.value,
        "reason": record.reason.value if record.reason else "",
        "note": record.note,
        "asked_by": refund.requested_by,
        "approved_by": ", ".join(dict.fromkeys(approval.by for approval in refund.approvals)),
        "stripe_refund_id": refund.stripe_refund_id or "",
        "failure": refund.failure,
        "made_in_dashboard": "no",
    }


def _fill_rows(book: Any, sheet: Any, rows: Sequence[RefundRow], zone: tzinfo) -> None:
    moment, shapes = book.add_format({"num_format": "yyyy-mm-dd hh:mm"}), _shapes(book)
    _head(book, sheet, COLUMNS)
    for line, row in enumerate(rows, 1):
        cells = _cells(row)
        at: datetime = row.at.astimezone(zone).replace(tzinfo=None)
        for column, name in enumerate(COLUMNS):
            if name == "asked_at":
                sheet.write_datetime(line, column, at, moment)
            elif name == "amount":
                _write_money(sheet, line, column, row.money, shapes)
            else:
                sheet.write_string(line, column, _printable(cells[name]))


def _fill_totals(book: Any, sheet: Any, report: RefundReport) -> None:
    shapes = _shapes(book)
    _head(book, sheet, _TOTALS)
    for line, (currency, figures) in enumerate(report.totals().items(), 1):
        sheet.write_string(line, 0, currency)
        for column, money in enumerate((figures.returned, figures.pending, figures.waiting, figures.not_made), 1):
            _write_money(sheet, line, column, money, shapes)
        sheet.write_number(line, 5, figures.count)


def _head(book: Any, sheet: Any, names: Sequence[str]) -> None:
    bold = book.add_format({"bold": True})
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
    sheet.set_column(0, len(names) - 1, 18)
    sheet.freeze_panes(1, 0)


def _shapes(book: Any) -> dict[int, Any]:
    """Return how numbers are shown, by their decimals."""
    return {
        places: book.add_format({"num_format": "0" + ("." + "0" * places if places else "")}) for places in (0, 2, 3)
    }


def _write_money(sheet: Any, line: int, column: int, money: Money, shapes: dict[int, Any]) -> None:
    """Write a number that can be added up, with the decimals of its currency."""
    places = exponent(money.currency)
    sheet.write_number(line, column, Decimal(money.amount_minor).scaleb(-places), shapes[places])


def _printable(text: str) -> str:
    """Return text that a workbook can hold: no control characters, and no more than a cell takes."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)[:32_000]
