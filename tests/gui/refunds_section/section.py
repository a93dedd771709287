"""Whoever works through the refunds: what staff asked for, the page, its buttons, and what Stripe's ledger says."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from backoffice.domain.money import Money
from backoffice.domain.people import Role
from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.approve_refund import ApproveRefundDialog
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.pages.refunds import RefundsPage
from backoffice.gui.refund_decision import Step
from backoffice.gui.sections import SectionName
from backoffice.services.ports import BookingRecord
from backoffice.services.ports.refund_queries import RefundTab
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds import Ask
from backoffice.settings import PersonRole
from tests.gui.bookings.office import PATIENCE
from tests.gui.refunds.till import ACCOUNT, Till

PASSWORD = "correct horse battery"


@dataclass
class Section:
    """The refunds of an office."""

    till: Till

    # --- the office -----------------------------------------------------------------------------------------

    def be(self, role: PersonRole, name: str = "") -> None:
        """Let somebody else be at work in an office of one."""
        settings = self.till.office.settings
        self.till.office.use_settings(replace(settings, person_role=role, person_name=name or settings.person_name))
        self.till.counter.window.live.look()

    def sign_in(self, name: str, role: Role) -> None:
        """Let somebody with a password sign in; the first of all is an administrator who is made beside them."""
        people = self.till.office.people
        if people.is_office_of_one:
            people.add("Alma", Role.ADMINISTRATOR, PASSWORD)
        people.sign_in("Alma", PASSWORD)
        if all(record.name != name for record in people.everyone()):
            people.add(name, role, PASSWORD)
        people.sign_in(name, PASSWORD)
        self.till.counter.window.live.look()

    def ask(self, booking: BookingRecord | None = None, minor: int = 4_500, note: str = "rain") -> RefundRecord:
        """What staff ask for, from another window."""
        booking = booking or self.till.paid()
        intent = booking.stripe.payment_intent_id
        assert intent is not None
        ask = Ask(payment_intent_id=intent, money=Money(minor, "BRL"), note=note, booking=booking.ref)
        made = self.till.office.refunds.request(ask)
        self.till.counter.window.live.look()
        return made

    def state(self, record: RefundRecord) -> RefundState:
        return self.till.office.refunds.get(record.refund.id).refund.state

    def wait_for_state(self, record: RefundRecord, state: RefundState) -> None:
        self.wait(lambda: self.state(record) is state)

    def fail(self, record: RefundRecord) -> None:
        """Let Stripe find that it could not give the money back."""
        intent = record.refund.terms.payment_intent_id
        (made,) = self.till.ledger.objects("refund", payment_intent=intent)
        self.till.ledger.post(f"/refunds/{made['id']}/fail", {}, account=ACCOUNT)
        self.till.office.payments.pull()
        self.till.office.engine.wake()
        self.wait_for_state(record, RefundState.FAILED)

    # --- the window -----------------------------------------------------------------------------------------

    @property
    def page(self) -> RefundsPage:
        found = self.till.counter.window.pages.page(SectionName.REFUNDS)
        assert isinstance(found, RefundsPage)
        return found

    def open(self, tab: RefundTab = RefundTab.WAITING) -> RefundsPage:
        """Go to the section and wait until its rows have come."""
        self.till.counter.window.show_section(SectionName.REFUNDS)
        self.page.show_tab(tab)
        self.till.counter.settle()
        return self.page

    def wait(self, is_so: object) -> None:
        self.till.counter.qtbot.waitUntil(is_so, timeout=PATIENCE)  # type: ignore[arg-type]

    def ids(self) -> list[str]:
        return [row.id for row in self.page.table.rows.items]

    def wait_for_rows(self, *records: RefundRecord) -> None:
        self.wait(lambda: sorted(self.ids()) == sorted(record.refund.id for record in records))

    def choose(self, record: RefundRecord, *, fresh: bool = False) -> None:
        self.wait(lambda: record.refund.id in self.ids())
        assert self.page.table.select_key(record.refund.id)
        self.wait(lambda: self.page.detail.row is not None and self.page.detail.row.id == record.refund.id)
        if fresh:
            self.wait(lambda: self.page.detail.asking is not None and self.page.detail.asking.is_fresh)

    def press(self, step: Step) -> None:
        button = self.page.detail.buttons[step]
        assert button.isVisible(), step
        assert button.isEnabled(), (step, self.page.detail.why_not.words.text())
        self.till.press(button)

    def offered(self) -> set[Step]:
        return {step for step, button in self.page.detail.buttons.items() if button.isVisible()}

    def dialog(self, kind: type[Dialog]) -> Dialog:
        found: Dialog = self.till.counter.dialog(kind)
        return found

    def approve(self, record: RefundRecord, password: str = "") -> None:
        """Approve in the panel and the dialog, as a manager does."""
        self.choose(record, fresh=True)
        self.wait(self.page.detail.buttons[Step.APPROVE].isEnabled)
        self.press(Step.APPROVE)
        dialog = self.dialog(ApproveRefundDialog)
        assert isinstance(dialog, ApproveRefundDialog)
        if password:
            dialog.password.line.setText(password)
        with self.till.counter.qtbot.waitSignal(dialog.confirmed, timeout=PATIENCE):
            self.till.press(dialog.go)
        self.till.counter.settle()
