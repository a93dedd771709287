"""The payment link as a picture that a telephone reads: black on white in every theme, with its quiet border."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_BORDER = 4
"""Modules of white around a code (ISO/IEC 18004)."""


def qr_image(text: str, pixels: int) -> QImage:
    """Return the code at about this many pixels a side: whole pixels a module, so that it stays sharp."""
    import segno

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    modules = len(rows) + 2 * _BORDER
    scale = max(pixels // modules, 1)
    image = QImage(modules, modules, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    black = QColor("black")
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module:
                image.setPixelColor(x + _BORDER, y + _BORDER, black)
    return image.scaled(modules * scale, modules * scale)


class QrCode(QWidget):
    """Shows a code in its square; nothing while there is no text."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        """Make it empty; `side` in pixels."""
        super().__init__(parent)
        self._text = ""
        self._side = side
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show the code of a text."""
        if text != self._text:
            self._text = text
            self._image = qr_image(text, round(self._side * self.devicePixelRatioF())) if text else QImage()
            self.update()

    @property
    def text(self) -> str:
        """Return what the code says."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the code on a white tile."""
        del event
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        side = self._image.width() / self.devicePixelRatioF()
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(round(left), round(top), self._image.scaled(round(side), round(side)))
