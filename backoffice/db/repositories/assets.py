"""Writing listings. Each statement that changes one names the version it was made for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from typing import Any, NoReturn

from sqlalchemy import Connection, RowMapping, Table, Update, delete, insert, select, update

from backoffice.db.booking_rows import asset_column, lent_columns
from backoffice.db.changes import ChangeLog
from backoffice.db.folding import SEARCHED, fold_columns
from backoffice.db.models import table_of
from backoffice.db.repositories.values import check_values, clean_text
from backoffice.db.rows import FIELDS, TIER_FIELDS, TIERS, chunks, is_id, owner_column, read_tiers, to_record
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.catalogue_codec import state_to_json
from backoffice.domain.errors import FieldProblem, InvalidInput, RecordChanged, RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.ports import AssetRecord, Clock, StripeInfo, SyncState, TierRecord

_TIER_INPUT = frozenset(TIER_FIELDS)
_CHUNK = 500
_ASSET_INPUT = {kind: frozenset(names) for kind, names in FIELDS.items()}


class SqlAssets:
    """`AssetRepository` over one connection."""

    def __init__(self, connection: Connection, clock: Clock, log: ChangeLog) -> None:
        """Work within the connection's transaction; note in the log what changes."""
        self._connection = connection
        self._clock = clock
        self._log = log

    def add(self, kind: AssetKind, values: Mapping[str, object], tiers: Sequence[TierRecord]) -> AssetRecord:
        """Insert a listing with its tiers."""
        return self.add_many(kind, [(values, tiers)])[0]

    def add_many(
        self, kind: AssetKind, new: Sequence[tuple[Mapping[str, object], Sequence[TierRecord]]]
    ) -> list[AssetRecord]:
        """Insert listings with their tiers, many in a statement, and read them back as they are stored."""
        if not new:
            return []
        now = self._clock.now()
        rows = [_new_row(kind, values, now) for values, _ in new]
        tiers = [_new_tiers(each) for _, each in new]
        table = table_of(kind)
        added = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        ids = self._connection.scalars(added, rows).all()
        self._add_tiers(kind, dict(zip(ids, tiers, strict=True)))
        self._log.edit(*(AssetRef(kind, each) for each in ids))
        return self._get_many(kind, ids)

    def get(self, ref: AssetRef) -> AssetRecord:
        """Return a listing with its tiers."""
        row = self._row(ref)
        return to_record(ref.kind, row, read_tiers(self._connection, ref.kind, [ref.id]).get(ref.id, ()))

    def _get_many(self, kind: AssetKind, ids: Sequence[int]) -> list[AssetRecord]:
        """Return listings that are there, in the order of their ids."""
        table = table_of(kind)
        found: list[AssetRecord] = []
        for chunk in chunks(ids, _CHUNK):
            rows = self._connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
            by_id = {row["id"]: row for row in rows}
            tiers = read_tiers(self._connection, kind, chunk)
            found += [to_record(kind, by_id[each], tiers.get(each, ())) for each in chunk]
        return found

    def update(
        self,
        ref: AssetRef,
        *,
        expected_version: int,
        values: Mapping[str, object] | None = None,
        tiers: Sequence[TierRecord] | None = None,
        archived_at: datetime | None = None,
        restore: bool = False,
    ) -> AssetRecord:
        """Change what is given, when the version is still the expected one."""
        changes = check_values(table_of(ref.kind), values or {}, _ASSET_INPUT[ref.kind])
        row = self._row(ref)
        if row["version"] != expected_version:
            raise RecordChanged
        if changes.keys() & set(SEARCHED):
            _require_name({**row, **changes})
            changes |= fold_columns({**row, **changes})
        if archived_at is not None or restore:
            changes["archived_at"] = archived_at
        change = self._change(ref).where(table_of(ref.kind).c.version == expected_version)
        if not self._changed(change.values(**changes, version=expected_version + 1, updated_at=self._clock.now())):
            raise RecordChanged
        self._lend(ref, changes, {**row, **changes})
        self._log.edit(ref)
        if tiers is not None:
            self._save_tiers(ref, tiers)
        return self.get(ref)

    def save_stripe(self, ref: AssetRef, info: StripeInfo, tier_prices: Mapping[int, str]) -> None:
        """Store what Stripe answered, and exactly these prices of its tiers."""
        saved = self._change(ref).values(
            stripe_product_id=info.product_id,
            stripe_price_id=info.price_id,
            stripe_payment_link_id=info.payment_link_id,
            stripe_payment_link=info.payment_link,
            sync_state=info.sync_state.value,
            last_synced_at=info.last_synced_at,
            last_sync_error=clean_text(info.last_sync_error),
            stripe_state=None if info.state is None else json.dumps(state_to_json(info.state)),
        )
        if not self._changed(saved):
            raise RecordMissing
        for tier in read_tiers(self._connection, ref.kind, [ref.id]).get(ref.id, ()):
            price = tier_prices.get(tier.id or 0)
            if price != tier.stripe_price_id:
                self._connection.execute(update(TIERS).where(TIERS.c.id == tier.id).values(stripe_price_id=price))
        self._log.follow(ref)

    def mark(self, ref: AssetRef, state: SyncState, error: str | None = None) -> None:
        """Say where a listing stands with Stripe."""
        if not self._changed(self._change(ref).values(sync_state=state.value, last_sync_error=clean_text(error))):
            raise RecordMissing
        self._log.follow(ref)

    def _lend(self, ref: AssetRef, changes: Mapping[str, Any], listing: Mapping[str, Any]) -> None:
        """Let the listing's bookings follow its own day and time."""
        if lent := lent_columns(ref.kind, changes, listing):
            kind = BookingKind.of(ref.kind)
            self._connection.execute(update(table_of(kind)).where(asset_column(kind) == ref.id).values(lent))

    def mark_many(self, kind: AssetKind, ids: Sequence[int], state: SyncState) -> None:
        """Say where listings stand with Stripe; their last errors are gone."""
        table = table_of(kind)
        for chunk in chunks(ids, _CHUNK):
            change = update(table).where(table.c.id.in_(chunk))
            self._connection.execute(change.values(sync_state=state.value, last_sync_error=None))
        self._log.follow(*(AssetRef(kind, each) for each in ids))

    def _row(self, ref: AssetRef) -> RowMapping:
        table = table_of(ref.kind)
        _require_id(ref)
        row = self._connection.execute(select(table).where(table.c.id == ref.id)).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return row

    def _change(self, ref: AssetRef) -> Update:
        table = table_of(ref.kind)
        _require_id(ref)
        return update(table).where(table.c.id == ref.id)

    def _changed(self, statement: Update) -> bool:
        return self._connection.execute(statement).rowcount == 1

    def _refuse_booked(self, kind: AssetKind, tiers: AbstractSet[int]) -> None:
        """Let no ticket tier go that bookings name: whoever comes with it must be let in by it (decision 0034)."""
        booked = table_of(BookingKind.of(kind)).c.tier_id
        query = select(TIERS.c.name).where(TIERS.c.id.in_(tiers), TIERS.c.id.in_(select(booked))).order_by(TIERS.c.name)
        if names := self._connection.scalars(query).all():
            raise InvalidInput(tuple(FieldProblem("tiers", _booked_message(name)) for name in names))

    def _add_tiers(self, kind: AssetKind, tiers: Mapping[int, Sequence[Mapping[str, Any]]]) -> None:
        """Insert the tiers of new listings, in their order."""
        owner = owner_column(kind)
        if not any(tiers.values()):
            return
        if owner is None:
            _refuse_tiers()
        else:
            rows = [{**row, owner.name: listing} for listing, rows in tiers.items() for row in rows]
            self._connection.execute(insert(TIERS), rows)

    def _save_tiers(self, ref: AssetRef, tiers: Sequence[TierRecord]) -> None:
        """Make the listing's tiers these, in this order; their Stripe prices stay what they are."""
        owner = owner_column(ref.kind)
        if owner is None:
            if tiers:
                _refuse_tiers()
            return
        rows = [_check_tier(position, tier) for position, tier in enumerate(tiers)]
        known = set(self._connection.scalars(select(TIERS.c.id).where(owner == ref.id)))
        kept = [tier.id for tier in tiers if tier.id is not None]
        if not known.issuperset(kept) or len(set(kept)) != len(kept):
            raise RecordChanged
        if known - set(kept):
            self._refuse_booked(ref.kind, known - set(kept))
            self._connection.execute(delete(TIERS).where(TIERS.c.id.in_(known - set(kept))))
        for tier, row in zip(tiers, rows, strict=True):
            if tier.id is None:
                self._connection.execute(insert(TIERS).values({**row, owner.name: ref.id}))
            else:
                self._connection.execute(update(TIERS).where(TIERS.c.id == tier.id).values(row))


def _booked_message(name: str) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice", "There are bookings of the ticket “{name}”. Switch it off instead of deleting it."
    )
    return Message(text, {"name": shown(name)})


def _new_row(kind: AssetKind, values: Mapping[str, object], now: datetime) -> dict[str, Any]:
    """Return every column of a new listing: rows that are inserted together must name the same ones."""
    checked = check_values(table_of(kind), values, _ASSET_INPUT[kind])
    _require_name(checked)
    return {
        **_blank(table_of(kind), FIELDS[kind]),
        **checked,
        **fold_columns(checked),
        "version": 1,
        "sync_state": SyncState.PENDING.value,
        "created_at": now,
        "updated_at": now,
    }


@cache
def _blank(table: Table, names: tuple[str, ...]) -> Mapping[str, Any]:
    """Return what columns hold that nobody filled in."""
    defaults = {name: table.c[name].default for name in names}
    return {name: getattr(default, "arg", None) for name, default in defaults.items()}


def _require_id(ref: AssetRef) -> None:
    if not is_id(ref.id):
        raise RecordMissing


def _check_tier(position: int, tier: TierRecord) -> dict[str, Any]:
    """Return the tier's columns; problems are named `tiers[2].price_minor`."""
    try:
        return {**check_values(TIERS, tier.values, _TIER_INPUT), "position": position}
    except InvalidInput as error:
        problems = (FieldProblem(f"tiers[{position}].{p.field}", p.message) for p in error.problems)
        raise InvalidInput(tuple(problems)) from None


def _new_tiers(tiers: Sequence[TierRecord]) -> list[dict[str, Any]]:
    """Return the columns of the tiers of a new listing, which no other listing can have."""
    if any(tier.id is not None for tier in tiers):
        raise RecordChanged
    blank = _blank(TIERS, TIER_FIELDS)
    return [{**blank, **_check_tier(position, tier)} for position, tier in enumerate(tiers)]


def _refuse_tiers() -> NoReturn:
    text = QT_TRANSLATE_NOOP("backoffice", "Listings of this kind have no ticket tiers.")
    raise InvalidInput((FieldProblem("tiers", Message(text)),))


def _require_name(values: Mapping[str, Any]) -> None:
    if not str(values.get("name") or "").strip():
        text = QT_TRANSLATE_NOOP("backoffice", "A listing needs a name.")
        raise InvalidInput((FieldProblem("name", Message(text)),))
