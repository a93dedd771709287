"""kill -9 at every commit and request of a refund, twice in a row: it is made once, by whichever program finishes it.

`python -m benchmarks.refund_kill` tries far more pairs of moments, and every await of the program.
"""

from collections.abc import Callable
from itertools import count

import pytest

from backoffice.db import SqlDatabase
from backoffice.services.ports.refunds import RefundFilter
from tests.money.office import QUICK, Office
from tests.refund_faults.children import DONE, KILLED, Children
from tests.refund_faults.till import Till, assert_each_once

PARTS = 3
PAYMENTS = 10
MOMENTS = 35
"""At least so many has a refund, from the start of the program to its end."""


def _second(moment: int) -> int:
    """Where the second program dies: all over its moments, and elsewhere than the first."""
    return 1 + moment * 23 % (MOMENTS + 8)


def _kill_twice(office: Office, children: Children, url: str, payment_intent_id: str, moment: int) -> str:
    """Let a program die at a moment of a refund, another while it goes on, and a third finish; how the first ended."""
    first = children.work(url, approve=[payment_intent_id, 100 + moment], kill_at=moment)
    assert first in (KILLED, DONE)
    office.pass_time(QUICK.lease_seconds)
    assert children.work(url, kill_at=_second(moment)) in (KILLED, DONE)
    office.pass_time(QUICK.lease_seconds)
    assert children.work(url) == DONE
    return first


@pytest.mark.parametrize("first", range(1, 1 + PARTS))
def test_a_refund_whose_programs_are_killed_wherever_it_stands_is_made_once(
    database_url: str,
    first: int,
    office_at: Callable[[str], Office],
    opened: Callable[..., SqlDatabase],
    children: Children,
) -> None:
    office = office_at(database_url)
    till = Till(office, PAYMENTS)
    office.database.close()  # an SQLite file is open in one program at a time
    tried = 0
    for moment in count(first, PARTS):
        tried += 1
        if _kill_twice(office, children, database_url, till.intents[tried % PAYMENTS], moment) == DONE:
            break
    assert moment > MOMENTS
    database = opened(database_url, office.clock)
    with database.read() as uow:
        asked = [record.refund.id for record in uow.refunds.find(RefundFilter(), 1000)]
    assert len(asked) == tried
    assert_each_once(database, office.ledger, asked)
