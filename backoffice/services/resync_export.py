"""The plan of a resync as CSV: one line a difference, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from backoffice.domain.resync import Choice, ResyncPlan
from backoffice.services.csv_files import guard, write_csv_row

HEADER = ("subject", "product_id", "name", "finding", "explanation", "in_stripe", "here", "choice", "requests")


def plan_lines(plan: ResyncPlan, choices: Mapping[str, Choice]) -> Iterator[str]:
    """Yield the header and one line a difference; a row's requests stand in its first line only."""
    yield write_csv_row(HEADER)
    for row in plan:
        choice = plan.choice_of(row, choices)
        for number, each in enumerate(row.differences):
            what = (each.finding.value, str(each.finding.message), each.in_stripe, each.here)
            requests = str(row.requests) if number == 0 else ""
            cells = (row.subject, row.product_id, row.name, *what, choice.value, requests)
            yield write_csv_row([guard(cell) for cell in cells])


def write_plan(plan: ResyncPlan, path: Path, choices: Mapping[str, Choice]) -> int:
    """Write the file whole, with a byte order mark as Excel wants it; return how many lines follow the header.

    Raises:
        OSError: it cannot be written.

    """
    lines = list(plan_lines(plan, choices))
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text("".join(lines), encoding="utf-8-sig", newline="")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(lines) - 1
