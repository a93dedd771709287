"""One refund: everything that one decides by, fetched just now, and what can be done about it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.refunds import RefundState
from backoffice.domain.wording import Message
from backoffice.gui.dialogs.refund_asking import RefundAsking
from backoffice.gui.dialogs.refund_figures import NoticeFrame, RefundFigures
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import Card, button, label
from backoffice.gui.live import LiveUpdates
from backoffice.gui.pages.overview import PageTools
from backoffice.gui.pages.page_parts import scrolled
from backoffice.gui.panels.history import History
from backoffice.gui.panels.pill_label import PillLabel
from backoffice.gui.panels.refund_facts import fact_lines, other_lines, row_sentence, row_title, row_tone, who_text
from backoffice.gui.refund_decision import DECIDED_BY_PERSON, Step, steps_for, why_not_approve
from backoffice.gui.refund_verdict import policy_words, standing_words
from backoffice.gui.refund_words import booking_line, money_text
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_message
from backoffice.services.ports.refund_queries import RefundRow

PAUSE_MS = 350
"""Stripe is asked about a payment once one stays with it so long; walking through the table asks for nothing."""


class RefundDetail(QWidget):
    """Asks for what it shows by itself; `asked` tells what is to be done, and the window does it."""

    asked = Signal(object, object)
    """A Step is wanted for a RefundRow."""
    opened = Signal(object)

    def __init__(self, tools: PageTools, live: LiveUpdates, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._tools, self._live = tools, live
        self.row: RefundRow | None = None
        self.asking: RefundAsking | None = None
        self._told: RefundRow | None = None
        self._amount, self._pill = label("", Role.FIGURE), PillLabel(self)
        self.sentence, self._who = label("", wrap=True), label("", Role.HEADING, wrap=True)
        self.open_booking = button("", Role.LINK)
        self.facts = label("", Role.MUTED, wrap=True, selectable=True)
        self._id = label("", Role.CAPTION, wrap=True, selectable=True)
        self.figures = RefundFigures(tools.zone)
        self.policy, self.booking = label("", wrap=True), label("", wrap=True)
        self.buttons = {step: button("") for step in Step}
        self.why_not = NoticeFrame(Role.WAIT_NOTICE)
        self.explained = label("", Role.CAPTION, wrap=True)
        self._others = Card()
        self._others_heading, self.others = label("", Role.HEADING), label("", wrap=True, selectable=True)
        self.history = History(tools.office.trail, tools.background, tools.zone)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self.hide()

    def show_row(self, row: RefundRow | None) -> None:
        """Show this refund. The same one again keeps the figures that were fetched."""
        before, self.row = self.row, row
        self.setVisible(row is not None)
        if row is None:
            self._forget()
            return
        if before is None or before.id != row.id or row.state not in DECIDED_BY_PERSON:
            self._forget()
        if self.asking is None:
            self._pause.start()
        self._read_history(row)
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask about what is looked at again: figures fetched before are old."""
        super().showEvent(event)
        if self.row is not None and self.asking is None:
            self._pause.start()
            self._read_history(self.row)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while nobody looks."""
        super().hideEvent(event)
        self._forget()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.open_booking.setText(tr("Open the booking"))
        self._others_heading.setText(tr("Other refunds of this payment"))
        self._others.setAccessibleName(tr("Other refunds of this payment"))
        for step, made in self.buttons.items():
            made.setAccessibleName(step_title(step))
        if self.row is not None:
            self._write()

    # --- what is known --------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Have Stripe asked, where somebody decides by its answer; else only read what is stored."""
        row = self.row
        if row is None or row.record is None or row.state not in DECIDED_BY_PERSON or not self.isVisible():
            return
        asking = RefundAsking(
            self._tools.office, self._tools.background, self._live, row.payment_intent_id, row.record.booking, self
        )
        self.asking = asking
        asking.changed.connect(self._write)
        self._write()

    def _forget(self) -> None:
        self._pause.stop()
        if self.asking is not None:
            self.asking.changed.disconnect(self._write)
            self.asking.deleteLater()
            self.asking = None

    def _read_history(self, row: RefundRow) -> None:
        """Read it once for each step of a refund, while it is looked at."""
        if row == self._told or not self.isVisible():
            return
        self._told = row
        trail, wanted, intent = self._tools.office.trail, row.id, row.payment_intent_id
        is_ours = row.record is not None
        reading = self._tools.background.run(
            lambda: trail.of_refund(wanted) if is_ours else trail.of_payment(intent), owner=self
        )
        reading.on_success(
            lambda page: self.history.show_page(page) if self.row is not None and self.row.id == wanted else None
        )

    # --- writing --------------------------------------------------------------------------------------------

    def _write(self) -> None:
        row = self.row
        if row is None:
            return
        self._amount.setText(money_text(row.money))
        self._pill.show_state(row_title(row), row_tone(row, self._tools.appearance.colours))
        self.sentence.setText(row_sentence(row))
        self._who.setText(who_text(row))
        self._who.setVisible(bool(self._who.text()))
        self.open_booking.setVisible(row.booking is not None)
        self.facts.setText("\n".join(fact_lines(row, self._tools.zone)))
        stripe_id = row.record.refund.stripe_refund_id if row.record else row.id
        self._id.setText(" · ".join(part for part in (row.payment_intent_id, stripe_id) if part))
        tells = row.record is not None and (row.record.cancels_booking or row.state is RefundState.REQUESTED)
        self.booking.setText(booking_line(row.record, row.confirmation_code) if row.record and tells else "")
        self.booking.setVisible(tells)
        self._write_figures(row)
        self._write_buttons(row)

    def _write_figures(self, row: RefundRow) -> None:
        decides = row.record is not None and row.state in DECIDED_BY_PERSON
        self.figures.setVisible(decides and self.asking is not None)
        prepared = self.asking.prepared if self.asking is not None else None
        if self.asking is not None:
            self.figures.show_asking(self.asking)
        view = prepared.view if prepared is not None else None
        words: list[str] = []
        if decides and prepared is not None and prepared.booking is not None:
            words = [policy_words(prepared.policy), standing_words(prepared)]
            if prepared.suggested is not None:
                words.append(tr("It gives back {amount} now.", amount=prepared.suggested))
        self.policy.setText(" ".join(part for part in words if part))
        self.policy.setVisible(bool(words))
        lines = other_lines(row, view, self._tools.zone) if view is not None else []
        self.others.setText("\n".join(lines))
        self._others.setVisible(bool(lines))

    def _write_buttons(self, row: RefundRow) -> None:
        person = self._tools.office.people.person()
        steps = steps_for(row.record, person) if row.record is not None else ()
        for step, made in self.buttons.items():
            made.setVisible(step in steps)
            made.setText(step_words(step, row))
            made.setAccessibleName(made.text())
        why_not = self._why_not(row) if Step.APPROVE in steps else ""
        self.why_not.say(translate_message(why_not) if isinstance(why_not, Message) else why_not)
        fresh = self.asking is not None and self.asking.is_fresh
        self.buttons[Step.APPROVE].setEnabled(fresh and not why_not)
        self.explained.setText(explained(row, steps))
        self.explained.setVisible(bool(self.explained.text()))

    def _why_not(self, row: RefundRow) -> str | Message:
        prepared = self.asking.prepared if self.asking is not None else None
        if row.record is None or prepared is None:
            return ""
        return why_not_approve(row.record, prepared, datetime.now(UTC))

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        unit = self._tools.appearance.measures.unit
        column.setContentsMargins(unit * 2, 0, unit, 0)
        column.setSpacing(unit * 2)
        top = QHBoxLayout()
        top.addWidget(self._amount)
        top.addStretch()
        top.addWidget(self._pill)
        column.addLayout(top)
        for part in (self.sentence, self._who, self.facts, self.open_booking, self.figures, self.policy, self.booking):
            column.addWidget(part)
        column.addWidget(self.why_not)
        set_role(self.buttons[Step.APPROVE], Role.DANGER)
        actions = FlowLayout(gap=unit + 2)
        for made in self.buttons.values():
            actions.addWidget(made)
        column.addLayout(actions)
        column.addWidget(self.explained)
        self._others.box.addWidget(self._others_heading)
        self._others.box.addWidget(self.others)
        for part in (self._others, self.history, self._id):
            column.addWidget(part)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside, self))
        self.retranslate()

    def _connect(self) -> None:
        for step, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, wanted=step: self.asked.emit(wanted, self.row))
        self.open_booking.clicked.connect(lambda: self.opened.emit(self.row.booking) if self.row else None)
        self.figures.again_asked.connect(self._ask_again)
        self._live.person_changed.connect(self._follow_person)
        self._tools.appearance.changed.connect(self._write)

    def _ask_again(self) -> None:
        if self.asking is not None:
            self.asking.ask()

    def _follow_person(self, _person: object) -> None:
        self._write()


def step_words(step: Step, row: RefundRow) -> str:
    """Return what stands on the button of a step; of what moves money always with the amount."""
    amount, needs_person = money_text(row.money), row.state is RefundState.NEEDS_HUMAN
    match step:
        case Step.APPROVE if needs_person:
            return tr("Send {amount} again…", amount=amount)
        case Step.APPROVE:
            return tr("Approve refund of {amount}…", amount=amount)
        case Step.REJECT if needs_person:
            return tr("It was not made: release {amount}…", amount=amount)
        case _:
            return step_title(step)


def step_title(step: Step) -> str:
    """Return what a step is called where no refund is shown."""
    match step:
        case Step.APPROVE:
            return tr("Approve refund…")
        case Step.REJECT:
            return tr("Reject…")
        case Step.WITHDRAW:
            return tr("Withdraw the request")
        case Step.LOOK_AGAIN:
            return tr("Look again at Stripe")
        case Step.ASK_ANEW:
            return tr("Ask anew…")
        case Step.ACKNOWLEDGE:
            return tr("Acknowledge")


def explained(row: RefundRow, steps: tuple[Step, ...]) -> str:
    """Return what the buttons mean where that is not plain, and why there are none."""
    if row.state is RefundState.NEEDS_HUMAN and Step.APPROVE in steps:
        return tr(
            "Look into the Stripe Dashboard first. If the refund is not there, it can be sent again, which needs an "
            "approval of its own; or you say that it was not made, and its amount can be given back another time. "
            "Should it turn up at Stripe after all, it counts, and shows here."
        )
    if row.state is RefundState.REQUESTED and Step.APPROVE not in steps:
        return tr("A manager approves or rejects it.")
    if Step.ACKNOWLEDGE in steps:
        return tr("Acknowledge it once the customer was told or paid in another way. It then needs no attention.")
    return ""
