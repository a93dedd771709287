"""Cards below each other, in two columns where there is room for two."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from backoffice.gui.forms.kept_items import KeptItemsLayout
from backoffice.gui.forms.parts import measures

WIDE_ENOUGH = 900
"""From this width on (pixels) two columns are easier to read than one."""


class ColumnsLayout(KeptItemsLayout):
    """Keeps the order of reading: down the first column, then down the second. Each card gets the height it needs."""

    def expandingDirections(self) -> Qt.Orientation:
        """Take all the width there is."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:
        """Return the height of the longer column."""
        return max((self._length(column, self._column_width(width)) for column in self._deal(width)), default=0)

    def minimumSize(self) -> QSize:
        """Return the width of the widest card, and the height that needs."""
        width = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(width, 0)

    def sizeHint(self) -> QSize:
        """Return the width that the cards like, and the height that needs."""
        width = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        """Place the cards."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        width = self._column_width(rect.width())
        columns = self._deal(rect.width())
        for index, column in enumerate(columns):
            place = len(columns) - 1 - index if mirrored else index
            top = rect.top()
            for item in column:
                height = _height(item, width)
                item.setGeometry(QRect(rect.left() + place * (width + self._gap), top, width, height))
                top += height + self._gap

    def _column_width(self, width: int) -> int:
        return (width - self._gap) // 2 if width >= WIDE_ENOUGH else width

    def _deal(self, width: int) -> list[list[QLayoutItem]]:
        """Break the cards where both columns are about as long."""
        if width < WIDE_ENOUGH or len(self._items) < 2:
            return [self._items]
        column = self._column_width(width)
        breaks = range(1, len(self._items))
        at = min(breaks, key=lambda n: max(self._length(part, column) for part in (self._items[:n], self._items[n:])))
        return [self._items[:at], self._items[at:]]

    def _length(self, items: list[QLayoutItem], width: int) -> int:
        return sum(_height(item, width) for item in items) + self._gap * max(len(items) - 1, 0)


def _height(item: QLayoutItem, width: int) -> int:
    """Return the height a card needs at this width."""
    height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(height, item.minimumSize().height() if not item.hasHeightForWidth() else 0)


class CardColumns(QWidget):
    """The cards of a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._columns = ColumnsLayout(self, measures().gap + 2)

    def add_card(self, card: QWidget) -> None:
        """Put a card after the others."""
        self._columns.addWidget(card)
