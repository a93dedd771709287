"""What the refund machine, and reading with bad intent, found: each stays mended."""

import pytest

from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.domain.refunds import APPROVAL_LASTS, BLIND_RESEND, RefundRefused, RefundState
from backoffice.services.refunds import MARK
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA, CAIO, Desk

LOST = {"kind": "reset", "byte": 0, "effect": False, "method": "POST", "path": "/v1/refunds"}


@pytest.fixture
def desk(both: Office) -> Desk:
    return Desk(both)


def _dashboard(desk: Desk, amount: int, **fields: object) -> str:
    made: str = desk.office.ledger.post(
        "/refunds", {"payment_intent": desk.intent, "amount": amount, **fields}, account=ACCOUNT
    )["id"]
    return made


def test_a_request_that_was_sent_before_a_backup_was_restored_is_not_sent_again(desk: Desk) -> None:
    record = desk.ask()
    unsent = desk.refunds.get(record.refund.id)
    desk.approve(record)
    desk.office.settle()
    assert desk.made() == [(4500, record.refund.id)]
    with desk.office.database.write() as uow:  # what a backup from before it was approved holds
        uow.refunds.save(unsent, expected=RefundState.SUCCEEDED)
    desk.office.pass_time(days=3)
    desk.approve(record)
    desk.office.settle()
    assert desk.made() == [(4500, record.refund.id)]
    assert desk.state(record) is RefundState.SUCCEEDED
    assert desk.refunds.look(desk.intent).foreign == ()


def test_a_refund_with_a_copied_mark_and_another_amount_is_not_taken_for_ours(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults({**LOST, "times": 1})
    desk.office.drain()
    copied = _dashboard(desk, 100, metadata={MARK: record.refund.id})
    desk.office.settle()
    desk.office.poll()
    assert desk.state(record) is RefundState.SUCCEEDED
    assert sorted(amount for amount, _ in desk.made()) == [100, 4500]
    assert [found.refund_id for found in desk.refunds.look(desk.intent).foreign] == [copied]


def test_what_stripe_refused_and_somebody_made_since_shows_and_counts(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults({"kind": "status", "status": 400, "method": "POST", "path": "/v1/refunds"})
    desk.office.settle()
    desk.office.ledger.set_faults()
    _dashboard(desk, 4_500, metadata={MARK: record.refund.id})
    desk.office.poll()
    assert desk.state(record) is RefundState.FAILED
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000 - 4_500


def test_a_clock_that_was_set_back_sends_nothing_again_unasked(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults(LOST)
    desk.office.drain()
    desk.office.ledger.set_faults()
    desk.office.pass_time(BLIND_RESEND.total_seconds() + 3600)
    desk.office.clock.move(-(BLIND_RESEND.total_seconds() + 3 * 3600))
    desk.refunds.look_again(record.refund.id)
    desk.office.drain()
    assert (desk.state(record), desk.made()) == (RefundState.NEEDS_HUMAN, [])


def test_an_approval_of_the_future_is_none(desk: Desk) -> None:
    record = desk.ask()
    desk.office.clock.move(3 * 86_400)  # somebody set it wrong
    desk.approve(record)
    desk.office.clock.move(-3 * 86_400)
    desk.refunds.look_again(record.refund.id)
    desk.office.drain()
    assert (desk.state(record), desk.made()) == (RefundState.EXPIRED, [])


def test_a_resend_is_not_approved_when_the_dashboard_took_its_room(desk: Desk) -> None:
    record = desk.approve(desk.ask(10_000))
    desk.office.ledger.set_faults(LOST)
    desk.office.drain()
    desk.office.pass_time(BLIND_RESEND.total_seconds())
    desk.office.ledger.set_faults()
    _dashboard(desk, 10_000)
    desk.office.poll()
    assert desk.state(record) is RefundState.NEEDS_HUMAN
    with pytest.raises(RefundRefused, match="Stripe Dashboard"):
        desk.approve(record)
    desk.refunds.reject(record.refund.id, "given back by hand")
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 5_000


def test_a_first_approval_given_anew_is_told_anew(both: Office) -> None:
    desk = Desk(both, RefundLimits({"BRL": CurrencyLimits(second_manager_above=4_000)}))
    record = desk.ask()
    desk.approve(record, BIA)
    desk.office.pass_time(APPROVAL_LASTS.total_seconds())
    desk.approve(record, CAIO)
    with desk.office.database.read() as uow:
        rows = [row for row in uow.trail.of(f"refunds/{record.refund.id}") if row.action == "refund_approval"]
    assert [row.person.name for row in rows] == ["Bia", "Caio"]


# --- what no event told ------------------------------------------------------------------------------------------


def _forget(desk: Desk) -> None:
    desk.office.pass_time(days=31)
    desk.office.settle()
    desk.office.reconcile()


def test_a_refund_that_failed_unheard_is_found_by_the_lists(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.settle()
    (made,) = desk.office.ledger.objects("refund", payment_intent=desk.intent)
    desk.office.pass_time(days=9)
    desk.office.poll()
    desk.office.ledger.post(f"/refunds/{made['id']}/fail", {}, account=ACCOUNT)
    _forget(desk)
    assert desk.state(record) is RefundState.FAILED
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000


def test_a_refund_that_waited_for_months_is_asked_for_each_day(desk: Desk) -> None:
    desk.office.ledger.post("/settings", {"refund_outcomes": ["requires_action"]})
    record = desk.approve(desk.ask())
    desk.office.settle()
    assert desk.state(record) is RefundState.REQUIRES_ACTION
    (made,) = desk.office.ledger.objects("refund", payment_intent=desk.intent)
    desk.office.pass_time(days=80)
    desk.office.poll()
    desk.office.ledger.post(f"/refunds/{made['id']}/settle", {}, account=ACCOUNT)
    _forget(desk)
    assert desk.state(record) is RefundState.SUCCEEDED


def test_a_dashboard_refund_that_failed_before_anybody_looked_is_known_all_the_same(desk: Desk) -> None:
    made = _dashboard(desk, 1_000)
    desk.office.ledger.post(f"/refunds/{made}/fail", {}, account=ACCOUNT)
    desk.office.reconcile()
    (foreign,) = desk.refunds.look(desk.intent).foreign
    assert (foreign.refund_id, foreign.status) == (made, "failed")


def test_a_program_that_never_compared_lists_looks_back_to_its_first_day(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.settle()
    assert desk.office.payments.status().reconciled_at is None
    (made,) = desk.office.ledger.objects("refund", payment_intent=desk.intent)
    desk.office.ledger.post(f"/refunds/{made['id']}/fail", {}, account=ACCOUNT)
    desk.office.pass_time(days=60)
    desk.office.poll()
    desk.office.settle()
    assert desk.state(record) is RefundState.FAILED
