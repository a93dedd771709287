"""`backoffice migrate`."""

from __future__ import annotations

import click

from backoffice.cli.context import CliContext


@click.command("migrate")
@click.pass_obj
def migrate(context: CliContext) -> int:
    """Bring the database to this program's format. An SQLite file is backed up first."""
    from backoffice.maintenance import migrate_database

    with context.logging():
        report = migrate_database(context.profile, context.paths)
    if not report.changed:
        click.echo(f"The database has format {report.known} already.")
        return 0
    before = f"format {report.found}" if report.found else "an empty database"
    saved = f" The backup is {report.backup}." if report.backup else ""
    click.echo(f"Brought from {before} to format {report.known}.{saved}")
    return 0
