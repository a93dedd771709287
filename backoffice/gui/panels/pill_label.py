"""A state as a coloured pill that is a widget of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from backoffice.gui.style.pill import draw_pill
from backoffice.gui.style.tokens import Tone


class PillLabel(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._words = ""
        self._tone: Tone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_state(self, words: str, tone: Tone) -> None:
        """Show this one."""
        self._words, self._tone = words, tone
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of its words."""
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 52, self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        if self._tone is None:
            return
        option = QStyleOptionViewItem()
        option.initFrom(self)
        option.rect = QRect(0, 0, self.width(), self.height())
        option.font = self.font()
        painter = QPainter(self)
        draw_pill(painter, option, self._words, self._tone)
        painter.end()
