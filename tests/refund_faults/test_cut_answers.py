"""The answer to a refund is cut at every byte, with and without its effect: each refund is made once.

Real requests to the simulator's process. A round gives back of many payments, each POST cut at a byte of its own.
"""

from collections.abc import Iterable

import pytest

from backoffice.domain.refunds import RefundState
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.payments.job_kinds import REFRESH_PAYMENT
from tests.money.office import Office
from tests.refund_faults.till import Till, assert_each_once

AT_ONCE = 50
PART = 400
LONGEST_ANSWER = 1_200
NO_ANSWER_BYTES = 260  # more than the head of an answer has; its body is empty when nothing was done


class Later(Unrecorded):
    """Does nothing: the payments are fetched anew once all is over, not after each of a thousand refunds."""

    async def run(self, desk: Desk) -> bool:
        return await desk.write(lambda uow: uow.jobs.finish(desk.job.id, desk.job.fence, desk.clock.now())) is not None


def _rounds(office: Office, bytes_: Iterable[range], *, has_effect: bool) -> list[set[RefundState]]:
    """Give back of every payment in each round, each answer cut at another byte; how they stood before that was mended.

    Ends behind the last byte of the answer.
    """
    till, stood = Till(office, AT_ONCE), list[set[RefundState]]()
    refresh, office.handlers[REFRESH_PAYMENT] = office.handlers[REFRESH_PAYMENT], Later()
    for cuts in bytes_:
        stood.append(_round(till, cuts, has_effect=has_effect))
        if RefundState.UNKNOWN not in stood[-1]:
            break
    office.handlers[REFRESH_PAYMENT] = refresh
    office.reconcile()
    assert_each_once(office.database, office.ledger, till.asked)
    return stood


def _round(till: Till, cuts: range, *, has_effect: bool) -> set[RefundState]:
    post = {"kind": "reset", "effect": has_effect, "times": 1, "method": "POST", "path": "/v1/refunds"}
    asked = [till.give_back(intent, 1 + byte) for byte, intent in zip(cuts, till.intents, strict=False)]
    till.office.ledger.set_faults(*({**post, "byte": byte} for byte in cuts))
    till.office.drain()
    stood = {till.refunds.get(refund_id).refund.state for refund_id in asked}
    till.office.ledger.set_faults()
    till.office.settle()
    return stood


def _parts(bytes_: range) -> list[range]:
    return [bytes_[start : start + AT_ONCE] for start in range(0, len(bytes_), AT_ONCE)]


@pytest.mark.parametrize("first", range(0, LONGEST_ANSWER, PART))
def test_wherever_the_answer_is_cut_a_refund_that_was_made_is_found_and_not_made_again(
    office: Office, first: int
) -> None:
    stood = _rounds(office, _parts(range(first, first + PART)), has_effect=True)
    posts = office.ledger.counts()["PostRefunds"]
    assert posts == len(office.ledger.objects("refund"))  # no other request was made for any of them
    if first + PART < LONGEST_ANSWER:
        assert stood == [{RefundState.UNKNOWN}] * (PART // AT_ONCE)
    else:  # behind the last byte there is nothing to cut; the next request finds its connection reset
        assert RefundState.SUCCEEDED in stood[-1]


def test_wherever_the_connection_ends_a_refund_that_was_not_made_is_made_once(office: Office) -> None:
    stood = _rounds(office, _parts(range(NO_ANSWER_BYTES)), has_effect=False)
    assert set.union(*stood) == {RefundState.UNKNOWN}
