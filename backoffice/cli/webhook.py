"""`backoffice webhook`: receive Stripe's webhooks, behind whatever forwards them to this machine."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext

if TYPE_CHECKING:
    from backoffice.bootstrap import Application


@click.command("webhook")
@click.option("--port", type=click.IntRange(0, 65535), default=4242, show_default=True, help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--save-secret", is_flag=True, help="Store the endpoint's signing secret in the keyring, and end.")
@click.option("--remove-secrets", is_flag=True, help="Remove the signing secrets from the keyring, and end.")
@click.pass_obj
def webhook(context: CliContext, port: int, host: str, save_secret: bool, remove_secrets: bool) -> int:
    """Receive webhooks at /stripe/webhook until SIGTERM or Ctrl+C.

    Plain HTTP: put a reverse proxy with TLS, or a tunnel, before it. The signing secret (whsec_…) comes from the
    keyring (--save-secret asks for it, or reads it from standard input; the one before it stays valid) or from
    STRIPE_WEBHOOK_SECRET. With an SQLite file this process is the worker too; beside others it needs PostgreSQL.
    """
    with context.application() as application:
        if remove_secrets:
            application.webhook_secrets.remove()
            click.echo("The signing secrets were removed from the keyring.")
            return 0
        if save_secret:
            application.webhook_secrets.save(_ask())
            click.echo("The signing secret is stored in the keyring.")
            return 0
        if not application.webhook_secrets.active():
            raise click.UsageError(
                "There is no signing secret, so no webhook could be told from a forgery. Run `backoffice webhook "
                "--save-secret`, or set STRIPE_WEBHOOK_SECRET."
            )
        with context.logging_to_stderr():
            asyncio.run(_serve(application, host, port))
    return 0


async def _serve(application: Application, host: str, port: int) -> None:
    from backoffice.webhook import make_receiver, serve

    owns_database = application.database.dialect == "sqlite"
    ready = {"ready": True, "database": application.database.dialect, "works": owns_database, "host": host}
    await serve(
        make_receiver(application.database, application.clock, application.webhook_secrets),
        host,
        port,
        on_ready=lambda found: click.echo(json.dumps({**ready, "port": found}), err=True),
        work=application.work if owns_database else None,
        stop_work=application.engine.stop,
    )


def _ask() -> str:
    if sys.stdin.isatty():
        return click.prompt("Webhook signing secret", hide_input=True)
    return sys.stdin.readline()
