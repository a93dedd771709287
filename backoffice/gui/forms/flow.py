"""A layout that sets widgets like words: from the start of the line, and on to the next when it is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from backoffice.gui.forms.kept_items import KeptItemsLayout


class FlowLayout(KeptItemsLayout):
    """Wraps its widgets; mirrored where the language is written from the right."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        """Make it empty."""
        super().__init__(parent, gap)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget at a place in the line."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._set_lines(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._set_lines(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least that is needed."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget and the margins."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _set_lines(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        x, y, height = area.x(), area.y(), 0
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint().boundedTo(QSize(max(area.width(), 1), 10_000))
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, height = area.x(), y + height + self._gap, 0
            if move:
                left = area.right() + 1 - (x - area.x()) - size.width() if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), size))
            x, height = x + size.width() + self._gap, max(height, size.height())
        return y + height - rect.y() + margins.bottom()
