"""`backoffice import` and `backoffice export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backoffice.cli.context import CliContext
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, context_for

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
        return _write_template(asset_kind, file)
    if file is None:
        raise click.UsageError("Name the CSV file to import, or ask for --template.")
    with context.application() as application:
        read = application.importing.read(asset_kind, file, _parse_context(locale))
        result = application.importing.save(read, partial=partial)
    for problem in result.problems:
        place = f"line {problem.line}" + (f", {problem.field}" if problem.field else "")
        click.echo(f"{place}: {problem.message}", err=True)
    refused = read.failed_lines
    if refused and not partial:
        click.echo(f"Nothing was imported: {refused} of {refused + len(read.ready)} rows failed.", err=True)
        return 1
    click.echo(f"Imported {len(result.created)} {kind}." + (f" {refused} rows failed." if refused else ""))
    return 1 if refused else 0


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


def _write_template(kind: AssetKind, file: Path | None) -> int:
    from backoffice.services.importing import template

    if file is None:
        sys.stdout.write(template(kind))
    else:
        try:
            with file.open("x", encoding="utf-8", newline="") as out:
                out.write(template(kind))
        except FileExistsError as error:
            raise click.ClickException(f"{file} exists already; it was left as it is.") from error
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    return 0


def _parse_context(locale: str | None) -> ParseContext:
    return context_for(locale, NEUTRAL_CONTEXT.currency) if locale else NEUTRAL_CONTEXT
