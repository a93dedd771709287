"""Managers decide in the refunds section, with figures fetched just now; staff withdraw what they asked for."""

from PySide6.QtCore import Qt

from backoffice.domain.people import Role
from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.approve_refund import ApproveRefundDialog
from backoffice.gui.dialogs.reason import ReasonDialog
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
