"""The report of refunds: per currency, reason, month and state what was asked for. Never added across currencies.

The period is of the days on which refunds were asked for (or made in the Dashboard), as they are at the office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.services.bookings import OfficeRules
from backoffice.services.ports import Clock, Database
from backoffice.services.ports.refund_queries import Origin, RefundRow, RefundSearch, RefundSum
from backoffice.services.ports.refunds import RefundFilter

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts, and sums in minor units of one currency. `made` elsewhere (in the Dashboard) is a part of each.

    `returned`: Stripe gave it back. `pending`: on its way, or its outcome is not known yet. `waiting`: not decided.
    `not_made`: rejected, lapsed, failed or canceled.
    """

    currency: str
    count: int = 0
    returned_minor: int = 0
    returned_count: int = 0
    pending_minor: int = 0
    waiting_minor: int = 0
    not_made_minor: int = 0
    not_made_count: int = 0
    dashboard_minor: int = 0

    @property
    def returned(self) -> Money:
        """Return what was given back."""
        return Money(self.returned_minor, self.currency)

    @property
    def pending(self) -> Money:
        """Return what is on its way."""
        return Money(self.pending_minor, self.currency)

    @property
    def waiting(self) -> Money:
        """Return what waits for a decision."""
        return Money(self.waiting_minor, self.currency)

    @property
    def not_made(self) -> Money:
        """Return what was asked for and not given back."""
        return Money(self.not_made_minor, self.currency)

    def plus(self, found: RefundSum) -> Figures:
        """Return the figures with one more sum of the same currency."""
        grown = replace(self, count=self.count + found.count)
        if found.origin is Origin.DASHBOARD and _is_made(found.state):
            grown = replace(grown, dashboard_minor=grown.dashboard_minor + found.amount_minor)
        match found.state:
            case RefundState.SUCCEEDED:
                minor, count = grown.returned_minor + found.amount_minor, grown.returned_count + found.count
                return replace(grown, returned_minor=minor, returned_count=count)
            case RefundState.REQUESTED:
                return replace(grown, waiting_minor=grown.waiting_minor + found.amount_minor)
            case None:  # a word of Stripe's that is not known here: it may still come to something
                return replace(grown, pending_minor=grown.pending_minor + found.amount_minor)
            case state if state.reserves:
                return replace(grown, pending_minor=grown.pending_minor + found.amount_minor)
            case _:
                minor, count = grown.not_made_minor + found.amount_minor, grown.not_made_count + found.count
                return replace(grown, not_made_minor=minor, not_made_count=count)


@dataclass(frozen=True, slots=True)
class RefundReport:
    """What a filter lets through, in sums."""

    where: RefundFilter
    sums: tuple[RefundSum, ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies in which anything was asked for."""
        return tuple(sorted({found.currency for found in self.sums}))

    @property
    def count(self) -> int:
        """Return how many refunds it tells of."""
        return sum(found.count for found in self.sums)

    def totals(self) -> dict[str, Figures]:
        """Return the figures of each currency."""
        return {currency: _folded(currency, self._of(currency)) for currency in self.currencies}

    def by_reason(self, currency: str) -> dict[RefundReason | None, Figures]:
        """Return the figures of one currency for each reason (None: none was given, as in the Dashboard)."""
        return _grouped(currency, self._of(currency), lambda found: found.reason)

    def by_state(self, currency: str) -> dict[RefundState | None, Figures]:
        """Return the figures of one currency for each state (None: one that is not known here)."""
        return _grouped(currency, self._of(currency), lambda found: found.state)

    def by_month(self, currency: str) -> dict[date, Figures]:
        """Return the figures of one currency for every month, by its first day, from the first to the last."""
        known = _grouped(currency, self._of(currency), lambda found: found.month)
        if not known:
            return {}
        months = _months(min(known), max(known))
        return {month: known.get(month, Figures(currency)) for month in months}

    def _of(self, currency: str) -> Iterable[RefundSum]:
        return (found for found in self.sums if found.currency == currency)


class RefundReports:
    """Makes reports. Safe on any thread."""

    def __init__(self, database: Database, clock: Clock, rules: Callable[[], OfficeRules]) -> None:
        """`rules` say where days begin."""
        self._database = database
        self._clock = clock
        self._rules = rules

    def read(self, where: RefundFilter | None = None) -> RefundReport:
        """Return the report of what a filter lets through; its days are the office's."""
        local = self._local(where)
        return RefundReport(local, tuple(self._database.refund_queries.sums(local)))

    def rows(self, where: RefundFilter | None = None, limit: int = 1_000_000) -> Sequence[RefundRow]:
        """Return the refunds that a report tells of, the newest first."""
        search = RefundSearch(where=self._local(where))
        return self._database.refund_queries.rows(search, limit, self._clock.now())

    def write(self, path: Path, where: RefundFilter | None = None) -> int:
        """Write the refunds of a report to a file and return how many: Excel where it is called `.xlsx`, CSV else.

        Raises:
            OSError: when it cannot be written.

        """
        from backoffice.services.refunds.report_files import write_csv, write_excel

        report, rows = self.read(where), self.rows(where)
        if path.suffix.lower() == ".xlsx":
            return write_excel(path, report, rows, report.where.zone)
        return write_csv(path, rows, report.where.zone)

    def people(self) -> Sequence[str]:
        """Return who asked for or approved a refund."""
        return self._database.refund_queries.people()

    def _local(self, where: RefundFilter | None) -> RefundFilter:
        return replace(where or RefundFilter(), zone=self._rules().zone)


def _is_made(state: RefundState | None) -> bool:
    return state is None or state.reserves


def _folded(currency: str, sums: Iterable[RefundSum]) -> Figures:
    figures = Figures(currency)
    for found in sums:
        figures = figures.plus(found)
    return figures


def _grouped(currency: str, sums: Iterable[RefundSum], key: Callable[[RefundSum], K]) -> dict[K, Figures]:
    groups: dict[K, Figures] = {}
    for found in sums:
        at = key(found)
        groups[at] = groups.get(at, Figures(currency)).plus(found)
    return groups


def _months(first: date, last: date) -> Iterable[date]:
    month = first
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
