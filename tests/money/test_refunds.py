"""Refunds below the window: asked for, decided, and sent once, whatever becomes of the answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backoffice.domain.errors import RecordChanged
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits, RefundReason
from backoffice.domain.refunds import BLIND_RESEND, RefundRefused, RefundState
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports.refunds import RefundFilter
from backoffice.services.refunds import Ask
from tests.money.office import Office
from tests.money.refund_desk import BIA, CAIO, STAFF, Desk


@pytest.fixture
def desk(both: Office) -> Desk:
    return Desk(both)


def test_what_staff_ask_for_and_a_manager_approves_is_given_back_once(desk: Desk) -> None:
    record = desk.ask()
    assert (desk.state(record), desk.made()) == (RefundState.REQUESTED, [])
    desk.approve(record)
    desk.office.settle()
    assert desk.state(record) is RefundState.SUCCEEDED
    assert desk.made() == [(4500, record.refund.id)]
    assert desk.steps(record) == ["requested", "approved", "sending", "succeeded"]
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000 - 4500


def test_a_record_reads_back_as_it_was_stored(desk: Desk) -> None:
    ask = Ask(
        payment_intent_id=desk.intent,
        money=Money(100, "BRL"),
        reason=RefundReason.DUPLICATE,
        note="“twice” <b>",
        cancels_booking=True,
        lines=(("Adults", Money(100, "BRL")),),
        batch_id="storm",
    )
    record = desk.refunds.request(ask)
    assert desk.refunds.get(record.refund.id) == record
    assert desk.refunds.find(RefundFilter(person="Ana")) == [record]
    assert desk.refunds.find(RefundFilter(person="Bia")) == []


def test_staff_approve_nothing(desk: Desk) -> None:
    record = desk.ask()
    with pytest.raises(RefundRefused, match="manager approves"):
        desk.approve(record, STAFF)
    assert desk.state(record) is RefundState.REQUESTED


def test_no_more_than_is_left_is_asked_for(desk: Desk) -> None:
    with pytest.raises(RefundRefused, match=r"150\.00"):
        desk.ask(15_001)
    desk.approve(desk.ask(10_000))
    desk.office.settle()
    with pytest.raises(RefundRefused, match=r"50\.00"):
        desk.ask(5_001)


def test_what_was_asked_for_twice_is_approved_as_far_as_money_is_left(desk: Desk) -> None:
    first, second = desk.ask(10_000), desk.ask(10_000)
    desk.approve(first)
    with pytest.raises(RefundRefused, match="on its way"):
        desk.approve(second)
    desk.office.settle()
    with pytest.raises(RefundRefused, match=r"50\.00"):
        desk.approve(second)
    assert desk.made() == [(10_000, first.refund.id)]


def test_the_database_itself_keeps_one_in_flight_and_no_more_than_was_captured(desk: Desk) -> None:
    first, second = desk.ask(10_000), desk.ask(4_000)
    desk.approve(first)
    approved = replace(second, refund=replace(second.refund, state=RefundState.APPROVED))
    with pytest.raises(RuleBroken), desk.office.database.write() as uow:
        uow.refunds.save(approved, expected=RefundState.REQUESTED)
    desk.office.settle()
    over = desk.ask(5_000)
    terms = replace(over.refund.terms, money=Money(5_001, "BRL"))
    too_much = replace(over.refund, id="0" * 32, terms=terms, state=RefundState.APPROVED)
    with pytest.raises(RuleBroken), desk.office.database.write() as uow:
        uow.refunds.add(replace(over, refund=too_much))


def test_who_decides_second_is_told_so(desk: Desk) -> None:
    record = desk.ask()
    desk.person = BIA
    desk.refunds.reject(record.refund.id, "not today")
    with pytest.raises(RefundRefused, match="rejected"):
        desk.approve(record, CAIO)
    with pytest.raises(RecordChanged), desk.office.database.write() as uow:
        uow.refunds.save(record, expected=RefundState.REQUESTED)


def test_above_a_limit_two_managers_approve(both: Office) -> None:
    desk = Desk(both, RefundLimits({"BRL": CurrencyLimits(second_manager_above=4_000)}))
    record = desk.ask()
    desk.approve(record, BIA)
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.REQUESTED, [])
    desk.approve(record, CAIO)
    desk.office.settle()
    assert desk.made() == [(4500, record.refund.id)]


@pytest.mark.parametrize("has_effect", [True, False])
def test_a_lost_answer_is_looked_up_before_anything_is_sent_again(desk: Desk, has_effect: bool) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults(
        {"kind": "reset", "byte": 0, "effect": has_effect, "method": "POST", "path": "/v1/refunds", "times": 1}
    )
    desk.office.settle()
    assert desk.state(record) is RefundState.SUCCEEDED
    assert desk.made() == [(4500, record.refund.id)]
    assert desk.steps(record)[2:5] == ["sending", "unknown", "reconciling"]
    posts = [
        line for line in desk.office.ledger.requests() if line["path"] == "/v1/refunds" and line["method"] == "POST"
    ]
    assert {line["key"] for line in posts} == {record.refund.idempotency_key}
    assert len(posts) == (1 if has_effect else 2)


def test_what_stripe_refuses_gave_nothing_back_and_frees_its_amount(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults(
        {"kind": "status", "status": 400, "message": "No such thing.", "method": "POST", "path": "/v1/refunds"}
    )
    desk.office.settle()
    assert desk.state(record) is RefundState.FAILED
    assert "No such thing." in desk.refunds.get(record.refund.id).refund.failure
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000


def test_after_twenty_hours_a_manager_decides_whether_to_send_again(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults(
        {"kind": "reset", "byte": 0, "effect": False, "path": "/v1/refunds", "method": "POST"}
    )
    desk.office.drain()
    assert desk.state(record) is RefundState.UNKNOWN
    desk.office.pass_time(BLIND_RESEND.total_seconds())
    desk.office.ledger.set_faults()
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.NEEDS_HUMAN, [])
    with pytest.raises(RefundRefused):
        desk.ask(15_000)
    desk.approve(record)
    desk.office.settle()
    assert desk.made() == [(4500, record.refund.id)]


def test_what_was_made_after_all_is_found_however_late(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    reset = {"kind": "reset", "byte": 0, "path": "/v1/refunds"}
    desk.office.ledger.set_faults({**reset, "method": "POST", "effect": True})
    desk.office.drain()
    desk.office.pass_time(days=2)
    desk.office.ledger.set_faults()
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.SUCCEEDED, [(4500, record.refund.id)])


def test_requests_and_approvals_that_nobody_uses_end(desk: Desk) -> None:
    asked, approved = desk.ask(100), desk.approve(desk.ask(200))
    desk.office.pass_time(timedelta(days=2).total_seconds())
    assert desk.refunds.expire_lapsed() == 1
    assert (desk.state(asked), desk.state(approved)) == (RefundState.REQUESTED, RefundState.EXPIRED)
    desk.office.pass_time(timedelta(days=13).total_seconds())
    assert desk.refunds.expire_lapsed() == 1
    assert desk.made() == []


def test_a_manager_asks_and_approves_in_one_go(desk: Desk) -> None:
    desk.person = BIA
    record = desk.refunds.request_and_approve(Ask(payment_intent_id=desk.intent, money=Money(15_000, "BRL")))
    desk.office.settle()
    assert desk.made() == [(15_000, record.refund.id)]
    with pytest.raises(RefundRefused, match="All of it"):
        desk.ask(1)


def test_a_manager_who_asks_above_the_limit_is_the_first_of_two(both: Office) -> None:
    desk = Desk(both, RefundLimits({"BRL": CurrencyLimits(second_manager_above=4_000)}))
    desk.person = BIA
    record = desk.refunds.request_and_approve(Ask(payment_intent_id=desk.intent, money=Money(4_500, "BRL")))
    with pytest.raises(RefundRefused, match="second manager"):
        desk.approve(record, BIA)
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.REQUESTED, [])
    desk.approve(record, CAIO)
    desk.office.settle()
    assert desk.made() == [(4500, record.refund.id)]
