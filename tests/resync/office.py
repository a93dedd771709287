"""A workshop with a resync on it, and what tests ask of it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.people import Person, Role
from backoffice.domain.resync import Choice, Finding, PlanRow, ResyncPlan
from backoffice.jobs.handlers.catalogue import catalogue_handlers
from backoffice.services.assets import NewAsset
from backoffice.services.catalogue_sync import entry_of
from backoffice.services.ports import AssetRecord, SyncState
from backoffice.services.ports.resync import ItemState, ResyncItem
from backoffice.services.resync import Rates, Resync
from tests.jobs.workshop import BOAT, Workshop, links_of
from tests.support.ledger import Json, Ledger

MATCH, TAKE, LEAVE = Choice.MAKE_STRIPE_MATCH, Choice.TAKE_STRIPES_VALUE, Choice.LEAVE


class Office:
    """One office. `grace` and `check_hour` are its preferences."""

    def __init__(self, workshop: Workshop, ledger: Ledger) -> None:
        self.workshop = workshop
        self.ledger = ledger
        self.assets = workshop.assets
        self.grace = timedelta()
        self.check_hour: int | None = None
        self.person = Person("Maré Alta", Role.MANAGER)
        workshop.handlers = catalogue_handlers(
            workshop.database, workshop.assets, grace=lambda: self.grace, check_hour=lambda: self.check_hour
        )
        self.resync = Resync(
            workshop.database,
            workshop.clock,
            workshop.connection,
            lambda: Rates(100, 25),
            lambda: self.check_hour,
            lambda: self.person,
        )

    # --- making things be so ----------------------------------------------------------------------------

    def add(self, count: int, **values: object) -> list[AssetRef]:
        """Save listings and bring them to Stripe."""
        new = [
            NewAsset(AssetKind.ACTIVITIES, {**BOAT, "name": f"Passeio {n}", "price_minor": 10_000 + n, **values})
            for n in range(count)
        ]
        refs = [record.ref for record in self.assets.create_many(new)]
        self.workshop.settle()
        return refs

    def product(self, ref: AssetRef) -> str:
        """Return the id of a listing's product."""
        found = self.assets.get(ref).stripe.product_id
        assert found
        return found

    def link(self, ref: AssetRef) -> str:
        """Return the id of a listing's link."""
        found = self.assets.get(ref).stripe.payment_link_id
        assert found
        return found

    def dashboard(self, operation: str, path: Mapping[str, str] | None = None, **params: Any) -> Json:
        """Do what somebody does at the Dashboard."""
        body = {"operation": operation, "path": dict(path or {}), "params": params}
        return self.ledger.post("/dashboard", body, account=self.account)

    @property
    def account(self) -> str:
        """Return the account's id in the simulator."""
        with self.workshop.database.read() as uow:
            found = uow.office.binding().account_id
        assert found
        return found

    @property
    def installation(self) -> str:
        """Return the office's id, which marks its objects in Stripe."""
        with self.workshop.database.read() as uow:
            return uow.office.binding().installation_id

    # --- resyncing --------------------------------------------------------------------------------------

    def compare(self, **options: Any) -> ResyncPlan:
        """Compare now."""
        return self.workshop.run(self.resync.compare(**options))

    def apply(self, plan: ResyncPlan, choice: Choice | None = None) -> str:
        """Apply one choice to every row that allows it (None: the defaults) and let the outbox do it."""
        choices = {} if choice is None else {row.subject: choice for row in plan if choice in row.choices}
        run_id = self.resync.apply(plan, choices)
        self.workshop.settle()
        return run_id

    def states(self, run_id: str) -> list[ItemState]:
        """Return how the rows of a run ended."""
        return [item.state for item in self.resync.items(run_id)]

    def items(self, run_id: str) -> dict[str, ResyncItem]:
        """Return the rows of a run by subject."""
        return {item.subject: item for item in self.resync.items(run_id)}

    def reads_since(self, before: int) -> dict[str, int]:
        """Return the requests of one comparison by operation, without that for the account."""
        counts = self.ledger.counts(after=before)
        return {name: count for name, count in counts.items() if name != "GetAccount"}

    @property
    def last_request(self) -> int:
        """Return the number of the newest request."""
        lines = self.ledger.requests()
        return int(lines[-1]["seq"]) if lines else 0

    def assert_in_step(self, *refs: AssetRef) -> None:
        """Listings and ledger agree, a new comparison is empty, and applying it writes nothing."""
        for ref in refs:
            self.assert_agrees(self.assets.get(ref))
        assert [row for row in self.workshop.queue.rows() if row.kind in self.workshop.handlers] == []
        before = self.last_request
        plan = self.compare()
        assert plan.rows == ()
        self.apply(plan)
        assert self.ledger.writes(after=before) == 0

    def assert_agrees(self, record: AssetRecord) -> None:
        """The ledger holds what the listing wants, sold by one link, and the row says so."""
        entry, stripe = entry_of(record, self.installation), record.stripe
        if stripe.state is None:
            assert not entry.is_active
            return
        product = self.ledger.object("product", id=self.product(record.ref))
        assert (product["name"], product["description"] or "") == (entry.name, entry.description)
        assert (tuple(product["images"]), product["active"]) == (entry.images, entry.is_active)
        assert entry.metadata.items() <= product["metadata"].items()
        live = [(link["id"], link["url"]) for link in self.live_links(record.ref)]
        assert live == ([(stripe.payment_link_id, stripe.payment_link)] if entry.sells_by_link else [])
        assert stripe.sync_state is (SyncState.SYNCED if entry.sells_by_link else SyncState.NOT_SOLD_ONLINE)
        if entry.price is not None and entry.is_active:
            price = self.ledger.object("price", id=product["default_price"])
            charged = (price["unit_amount"], price["currency"].upper(), price["active"])
            assert charged == (entry.price.amount_minor, entry.price.currency, True)
            assert stripe.price_id == price["id"]

    def live_links(self, ref: AssetRef) -> list[Json]:
        """Return the live links that sell a listing's product."""
        return [link for link in links_of(self.ledger, self.product(ref)) if link["active"]]


def only(plan: ResyncPlan) -> PlanRow:
    """Return the only row of a plan."""
    assert len(plan.rows) == 1, [(row.subject, row.findings) for row in plan]
    return plan.rows[0]


def findings(record: AssetRecord, plan: ResyncPlan) -> tuple[Finding, ...]:
    """Return what was found of a listing."""
    return next((row.findings for row in plan if row.ref == record.ref), ())
