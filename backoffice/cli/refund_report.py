"""`backoffice refunds report`: what was given back in a period, in sums, and every refund in a file."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext
from backoffice.cli.refund_words import errors_as, print_json
from backoffice.domain.refund_rules import RefundReason

if TYPE_CHECKING:
    from backoffice.services.refunds.report import Figures, RefundReport

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("report")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--from", "from_on", type=DAY, help="Asked for on this day or later, as days are at the office.")
@click.option("--to", "to_on", type=DAY, help="Asked for on this day or earlier.")
@click.option("--person", default="", help="Who asked for it or approved it.")
@click.option("--reason", type=click.Choice([r.value for r in RefundReason]))
@click.option("--currency", default="", help="Such as BRL.")
@click.option("--json", "in_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def report(
    context: CliContext,
    file: Path | None,
    from_on: datetime | None,
    to_on: datetime | None,
    person: str,
    reason: str | None,
    currency: str,
    in_json: bool,
) -> int:
    """Add up refunds by currency, month and reason; write each of them to FILE (.xlsx for Excel, else CSV)."""
    from backoffice.services.ports.refunds import RefundFilter

    where = RefundFilter(
        from_on=from_on.date() if from_on else None,
        to_on=to_on.date() if to_on else None,
        person=person,
        reason=RefundReason(reason) if reason else None,
        currency=currency.upper(),
    )
    with errors_as(in_json), context.application() as application:
        reports = application.refunds.reports
        if file is not None:
            try:
                reports.write(file, where)
            except OSError as error:
                raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
        found = reports.read(where)
    if in_json:
        print_json({"count": found.count, "currencies": {each: _as_json(found, each) for each in found.currencies}})
    for each in [] if in_json else found.totals().values():
        click.echo(_line(each))
    return 0


def _as_json(found: RefundReport, currency: str) -> dict[str, object]:
    return {
        **asdict(found.totals()[currency]),
        "by_month": {f"{month:%Y-%m}": asdict(each) for month, each in found.by_month(currency).items()},
        "by_reason": {key.value if key else "": asdict(each) for key, each in found.by_reason(currency).items()},
        "by_state": {key.value if key else "": asdict(each) for key, each in found.by_state(currency).items()},
    }


def _line(each: Figures) -> str:
    return (
        f"{each.currency}\t{each.count} refunds\t{each.returned} given back\t{each.pending} on the way\t"
        f"{each.waiting} waiting\t{each.not_made} not made"
    )
