"""Reads for grids, search and counts: plain columns, never the whole record. Each is one short transaction."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, bindparam, case, cast, func, select, union_all

from backoffice.db.folding import fold
from backoffice.db.models import table_of
from backoffice.db.queries.columns import find_column, grid_columns, sort_column
from backoffice.db.queries.filters import conditions, contains, match_text, without_index
from backoffice.db.queries.key_vectors import read_keys
from backoffice.db.queries.queue import count_jobs, list_jobs
from backoffice.db.queries.stopping import stopped_by
from backoffice.db.repositories.values import storable_text
from backoffice.db.rows import chunks, is_id, read_tiers, to_record
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import (
    AssetFilter,
    AssetRecord,
    AssetRow,
    JobState,
    QueueRow,
    Sort,
    Stop,
    SyncCounts,
    SyncState,
    pack_key,
    unpack_key,
)

_CHUNK = 500


class SqlQueries:
    """`AssetQueries`. `reading` opens a read transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep how to read."""
        self._reading = reading

    def keys(self, where: AssetFilter, sort: Sort, stop: Stop | None = None) -> Sequence[int]:
        """Return the packed keys of every matching row, in order; empty cells come last either way."""
        with self._reading() as connection, stopped_by(stop, connection):
            return read_keys(connection, _ordered_keys(connection, where, sort))

    def first_rows(self, where: AssetFilter, sort: Sort, limit: int, stop: Stop | None = None) -> Sequence[AssetRow]:
        """Return the first of the rows that `keys` names, long before all of them could be counted."""
        with self._reading() as connection, stopped_by(stop, connection):
            first = _ordered_keys(connection, where, sort).limit(limit)
            return _rows(connection, connection.scalars(first).all())

    def rows(self, keys: Sequence[int]) -> Sequence[AssetRow]:
        """Return the rows of these keys in their order."""
        with self._reading() as connection:
            return _rows(connection, keys)

    def find(self, typed: str, limit: int) -> Sequence[AssetRow]:
        """Return the listings that hold every word: names that begin with it first, then names that hold it."""
        whole = fold(typed).strip()
        if not whole or not storable_text(whole):
            return ()
        with self._reading() as connection:
            union = union_all(*(_ranked(connection, kind, typed, whole) for kind in AssetKind)).subquery()
            query = select(union.c.key).order_by(union.c.rank, union.c.name_folded, union.c.key).limit(limit)
            keys = connection.scalars(query).all()
        return self.rows(keys)

    def counts(self) -> SyncCounts:
        """Count the listings that are not archived, and the jobs that are not at their end."""
        by_state = dict.fromkeys(SyncState, 0)
        by_kind = dict.fromkeys(AssetKind, 0)
        with self._reading() as connection:
            for kind in AssetKind:
                table = table_of(kind)
                query = select(table.c.sync_state, func.count()).where(table.c.archived_at.is_(None))
                for state, count in connection.execute(query.group_by(table.c.sync_state)):
                    by_state[SyncState(state)] += count
                    by_kind[kind] += count
            open_jobs, discarded = count_jobs(connection)
        return SyncCounts(by_state, by_kind, open_jobs=open_jobs, discarded_jobs=discarded)

    def distinct(self, kind: AssetKind, column: str) -> Sequence[str]:
        """Return the values in use of a text column, sorted as people sort."""
        found = find_column(kind, column, common_only=False)
        if found.type.python_type is not str:
            text = QT_TRANSLATE_NOOP("backoffice", "The column “{column}” holds no text.")
            raise InvalidInput((FieldProblem(column, Message(text, {"column": column})),))
        with self._reading() as connection:
            values = connection.scalars(select(found).where(found.is_not(None), found != "").distinct()).all()
        return sorted(values, key=fold)

    def queue(self, states: frozenset[JobState], limit: int) -> Sequence[QueueRow]:
        """Return jobs in these states, the last changed first."""
        with self._reading() as connection:
            return list_jobs(connection, states, limit)

    @contextmanager
    def export(self, kind: AssetKind, where: AssetFilter) -> Generator[Iterable[AssetRecord]]:
        """Give every matching record of a kind in id order, read piece by piece from one picture."""
        with self._reading() as connection:
            yield _stream(connection, kind, where)


def _ordered_keys(connection: Connection, where: AssetFilter, sort: Sort) -> Select[Any]:
    """Select the keys that a filter lets through; empty cells come last either way, ties by id."""
    if where.kind:
        query, sorted_by, tie = _keys_of(connection, where.kind, where, sort)
    else:
        parts = (_keys_of(connection, kind, where, sort)[0] for kind in AssetKind)
        union = union_all(*parts).subquery()
        query, sorted_by, tie = select(union.c.key), union.c.sorted_by, union.c.key
    direction = sorted_by.desc() if sort.descending else sorted_by.asc()
    may_be_empty = getattr(sorted_by, "nullable", True)  # an index gives its order only where nothing is asked of NULL
    return query.order_by(direction.nulls_last() if may_be_empty else direction, tie)


def _packed(kind: AssetKind) -> ColumnElement[int]:
    """Return the packed key of a row (`pack_key`), which may be larger than its id's type."""
    return cast(table_of(kind).c.id, BigInteger) * 8 + pack_key(AssetRef(kind, 0))


def _keys_of(
    connection: Connection, kind: AssetKind, where: AssetFilter, sort: Sort
) -> tuple[Select[Any], ColumnElement[Any], ColumnElement[Any]]:
    """Select key and sort column of a kind; return also what its rows are sorted by, and by what where that is equal.

    Within one kind that is the id: an index gives that order.
    """
    table = table_of(kind)
    key = _packed(kind)
    sorted_by = sort_column(kind, sort.column, common_only=where.kind is None)
    if where.sync_states:  # a few rows, found by their states and then sorted
        sorted_by = without_index(connection, sorted_by)
    chosen = (key.label("key"),) if where.kind else (key.label("key"), sorted_by.label("sorted_by"))
    query = select(*chosen).where(*conditions(connection, kind, where, sort.column))
    return query, sorted_by, table.c.id


def _rows(connection: Connection, keys: Sequence[int]) -> Sequence[AssetRow]:
    wanted: dict[AssetKind, list[int]] = {}
    for ref in map(unpack_key, keys):
        if is_id(ref.id):
            wanted.setdefault(ref.kind, []).append(ref.id)
    found: dict[int, AssetRow] = {}
    for kind, ids in wanted.items():
        for chunk in chunks(ids, _CHUNK):
            found.update((pack_key(row.ref), row) for row in _rows_of(connection, kind, chunk))
    return [found[key] for key in keys if key in found]


@cache
def _grid_rows(kind: AssetKind) -> tuple[Select[Any], tuple[str, ...]]:
    """Return the statement for the rows of some `ids`, and the names of its cells; built once."""
    columns = grid_columns(kind)
    table = table_of(kind)
    query = select(table.c.id.label("_id"), table.c.version.label("_version"), *columns.values())
    return query.where(table.c.id.in_(bindparam("ids", expanding=True))), tuple(columns)


def _rows_of(connection: Connection, kind: AssetKind, ids: Sequence[int]) -> Iterator[AssetRow]:
    query, names = _grid_rows(kind)
    for row in connection.execute(query, {"ids": ids}):
        found, version, *cells = tuple(row)
        yield AssetRow(AssetRef(kind, found), version, dict(zip(names, cells, strict=True)))


def _ranked(connection: Connection, kind: AssetKind, typed: str, whole: str) -> Select[*tuple[Any, ...]]:
    table = table_of(kind)
    begins = func.substr(table.c.name_folded, 1, len(whole)) == whole
    rank = case((begins, 0), (contains(connection, table.c.name_folded, whole), 1), else_=2)
    key = _packed(kind)
    query = select(key.label("key"), rank.label("rank"), table.c.name_folded)
    return query.where(table.c.archived_at.is_(None), *match_text(connection, table, typed))


def _stream(connection: Connection, kind: AssetKind, where: AssetFilter) -> Iterator[AssetRecord]:
    table = table_of(kind)
    query = select(table).where(*conditions(connection, kind, where)).order_by(table.c.id).limit(_CHUNK)
    last = 0
    while rows := connection.execute(query.where(table.c.id > last)).mappings().all():
        last = rows[-1]["id"]
        tiers = read_tiers(connection, kind, [row["id"] for row in rows])
        for row in rows:
            yield to_record(kind, row, tiers.get(row["id"], ()))
