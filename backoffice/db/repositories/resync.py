"""Runs of a resync, their rows, the drift inbox and retired links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from backoffice.db.models import Base
from backoffice.db.models.resync import DriftItemRow, ResyncCheckRow, ResyncItemRow, ResyncRunRow
from backoffice.db.repositories.values import clean_text
from backoffice.db.rows import chunks
from backoffice.domain.catalogue import CatalogueState
from backoffice.domain.catalogue_codec import state_from_json, state_to_json
from backoffice.domain.errors import RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.resync import Choice, Difference, Finding, PlanRow
from backoffice.services.ports.resync import (
    Drift,
    DriftRow,
    ItemState,
    ResyncItem,
    ResyncRun,
    RunState,
)

_TABLES = Base.metadata.tables
RUNS = _TABLES[ResyncRunRow.__tablename__]
ITEMS = _TABLES[ResyncItemRow.__tablename__]
CHECKS = _TABLES[ResyncCheckRow.__tablename__]
DRIFT = _TABLES[DriftItemRow.__tablename__]
_CHUNK = 500


class SqlResync:
    """`ResyncRepository` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection

    # --- runs -------------------------------------------------------------------------------------------

    def add_run(self, run: ResyncRun, rows: Sequence[tuple[PlanRow, Choice]]) -> None:
        """Insert a run with its rows."""
        values = {
            "id": run.id,
            "state": run.state.value,
            "started_at": run.started_at,
            "ended_at": run.ended_at,
            "in_sync": run.in_sync,
            "requests_estimated": run.requests_estimated,
        }
        self._connection.execute(insert(RUNS).values(values))
        for piece in chunks(rows, _CHUNK):
            self._connection.execute(insert(ITEMS), [_item_values(run.id, row, choice) for row, choice in piece])

    def run(self, run_id: str) -> ResyncRun:
        """Return a run with the counts of its rows."""
        row = self._connection.execute(select(RUNS).where(RUNS.c.id == run_id)).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return _to_run(row, self._counts([run_id]))

    def runs(self, limit: int) -> Sequence[ResyncRun]:
        """Return the newest runs first."""
        query = select(RUNS).order_by(RUNS.c.started_at.desc(), RUNS.c.id).limit(limit)
        rows = self._connection.execute(query).mappings().all()
        counts = self._counts([row["id"] for row in rows])
        return [_to_run(row, counts) for row in rows]

    def set_run(self, run_id: str, state: RunState, ended_at: datetime | None) -> None:
        """Say where a run stands."""
        self._connection.execute(update(RUNS).where(RUNS.c.id == run_id).values(state=state.value, ended_at=ended_at))

    def _counts(self, run_ids: Sequence[str]) -> dict[tuple[str, str], int]:
        query = select(ITEMS.c.run_id, ITEMS.c.state, func.count()).where(ITEMS.c.run_id.in_(run_ids))
        found = self._connection.execute(query.group_by(ITEMS.c.run_id, ITEMS.c.state))
        return {(run_id, state): count for run_id, state, count in found}

    # --- rows of runs -----------------------------------------------------------------------------------

    def items(self, run_id: str, states: frozenset[ItemState], limit: int, after: int = 0) -> Sequence[ResyncItem]:
        """Return rows in these states, in their order."""
        query = select(ITEMS).where(ITEMS.c.run_id == run_id, ITEMS.c.id > after).order_by(ITEMS.c.id).limit(limit)
        if states:
            query = query.where(ITEMS.c.state.in_(sorted(state.value for state in states)))
        return [_to_item(row) for row in self._connection.execute(query).mappings()]

    def item(self, item_id: int) -> ResyncItem:
        """Return one row."""
        return self._one(select(ITEMS).where(ITEMS.c.id == item_id))

    def sent_item(self, subject: str) -> ResyncItem | None:
        """Return the newest row that is at work on a subject."""
        query = select(ITEMS).where(ITEMS.c.subject == subject, ITEMS.c.state == ItemState.SENT.value)
        row = self._connection.execute(query.order_by(ITEMS.c.id.desc()).limit(1)).mappings().one_or_none()
        return None if row is None else _to_item(row)

    def set_item(
        self,
        item_id: int,
        state: ItemState,
        reason: str = "",
        *,
        is_stored: bool | None = None,
        version: int | None = None,
    ) -> None:
        """Say where a row stands, and why."""
        values: dict[str, object] = {"state": state.value, "reason": clean_text(reason)}
        if is_stored is not None:
            values["is_stored"] = is_stored
        if version is not None:
            values["version"] = version
        self._connection.execute(update(ITEMS).where(ITEMS.c.id == item_id).values(values))

    def set_seen(self, item_id: int, seen: CatalogueState | None) -> None:
        """Store what Stripe holds of a row's product now."""
        self._connection.execute(update(ITEMS).where(ITEMS.c.id == item_id).values(seen=_seen_json(seen)))

    def move_items(self, run_id: str, before: ItemState, after: ItemState) -> int:
        """Move all rows of a state to another."""
        change = update(ITEMS).where(ITEMS.c.run_id == run_id, ITEMS.c.state == before.value)
        return self._connection.execute(change.values(state=after.value, reason="")).rowcount

    def is_stopped(self, subject: str, version: int) -> bool:
        """Tell whether a stopped run was at work on this version of a subject, and no other run is."""
        query = select(RUNS.c.state, ITEMS.c.version).join(RUNS, RUNS.c.id == ITEMS.c.run_id)
        query = query.where(ITEMS.c.subject == subject, ITEMS.c.state == ItemState.SENT.value)
        found = self._connection.execute(query).all()
        return bool(found) and all(row[0] == RunState.STOPPED.value and row[1] == version for row in found)

    def _one(self, query: Select[Any]) -> ResyncItem:
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return _to_item(row)

    # --- drift ------------------------------------------------------------------------------------------

    def store_drift(self, checked_at: datetime, rows: Sequence[PlanRow]) -> None:
        """Replace what the last check found."""
        self._connection.execute(delete(DRIFT))
        self._connection.execute(delete(CHECKS))
        self._connection.execute(insert(CHECKS).values(id=1, checked_at=checked_at, count=len(rows)))
        for piece in chunks(rows, _CHUNK):
            self._connection.execute(insert(DRIFT), [_described(row) for row in piece])

    def drift(self, limit: int) -> Drift:
        """Return what the last check found."""
        check = self._connection.execute(select(CHECKS)).mappings().one_or_none()
        rows = self._connection.execute(select(DRIFT).order_by(DRIFT.c.id).limit(limit)).mappings()
        found = tuple(
            DriftRow(row["subject"], _ref(row["subject"]), row["product_id"], row["name"], _differences(row))
            for row in rows
        )
        return Drift(check["checked_at"], check["count"], found) if check else Drift(None, 0, ())

    def forget_drift(self, subject: str) -> None:
        """Take a subject out of the inbox."""
        gone = self._connection.execute(delete(DRIFT).where(DRIFT.c.subject == subject)).rowcount
        if gone:
            self._connection.execute(update(CHECKS).values(count=CHECKS.c.count - gone))


def _described(row: PlanRow) -> dict[str, Any]:
    differences = [[each.finding.value, each.in_stripe, each.here] for each in row.differences]
    return {
        "subject": row.subject,
        "product_id": row.product_id,
        "name": clean_text(row.name),
        "differences": json.dumps(differences),
    }


def _item_values(run_id: str, row: PlanRow, choice: Choice) -> dict[str, Any]:
    return {
        **_described(row),
        "run_id": run_id,
        "choice": choice.value,
        "state": (ItemState.LEFT if choice is Choice.LEAVE else ItemState.WAITING).value,
        "reason": "",
        "version": row.version,
        "recorded": row.recorded,
        "seen": _seen_json(row.seen),
        "must_read_prices": row.must_read_prices,
        "is_stored": False,
    }


def _seen_json(seen: CatalogueState | None) -> str | None:
    return None if seen is None else json.dumps(state_to_json(seen))


def _differences(row: RowMapping) -> tuple[Difference, ...]:
    found: Iterable[list[str]] = json.loads(row["differences"])
    return tuple(Difference(Finding(finding), there, here) for finding, there, here in found)


def _ref(subject: str) -> AssetRef | None:
    """Subjects are listings, or products that belong to none."""
    kind, _, number = subject.partition("/")
    return AssetRef(AssetKind(kind), int(number)) if number else None


def _to_run(row: RowMapping, counts: Mapping[tuple[str, str], int]) -> ResyncRun:
    return ResyncRun(
        id=row["id"],
        state=RunState(row["state"]),
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        counts={state: counts.get((row["id"], state.value), 0) for state in ItemState},
        in_sync=row["in_sync"],
        requests_estimated=row["requests_estimated"],
    )


def _to_item(row: RowMapping) -> ResyncItem:
    return ResyncItem(
        id=row["id"],
        run_id=row["run_id"],
        subject=row["subject"],
        ref=_ref(row["subject"]),
        product_id=row["product_id"],
        name=row["name"],
        differences=_differences(row),
        choice=Choice(row["choice"]),
        state=ItemState(row["state"]),
        reason=row["reason"],
        version=row["version"],
        recorded=row["recorded"],
        seen=None if row["seen"] is None else state_from_json(json.loads(row["seen"])),
        must_read_prices=row["must_read_prices"],
        is_stored=row["is_stored"],
    )
