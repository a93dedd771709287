"""`backoffice bookings import` and `backoffice bookings export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backoffice.cli.context import CliContext
from backoffice.cli.listings import parse_context, tell_imported, write_template
from backoffice.domain.booking_kinds import BookingKind

KIND = click.Choice([kind.value for kind in BookingKind])


@click.group("bookings")
def bookings() -> None:
    """Read bookings from CSV files, or write them."""


@bookings.command("import")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--kind", required=True, type=KIND, help="What was booked.")
@click.option("--template", is_flag=True, help="Write an empty file of this kind to FILE (or to standard output).")
@click.option("--partial", is_flag=True, help="Import the good rows even though others fail.")
@click.option("--locale", metavar="LANG", help="Read numbers and dates as written in this language, such as pt_BR.")
@click.pass_obj
def import_bookings(
    context: CliContext, file: Path | None, kind: str, template: bool, partial: bool, locale: str | None
) -> int:
    """Read bookings from the CSV FILE.

    The first line names the columns; “listing” names what is booked by its slug or number. All rows go in, or none: a
    row that fails is named with its line, field and reason. With --partial the others go in. Bookings of days gone by
    may be imported; status, payment_status, payment_method, payment_intent_id, code and total may be left out.
    """
    booking_kind = BookingKind(kind)
    if template:
        from backoffice.services.bookings.columns import booking_template

        return write_template(booking_template(booking_kind), file)
    if file is None:
        raise click.UsageError("Name the CSV file to import, or ask for --template.")
    with context.application() as application:
        read = application.booking_importing.read(booking_kind, file, parse_context(locale))
        result = application.booking_importing.save(read, partial=partial)
    refused, rows = result.failed_lines, len(read.ready) + read.failed_lines
    return tell_imported(kind, result.problems, len(result.created), refused, rows, partial=partial)


@bookings.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--kind", required=True, type=KIND, help="What was booked.")
@click.pass_obj
def export_bookings(context: CliContext, file: Path | None, kind: str) -> int:
    """Write all bookings of a kind to the CSV FILE (or to standard output)."""
    booking_kind = BookingKind(kind)
    with context.application() as application:
        if file is None:
            from backoffice.services.ports import BookingFilter

            sys.stdout.writelines(application.booking_exporting.lines(booking_kind, BookingFilter(kind=booking_kind)))
            return 0
        try:
            written = application.booking_exporting.write(booking_kind, file)
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"Exported {written} {kind} to {file}.")
    return 0
