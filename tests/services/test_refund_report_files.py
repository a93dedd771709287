"""The report of refunds in files: the rows and sums it tells of, and no word that a spreadsheet would run."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import Approval, Refund, RefundState, RefundTerms
from backoffice.services.ports.refund_queries import Origin, RefundRow, RefundSum
from backoffice.services.ports.refunds import ForeignRefund, RefundFilter, RefundRecord
from backoffice.services.refunds.report import RefundReport
from backoffice.services.refunds.report_files import COLUMNS, write_csv, write_excel

AT = datetime(2030, 5, 17, 1, 30, tzinfo=UTC)
RECIFE = ZoneInfo("America/Recife")
HOSTILE = '=HYPERLINK("http://example.org")'


def _row(money: Money, note: str = HOSTILE) -> RefundRow:
    terms = RefundTerms("pi_1", money, "acct_office", livemode=False)
    approvals = tuple(Approval("Bia", terms, AT, AT + timedelta(hours=24), is_used=True) for _ in range(2))
    refund = Refund("r1", terms, RefundState.SUCCEEDED, "Ana", AT, 1, approvals, AT, "re_1")
    record = RefundRecord(refund, None, RefundReason.DUPLICATE, note, cancels_booking=False)
    return RefundRow(record, None, None, "V123-ABCD", "+Zé\x07 da Silva")


ROWS = (
    _row(Money(123_456, "BRL")),
    _row(Money(500, "JPY"), "two\nlines"),
    _row(Money(1_250, "KWD"), ""),
    RefundRow(None, ForeignRefund("re_x", "pi_2", Money(99_999_999, "BRL"), "pending", AT)),
)
REPORT = RefundReport(
    RefundFilter(zone=RECIFE),
    (
        RefundSum("BRL", date(2030, 5, 1), RefundReason.DUPLICATE, RefundState.SUCCEEDED, Origin.OURS, 1, 123_456),
        RefundSum("BRL", date(2030, 5, 1), None, RefundState.PENDING, Origin.DASHBOARD, 1, 99_999_999),
    ),
)


def _sheet(path: Path, number: int) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").decode()


def _strings(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read("xl/sharedStrings.xml").decode()


def test_csv_has_a_line_for_each_refund_in_the_offices_time(tmp_path: Path) -> None:
    path = tmp_path / "refunds.csv"
    assert write_csv(path, ROWS, RECIFE) == 4
    lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert tuple(lines[0]) == COLUMNS
    assert [line["amount"] for line in lines] == ["1234.56", "500", "1.250", "999999.99"]
    assert lines[0]["asked_at"] == "2030-05-16T22:30-03:00"
    assert lines[0]["note"] == "'" + HOSTILE
    assert lines[0]["customer_name"].startswith("'+Zé")
    assert lines[1]["note"] == "two\nlines"
    assert lines[0]["approved_by"] == "Bia"
    assert (lines[3]["made_in_dashboard"], lines[3]["stripe_refund_id"], lines[3]["state"]) == (
        "yes",
        "re_x",
        "pending",
    )


def test_excel_holds_numbers_that_add_up_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "refunds.xlsx"
    assert write_excel(path, REPORT, ROWS, RECIFE) == 4
    rows, totals = _sheet(path, 1), _sheet(path, 2)
    assert "<f>" not in rows + totals
    assert "HYPERLINK" in _strings(path)
    assert "\x07" not in _strings(path)
    for number in ("1234.56", "500", "1.250", "999999.99"):
        assert f"<v>{number}</v>" in rows
    assert re.search(r'<c r="B2"[^>]*><v>1234\.56</v>', totals)
    assert re.search(r'<c r="C2"[^>]*><v>999999\.99</v>', totals)
    assert re.search(r'<c r="F2"[^>]*><v>2</v>', totals)


@pytest.mark.parametrize(
    "write",
    [
        lambda path: write_csv(path, ROWS, RECIFE),
        lambda path: write_excel(path, REPORT, ROWS, RECIFE),
    ],
)
def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, write: Callable[[Path], int]) -> None:
    target = tmp_path / "there" / "refunds"
    target.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        write(target)
    assert list(target.parent.iterdir()) == [target]
