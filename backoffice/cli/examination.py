"""The doctor's probes. They read only: nothing is bound, migrated or sent that changes anything."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from backoffice.cli.context import CliContext
from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.maintenance import Inspection, database_status, inspect, keyring_backend
from backoffice.services.connection import KeyOrigin
from backoffice.services.database_errors import NeedsMigration
from backoffice.services.doctor import Examination, Finding, Health, Probe, examine, ok, unchecked


async def look(context: CliContext) -> Examination:
    """Run every probe."""
    probes = _Probes(context)
    named: list[tuple[str, Probe]] = [
        ("settings", probes.settings),
        ("database", probes.database),
        ("keyring", probes.keyring),
        ("stripe", probes.stripe),
        ("queue", probes.queue),
        ("trail", probes.trail),
    ]
    return await examine(named)


@dataclass
class _Probes:
    context: CliContext
    is_readable: bool = False

    async def settings(self) -> Finding:
        name = self.context.profile.name
        return ok("settings", QT_TRANSLATE_NOOP("backoffice", "Profile “{profile}”, settings in {path}."),
                  profile=name, path=str(self.context.paths.settings_file))  # fmt: skip

    async def database(self) -> Finding:
        status = database_status(self.context.profile, self.context.paths)
        is_empty = isinstance(status.problem, NeedsMigration) and status.problem.found is None
        if is_empty and status.dialect == "sqlite":  # the tables of a server are made by `backoffice migrate` only
            self.is_readable = True
            text = QT_TRANSLATE_NOOP("backoffice", "{where} is empty or not there yet; the program makes it.")
            return Finding("database", Health.WARNING, Message(text, {"where": status.where}))
        if status.problem is not None:
            raise status.problem
        self.is_readable = True
        return ok("database", QT_TRANSLATE_NOOP("backoffice", "{where}: {dialect} {version}, format {format}."),
                  where=status.where, dialect=status.dialect, version=status.server_version,
                  format=status.found)  # fmt: skip

    async def keyring(self) -> Finding:
        try:
            backend = keyring_backend()
        except BackofficeError as error:
            needless = self.context.profile.practice or self.context.environment.stripe_key
            return Finding("keyring", Health.WARNING if needless else Health.FAILED, error.message)
        return ok("keyring", QT_TRANSLATE_NOOP("backoffice", "Secrets are kept by {backend}."), backend=backend)

    async def stripe(self) -> Finding:
        if self.context.profile.practice:
            text = QT_TRANSLATE_NOOP("backoffice", "Practice mode: the simulator of this machine stands in for Stripe.")
            return ok("stripe", text)
        if not self.is_readable:
            return unchecked("stripe", "database")
        with self._inspection() as inspection:
            account = await inspection.connection.look_up()
            origin = inspection.connection.key_origin
        from_ = "STRIPE_SECRET_KEY" if origin is KeyOrigin.ENVIRONMENT else "keyring"
        return ok("stripe", QT_TRANSLATE_NOOP("backoffice", "Account {account}, {mode}; the key is from {origin}."),
                  account=account.account_id, mode="LIVE" if account.livemode else "TEST", origin=from_)  # fmt: skip

    async def queue(self) -> Finding:
        if not self.is_readable:
            return unchecked("queue", "database")
        with self._inspection() as inspection:
            status = inspection.queue.status()
        if status.condition is not None:
            return Finding("queue", Health.WARNING, status.condition.message)
        if status.needs_attention:
            text = QT_TRANSLATE_NOOP("backoffice", "{count} jobs were given up and need attention; {waiting} wait.")
            words = {"count": status.needs_attention, "waiting": status.waiting}
            return Finding("queue", Health.FAILED, Message(text, words))
        return ok("queue", QT_TRANSLATE_NOOP("backoffice", "{waiting} jobs wait."), waiting=status.waiting)

    async def trail(self) -> Finding:
        if not self.is_readable:
            return unchecked("trail", "database")
        with self._inspection() as inspection:
            verdict = inspection.trail.verify()
        if not verdict.is_whole:
            text = QT_TRANSLATE_NOOP(
                "backoffice", "{fault} Places found: {count}; `backoffice trail verify` names all."
            )
            words = {"fault": verdict.faults[0].message, "count": verdict.faults_found}
            return Finding("trail", Health.FAILED, Message(text, words))
        text = QT_TRANSLATE_NOOP("backoffice", "Every row is as it was written, {rows} in all; head {head}.")
        return ok("trail", text, rows=verdict.rows, head=str(verdict.head))

    def _inspection(self) -> AbstractContextManager[Inspection]:
        return inspect(self.context.profile, self.context.settings, self.context.paths, self.context.environment)
