"""A refund that is not in Stripe's list, too late to be sent unasked: a manager sends it afresh or releases it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from backoffice.domain.money import Money
from backoffice.domain.refunds import Refund, RefundState, RefundTerms
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.refund_decision import Step
from backoffice.services.ports import BookingRecord
from backoffice.services.ports.refund_queries import RefundTab
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds import MARK
from tests.gui.refunds.till import ACCOUNT
from tests.gui.refunds_section.section import Section


@pytest.fixture
def booking(section: Section) -> BookingRecord:
    return section.till.paid()


@pytest.fixture
def lost(section: Section, booking: BookingRecord) -> RefundRecord:
    """Sent a day ago; its answer was lost, and it never reached Stripe."""
    sent_at = datetime.now(UTC) - timedelta(hours=21)
    intent = booking.stripe.payment_intent_id
    assert intent is not None
    terms = RefundTerms(intent, Money(4_500, "BRL"), ACCOUNT, livemode=False)
    refund = Refund("a" * 32, terms, RefundState.UNKNOWN, "Ana", sent_at, first_sent_at=sent_at)
    record = RefundRecord(refund, booking.ref, None, "rain", cancels_booking=False, updated_at=sent_at)
    with section.till.office.database.write() as uow:
        uow.refunds.add(record)
    return record


def _let_it_need_a_person(section: Section, record: RefundRecord) -> None:
    after = replace(record, refund=replace(record.refund, state=RefundState.NEEDS_HUMAN))
    with section.till.office.database.write() as uow:
        uow.refunds.save(after, expected=RefundState.UNKNOWN)
    section.till.counter.window.live.look()
    section.wait(section.page.detail.buttons[Step.APPROVE].isVisible)


def test_it_is_sent_again_with_an_approval_of_its_own(
    section: Section, booking: BookingRecord, lost: RefundRecord
) -> None:
    page = section.open(RefundTab.ATTENTION)
    section.choose(lost)
    assert section.offered() == {Step.LOOK_AGAIN}
    _let_it_need_a_person(section, lost)
    assert section.offered() == {Step.APPROVE, Step.REJECT, Step.LOOK_AGAIN}
    assert page.detail.buttons[Step.APPROVE].text() == "Send R$45.00 again…"
    assert page.detail.buttons[Step.REJECT].text() == "It was not made: release R$45.00…"
    assert "Stripe Dashboard first" in page.detail.explained.text()
    section.wait(lambda: page.detail.asking is not None and page.detail.asking.is_fresh)
    section.approve(lost)
    section.wait_for_state(lost, RefundState.SUCCEEDED)
    assert section.till.given_back(booking) == [4_500]


def test_it_is_released_with_a_reason(section: Section, booking: BookingRecord, lost: RefundRecord) -> None:
    section.open(RefundTab.ATTENTION)
    section.choose(lost)
    _let_it_need_a_person(section, lost)
    section.press(Step.REJECT)
    dialog = section.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert "Dashboard" in dialog.text.text()
    assert dialog.go.text() == "Release R$45.00"
    dialog.reason.setText("it is not there")
    section.till.press(dialog.go)
    section.wait_for_state(lost, RefundState.REJECTED)
    intent = lost.refund.terms.payment_intent_id
    assert section.till.office.refunds.look(intent).balance.refundable_minor == 54_000
    assert section.till.given_back(booking) == []


def test_an_outcome_that_is_unknown_is_looked_for_again(
    section: Section, booking: BookingRecord, lost: RefundRecord
) -> None:
    section.open(RefundTab.ATTENTION)
    section.choose(lost)
    made = {"payment_intent": booking.stripe.payment_intent_id, "amount": 4_500, "metadata": {MARK: lost.refund.id}}
    section.till.ledger.post("/refunds", made, account=ACCOUNT)
    section.press(Step.LOOK_AGAIN)
    section.wait_for_state(lost, RefundState.SUCCEEDED)
    assert section.till.given_back(booking) == [4_500]
    section.wait(lambda: section.page.detail.row is not None and section.page.detail.row.state is RefundState.SUCCEEDED)
