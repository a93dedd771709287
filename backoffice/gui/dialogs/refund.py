"""Give money back: what can be given back and why, an amount, one confirmation, and what becomes of it.

A safety card: the safe button is the default, the verb carries the amount, Enter in a field confirms nothing, and no
figure counts that was not fetched since the dialog was opened.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from backoffice.domain.booking_facts import describe
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.money import Money
from backoffice.gui.background import Background
from backoffice.gui.dialogs.confirm_person import PasswordCheck
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.dialogs.refund_amount import RefundAmount
from backoffice.gui.dialogs.refund_asking import RefundAsking
from backoffice.gui.dialogs.refund_figures import NoticeFrame, RefundFigures
from backoffice.gui.dialogs.refund_progress import RefundProgress
from backoffice.gui.dialogs.refund_reason import RefundBooking, RefundReasonFields
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.pages.fitting_scroll import FittingScroll
from backoffice.gui.payment_words import payer_text
from backoffice.gui.refund_verdict import Deed, Verdict, judge, policy_words, standing_words, verb
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import office_zone, tr, translate_message
from backoffice.gui.wording import explain
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds import Ask, Prepared


class RefundDialog(Dialog):
    """`is_cancelling`: it is the question that cancelling a paid booking leads through."""

    confirmed = Signal(object)
    """The refund was asked for (RefundRecord), or what was held is let go (None)."""
    cancel_alone_asked = Signal()
    """The booking is to be cancelled, and nothing is given back."""

    def __init__(
        self,
        office: Office,
        background: Background,
        live: LiveUpdates,
        payment_intent_id: str,
        booking: BookingRef | None,
        parent: QWidget | None = None,
        *,
        is_cancelling: bool = False,
    ) -> None:
        """Ask Stripe at once how the payment stands."""
        super().__init__(tr("Cancel booking") if is_cancelling else tr("Refund"), parent)
        self.resize(640, 480)
        self._office, self._background = office, background
        self._payment, self._is_cancelling = payment_intent_id, is_cancelling
        self._is_sending = self._has_begun = False
        self.verdict, self._way = Verdict(Deed.NOTHING), Deed.NOTHING  # what this amount does, and what any could do
        self.heading, self.what = label("", Role.TITLE, wrap=True), label("", Role.MUTED, wrap=True)
        self.figures = RefundFigures(office_zone(office.settings.time_zone))
        self.amount, self.reason = RefundAmount(), RefundReasonFields()
        self.booking = RefundBooking(is_cancelling=is_cancelling)
        self.effect = label("", wrap=True)
        self.limits, self.trouble = NoticeFrame(Role.WAIT_NOTICE), NoticeFrame(Role.PROBLEM_NOTICE)
        self.password = PasswordCheck(office.people, background)
        self.once = label(tr("A refund cannot be taken back."), Role.CAPTION, wrap=True)
        self.progress = RefundProgress(office, background, live, self)
        self.back = button(tr("Do not cancel") if is_cancelling else tr("Cancel"))
        self.alone = button(tr("Cancel without refund…"))
        self.go = button("", Role.DANGER)
        self.asking = RefundAsking(office, background, live, payment_intent_id, booking, self)
        self._lay_out()
        self._connect()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field lead to the next one: it neither confirms nor throws away what was typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), (QLineEdit, QComboBox, QRadioButton, QCheckBox)):
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave, unless it is just being stored: how that ends is not to be missed."""
        if not self._is_sending or self.progress.isVisibleTo(self):
            super().reject()

    def fit(self) -> None:
        """Be as high as the words need: this card turns into a short report."""
        self.resize(self.width(), self.box.totalHeightForWidth(self.width()))

    # --- showing --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what is known now; what was typed stays."""
        if self.progress.isVisibleTo(self):
            return
        self.figures.show_asking(self.asking)
        prepared = self.asking.prepared
        if prepared is not None:
            self._show_heading(prepared)
            self._show_amounts(prepared)
        self._judge()

    def _show_heading(self, prepared: Prepared) -> None:
        view, booking = prepared.view, prepared.booking
        payer = payer_text(view.payment) if view is not None else ""
        who = str(booking.values.get("customer_name")) if booking else payer
        code = booking.confirmation_code if booking else ""
        heading = tr("Cancel {code}?", code=code) if self._is_cancelling else tr("Give money back")
        self.heading.setText(heading)
        when = translate_message(describe(booking.ref.kind, {}, booking.values)) if booking else ""
        name = booking.asset_name if booking else ""
        self.what.setText(" · ".join(part for part in (who, code, name, when) if part))

    def _show_amounts(self, prepared: Prepared) -> None:
        view, booking = prepared.view, prepared.booking
        if view is None:
            return
        self.amount.show_assessment(view.assessment, booking.price if booking else None)
        words = " ".join(part for part in (policy_words(prepared.policy), standing_words(prepared)) if part)
        self.amount.show_policy(words if booking else "", prepared.suggested)
        if not self._has_begun and self.asking.is_fresh:
            self._has_begun = True
            self._begin(prepared)

    def _begin(self, prepared: Prepared) -> None:
        """Put in what the policy promises where the booking is being cancelled."""
        suggested = prepared.suggested
        if self._is_cancelling and suggested is not None and suggested.amount_minor > 0:
            self.amount.take(suggested)
        if not self.amount.isHidden():
            self.amount.start()

    def _judge(self) -> None:
        """Say what confirming would do. The fields stay as long as some amount could be given back."""
        prepared = self.asking.prepared
        money = self._money(prepared)
        if prepared is not None:
            self.verdict, self._way = judge(prepared, money), judge(prepared, None).deed
        is_refund = self._way in (Deed.REFUND, Deed.FIRST, Deed.ASK)
        self.amount.setVisible(is_refund)
        self.effect.setVisible(is_refund and money is not None)
        self.effect.setText(_effect(prepared, money) if is_refund and prepared is not None else "")
        self.reason.setVisible(self._way is not Deed.NOTHING)
        self.reason.show_way(is_refund=is_refund)
        note = self.verdict.note
        self.limits.say(note if isinstance(note, str) else translate_message(note))
        self._judge_booking(prepared, money)
        self._judge_verb(money)

    def _judge_verb(self, money: Money | None) -> None:
        """Write the verb; it can be pressed once everything that it needs is there."""
        deed, is_possible = self.verdict.deed, self._way is not Deed.NOTHING
        needs_password = deed in (Deed.REFUND, Deed.FIRST, Deed.LET_GO) and self.password.is_needed
        self.password.setVisible(needs_password)
        self.once.setVisible(deed is Deed.REFUND)
        if not self._is_cancelling:
            self.back.setText(tr("Cancel") if is_possible or self.asking.prepared is None else tr("Close"))
        shown = self._way if deed is Deed.NOTHING else deed
        at_once = self.booking.cancels and (self._is_cancelling or not shown.waits)
        self.go.setText(verb(shown, money, cancels=at_once))
        self.go.setVisible(is_possible)
        set_role(self.go, Role.PRIMARY if shown.waits else Role.DANGER)
        may = self.asking.is_fresh and deed is not Deed.NOTHING and money is not None and not self._is_sending
        self.go.setEnabled(may and (self.password.is_filled or not needs_password))
        self.alone.setEnabled(not self._is_sending)

    def _judge_booking(self, prepared: Prepared | None, money: Money | None) -> None:
        if prepared is None or prepared.view is None or (self._way is Deed.NOTHING and not self._is_cancelling):
            self.booking.hide()
            return
        is_all = money is not None and money == prepared.view.assessment.refundable
        self.booking.show_prepared(prepared, self.verdict.deed, is_all=is_all)

    def _money(self, prepared: Prepared | None) -> Money | None:
        """Return what would move: what is held, or what is typed."""
        if prepared is None or prepared.view is None:
            return None
        if judge(prepared, None).deed is Deed.LET_GO:
            return prepared.view.assessment.refundable
        return self.amount.money

    # --- doing ----------------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        """Send it once, whoever presses how often."""
        if self._is_sending or not self.go.isEnabled():
            return
        if self.password.isVisibleTo(self):
            self.password.then(self._send)
        else:
            self._send()

    def _send(self) -> None:
        prepared, deed, money = self.asking.prepared, self.verdict.deed, self._money(self.asking.prepared)
        if self._is_sending or not self.asking.is_fresh or prepared is None or money is None:
            return
        self._is_sending = True
        self.trouble.say("")
        self._judge()
        note, cancels = self.reason.note.text().strip(), self.booking.cancels
        if deed is Deed.LET_GO:
            self._let_go(prepared, note, cancels=cancels)
            return
        ask = Ask(
            payment_intent_id=self._payment,
            money=money,
            reason=self.reason.reason,
            note=note,
            booking=prepared.booking.ref if prepared.booking else None,
            cancels_booking=cancels,
            lines=self.amount.lines,
        )
        refunds, at_once = self._office.refunds, self._is_cancelling and cancels

        def work() -> RefundRecord:
            if at_once:
                return refunds.cancel_and_refund(ask, approves=deed is not Deed.ASK)
            return refunds.request(ask) if deed is Deed.ASK else refunds.request_and_approve(ask)

        self._background.run(work, owner=self).on_success(self._follow).on_failure(self._refuse)

    def _let_go(self, prepared: Prepared, note: str, *, cancels: bool) -> None:
        booking = prepared.booking.ref if prepared.booking and cancels else None
        refunds, payment = self._office.refunds, self._payment
        work = self._background.run(lambda: refunds.cancel_authorisation(payment, note, booking), owner=self)
        work.on_success(lambda _none: self._follow(None)).on_failure(self._refuse)

    def _follow(self, record: RefundRecord | None) -> None:
        """Show what becomes of it from now on."""
        self._office.engine.wake()
        for part in (self._form, self.go, self.alone, self.trouble, self.password, self.once):
            part.hide()
        self.back.setText(tr("Close"))
        self.back.setFocus()
        self.progress.show()
        if record is not None:
            self.progress.show_refund(record)
        else:
            self.progress.show_let_go(self.asking)
        self.confirmed.emit(record)

    def _refuse(self, error: BaseException) -> None:
        """Nothing was stored: say why, and look at how things stand now."""
        self._is_sending = False
        self.trouble.say(explain(error))
        self.asking.ask()

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        unit = measures().unit
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        for part in (self.figures, self.amount, self.effect, self.reason, self.booking, self.limits):
            column.addWidget(part)
        column.addStretch()
        self._form = FittingScroll(inside)
        for part in (self.heading, self.what, self._form, self.progress, self.trouble, self.password, self.once):
            self.box.addWidget(part)
        self.progress.hide()
        self.box.addStretch()
        self._place_answers()

    def _place_answers(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.alone)
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.go)
        self.box.addLayout(row)
        self.alone.setVisible(self._is_cancelling)
        self.back.setDefault(True)
        self.back.clicked.connect(self.reject)

    def _connect(self) -> None:
        self.asking.changed.connect(self._show)
        self.figures.again_asked.connect(self.asking.ask)
        self.amount.changed.connect(self._judge)
        self.booking.changed.connect(self._judge)
        self.password.changed.connect(self._judge)
        self.go.clicked.connect(self._confirm)
        self.alone.clicked.connect(self._ask_alone)

    def _ask_alone(self) -> None:
        self.reject()
        self.cancel_alone_asked.emit()


def _effect(prepared: Prepared, money: Money | None) -> str:
    """Return what stays paid of what came."""
    view = prepared.view
    if view is None or money is None:
        return ""
    balance = view.balance
    captured = Money(balance.captured_minor, money.currency)
    left = balance.captured_minor - balance.reserved_minor - balance.foreign_minor - money.amount_minor
    if left <= 0:
        return tr("Nothing of {captured} stays paid.", captured=captured)
    return tr("{kept} of {captured} stay paid.", kept=Money(left, money.currency), captured=captured)
