"""`backoffice worker` and `backoffice sync`: the engine without a window."""

from __future__ import annotations

import asyncio
import json
import signal
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext

if TYPE_CHECKING:
    from backoffice.bootstrap import Application
    from backoffice.jobs.engine import DrainSummary


@click.command("worker")
@click.pass_obj
def worker(context: CliContext) -> int:
    """Send edits to Stripe as they come, until SIGTERM or Ctrl+C. What is under way is finished first."""
    with context.application() as application:
        asyncio.run(_work(context, application))
    return 0


@click.command("sync")
@click.option("--once", is_flag=True, help="Send what is due and end (the only way; `worker` goes on for ever).")
@click.pass_obj
def sync(context: CliContext, once: bool) -> int:
    """Send everything that waits, print a JSON summary, and end; exit code 1 when anything is left."""
    if not once:
        raise click.UsageError("Say --once to send what is due and end, or run `backoffice worker` to go on for ever.")
    with context.application() as application:
        summary = asyncio.run(_drain(application))
        status = application.queue.status()
    click.echo(json.dumps(_as_json(summary, status.needs_attention), ensure_ascii=False))
    return 1 if status.needs_attention or summary.waiting or summary.condition else 0


async def _work(context: CliContext, application: Application) -> None:
    _stop_when_told(application)
    click.echo(json.dumps({"ready": True, "database": application.database.dialect}), err=True)
    with context.logging_to_stderr():
        await application.work()


async def _drain(application: Application) -> DrainSummary:
    _stop_when_told(application)
    return await application.drain()


def _stop_when_told(application: Application) -> None:
    """Finish what is under way at SIGTERM and Ctrl+C, rather than be cut off."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, application.engine.stop)


def _as_json(summary: DrainSummary, needs_attention: int) -> dict[str, object]:
    condition = summary.condition
    shown = None if condition is None else {"code": condition.code, "message": str(condition.message)}
    return {**asdict(summary), "needs_attention": needs_attention, "condition": shown}
