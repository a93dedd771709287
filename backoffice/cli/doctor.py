"""`backoffice doctor`: looks at everything that has to work, also while the window is open, and changes nothing."""

from __future__ import annotations

import asyncio
import json
import platform
from collections.abc import Sequence

import click

from backoffice import __version__
from backoffice.cli.context import CliContext
from backoffice.services.doctor import Examination, Finding, Health

_SIGNS = {Health.OK: ("ok", "green"), Health.WARNING: ("look", "yellow"), Health.FAILED: ("FAILED", "red")}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def doctor(context: CliContext, as_json: bool) -> int:
    """Check settings, database, keyring, Stripe key, account and queue; say how to mend what is wrong."""
    from backoffice.cli.examination import look

    examination = asyncio.run(look(context))
    if as_json:
        click.echo(json.dumps(_as_json(examination), ensure_ascii=False, indent=2))
    else:
        _print(examination.findings)
    return 0 if examination.is_healthy else 1


def _print(findings: Sequence[Finding]) -> None:
    for finding in findings:
        sign, colour = _SIGNS[finding.health]
        click.echo(f"{click.style(sign.ljust(7), fg=colour, bold=True)}{finding.name.ljust(11)}{finding.message}")


def _as_json(examination: Examination) -> dict[str, object]:
    return {
        "healthy": examination.is_healthy,
        "version": __version__,
        "python": platform.python_version(),
        "findings": [
            {"name": f.name, "health": f.health.value, "message": str(f.message)} for f in examination.findings
        ],
    }
