"""How much is given back: all that is left, an amount as one types it, or lines of the booking's price."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from backoffice.domain.money import AmountError, Money, format_amount, parse_amount
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.refund_rules import Assessment, check_amount
from backoffice.gui.dialogs.fields import LabelledField
from backoffice.gui.forms.editors.line import UnitLineEdit
from backoffice.gui.forms.parts import button, empty_layout, label, measures
from backoffice.gui.refund_words import money_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr, translate_message


class By(Enum):
    """How the amount is put together."""

    ALL = auto()
    AMOUNT = auto()
    LINES = auto()


class RefundAmount(QWidget):
    """`money` is what is chosen, None while it cannot be given back; what is wrong stands beside the field."""

    changed = Signal()

    def __init__(self) -> None:
        """Offer an amount; `show_assessment` tells of what."""
        super().__init__()
        self._assessment: Assessment | None = None
        self._price: PriceBreakdown | None = None
        self.ways = {by: QRadioButton() for by in By}
        self.line = UnitLineEdit()
        self.line.setMaximumWidth(200)
        self.field = LabelledField(tr("Amount"), self.line)
        self.boxes: list[QCheckBox] = []
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self.policy = label("", Role.MUTED, wrap=True)
        self.use_policy = button("")
        self._suggested: Money | None = None
        self._lay_out()
        self._connect()
        self.ways[By.AMOUNT].setChecked(True)

    @property
    def by(self) -> By:
        """Return how it is put together."""
        return next(by for by, radio in self.ways.items() if radio.isChecked())

    @property
    def money(self) -> Money | None:
        """Return the amount chosen, if it can be given back."""
        money = self._chosen()
        if money is None or self._assessment is None:
            return None
        return money if check_amount(money, self._assessment) is None else None

    @property
    def lines(self) -> tuple[tuple[str, Money], ...]:
        """Return the lines ticked, with their amounts; none where it is not put together so."""
        if self.by is not By.LINES or self._price is None:
            return ()
        price = self._price
        return tuple(
            (translate_message(line.label), Money(line.amount_minor, price.currency))
            for line, box in zip(price.lines, self.boxes, strict=True)
            if box.isChecked()
        )

    def show_assessment(self, assessment: Assessment, price: PriceBreakdown | None) -> None:
        """Say what can be given back; what is typed stays. `price`: of the booking, line by line."""
        currency = assessment.refundable.currency
        self._assessment = assessment
        if price != self._price:
            self._price = price
            self._show_lines(price if price is not None and price.currency == currency else None)
        self.ways[By.ALL].setText(tr("All that is left: {amount}", amount=assessment.refundable))
        self.line.set_units(before=formats().currency_symbol(currency))
        self._judge()

    def show_policy(self, words: str, suggested: Money | None) -> None:
        """Show what the listing promises; `suggested` can be taken over by its button."""
        self._suggested = suggested
        self.policy.setText(words)
        self.policy.setVisible(bool(words))
        self.use_policy.setVisible(suggested is not None and suggested.amount_minor > 0)
        if suggested is not None:
            self.use_policy.setText(tr("Use the policy’s {amount}", amount=suggested))

    def take(self, money: Money) -> None:
        """Put an amount into the field."""
        self.ways[By.AMOUNT].setChecked(True)
        self.line.setText(format_amount(money.amount_minor, money.currency, formats().separators))

    def start(self) -> None:
        """Put the keyboard where the amount is written."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    # --- within ---------------------------------------------------------------------------------------------

    def _chosen(self) -> Money | None:
        if self._assessment is None:
            return None
        currency = self._assessment.refundable.currency
        match self.by:
            case By.ALL:
                return self._assessment.refundable
            case By.LINES:
                return Money(sum(money.amount_minor for _, money in self.lines), currency) if self.lines else None
            case By.AMOUNT:
                return self._typed(currency)

    def _typed(self, currency: str) -> Money | None:
        try:
            return Money(parse_amount(self.line.text(), currency, formats().separators), currency)
        except AmountError:
            return None

    def _judge(self) -> None:
        self.field.setVisible(self.by is By.AMOUNT)
        self._lines.setVisible(self.by is By.LINES)
        self.field.show_problem(self._problem() if self.by is By.AMOUNT else "")
        self._sum.setText(self._problem() or self._total())
        self._sum.setVisible(self.by is By.LINES)
        self.changed.emit()

    def _total(self) -> str:
        money = self._chosen()
        return tr("Together {amount}", amount=money) if money is not None else tr("Tick what is given back.")

    def _problem(self) -> str:
        """Return what is wrong with what was chosen; nothing is wrong before anything is."""
        if self._assessment is None:
            return ""
        if self.by is By.AMOUNT:
            if not self.line.text().strip():
                return ""
            try:
                parse_amount(self.line.text(), self._assessment.refundable.currency, formats().separators)
            except AmountError as error:
                return translate_message(error.message)
        money = self._chosen()
        found = check_amount(money, self._assessment) if money is not None else None
        return translate_message(found) if found else ""

    def _show_lines(self, price: PriceBreakdown | None) -> None:
        empty_layout(self._grid)
        self.boxes = []
        self._price = price
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, line in enumerate(price.lines if price else ()):
            quantity = f" × {formats().number(line.quantity)}" if line.quantity != 1 else ""
            box = QCheckBox(f"{translate_message(line.label)}{quantity}".replace("&", "&&"))
            box.toggled.connect(self._judge)
            self.boxes.append(box)
            self._grid.addWidget(box, row, 0)
            amount = Money(line.amount_minor, price.currency) if price else None
            self._grid.addWidget(label(money_text(amount) if amount else ""), row, 1, end)
        many = len(self.boxes) > 1
        self.ways[By.LINES].setVisible(many)
        if not many and self.by is By.LINES:
            self.ways[By.AMOUNT].setChecked(True)

    def _lay_out(self) -> None:
        unit = measures().unit
        self._sum = label("", Role.CAPTION, wrap=True)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.ways[By.AMOUNT].setText(tr("An amount"))
        self.ways[By.LINES].setText(tr("Line by line"))
        self.ways[By.LINES].hide()
        group = QButtonGroup(self)
        ways = QHBoxLayout()
        ways.setSpacing(unit * 4)
        for radio in self.ways.values():
            group.addButton(radio)
            ways.addWidget(radio)
        ways.addStretch()
        promise = QHBoxLayout()
        promise.addWidget(self.policy, 1)
        promise.addWidget(self.use_policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 2)
        column.addLayout(promise)
        column.addLayout(ways)
        for part in (self.field, self._lines, self._sum):
            column.addWidget(part)

    def _connect(self) -> None:
        for radio in self.ways.values():
            radio.toggled.connect(lambda on: self._judge() if on else None)
        self.line.textChanged.connect(lambda _text: self._judge())
        self.use_policy.clicked.connect(lambda: self.take(self._suggested) if self._suggested else None)
