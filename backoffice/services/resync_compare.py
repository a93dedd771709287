"""Compares all listings with what Stripe lists: two lists, read side by side, after the office's rows.

Nothing is written and nothing is asked for twice: ⌈products/100⌉ + ⌈links/100⌉ requests, however much differs.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from backoffice.domain.catalogue import ActualLink, CatalogueEntry, CatalogueState, plan
from backoffice.domain.errors import BackofficeError
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.listing import METADATA_NAMES
from backoffice.domain.resync import (
    Choice,
    Difference,
    Finding,
    PlanRow,
    ResyncPlan,
    choices_for,
    judge,
    retirement,
    work_of,
)
from backoffice.domain.resync_index import Expected, Found, ResyncIndex, expected_of, must_read_prices, record_mark
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bulk import Report
from backoffice.services.catalogue_sync import entry_of
from backoffice.services.ports import AssetRecord, CatalogueGateway, Database, PaymentGateway, SyncState
from backoffice.services.reading_on import read_on

ROWS_AT_ONCE = 200
PAGE = 100
"""Objects a request: what Stripe gives at most."""


class ComparisonStopped(BackofficeError):
    """A person stopped the comparison. Nothing was changed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(Message(QT_TRANSLATE_NOOP("backoffice", "The comparison was stopped. Nothing was changed.")))


@dataclass(frozen=True, slots=True)
class Scope:
    """What is judged: `refs` (None: all listings), and what the outbox is at work on, or not (`with_pending`)."""

    refs: tuple[AssetRef, ...] | None = None
    with_pending: bool = True


EVERYTHING = Scope()


class Compare(Protocol):
    """A way to compare: in this process, or beside it."""

    async def __call__(self, gateway: PaymentGateway, now: datetime, report: Report | None, scope: Scope) -> ResyncPlan:
        """Compare, by a gateway whose account was checked. Raises as `Comparison.run`."""
        ...


def compare_here(database: Database) -> Compare:
    """Compare in this process."""

    async def compare(gateway: PaymentGateway, now: datetime, report: Report | None, scope: Scope) -> ResyncPlan:
        return await Comparison(database, gateway, now, report, scope).run()

    return compare


@dataclass(slots=True)
class _Meter:
    """Counts what was looked at: each listing twice (here, and in Stripe's list), and its link."""

    report: Report | None
    total: int = 0
    done: int = 0

    def count(self, done: int = 1) -> None:
        self.done += done
        is_due = done > 1 or self.done % PAGE == 0
        if self.report is not None and is_due and not self.report(self.done, max(self.total, self.done)):
            raise ComparisonStopped


class Comparison:
    """One comparison. `spared` are links that stay on for a while though others replaced them."""

    def __init__(
        self,
        database: Database,
        gateway: CatalogueGateway,
        now: datetime,
        report: Report | None = None,
        scope: Scope = EVERYTHING,
    ) -> None:
        """Compare nothing yet."""
        self._database = database
        self._gateway = gateway
        self._now = now
        self._meter = _Meter(report)
        self._wanted = None if scope.refs is None else frozenset(scope.refs)
        self._with_pending = scope.with_pending
        self._spared: dict[AssetRef, frozenset[str]] = {}
        self._changed = 0
        self._requests = 0

    async def run(self) -> ResyncPlan:
        """Compare.

        Raises:
            ComparisonStopped: the report said not to go on.
            GatewayError: Stripe could not be asked.
            DatabaseError: the listings could not be read.

        """
        await asyncio.to_thread(self._prepare)
        index = ResyncIndex(self._installation_id)
        for kind in AssetKind:
            await self._take_in(index, kind)
        await _both(self._see_products(index), self._see_links(index))
        rows: list[PlanRow] = []
        for kind, ids in index.suspects():
            for start in range(0, len(ids), ROWS_AT_ONCE):
                piece = ids[start : start + ROWS_AT_ONCE]
                rows += await asyncio.to_thread(self._judge_piece, index, kind, piece)
        compared = len(index) if self._wanted is None else sum(ref in index for ref in self._wanted)
        in_sync = compared - len(rows) - self._changed
        if self._wanted is None:
            rows += [row for each in index.strays.values() if (row := _stray_row(index, each))]
        return _plan_of(rows, in_sync, self._changed, self._requests)

    def _prepare(self) -> None:
        counts = self._database.queries.counts()
        self._meter.total = 3 * sum(counts.by_kind.values())
        with self._database.read() as uow:
            self._installation_id = uow.office.binding().installation_id
            for link in uow.old_links.retired(on_at=self._now):
                self._spared[link.ref] = self._spared.get(link.ref, frozenset()) | {link.link_id}

    # --- the office's rows ------------------------------------------------------------------------------

    async def _take_in(self, index: ResyncIndex, kind: AssetKind) -> None:
        last = 0
        while last is not None:
            last = await asyncio.to_thread(self._take_in_piece, index, kind, last)
            self._meter.count(ROWS_AT_ONCE if last is not None else 0)

    def _take_in_piece(self, index: ResyncIndex, kind: AssetKind, last: int) -> int | None:
        """Take the next rows in and return the last one's id; None: there are no more."""
        records = self._database.resync_queries.catalogue_rows(kind, last, ROWS_AT_ONCE)
        for record in records:
            entry, expected = self._expected(record)
            state = record.stripe.state
            index.add(record.ref, entry.product_id, state.product_id if state else None, expected)
        return records[-1].ref.id if records else None

    def _expected(self, record: AssetRecord) -> tuple[CatalogueEntry, Expected]:
        entry = entry_of(record, self._installation_id)
        if record.ref in self._spared:
            entry = replace(entry, spared=self._spared[record.ref])
        return entry, expected_of(entry, record.stripe.state)

    # --- Stripe's lists ---------------------------------------------------------------------------------

    async def _see_products(self, index: ResyncIndex) -> None:
        number = 0
        listed = read_on(lambda after: self._gateway.list_products(after=after), lambda each: each.state.product_id)
        async for product in listed:
            number += 1
            index.see_product(product.state)
            self._meter.count()
        self._requests += _pages(number)

    async def _see_links(self, index: ResyncIndex) -> None:
        number = 0
        listed = read_on(lambda after: self._gateway.list_payment_links(after=after), lambda each: each.link_id)
        async for link in listed:
            number += 1
            if link.product_id is not None and link.price_id is not None:
                actual = ActualLink(link.link_id, link.url, link.price_id, link.is_active)
                index.see_link(actual, link.product_id, link.metadata.get(METADATA_NAMES[0]))
            self._meter.count()
        self._requests += _pages(number)

    # --- the outcome ------------------------------------------------------------------------------------

    def _judge_piece(self, index: ResyncIndex, kind: AssetKind, ids: Sequence[int]) -> list[PlanRow]:
        wanted = [number for number in ids if self._wanted is None or AssetRef(kind, number) in self._wanted]
        records = self._database.resync_queries.catalogue_rows_of(kind, wanted)
        self._changed += len(wanted) - len(records)
        return [row for record in records if (row := self._judge(index, record))]

    def _judge(self, index: ResyncIndex, record: AssetRecord) -> PlanRow | None:
        entry, expected = self._expected(record)
        is_pending = record.stripe.sync_state is SyncState.PENDING
        if not index.is_unchanged(record.ref, expected) or (is_pending and not self._with_pending):
            self._changed += 1
            return None
        seen = index.seen(record.ref, record.stripe.state)
        differences = judge(entry, record.stripe.state, seen)
        return _row_of(record, entry, seen, differences) if differences else None


async def _both(*lists: Coroutine[Any, Any, None]) -> None:
    """Read side by side; what fails in one ends the other."""
    reading = [asyncio.create_task(each) for each in lists]
    try:
        await asyncio.gather(*reading)
    finally:
        for each in reading:
            each.cancel()
        await asyncio.wait(reading)


def _pages(objects: int) -> int:
    return max(1, -(-objects // PAGE))


def _row_of(
    record: AssetRecord,
    entry: CatalogueEntry,
    seen: CatalogueState | None,
    differences: tuple[Difference, ...],
) -> PlanRow:
    recorded = record.stripe.state
    found = tuple(each.finding for each in differences)
    must_read = must_read_prices(seen, recorded)
    return PlanRow(
        subject=str(record.ref),
        ref=record.ref,
        product_id=seen.product_id if seen else entry.product_id,
        name=entry.name,
        differences=differences,
        choices=choices_for(seen, found),
        default=Choice.MAKE_STRIPE_MATCH,
        work=work_of(plan(entry, seen), must_read_prices=must_read),
        seen=seen,
        version=record.version,
        recorded=record_mark(recorded),
        must_read_prices=must_read,
    )


def _stray_row(index: ResyncIndex, found: Found) -> PlanRow | None:
    """Return the row of a product that is no listing's own; None when it is at rest, or not known to be ours."""
    if found.product is None:
        return None
    seen = replace(found.product, links=tuple(reversed(found.links)))
    steps = plan(retirement(seen), seen)
    if not steps:
        return None
    has_listing = index.has_listing(seen)
    return PlanRow(
        subject=seen.product_id,
        ref=None,
        product_id=seen.product_id,
        name=seen.name,
        differences=(Difference(Finding.DUPLICATE_PRODUCT if has_listing else Finding.ORPHAN, seen.name),),
        choices=(Choice.MAKE_STRIPE_MATCH, Choice.LEAVE),
        # Another copy of this database may know it, so nobody's product is archived unless a person says so.
        default=Choice.MAKE_STRIPE_MATCH if has_listing else Choice.LEAVE,
        work=work_of(steps, must_read_prices=False),
        seen=seen,
    )


def _plan_of(rows: list[PlanRow], in_sync: int, changed: int, requests: int) -> ResyncPlan:
    counts = Counter(finding for row in rows for finding in row.findings)
    return ResyncPlan(tuple(rows), in_sync, changed, requests, dict(counts))
