"""Cards below each other, in two columns where there is room for two."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import measures

WIDE_ENOUGH = 900
"""From this width on (pixels) two columns are easier to read than one."""


class CardColumns(QWidget):
    """Keeps the order of reading: down the first column, then down the second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._is_wide = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(measures().gap + 2)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(measures().gap + 2)
            row.addLayout(column, 1)

    def add_card(self, card: QWidget) -> None:
        """Put a card after the others."""
        self._cards.append(card)
        card.setParent(self)
        self._deal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Deal the cards anew when there is room for another column, or no more."""
        super().resizeEvent(event)
        if self._is_wide != (event.size().width() >= WIDE_ENOUGH):
            self._is_wide = not self._is_wide
            self._deal()

    def _deal(self) -> None:
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        split = self._middle() if self._is_wide else len(self._cards)
        for index, card in enumerate(self._cards):
            self._columns[0 if index < split else 1].addWidget(card)
        for column in self._columns:
            column.addStretch()
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setStretch(1, 1 if self._is_wide else 0)
        row.setSpacing(measures().gap + 2 if self._is_wide else 0)

    def _middle(self) -> int:
        """Return where to break so that both columns are about as high."""
        heights = [card.sizeHint().height() for card in self._cards]
        breaks = range(1, len(heights)) if len(heights) > 1 else range(len(heights), len(heights) + 1)
        return min(breaks, key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
