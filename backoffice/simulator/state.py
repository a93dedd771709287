"""A simulator's parts, put together once per process."""

import asyncio
from dataclasses import dataclass, field

from . import agenda
from .books import Books
from .clock import Clock
from .faults import FaultPlan
from .idempotency import SavedAnswers
from .ledger import Ledger, decode, encode
from .limits import Limits
from .locks import ObjectLocks
from .operations import Routes
from .options import SimulatorOptions

PRUNE_EVERY_SECONDS = 60


@dataclass(slots=True)
class Simulator:
    """Everything that lives as long as the process."""

    options: SimulatorOptions
    base_url: str
    ledger: Ledger
    clock: Clock
    limits: Limits
    answers: SavedAnswers
    faults: FaultPlan = field(default_factory=FaultPlan)
    locks: ObjectLocks = field(default_factory=ObjectLocks)
    routes: Routes = field(default_factory=Routes)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    events_waiting: asyncio.Event = field(default_factory=asyncio.Event)
    _pruned_at: int = 0

    def books(self, account: str = "", livemode: bool = False) -> Books:
        """The books of one account and mode."""
        return Books(self.ledger, self.clock, account, livemode, self.base_url)

    def books_of(self, scope: str) -> Books:
        account, mode = scope.split("/")
        return self.books(account, mode == "live")

    def catch_up(self) -> None:
        """Do what the clock has made due: timers, 24 h keys, 30 d events."""
        books = self.books()
        agenda.run_due(books)
        now = self.clock.now()
        if abs(now - self._pruned_at) >= PRUNE_EVERY_SECONDS:
            self._pruned_at = now
            with self.ledger.transaction():
                self.answers.prune(now)
                agenda.forget(books)

    @property
    def revoked(self) -> frozenset[str]:
        return frozenset(decode(self.ledger.note("keys.revoked") or "[]"))

    def revoke(self, secret: str, revoked: bool = True) -> None:
        """Make a key invalid, or valid again."""
        secrets = set(self.revoked) | {secret} if revoked else set(self.revoked) - {secret}
        self.ledger.set_note("keys.revoked", encode(sorted(secrets)).decode())


def build(options: SimulatorOptions, ledger: Ledger, base_url: str) -> Simulator:
    """Put the parts together."""
    simulator = Simulator(
        options=options,
        base_url=base_url,
        ledger=ledger,
        clock=Clock(ledger, options.clock),
        limits=Limits(options.rate, options.endpoint_limit()),
        answers=SavedAnswers(ledger),
    )
    if options.faults is not None:
        simulator.faults.set(FaultPlan.parse(options.faults.read_bytes()))
    return simulator
