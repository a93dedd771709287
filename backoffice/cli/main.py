"""The command line: `backoffice [--database URL] COMMAND`. Commands are imported when they are called."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from backoffice import __version__
from backoffice.cli.context import CliContext
from backoffice.domain.errors import BackofficeError

_COMMANDS = {
    "gui": ("backoffice.cli.window:gui", "Open the window (the default)."),
    "practice": ("backoffice.cli.window:practice", "Open the window in practice mode: sample data, no real money."),
    "tour": ("backoffice.cli.window:tour", "Draw every main screen into PNG files."),
    "worker": ("backoffice.cli.worker:worker", "Send edits to Stripe without a window, until stopped."),
    "sync": ("backoffice.cli.worker:sync", "Send everything that waits, print a JSON summary, and end."),
    "resync": ("backoffice.cli.resync:resync", "Compare all listings with Stripe; with --apply, make Stripe match."),
    "import": ("backoffice.cli.listings:import_listings", "Read listings from a CSV file."),
    "export": ("backoffice.cli.listings:export_listings", "Write listings to a CSV file."),
    "bookings": ("backoffice.cli.bookings:bookings", "Read bookings from a CSV file, or write them to one."),
    "refunds": ("backoffice.cli.refunds:refunds", "Look at refunds, ask for them, approve or reject them."),
    "migrate": ("backoffice.cli.database:migrate", "Bring the database to this program's version."),
    "doctor": ("backoffice.cli.doctor:doctor", "Check database, keyring, key and connection; say how to mend them."),
    "trail": ("backoffice.cli.trail:trail", "Check that the audit trail is as it was written, or export it."),
    "people": ("backoffice.cli.people:people", "Say who works here and what each may do."),
    "key": ("backoffice.cli.key:key", "Store, check or remove the Stripe key of the keyring."),
    "events": ("backoffice.cli.events:events", "Ask Stripe for events, or show how reading them goes."),
    "webhook": ("backoffice.cli.webhook:webhook", "Receive Stripe's webhooks on this machine."),
    "simulator": ("backoffice.simulator.command:simulator_command", "Run the Stripe look-alike on loopback."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported on use, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help page."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--database", metavar="URL", help="SQLite file or URL, or postgresql://USER@HOST/NAME.")
@click.option("--profile", metavar="NAME", help="Use this profile of the settings instead of the active one.")
@click.version_option(__version__, prog_name="backoffice")
@click.pass_context
def cli(ctx: click.Context, database: str | None, profile: str | None) -> None:
    """Backoffice: listings and their payment links, kept true in Stripe.

    The Stripe key comes from the OS keyring, or from STRIPE_SECRET_KEY. BACKOFFICE_STRIPE_API_BASE names another
    address than Stripe's. Exit codes: 0 done, 1 something needs attention (it is named), 2 wrong usage.
    """
    ctx.obj = CliContext(database=database, profile_name=profile)
    if ctx.invoked_subcommand is None:
        command = cli.get_command(ctx, "gui")
        assert command is not None
        ctx.invoke(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors meant for people are one sentence on stderr."""
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="backoffice", standalone_mode=False
        )
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 130
    except BackofficeError as error:
        click.echo(f"backoffice: {error.message}", err=True)
        return 1
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(main())
