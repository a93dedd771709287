"""What a booking costs, line by line: as it was frozen, or live while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.pricing import PriceBreakdown, PriceLine
from backoffice.gui.forms.parts import empty_layout, icon_button, label, measures, themed_icon
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr, translate_message


class PriceCard(QFrame):
    """A total that is always in sight, and its lines below it, to fold away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no price."""
        super().__init__(parent)
        self.setObjectName("priceStrip")
        unit = measures().unit
        self.title = label(tr("Total"), Role.HEADING)
        self.total = label("", Role.HEADING)
        self.note = label("", Role.CAPTION, wrap=True)
        self.fold = icon_button("down", tr("Show or hide the lines"))
        self.fold.setFixedHeight(26)
        self._is_open = True
        self.fold.clicked.connect(self._fold)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(unit * 3)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.fold)
        head.addStretch()
        head.addWidget(self.total)
        box = QVBoxLayout(self)
        box.setContentsMargins(unit * 4, unit, unit * 4, unit)
        box.setSpacing(unit)
        box.addWidget(self._lines)
        box.addLayout(head)
        box.addWidget(self.note)
        self.show_price(None, "")

    def show_price(self, breakdown: PriceBreakdown | None, note: str) -> None:
        """Show a price (None: not known yet) and a word on it."""
        empty_layout(self._grid)
        if breakdown is not None:
            for row, line in enumerate(breakdown.lines):
                self._add(row, line, breakdown.currency)
            self.total.setText(formats().money(breakdown.total_minor, breakdown.currency))
        else:
            self.total.setText("–")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        has_lines = breakdown is not None and bool(breakdown.lines)
        self.fold.setVisible(has_lines)
        self._lines.setVisible(has_lines and self._is_open)
        self.setAccessibleName(tr("Total: {amount}", amount=self.total.text()))

    def words(self) -> list[str]:
        """Return the lines as they are read, without the total."""
        return [
            " ".join(self._text(row, column) for column in range(3)).strip()
            for row in range(self._grid.rowCount())
            if self._grid.itemAtPosition(row, 0)
        ]

    def retranslate(self) -> None:
        """Say everything in the language of now; `show_price` follows."""
        self.title.setText(tr("Total"))
        self.fold.setToolTip(tr("Show or hide the lines"))
        self.fold.setAccessibleName(tr("Show or hide the lines"))

    def dress(self) -> None:
        """Take the icon in the colours in use."""
        self.fold.setIcon(themed_icon("down" if self._is_open else "up"))

    def _add(self, row: int, line: PriceLine, currency: str) -> None:
        unit = formats().money(line.unit_minor, currency)
        quantity = f"{formats().number(line.quantity)} × {unit}" if line.quantity != 1 else ""
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label(translate_message(line.label), Role.MUTED), row, 0)
        self._grid.addWidget(label(quantity, Role.MUTED), row, 1, end)
        self._grid.addWidget(label(formats().money(line.amount_minor, currency)), row, 2, end)

    def _text(self, row: int, column: int) -> str:
        item = self._grid.itemAtPosition(row, column)
        widget = item.widget() if item else None
        return str(widget.property("text")) if widget else ""

    def _fold(self) -> None:
        self._is_open = not self._is_open
        self._lines.setVisible(self._is_open)
        self.dress()
