"""`backoffice import` and `backoffice export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, context_for

if TYPE_CHECKING:
    from backoffice.services.importing import RowProblem

KIND = click.Choice([kind.value for kind in AssetKind])


@click.command("import")
@click.argument("kind", type=KIND)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--template", is_flag=True, help="Write an empty file of this kind to FILE (or to standard output).")
@click.option("--partial", is_flag=True, help="Import the good rows even though others fail.")
@click.option("--locale", metavar="LANG", help="Read numbers and dates as written in this language, such as pt_BR.")
@click.pass_obj
def import_listings(
    context: CliContext, kind: str, file: Path | None, template: bool, partial: bool, locale: str | None
) -> int:
    """Read listings of KIND (activities, events, …) from the CSV FILE.

    The first line names the fields; `title,price,currency` is enough for activities. All rows go in, or none: a row
    that fails is named with its line, field and reason. With --partial the others go in.
    """
    asset_kind = AssetKind(kind)
    if template:
        from backoffice.services.importing import template as template_of

        return write_template(template_of(asset_kind), file)
    if file is None:
        raise click.UsageError("Name the CSV file to import, or ask for --template.")
    with context.application() as application:
        read = application.importing.read(asset_kind, file, parse_context(locale))
        result = application.importing.save(read, partial=partial)
    refused = read.failed_lines
    return tell_imported(
        kind, result.problems, len(result.created), refused, refused + len(read.ready), partial=partial
    )


@click.command("export")
@click.argument("kind", type=KIND)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export_listings(context: CliContext, kind: str, file: Path) -> int:
    """Write all listings of KIND that are not archived to the CSV FILE."""
    with context.application() as application:
        try:
            written = application.exporting.write(AssetKind(kind), file)
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"Exported {written} {kind} to {file}.")
    return 0


def tell_imported(
    kind: str, problems: Iterable[RowProblem], created: int, refused: int, rows: int, *, partial: bool
) -> int:
    """Say what an import did, and name each row that failed; return the exit code."""
    show_problems(problems)
    if refused and not partial:
        click.echo(f"Nothing was imported: {refused} of {rows} rows failed.", err=True)
        return 1
    click.echo(f"Imported {created} {kind}." + (f" {refused} rows failed." if refused else ""))
    return 1 if refused else 0


def show_problems(problems: Iterable[RowProblem]) -> None:
    """Name each row that failed on standard error."""
    for problem in problems:
        place = f"line {problem.line}" + (f", {problem.field}" if problem.field else "")
        click.echo(f"{place}: {problem.message}", err=True)


def write_template(text: str, file: Path | None) -> int:
    """Write an empty file, never over another, or to standard output."""
    if file is None:
        sys.stdout.write(text)
        return 0
    try:
        with file.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
    except FileExistsError as error:
        raise click.ClickException(f"{file} exists already; it was left as it is.") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    return 0


def parse_context(locale: str | None) -> ParseContext:
    """Return how a file's numbers and dates are written."""
    return context_for(locale, NEUTRAL_CONTEXT.currency) if locale else NEUTRAL_CONTEXT
