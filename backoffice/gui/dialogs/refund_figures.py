"""The figures of a payment on one line, whether they were fetched just now, and what is to be known before."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.money import Money
from backoffice.domain.refund_rules import Way
from backoffice.gui.dialogs.refund_asking import Freshness, RefundAsking
from backoffice.gui.forms.parts import Card, button, label, measures
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.refund_words import money_text
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_message
from backoffice.services.refunds import RefundView


class NoticeFrame(QFrame):
    """A sentence on a coloured ground; hidden without one."""

    def __init__(self, role: Role) -> None:
        """`role`: a notice's."""
        super().__init__()
        set_role(self, role)
        unit = measures().unit
        box = QVBoxLayout(self)
        box.setContentsMargins(unit * 3, unit * 2, unit * 3, unit * 2)
        self.words = label("", wrap=True, selectable=True)
        box.addWidget(self.words)
        self.say("")

    def say(self, words: str) -> None:
        """Show this."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class RefundFigures(QWidget):
    """Shows what a `RefundAsking` knows; asks it to try again."""

    again_asked = Signal()

    def __init__(self, zone: tzinfo) -> None:
        """Show dashes. `zone` is the office's."""
        super().__init__()
        self._zone = zone
        self._grid = QGridLayout()
        self.figures = {name: label("–", Role.HEADING) for name in ("received", "returned", "pending", "refundable")}
        self.titles = {name: label("", Role.CAPTION, wrap=True) for name in self.figures}
        self.freshness = label("", Role.CAPTION, wrap=True)
        self.again = button(tr("Try again"))
        self.obstacle = NoticeFrame(Role.PROBLEM_NOTICE)
        self.warnings = NoticeFrame(Role.WAIT_NOTICE)
        self._lay_out()
        self.again.clicked.connect(self.again_asked)

    def show_asking(self, asking: RefundAsking) -> None:
        """Show what is known now."""
        view = asking.prepared.view if asking.prepared is not None else None
        if view is not None:
            self._show_view(view)
        match asking.freshness:
            case Freshness.ASKING:
                words = tr("Asking Stripe…")
            case Freshness.FRESH:
                assert view is not None
                at = moment_text(view.payment.refreshed_at, self._zone) if view.payment.refreshed_at else ""
                words = tr("As Stripe said just now, {at}.", at=at)
            case Freshness.STUCK:
                words = tr("Not up to date: {reason} Nothing can be given back meanwhile.", reason=asking.problem)
        self.freshness.setText(words)
        stuck = asking.freshness is Freshness.STUCK
        set_role(self.freshness, Role.PROBLEM if stuck else Role.CAPTION)
        self.again.setVisible(stuck)

    def _show_view(self, view: RefundView) -> None:
        held = view.assessment.way is Way.CANCEL_AUTHORISATION
        titles = {
            "received": tr("Received"),
            "returned": tr("Given back"),
            "pending": tr("On its way back"),
            "refundable": tr("Held, not taken") if held else tr("Can be given back"),
        }
        returned, pending = returned_of(view), pending_of(view)
        currency = view.assessment.refundable.currency
        shown = {
            "received": Money(view.balance.captured_minor, currency),
            "returned": returned,
            "pending": pending,
            "refundable": view.assessment.refundable,
        }
        for name, money in shown.items():
            self.titles[name].setText(titles[name])
            self.figures[name].setText(money_text(money))
            self.figures[name].setAccessibleName(f"{titles[name]}: {money_text(money)}")
        obstacle = view.assessment.obstacle
        self.obstacle.say(translate_message(obstacle) if obstacle else "")
        self.warnings.say("\n".join(translate_message(each) for each in view.assessment.warnings))

    def _lay_out(self) -> None:
        unit = measures().unit
        card = Card()
        self._grid.setHorizontalSpacing(unit * 4)
        self._grid.setVerticalSpacing(2)
        for column, name in enumerate(self.figures):
            self._grid.addWidget(self.titles[name], 0, column)
            self._grid.addWidget(self.figures[name], 1, column)
            self._grid.setColumnStretch(column, 1)
        card.box.addLayout(self._grid)
        line = QHBoxLayout()
        line.addWidget(self.freshness, 1)
        line.addWidget(self.again)
        card.box.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 2)
        for part in (card, self.obstacle, self.warnings):
            column.addWidget(part)


def returned_of(view: RefundView) -> Money:
    """Return what the customer got back: by requests of ours, and by refunds made in the Dashboard."""
    currency = view.assessment.refundable.currency
    ours = view.balance.reserved_minor - view.pending.amount_minor
    foreign = sum(each.money.amount_minor for each in view.foreign if each.status == "succeeded")
    return Money(ours + foreign, currency)


def pending_of(view: RefundView) -> Money:
    """Return what is on its way back and has not arrived: ours, and what was made in the Dashboard."""
    reserved = view.balance.reserved_minor + view.balance.foreign_minor
    return Money(reserved - returned_of(view).amount_minor, view.assessment.refundable.currency)
