"""Several refunds selected: how many, how much per currency, and what can be done about all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.domain.money import Money
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import button, label
from backoffice.gui.pages.overview import PageTools
from backoffice.gui.refund_decision import Step, common_steps
from backoffice.gui.refund_words import money_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.ports.refund_queries import RefundRow


class SeveralRefunds(QWidget):
    """`asked` tells what is to be done about all of them. Nothing here moves money."""

    asked = Signal(object, object)
    """A Step is wanted for these RefundRows."""

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._tools = tools
        self.rows: Sequence[RefundRow] = ()
        self.count, self.sums = label("", Role.FIGURE), label("", wrap=True, selectable=True)
        self.buttons = {step: button("") for step in (Step.REJECT, Step.WITHDRAW, Step.ACKNOWLEDGE)}
        self._one_by_one = label("", Role.CAPTION, wrap=True)
        self._lay_out()
        for step, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, wanted=step: self.asked.emit(wanted, self.rows))
        self.hide()

    def show_rows(self, rows: Sequence[RefundRow]) -> None:
        """Show these; fewer than two are not several."""
        self.rows = tuple(rows)
        self.setVisible(len(rows) > 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the words anew."""
        rows = self.rows
        self.count.setText(tr("%n refund(s) selected", None, len(rows)))
        self.sums.setText("\n".join(money_text(money) for money in sums_of(rows)))
        words = {
            Step.REJECT: tr("Reject all…"),
            Step.WITHDRAW: tr("Withdraw all the requests"),
            Step.ACKNOWLEDGE: tr("Acknowledge all"),
        }
        steps = common_steps(rows, self._tools.office.people.person()) if rows else ()
        for step, made in self.buttons.items():
            made.setText(words[step])
            made.setAccessibleName(words[step])
            made.setVisible(step in steps)
        self._one_by_one.setText(tr("Each refund is approved by itself, with its own figures: choose one."))

    def _lay_out(self) -> None:
        unit = self._tools.appearance.measures.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 2, 0, unit, 0)
        column.setSpacing(unit * 2)
        actions = FlowLayout(gap=unit + 2)
        for made in self.buttons.values():
            actions.addWidget(made)
        column.addWidget(self.count)
        column.addWidget(self.sums)
        column.addLayout(actions)
        column.addWidget(self._one_by_one)
        column.addStretch()


def sums_of(rows: Sequence[RefundRow]) -> list[Money]:
    """Return the sum of each currency; they are never added to one another."""
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.money.currency] += row.money.amount_minor
    return [Money(sums[currency], currency) for currency in sorted(sums)]
