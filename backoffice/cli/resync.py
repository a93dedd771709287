"""`backoffice resync`: compare all listings with Stripe, and make Stripe match."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backoffice.cli.context import CliContext
from backoffice.domain.kinds import AssetRef
from backoffice.domain.resync import Choice, Finding, ResyncPlan
from backoffice.services.ports.resync import ItemState, ResyncItem, ResyncRun

if TYPE_CHECKING:
    from backoffice.bootstrap import Application
    from backoffice.services.resync import Estimate

_UNFINISHED = frozenset({ItemState.FAILED, ItemState.WAITING, ItemState.SENT, ItemState.LEFT})


@click.command("resync")
@click.option("--dry-run", is_flag=True, help="Only say what differs.")
@click.option("--apply", "apply_it", is_flag=True, help="Make Stripe match what is here.")
@click.option("--only", "only", metavar="REF", multiple=True, help="Only this listing, such as activities/42.")
@click.option("--archive-orphans", is_flag=True, help="Archive products of ours that belong to no listing here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--csv", "csv_file", type=click.Path(dir_okay=False, path_type=Path), help="Write what differs to a file."
)
@click.pass_obj
def resync(
    context: CliContext,
    dry_run: bool,
    apply_it: bool,
    only: Sequence[str],
    archive_orphans: bool,
    as_json: bool,
    csv_file: Path | None,
) -> int:
    """Compare all listings with Stripe in the fewest requests and, with --apply, make Stripe match.

    Exit codes: 0 in step, or applied; 1 something differs (--dry-run), was left or failed (--apply); 2 wrong usage.
    """
    if dry_run is apply_it:
        raise click.UsageError("Say either --dry-run or --apply.")
    refs = [_ref(text) for text in only] or None
    with context.application() as application:
        return asyncio.run(_Command(application, refs, archive_orphans, as_json, csv_file).run(apply_it=apply_it))


def _ref(text: str) -> AssetRef:
    try:
        return AssetRef.parse(text)
    except ValueError as error:
        raise click.UsageError(f"“{text}” names no listing; write it as activities/42.") from error


class _Command:
    def __init__(
        self,
        application: Application,
        refs: Sequence[AssetRef] | None,
        archive_orphans: bool,
        as_json: bool,
        csv_file: Path | None,
    ) -> None:
        self._application = application
        self._resync = application.resync
        self._refs = refs
        self._archive_orphans = archive_orphans
        self._as_json = as_json
        self._csv_file = csv_file

    async def run(self, *, apply_it: bool) -> int:
        try:
            plan = await self._resync.compare(refs=self._refs)
            choices = self._choices(plan)
            if self._csv_file is not None:
                self._export(plan, choices, self._csv_file)
            estimate = self._resync.estimate(plan, choices)
            if not apply_it:
                click.echo(self._shown(plan, estimate))
                return 0 if plan.is_empty else 1
            return await self._apply(plan, choices, estimate)
        finally:
            await self._application.connection.aclose()

    def _choices(self, plan: ResyncPlan) -> dict[str, Choice]:
        if not self._archive_orphans:
            return {}
        return {row.subject: Choice.MAKE_STRIPE_MATCH for row in plan if Finding.ORPHAN in row.findings}

    def _export(self, plan: ResyncPlan, choices: dict[str, Choice], file: Path) -> None:
        try:
            self._resync.export(plan, file, choices)
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error

    async def _apply(self, plan: ResyncPlan, choices: dict[str, Choice], estimate: Estimate) -> int:
        """Apply, and wait for the outbox. Ctrl+C and SIGTERM end only the waiting: the outbox goes on with the run."""
        run_id = self._resync.apply(plan, choices)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self._application.engine.stop)
        await self._application.engine.drain()
        run = self._resync.progress(run_id).run
        failures = self._resync.items(run_id, _UNFINISHED, limit=1000)
        click.echo(self._outcome(plan, run, failures, estimate))
        return 0 if run.total == run.counts[ItemState.DONE] and not run.counts[ItemState.LEFT] else 1

    def _shown(self, plan: ResyncPlan, estimate: Estimate) -> str:
        if self._as_json:
            return json.dumps(_plan_as_json(plan, estimate), ensure_ascii=False)
        lines = [f"{row.subject}\t{row.name}\t{each.message}" for row in plan for each in row.findings]
        lines.append(_summary(plan))
        if plan.rows:
            lines.append(f"Making Stripe match takes {estimate.requests} requests, {estimate.seconds:.0f} seconds.")
        return "\n".join(lines)

    def _outcome(self, plan: ResyncPlan, run: ResyncRun, unfinished: Sequence[ResyncItem], estimate: Estimate) -> str:
        counts = {state.value: count for state, count in run.counts.items()}
        reasons = [{"subject": item.subject, "state": item.state.value, "reason": item.reason} for item in unfinished]
        if self._as_json:
            whole = {**_plan_as_json(plan, estimate), "run": run.id, "state": run.state.value, "counts": counts}
            return json.dumps({**whole, "unfinished": reasons}, ensure_ascii=False)
        lines = [f"{each['subject']}\t{each['state']}\t{each['reason']}" for each in reasons]
        done = f"{counts['done']} done, {counts['failed']} failed, {counts['waiting'] + counts['sent']} waiting"
        return "\n".join([*lines, f"{_summary(plan)} {done}, {counts['left']} left as they are."])


def _summary(plan: ResyncPlan) -> str:
    changed = f" {plan.changed_meanwhile} changed meanwhile." if plan.changed_meanwhile else ""
    return f"{plan.in_sync} in step, {len(plan.rows)} differ ({plan.requests_used} requests to see it).{changed}"


def _plan_as_json(plan: ResyncPlan, estimate: Estimate) -> dict[str, object]:
    return {
        "in_sync": plan.in_sync,
        "different": len(plan.rows),
        "changed_meanwhile": plan.changed_meanwhile,
        "requests_used": plan.requests_used,
        "estimated_requests": estimate.requests,
        "estimated_seconds": round(estimate.seconds, 1),
        "findings": {finding.value: count for finding, count in plan.counts.items()},
        "rows": [
            {
                "subject": row.subject,
                "product_id": row.product_id,
                "name": row.name,
                "requests": row.requests,
                "differences": [
                    {"finding": each.finding.value, "in_stripe": each.in_stripe, "here": each.here}
                    for each in row.differences
                ],
            }
            for row in plan
        ],
    }
