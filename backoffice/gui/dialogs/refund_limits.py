"""The office's limits of refunds, a row for each currency; amounts as the reader types them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from backoffice.domain.errors import BackofficeError
from backoffice.domain.money import CURRENCIES, format_amount, parse_amount
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, icon_button, label, measures
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.gui.wording import explain
from backoffice.services.refunds.limits import OfficeLimits

COLUMNS = 3


class RefundLimitsDialog(Dialog):
    """`stored` when the new limits are in force."""

    stored = Signal()

    def __init__(
        self, limits: OfficeLimits, background: Background, currency: str, parent: QWidget | None = None
    ) -> None:
        """Look up the limits in force; `currency` is the office's own, offered first."""
        super().__init__(tr("Refund limits"), parent)
        self.setMinimumWidth(700)
        self._limits, self._background, self._own = limits, background, currency
        self.rows: dict[str, list[QLineEdit]] = {}
        self._parts: dict[str, list[QWidget]] = {}
        self.grid = QGridLayout()
        self.currency = choice_box((), None)
        self.add = button(tr("Add currency"), icon_name="add")
        self.problem = label("", Role.PROBLEM, wrap=True)
        self.back, self.save = button(tr("Cancel")), button(tr("Save limits"), Role.PRIMARY)
        self._lay_out()
        self.add.clicked.connect(self._add_chosen)
        self.save.clicked.connect(self._save)
        self._set_ready(False)
        looking = background.run(limits.get, owner=self)
        looking.on_success(self._show).on_failure(self._complain)

    def read(self) -> RefundLimits | None:
        """Return what is typed; None where something is no amount, which is then said."""
        self._complain(None)
        found: dict[str, CurrencyLimits] = {}
        for currency, lines in self.rows.items():
            amounts: list[int | None] = []
            for line in lines:
                try:
                    amounts.append(_amount(line.text(), currency))
                except BackofficeError as error:
                    self._point_at(line, error)
                    return None
            found[currency] = CurrencyLimits(*amounts)
        return RefundLimits(found)

    def _lay_out(self) -> None:
        words = tr(
            "They hold for everybody, from the next approval on. An empty field is no limit. As soon as one currency "
            "has limits, refunds in any other need two managers."
        )
        self.box.addWidget(label(words, Role.MUTED, wrap=True))
        unit = measures().unit
        self.grid.setHorizontalSpacing(unit * 3)
        self.grid.setVerticalSpacing(unit * 2)
        self.grid.setColumnMinimumWidth(0, 64)
        for column in range(1, COLUMNS + 1):
            self.grid.setColumnStretch(column, 1)
            title = label(_titles()[column - 1], Role.CAPTION, wrap=True)
            title.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self.grid.addWidget(title, 0, column)
        self.box.addLayout(self.grid)
        row = QHBoxLayout()
        self.currency.setAccessibleName(tr("Currency"))
        self.currency.setMinimumWidth(260)
        row.addWidget(self.currency)
        row.addWidget(self.add)
        row.addStretch()
        self.box.addLayout(row)
        self.problem.hide()
        self.box.addWidget(self.problem)
        self.box.addStretch()
        self.add_answers(self.back, self.save)

    # --- rows ---------------------------------------------------------------------------------------------------

    def _show(self, limits: RefundLimits) -> None:
        for currency, found in sorted(limits.by_currency.items()):
            self.add_row(currency, found)
        self._offer()
        self._set_ready(True)
        (next(iter(self.rows.values()))[0] if self.rows else self.add).setFocus()

    def add_row(self, currency: str, found: CurrencyLimits) -> None:
        """Show the limits of a currency."""
        at = self.grid.rowCount()
        amounts = (found.second_manager_above, found.most_per_refund, found.most_per_person_and_day)
        lines = [line_edit(_text(amount, currency), placeholder=tr("No limit")) for amount in amounts]
        remove = icon_button("delete", tr("Remove the limits in {currency}", currency=currency))
        remove.clicked.connect(self._remover(currency))
        name = label(currency, Role.HEADING)
        name.setToolTip(formats().currency_title(currency))
        self.grid.addWidget(name, at, 0)
        for column, line in enumerate(lines):
            line.setAccessibleName(f"{currency}: {_titles()[column]}")
            line.textChanged.connect(lambda _text: self._complain(None))
            self.grid.addWidget(line, at, column + 1)
        self.grid.addWidget(remove, at, COLUMNS + 1)
        self.rows[currency] = lines
        self._parts[currency] = [name, *lines, remove]

    def _add_chosen(self) -> None:
        currency = self.currency.currentData()
        if currency:
            self.add_row(currency, CurrencyLimits())
            self._offer()
            self.rows[currency][0].setFocus()

    def _remover(self, currency: str) -> Callable[[], None]:
        return lambda: self._remove(currency)

    def _remove(self, currency: str) -> None:
        del self.rows[currency]
        for part in self._parts.pop(currency):
            self.grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._offer()
        self.add.setFocus()

    def _offer(self) -> None:
        """Offer the currencies that have no row, the office's own first."""
        left = [currency for currency in CURRENCIES if currency not in self.rows]
        self.currency.clear()
        for currency in sorted(left, key=lambda each: each != self._own):
            self.currency.addItem(formats().currency_title(currency), currency)
        self.currency.setEnabled(bool(left))
        self.add.setEnabled(bool(left))

    # --- storing ------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        limits = self.read()
        if limits is None:
            return
        office = self._limits
        self._set_ready(False)
        storing = self._background.run(lambda: office.set(limits), owner=self)
        storing.on_success(lambda _none: self._finish()).on_failure(self._refuse)

    def _finish(self) -> None:
        self.accept()
        self.stored.emit()

    def _refuse(self, error: BaseException) -> None:
        self._set_ready(True)
        self._complain(error)

    def _point_at(self, line: QLineEdit, error: BackofficeError) -> None:
        self._complain(error)
        _mark(line, translate_message(error.message))
        line.setFocus()
        line.selectAll()

    def _complain(self, error: BaseException | None) -> None:
        for lines in self.rows.values():
            for line in lines:
                _mark(line, "")
        self.problem.setText(explain(error) if error else "")
        self.problem.setVisible(error is not None)

    def _set_ready(self, ready: bool) -> None:
        for each in (self.save, self.add, self.currency):
            each.setEnabled(ready)


def _mark(line: QLineEdit, problem: str) -> None:
    if line.property("problem") != bool(problem):
        line.setAccessibleDescription(problem)
        line.setProperty("problem", bool(problem))
        line.style().unpolish(line)
        line.style().polish(line)


def _titles() -> tuple[str, str, str]:
    return (
        tr("Two managers approve above"),
        tr("One refund may be at most"),
        tr("One person may approve a day at most"),
    )


def _text(amount: int | None, currency: str) -> str:
    return "" if amount is None else format_amount(amount, currency, formats().separators)


def _amount(text: str, currency: str) -> int | None:
    """Return what was typed in minor units; None: nothing.

    Raises:
        AmountError: it is no amount.

    """
    return parse_amount(text, currency, formats().separators) if text.strip() else None
