"""Rules of sending that need a history of their own to be seen: what others did to the payment, and what only hints."""

from datetime import UTC, datetime

import pytest

from backoffice.domain.money import Money
from backoffice.domain.refunds import BLIND_RESEND, RefundRefused, RefundState
from backoffice.services.events import receive
from backoffice.services.ports import EventSource, StripeEvent
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds import Ask, Refunds
from backoffice.services.refunds.job_kinds import SEND_REFUND
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA, CAIO, Desk
from tests.refund_faults.late import Late

A_PAGE = 100
LOST = {"kind": "reset", "byte": 0, "method": "POST", "path": "/v1/refunds"}


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def _made_by_us(desk: Desk) -> list[tuple[int, str]]:
    return [(amount, mark) for amount, mark in desk.made() if mark]


def _lose_answer(desk: Desk, *, has_effect: bool) -> RefundRecord:
    """Approve a refund and lose the answer to it; nothing goes wrong after that."""
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults({**LOST, "effect": has_effect})
    desk.office.drain()
    desk.office.ledger.set_faults()
    assert desk.state(record) is RefundState.UNKNOWN
    return record


def test_two_equal_parts_are_two_refunds(desk: Desk) -> None:
    first = desk.approve(desk.ask(4_500))
    desk.office.settle()
    second = desk.approve(desk.ask(4_500))
    desk.office.settle()
    assert sorted(desk.made()) == sorted([(4_500, first.refund.id), (4_500, second.refund.id)])


def test_a_refund_is_found_beyond_the_first_page_of_stripes_list(desk: Desk) -> None:
    record = _lose_answer(desk, has_effect=True)
    desk.office.pass_time(2)
    for _ in range(A_PAGE + 1):
        desk.office.ledger.post("/refunds", {"payment_intent": desk.intent, "amount": 1}, account=ACCOUNT)
    desk.office.settle()
    assert _made_by_us(desk) == [(4_500, record.refund.id)]
    assert desk.state(record) is RefundState.SUCCEEDED
    posts = [line for line in desk.office.ledger.requests() if line["operation"] == "PostRefunds" and line["key"]]
    assert len(posts) == 1
    assert len(desk.refunds.look(desk.intent).foreign) == A_PAGE + 1


def test_a_refusal_of_the_second_try_is_believed_only_when_stripes_list_says_the_same(desk: Desk) -> None:
    """The first request was under way for long: it was done after the list was read, and the second one is refused."""
    record = _lose_answer(desk, has_effect=False)
    refusal = {"kind": "status", "status": 400, "message": "Already given back.", "method": "POST", "times": 1}
    desk.office.ledger.set_faults({**refusal, "path": "/v1/refunds", "effect": True})
    desk.office.settle()
    assert desk.made() == [(4_500, record.refund.id)]
    assert desk.state(record) is RefundState.SUCCEEDED
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000 - 4_500


def test_a_list_that_was_read_long_ago_is_no_leave_to_send(desk: Desk) -> None:
    """The lease is ours still, as nobody else was there; the key is forgotten, and others may have acted since."""
    record = desk.approve(desk.ask())
    desk.office.handlers[SEND_REFUND] = Late(desk.office, hours=25)
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.NEEDS_HUMAN, [])
    assert desk.steps(record)[-3:] == ["unknown", "reconciling", "needs_human"]


@pytest.mark.parametrize("told", ["refund.failed", "refund.created", "refund.updated", "charge.refunded"])
def test_an_event_moves_nothing_by_itself(desk: Desk, told: str) -> None:
    record = desk.approve(desk.ask())
    desk.office.settle()
    before = desk.refunds.get(record.refund.id)
    assert before.refund.stripe_refund_id is not None
    event = StripeEvent(
        event_id="evt_late",
        type=told,
        created_at=datetime(2030, 5, 17, tzinfo=UTC),
        livemode=False,
        api_version="2020-08-27",
        object_type="refund",
        object_id=before.refund.stripe_refund_id,
        payment_intent_id=desk.intent,
    )
    with desk.office.database.write() as uow:
        receive(uow, [event], EventSource.WEBHOOK, desk.office.clock.now())
    assert desk.refunds.get(record.refund.id) == before
    desk.office.settle()
    assert desk.refunds.get(record.refund.id) == before


def test_what_a_manager_has_to_decide_is_not_sent_by_itself(desk: Desk) -> None:
    record = _lose_answer(desk, has_effect=False)
    desk.office.pass_time(BLIND_RESEND.total_seconds())
    desk.office.settle()
    assert desk.state(record) is RefundState.NEEDS_HUMAN
    desk.office.pass_time(days=3)
    desk.refunds.look_again(record.refund.id)
    desk.office.settle()
    desk.office.reconcile()
    assert desk.state(record) is RefundState.NEEDS_HUMAN
    assert desk.made() == []


def test_where_two_people_are_enforced_who_asked_never_approves(desk: Desk) -> None:
    desk.person = BIA
    refunds = Refunds(desk.office.database, desk.office.clock, lambda: desk.person, enforces_two_people=True)
    ask = Ask(payment_intent_id=desk.intent, money=Money(4_500, "BRL"))
    with pytest.raises(RefundRefused, match="another manager"):
        refunds.request_and_approve(ask)
    record = refunds.request(ask)
    with pytest.raises(RefundRefused, match="another manager"):
        refunds.approve(record.refund.id)
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.REQUESTED, [])
    desk.person = CAIO
    refunds.approve(record.refund.id)
    desk.office.settle()
    assert desk.made() == [(4_500, record.refund.id)]
