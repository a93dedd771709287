"""`backoffice events`: ask Stripe for what happened, and see how far that has come."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext

if TYPE_CHECKING:
    from backoffice.bootstrap import Application
    from backoffice.services.payments import PollStatus


@click.group("events")
def events() -> None:
    """Stripe's events: payments, refunds, disputes."""


@events.command("pull")
@click.option("--once", is_flag=True, help="Ask now, do what the answer means, and end (`worker` goes on for ever).")
@click.pass_obj
def pull(context: CliContext, once: bool) -> int:
    """Ask Stripe for events, apply them, print a JSON summary; exit code 1 when Stripe could not be asked."""
    if not once:
        raise click.UsageError("Say --once to ask now and end, or run `backoffice worker` to go on for ever.")
    with context.application() as application:
        before = application.payments.status()
        application.payments.pull()
        summary = asyncio.run(application.drain())
        status = application.payments.status()
        has_asked = status.polled_at is not None and status.polled_at != before.polled_at
        condition = None if summary.condition is None else str(summary.condition.message)
        shown = {"asked": has_asked, "condition": condition, "unmatched": len(application.payments.unmatched())}
    click.echo(json.dumps({**shown, **_as_json(status)}, ensure_ascii=False))
    return 0 if has_asked else 1


@events.command("status")
@click.pass_obj
def status(context: CliContext) -> int:
    """Print as JSON when events were last read, when they will be next, and what reading cost this month."""
    with context.application() as application:
        click.echo(json.dumps({**_as_json(application.payments.status()), **_inbox(application)}, ensure_ascii=False))
    return 0


def _as_json(found: PollStatus) -> dict[str, object]:
    return {
        name: str(value) if value is not None and not isinstance(value, int) else value
        for name, value in asdict(found).items()
    }


def _inbox(application: Application) -> dict[str, object]:
    latest = application.payments.events(1)
    return {"latest_event_at": str(latest[0].event.created_at) if latest else None}
