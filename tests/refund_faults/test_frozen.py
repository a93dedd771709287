"""A worker is frozen (SIGSTOP) while it sends a refund, another one finishes, and it is thawed long after: one refund.

PostgreSQL, where several workers may be at one database. The hours are virtual; Stripe forgets keys after 24 of them.
"""

import signal
from collections.abc import Callable

import pytest

from backoffice.domain.refunds import RefundState
from tests.money.office import QUICK, Office
from tests.refund_faults.children import DONE, STOPPED, Children
from tests.refund_faults.moments import INTENT_STORED, LOOKED_AT, POST_ANSWERED, POST_ASKED
from tests.refund_faults.till import Till, assert_each_once

BEFORE_IT_IS_SENT = (INTENT_STORED, POST_ASKED)


@pytest.fixture
def till(office_at: Callable[[str], Office], postgresql_url: str) -> Till:
    """An office on PostgreSQL with a payment."""
    return Till(office_at(postgresql_url), payments=1)


def _freeze(children: Children, url: str, *moments: str) -> int:
    """Let a worker begin, and freeze it at the first of some moments."""
    worker = children.begin("work", url, strike={"signal": signal.SIGSTOP, "at": moments})
    assert children.wait(worker) == STOPPED
    return worker


@pytest.mark.parametrize("hours", [0, 1, 25])
@pytest.mark.parametrize("moment", [*BEFORE_IT_IS_SENT, POST_ANSWERED])
def test_a_worker_thawed_after_another_finished_does_nothing_more(
    till: Till, postgresql_url: str, children: Children, moment: str, hours: int
) -> None:
    refund_id = till.give_back(till.intents[0], 4_500)
    worker = _freeze(children, postgresql_url, moment)
    assert till.refunds.get(refund_id).refund.state is RefundState.SENDING
    till.office.pass_time(QUICK.lease_seconds)
    assert children.work(postgresql_url) == DONE
    finished = till.refunds.get(refund_id)
    assert finished.refund.state is RefundState.SUCCEEDED
    till.office.pass_time(hours=hours)
    assert children.thaw(worker) == DONE
    assert till.office.ledger.counts()["PostRefunds"] == 1
    assert till.refunds.get(refund_id) == finished
    till.office.reconcile()
    assert_each_once(till.office.database, till.office.ledger, [refund_id])


@pytest.mark.parametrize("moment", BEFORE_IT_IS_SENT)
def test_a_worker_thawed_a_day_late_sends_nothing_though_nobody_else_was_there(
    till: Till, postgresql_url: str, children: Children, moment: str
) -> None:
    refund_id = till.give_back(till.intents[0], 4_500)
    worker = _freeze(children, postgresql_url, moment)
    till.office.pass_time(hours=25)
    assert children.thaw(worker) == DONE
    assert children.work(postgresql_url) == DONE
    assert till.refunds.get(refund_id).refund.state is RefundState.NEEDS_HUMAN
    assert till.office.ledger.objects("refund") == []


def test_what_another_worker_adopted_stays_when_the_first_ones_answer_is_read_at_last(
    till: Till, postgresql_url: str, children: Children
) -> None:
    """The refund fails at the bank while the first worker still holds the news that it was made."""
    refund_id = till.give_back(till.intents[0], 4_500)
    worker = _freeze(children, postgresql_url, POST_ANSWERED)
    till.office.pass_time(QUICK.lease_seconds)
    assert children.work(postgresql_url) == DONE
    (made,) = till.office.ledger.objects("refund")
    till.office.ledger.post(f"/refunds/{made['id']}/fail")
    till.office.reconcile()
    assert children.thaw(worker) == DONE
    assert till.refunds.get(refund_id).refund.state is RefundState.FAILED


def test_a_worker_that_just_read_the_list_sends_nothing_once_its_lease_is_over(
    till: Till, postgresql_url: str, children: Children
) -> None:
    """It waited for long before it read the list: what that said is news, but the job is another's by now."""
    refund_id = till.give_back(till.intents[0], 4_500)
    worker = _freeze(children, postgresql_url, LOOKED_AT, INTENT_STORED)
    till.office.pass_time(QUICK.lease_seconds - 1)
    assert children.thaw(worker) == STOPPED
    till.office.pass_time(2)
    assert children.work(postgresql_url) == DONE
    assert children.thaw(worker) == DONE
    assert till.office.ledger.counts()["PostRefunds"] == 1
    till.office.reconcile()
    assert_each_once(till.office.database, till.office.ledger, [refund_id])


def test_a_refusal_that_is_read_late_counts_for_nothing_once_another_worker_sends(
    till: Till, postgresql_url: str, children: Children
) -> None:
    """Were it written without a look at the fence, a refund that was made would show as failed, its amount free."""
    refund_id = till.give_back(till.intents[0], 4_500)
    refusal = {"kind": "status", "status": 400, "saved": False, "times": 1, "method": "POST", "path": "/v1/refunds"}
    till.office.ledger.set_faults({**refusal, "message": "Not now."})
    first = _freeze(children, postgresql_url, POST_ANSWERED)
    till.office.pass_time(QUICK.lease_seconds)
    second = _freeze(children, postgresql_url, POST_ANSWERED)
    assert len(till.office.ledger.objects("refund")) == 1
    assert children.thaw(first) == DONE
    assert till.refunds.get(refund_id).refund.state is RefundState.SENDING
    assert children.thaw(second) == DONE
    till.office.reconcile()
    assert_each_once(till.office.database, till.office.ledger, [refund_id])
