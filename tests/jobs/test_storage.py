"""The engine's writes that wait at the same time: one commit, and yet each its own success or failure."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import event

from backoffice.db import SqlDatabase
from backoffice.domain.kinds import AssetKind
from backoffice.jobs.storage import Storage
from backoffice.jobs.together import MOST, Failed, Together
from backoffice.services.database_errors import RuleBroken, TransactionLost
from backoffice.services.ports import AssetFilter, Sort, UnitOfWork


class OddWish(Exception):
    """What a change raises of its own."""


def _add(name: str) -> Callable[[UnitOfWork], object]:
    return lambda uow: uow.assets.add(AssetKind.EVENTS, {"name": name}, ())


def _add_and_fail(name: str) -> Callable[[UnitOfWork], object]:
    def change(uow: UnitOfWork) -> object:
        uow.assets.add(AssetKind.EVENTS, {"name": name}, ())
        raise OddWish(name)

    return change


def _break_a_rule(uow: UnitOfWork) -> object:
    uow.assets.add(AssetKind.EVENTS, {"name": "kept by nobody"}, ())
    return uow.assets.add(AssetKind.EVENTS, {"name": "no currency", "price_minor": 5, "currency": None}, ())


def _names(database: SqlDatabase) -> list[str]:
    rows = database.queries.rows(database.queries.keys(AssetFilter(), Sort()))
    return sorted(str(row.cells["name"]) for row in rows)


@asynccontextmanager
async def _storage(database: SqlDatabase) -> AsyncGenerator[Storage]:
    storage = Storage(database)
    try:
        yield storage
    finally:
        storage.close()


async def _all(storage: Storage, *changes: Callable[[UnitOfWork], object]) -> list[object]:
    return await asyncio.gather(*(storage.write(change) for change in changes), return_exceptions=True)


def test_one_that_fails_undoes_only_its_own(database: SqlDatabase) -> None:
    async def story() -> list[object]:
        async with _storage(database) as storage:
            changes = [_add(f"good {number}") for number in range(6)]
            changes[2:2] = [_add_and_fail("bad"), _break_a_rule]
            return await _all(storage, *changes)

    results = asyncio.run(story())
    assert [type(result) for result in results if isinstance(result, Exception)] == [OddWish, RuleBroken]
    assert _names(database) == [f"good {number}" for number in range(6)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_waits_at_the_same_time_shares_a_commit(database: SqlDatabase) -> None:
    commits: list[object] = []
    event.listen(database._engines.writer, "commit", commits.append)

    async def story() -> None:
        async with _storage(database) as storage:
            await _all(storage, *(_add(f"{number:02}") for number in range(1 + MOST)))

    asyncio.run(story())
    assert _names(database) == [f"{number:02}" for number in range(1 + MOST)]
    assert len(commits) == 2  # the first does not wait for others, which gather meanwhile


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_transaction_that_is_lost_as_a_whole_is_told_to_all_and_keeps_nothing(database: SqlDatabase) -> None:
    def lose(uow: UnitOfWork) -> object:
        uow.assets._connection.exec_driver_sql("ROLLBACK")  # type: ignore[attr-defined]
        raise OddWish

    async def story() -> list[object]:
        async with _storage(database) as storage:
            first = asyncio.ensure_future(storage.write(_add("before")))
            await asyncio.sleep(0)
            results = await _all(storage, _add("lost"), lose, _add("lost too"))
            await first
            await storage.write(_add("after"))
            return results

    results = asyncio.run(story())
    assert [type(result) for result in results] == [TransactionLost] * 3
    assert _names(database) == ["after", "before"]


def test_a_part_of_a_transaction_fails_alone(database: SqlDatabase) -> None:
    with database.write() as uow:
        _add("one")(uow)
        with pytest.raises(RuleBroken), uow.part():
            _break_a_rule(uow)
        with pytest.raises(OddWish), uow.part():
            _add_and_fail("two")(uow)
        with uow.part():
            _add("three")(uow)
    assert _names(database) == ["one", "three"]


def test_a_write_that_is_given_up_before_its_turn_is_not_begun() -> None:
    async def story() -> list[int]:
        done: list[int] = []

        def do_all(works: list[int]) -> list[int]:
            done.extend(works)
            return works

        with ThreadPoolExecutor(1) as thread:
            together: Together[int] = Together(do_all, thread)  # type: ignore[arg-type]
            waiting = [asyncio.ensure_future(together.do(number)) for number in range(4)]
            await asyncio.sleep(0)
            waiting[2].cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        return done

    assert asyncio.run(story()) == [0, 1, 3]


def test_a_loop_that_was_cut_off_does_not_stop_the_next_one() -> None:

    def do_all(works: list[int]) -> list[object]:
        return [Failed(OddWish()) if work < 0 else work for work in works]

    async def cut_off(together: Together[int]) -> None:
        asyncio.ensure_future(together.do(1))  # noqa: RUF006 - cut off with its loop
        await asyncio.sleep(0)

    async def whole(together: Together[int]) -> object:
        results = await asyncio.gather(together.do(2), together.do(-1), together.do(3), return_exceptions=True)
        return [result if isinstance(result, int) else type(result) for result in results]

    with ThreadPoolExecutor(1) as thread:
        together: Together[int] = Together(do_all, thread)  # type: ignore[arg-type]
        asyncio.run(cut_off(together))
        assert asyncio.run(whole(together)) == [2, OddWish, 3]
