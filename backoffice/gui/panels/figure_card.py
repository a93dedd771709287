"""A figure on a card that is a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import leading
from backoffice.gui.style.tokens import Tone
from backoffice.gui.translation import formats


class FigureCard(QAbstractButton):
    """A large number, what it counts, and a word on it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Show a dash until the figure is known."""
        super().__init__(parent)
        self._appearance = appearance
        self._figure = "–"
        self._is_nothing = True
        self._title = ""
        self._sentence = ""
        self._tone: Tone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figure(self, count: int, title: str, sentence: str, tone: Tone) -> None:
        """Write a number."""
        self.show_words(formats().number(count), title, sentence, tone, is_nothing=not count)

    def show_words(self, figure: str, title: str, sentence: str, tone: Tone, *, is_nothing: bool) -> None:
        """Write a figure as it is to be read, such as an amount; nothing at all is written quietly."""
        self._figure, self._title, self._sentence, self._tone = figure, title, sentence, tone
        self._is_nothing = is_nothing
        self.setAccessibleName(f"{title}: {figure}")
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for three lines."""
        return QSize(160, int(self.fontMetrics().height() * 5.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        colours = self._appearance.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        painter.setPen(QColor(colours.accent if has_focus else colours.line))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
        self._draw_words(painter)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        colours = self._appearance.colours
        box = self.rect().adjusted(18, 12, -18, -12)
        line = self.fontMetrics().height()
        align = leading(self.layoutDirection()).value
        big = QFont(self.font())
        big.setPointSizeF(big.pointSizeF() * 2.0)
        big.setWeight(QFont.Weight.DemiBold)
        room = QFontMetricsF(big).horizontalAdvance(self._figure)
        if room > box.width():
            big.setPointSizeF(max(big.pointSizeF() * box.width() / room, self.font().pointSizeF()))
        painter.setFont(big)
        painter.setPen(QColor(self._tone.text if self._tone and not self._is_nothing else colours.text_muted))
        painter.drawText(box.adjusted(0, 0, 0, -line * 2), align, self._figure)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(box.adjusted(0, box.height() - line * 2 - 2, 0, -line - 2), align, self._title)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text_muted))
        words = painter.fontMetrics().elidedText(self._sentence, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, box.height() - line, 0, 0), align, words)
