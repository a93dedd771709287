"""What is done about refunds from their page: approve, reject, withdraw, look again, ask anew, take note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backoffice.domain.errors import BackofficeError
from backoffice.domain.refunds import RefundState
from backoffice.gui.background import Background
from backoffice.gui.dialogs.approve_refund import ApproveRefundDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.live import LiveUpdates
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.pages.refunds import RefundsPage
from backoffice.gui.panels.refund_facts import asked_by, who_text
from backoffice.gui.refund_actions import RefundActions
from backoffice.gui.refund_decision import Step
from backoffice.gui.refund_words import booking_line, money_text
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.ports.refund_queries import RefundRow
from backoffice.services.ports.refunds import RefundRecord

T = TypeVar("T")
Rows = Sequence[RefundRow]


class RefundDecisions(QObject):
    """One for a window. Nothing is sent without the dialog that says how much."""

    def __init__(
        self,
        office: Office,
        background: Background,
        live: LiveUpdates,
        notices: Notices,
        refunds: RefundActions,
        parent: QWidget,
    ) -> None:
        """Open dialogs over `parent`; `refunds` asks for new ones."""
        super().__init__(parent)
        self._office, self._background, self._live = office, background, live
        self._notices, self._refunds, self._window = notices, refunds, parent

    def follow(self, page: QWidget) -> None:
        """Do what the page of refunds asks for."""
        if isinstance(page, RefundsPage):
            page.asked.connect(self.take)

    def take(self, step: Step, rows: Rows) -> None:
        """Begin a step with these refunds of ours."""
        rows = [row for row in rows if row.record is not None]
        if not rows:
            return
        match step:
            case Step.APPROVE:
                self.ask_approve(rows[0])
            case Step.REJECT:
                self.ask_reject(rows)
            case Step.WITHDRAW:
                self.withdraw(rows)
            case Step.LOOK_AGAIN:
                self._refunds.look_again(rows[0].id)
            case Step.ASK_ANEW:
                self._refunds.ask(rows[0].payment_intent_id, rows[0].booking)
            case Step.ACKNOWLEDGE:
                self.acknowledge(rows)

    def ask_approve(self, row: RefundRow) -> ApproveRefundDialog:
        """Ask once, with everything that happens by it, and the password of whoever has one."""
        record = row.record
        assert record is not None
        amount, who = money_text(row.money), who_text(row)
        again = row.state is RefundState.NEEDS_HUMAN
        heading = tr("Send {amount} again?", amount=amount) if again else tr("Give {amount} back?", amount=amount)
        lines = (
            who,
            tr("Asked for by {who}. {note}", who=asked_by(row), note=record.note).strip(),
            booking_line(record, row.confirmation_code),
            _more_needed(record),
        )
        verb = tr("Send {amount} again", amount=amount) if again else tr("Approve refund of {amount}", amount=amount)
        dialog = ApproveRefundDialog(heading, lines, verb, self._office.people, self._background, self._window)
        dialog.confirmed.connect(lambda note: self.approve(row, note))
        dialog.open()
        return dialog

    def approve(self, row: RefundRow, note: str = "") -> None:
        """Approve it as the person at work."""
        refunds, wanted = self._office.refunds, row.id

        def say(record: RefundRecord) -> None:
            amount = money_text(row.money)
            if record.refund.state is RefundState.APPROVED:
                self._notices.say(tr("{amount} is approved and on its way to Stripe.", amount=amount))
            else:
                self._notices.say(tr("You approved {amount}. A second manager has to approve it too.", amount=amount))

        self._do(lambda: refunds.approve(wanted, note), say)

    def ask_reject(self, rows: Rows) -> ReasonDialog:
        """Ask why; of one that may have been sent, say first what that means."""
        amount = money_text(rows[0].money)
        if rows[0].state is RefundState.NEEDS_HUMAN:
            heading, verb = tr("Was {amount} not given back?", amount=amount), tr("Release {amount}", amount=amount)
            words = tr(
                "Say so only after looking into the Stripe Dashboard. The amount can be given back anew then. Should "
                "the refund turn up after all, it counts."
            )
        elif len(rows) > 1:
            heading, verb = tr("Reject %n refund(s)?", None, len(rows)), tr("Reject all")
            words = tr("Whoever asked for them reads why. Nothing was sent.")
        else:
            heading, verb = tr("Reject the refund of {amount}?", amount=amount), tr("Reject")
            words = tr("{who} reads why. Nothing was sent.", who=asked_by(rows[0]))
        dialog = ReasonDialog(heading, words, verb, self._window, is_required=True)
        dialog.chosen.connect(lambda reason: self.reject(rows, reason))
        dialog.open()
        return dialog

    def reject(self, rows: Rows, reason: str) -> None:
        """Reject these."""
        refunds = self._office.refunds
        self._each(rows, lambda wanted: refunds.reject(wanted, reason), lambda n: tr("%n refund(s) rejected.", None, n))

    def withdraw(self, rows: Rows) -> None:
        """Take back requests of one's own; asked for again they are in a moment."""
        inbox = self._office.refunds.inbox
        self._each(rows, inbox.withdraw, lambda n: tr("%n request(s) withdrawn.", None, n))

    def acknowledge(self, rows: Rows) -> None:
        """Take note of refunds that were not made."""
        inbox = self._office.refunds.inbox
        self._each(rows, inbox.acknowledge, lambda n: tr("You took note of %n refund(s).", None, n))

    # --- within ---------------------------------------------------------------------------------------------

    def _each(self, rows: Rows, do: Callable[[str], object], say: Callable[[int], str]) -> None:
        """Do it to each, one transaction each; the first refusal ends it, and what was done before is said."""

        def work() -> tuple[int, BaseException | None]:
            done = 0
            for row in rows:
                try:
                    do(row.id)
                except BackofficeError as error:
                    return done, error
                done += 1
            return done, None

        def tell(result: tuple[int, BaseException | None]) -> None:
            done, error = result
            if done:
                self._notices.say(say(done))
            if error is not None:
                self._complain(error)

        self._do(work, tell)

    def _do(self, work: Callable[[], T], say: Callable[[T], object]) -> None:
        def finish(result: T) -> None:
            self._office.engine.wake()
            self._live.tell_saved([])
            say(result)

        self._background.run(work, owner=self).on_success(finish).on_failure(self._complain)

    def _complain(self, error: BaseException) -> None:
        self._live.look()
        self._notices.complain(explain(error), type(error).__name__)


def _more_needed(record: RefundRecord) -> str:
    needed = record.refund.approvals_needed
    return tr("It takes two managers; nothing is sent before both have approved it.") if needed > 1 else ""
