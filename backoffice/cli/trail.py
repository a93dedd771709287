"""`backoffice trail`: is the audit trail as it was written, and all of it in a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext
from backoffice.services.trail import Form

if TYPE_CHECKING:
    from backoffice.domain.audit_chain import Head, Verdict


@click.group("trail")
def trail() -> None:
    """The audit trail: who did what, when. Rows are sealed, so that none is changed unseen."""


@trail.command("verify")
@click.option(
    "--noted", metavar="HEAD", help="A head (NUMBER:HASH) that was noted down earlier and must still be there."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def verify(context: CliContext, noted: str | None, as_json: bool) -> int:
    """Check every row; exit code 1 when one was changed, removed, put in or moved, each named on a line.

    Note the head that is printed where no one can change it (on paper, in a mail): with --noted a later check finds
    out whether everything up to it is still the same, even when all hashes were made anew.
    """
    from backoffice.maintenance import inspect

    head = _head(noted)
    with inspect(context.profile, context.settings, context.paths, context.environment) as inspection:
        verdict = inspection.trail.verify(head)
    if as_json:
        click.echo(json.dumps(_as_json(verdict), ensure_ascii=False))
    else:
        _tell(verdict)
    return 0 if verdict.is_whole else 1


@trail.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice([form.value for form in Form]), default=Form.CSV.value)
@click.pass_obj
def export(context: CliContext, file: Path | None, form: str) -> int:
    """Write all rows with their hashes to FILE (or to standard output).

    CSV (the default) is for spreadsheets; jsonl, a JSON object a line, holds exactly what is sealed.
    """
    from backoffice.maintenance import inspect

    with inspect(context.profile, context.settings, context.paths, context.environment) as inspection:
        if file is None:
            sys.stdout.writelines(inspection.trail.lines(Form(form)))
            return 0
        try:
            written = inspection.trail.write(file, Form(form))
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"Exported {written} rows to {file}.")
    return 0


def _head(noted: str | None) -> Head | None:
    from backoffice.domain.audit_chain import parse_head

    try:
        return None if noted is None else parse_head(noted)
    except ValueError as error:
        raise click.UsageError("Write the head as it was printed: NUMBER:HASH.") from error


def _tell(verdict: Verdict) -> None:
    for fault in verdict.faults:
        click.echo(str(fault.message), err=True)
    if verdict.faults_found > len(verdict.faults):
        click.echo(f"… and {verdict.faults_found - len(verdict.faults)} more.", err=True)
    if verdict.is_whole:
        click.echo(f"The trail is whole: {verdict.rows} rows.")
    else:
        click.echo(f"The trail is not as it was written. {verdict.rows} rows were read.")
    click.echo(f"Head: {verdict.head}")


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "whole": verdict.is_whole,
        "rows": verdict.rows,
        "head": str(verdict.head),
        "faults_found": verdict.faults_found,
        "faults": [{"kind": f.kind.value, "row": f.row_id, "message": str(f.message)} for f in verdict.faults],
    }
