"""Managers decide in the refunds section, with figures fetched just now; staff withdraw what they asked for."""

from PySide6.QtCore import Qt

from backoffice.domain.people import Role
from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.approve_refund import ApproveRefundDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.dialogs.refund import RefundDialog
from backoffice.gui.refund_decision import Step
from backoffice.services.ports.refund_queries import RefundTab
from backoffice.settings import PersonRole
from tests.gui.refunds.till import ACCOUNT
from tests.gui.refunds_section.section import PASSWORD, Section


def test_a_manager_approves_with_fresh_figures_and_the_customer_gets_it_once(section: Section) -> None:
    booking = section.till.paid()
    record = section.ask(booking)
    page = section.open()
    section.choose(record, fresh=True)
    assert page.detail.figures.figures["refundable"].text() == "R$540.00"
    assert page.detail.buttons[Step.APPROVE].text() == "Approve refund of R$45.00…"
    assert not page.detail.buttons[Step.APPROVE].isDefault()
    section.approve(record)
    section.wait_for_state(record, RefundState.SUCCEEDED)
    assert section.till.given_back(booking) == [4_500]
    section.wait(lambda: page.detail.sentence.text().startswith("Stripe gave it back"))
    assert section.ids() == []


def test_nothing_is_approved_by_figures_that_are_not_fresh(section: Section) -> None:
    record = section.ask()
    section.till.office.queue.pause()
    page = section.open()
    section.choose(record)
    section.wait(lambda: page.detail.asking is not None and "paused" in page.detail.asking.problem)
    assert not page.detail.buttons[Step.APPROVE].isEnabled()
    section.till.office.queue.resume()
    section.till.office.engine.wake()
    section.wait(page.detail.buttons[Step.APPROVE].isEnabled)


def test_cancel_is_the_default_and_leaves_everything_as_it_was(section: Section) -> None:
    record = section.ask()
    section.open()
    section.choose(record, fresh=True)
    section.press(Step.APPROVE)
    dialog = section.dialog(ApproveRefundDialog)
    assert isinstance(dialog, ApproveRefundDialog)
    assert dialog.back.isDefault()
    assert dialog.go.text() == "Approve refund of R$45.00"
    section.till.counter.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    section.till.counter.settle()
    assert section.state(record) is RefundState.REQUESTED


def test_enter_in_the_note_confirms_nothing(section: Section) -> None:
    record = section.ask()
    section.open()
    section.choose(record, fresh=True)
    section.press(Step.APPROVE)
    dialog = section.dialog(ApproveRefundDialog)
    assert isinstance(dialog, ApproveRefundDialog)
    dialog.note.setFocus()
    section.till.counter.qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    assert dialog.isVisible()
    section.till.press(dialog.back)
    section.till.counter.settle()
    assert section.state(record) is RefundState.REQUESTED


def test_a_manager_with_a_password_confirms_with_it(section: Section) -> None:
    booking = section.till.paid()
    section.sign_in("Ana", Role.STAFF)
    record = section.ask(booking)
    section.sign_in("Bia", Role.MANAGER)
    section.open()
    section.choose(record, fresh=True)
    section.press(Step.APPROVE)
    dialog = section.dialog(ApproveRefundDialog)
    assert isinstance(dialog, ApproveRefundDialog)
    assert not dialog.go.isEnabled()
    dialog.password.line.setText("wrong " + PASSWORD)
    section.till.press(dialog.go)
    section.till.counter.settle()
    assert dialog.isVisible()
    assert section.state(record) is RefundState.REQUESTED
    dialog.password.line.setText(PASSWORD)
    section.till.press(dialog.go)
    section.wait_for_state(record, RefundState.SUCCEEDED)
    assert section.till.given_back(booking) == [4_500]


def test_staff_look_and_withdraw_only_what_is_theirs(section: Section) -> None:
    booking = section.till.paid()
    others = section.ask(booking, 1_000)
    section.be(PersonRole.STAFF, "Zoe")
    own = section.ask(booking, 2_000)
    page = section.open()
    section.wait_for_rows(others, own)
    section.choose(others)
    assert section.offered() == set()
    assert page.detail.explained.text() == "A manager approves or rejects it."
    section.choose(own)
    assert section.offered() == {Step.WITHDRAW}
    section.press(Step.WITHDRAW)
    section.wait_for_state(own, RefundState.REJECTED)
    section.wait_for_rows(others)
    assert section.state(others) is RefundState.REQUESTED


def test_rejecting_takes_a_reason_that_the_requester_reads(section: Section) -> None:
    record = section.ask()
    page = section.open()
    section.choose(record)
    section.press(Step.REJECT)
    dialog = section.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.go.isEnabled()
    dialog.reason.setText("the policy says no")
    section.till.press(dialog.go)
    section.wait_for_state(record, RefundState.REJECTED)
    section.wait(lambda: "the policy says no" in page.detail.facts.text())


def test_what_cannot_be_approved_says_why(section: Section) -> None:
    booking = section.till.paid()
    record = section.ask(booking, 4_500)
    intent = record.refund.terms.payment_intent_id
    section.till.ledger.post("/refunds", {"payment_intent": intent, "amount": 50_000}, account=ACCOUNT)
    page = section.open()
    section.choose(record, fresh=True)
    section.wait(lambda: "At most R$40.00" in page.detail.why_not.words.text())
    assert not page.detail.buttons[Step.APPROVE].isEnabled()
    assert "Made in the Dashboard" in page.detail.others.text()


def test_the_second_manager_is_waited_for(section: Section) -> None:
    section.till.set_limits(second_manager_above=1_000)
    booking = section.till.paid()
    section.sign_in("Ana", Role.STAFF)
    record = section.ask(booking)
    section.sign_in("Bia", Role.MANAGER)
    page = section.open()
    section.approve(record, PASSWORD)
    section.wait_for_rows()
    assert section.state(record) is RefundState.REQUESTED
    section.sign_in("Caio", Role.MANAGER)
    section.wait_for_rows(record)
    assert page.table.rows.index(0, 4).data() == "1 of 2"
    section.approve(record, PASSWORD)
    section.wait_for_state(record, RefundState.SUCCEEDED)
    assert section.till.given_back(booking) == [4_500]


def test_a_failure_is_told_asked_anew_and_acknowledged(section: Section) -> None:
    booking = section.till.paid()
    record = section.ask(booking)
    page = section.open()
    section.approve(record)
    section.wait_for_state(record, RefundState.SUCCEEDED)
    section.fail(record)
    notices = section.till.counter.window.notices
    section.wait(lambda: any("failed (Ana Souza" in notice.text for notice in notices.all))
    assert notices.all[0].is_problem
    section.open(RefundTab.ATTENTION)
    section.choose(record)
    assert section.offered() == {Step.ASK_ANEW, Step.ACKNOWLEDGE}
    assert "What failed: " in page.detail.facts.text()
    section.press(Step.ASK_ANEW)
    dialog = section.dialog(RefundDialog)
    assert isinstance(dialog, RefundDialog)
    section.till.press(dialog.back)
    section.till.counter.settle()
    section.press(Step.ACKNOWLEDGE)
    section.wait_for_rows()
    assert section.till.office.refunds.get(record.refund.id).acknowledged_at is not None
    section.wait(lambda: "took note of it" in page.detail.facts.text())
