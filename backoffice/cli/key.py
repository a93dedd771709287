"""`backoffice key`: the Stripe key of the OS keyring, from a terminal."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext

if TYPE_CHECKING:
    from backoffice.bootstrap import Application


@click.command("key")
@click.option("--remove", is_flag=True, help="Remove the key from the keyring.")
@click.pass_obj
def key(context: CliContext, remove: bool) -> int:
    """Check a Stripe key and store it in the OS keyring. It is asked for without echo, or read from standard input."""
    with context.application() as application:
        if remove:
            asyncio.run(application.connection.forget_key())
            click.echo("The key was removed from the keyring.")
            return 0
        secret = click.prompt("Stripe secret key", hide_input=True) if _is_terminal() else _read_line()
        asyncio.run(_save(application, secret))
    return 0


async def _save(application: Application, secret: str) -> None:
    try:
        account = await application.connection.save_key(secret)
    finally:
        await application.connection.aclose()
    mode = "LIVE" if account.livemode else "TEST"
    click.echo(f"Stored in the keyring: {account.display_name or account.account_id} ({account.account_id}), {mode}.")


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _read_line() -> str:
    return sys.stdin.readline().strip()
