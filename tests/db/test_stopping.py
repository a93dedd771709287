"""Reads that nobody waits for any more."""

import threading

import pytest
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.db.queries.stopping import stopped_by
from backoffice.domain.kinds import AssetKind
from backoffice.services.database_errors import DatabaseError
from backoffice.services.ports import AssetFilter, Sort, Stop
from tests.db.samples import add

FOR_EVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

ON_A_FILE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_A_FILE
def test_a_read_is_broken_off_and_the_next_one_is_not(database: SqlDatabase) -> None:
    ref, stop, begun = add(database).ref, Stop(), threading.Event()
    errors: list[BaseException] = []

    def read() -> None:
        try:
            with database.queries._reading() as connection, stopped_by(stop, connection):
                begun.set()
                connection.execute(text(FOR_EVER))
        except DatabaseError as error:
            errors.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait()
    while reader.is_alive():  # it may have been told between its begin and its statement
        stop.set()
        reader.join(0.05)
    assert len(errors) == 1
    assert [row.ref for row in database.queries.first_rows(AssetFilter(), Sort(), 5, Stop())] == [ref]


@ON_A_FILE
def test_a_stop_that_comes_after_the_answer_breaks_nothing(database: SqlDatabase) -> None:
    add(database)
    stop = Stop()
    keys = database.queries.keys(AssetFilter(AssetKind.ACTIVITIES), Sort(), stop)
    stop.set()
    assert stop.is_set
    assert list(database.queries.keys(AssetFilter(AssetKind.ACTIVITIES), Sort())) == list(keys)


def test_one_who_comes_too_late_is_told_at_once() -> None:
    stop, told = Stop(), []
    stop.set()
    with stop.breaking(lambda: told.append("broken off")):
        pass
    stop.set()
    assert told == ["broken off"]
