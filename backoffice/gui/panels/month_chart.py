"""Bars of money by month, in one currency: what was given back, and on it what is on its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backoffice.gui.refund_words import money_text
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import formats, tr
from backoffice.services.refunds.report import Figures

MOST = 24
"""Months shown at most, the last ones: more would not be read."""
WIDEST = 56


@dataclass(frozen=True, slots=True)
class Bar:
    """One month."""

    month: date
    figures: Figures

    @property
    def minor(self) -> int:
        """Return its height in minor units."""
        return self.figures.returned_minor + self.figures.pending_minor


class MonthChart(QWidget):
    """Its words say what its bars show, for whoever does not see them."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._appearance = appearance
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(170)
        appearance.changed.connect(self.update)

    def show_months(self, months: Sequence[tuple[date, Figures]]) -> None:
        """Show these, the last ones where there are many."""
        self.bars = tuple(Bar(month, figures) for month, figures in months[-MOST:])
        self.setVisible(any(bar.minor for bar in self.bars))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.setAccessibleName(tr("Given back by month"))
        self.setAccessibleDescription("; ".join(map(_told, self.bars)))
        self.setToolTip("\n".join(map(_told, self.bars)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room it takes."""
        return QSize(400, 190)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars over their months, the amounts over the bars where there is room."""
        del event
        if not self.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self.bars)
        for place, bar in enumerate(self.bars):
            from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self.width() - (place + 1) * step if from_right else place * step
            self._draw(painter, bar, QRectF(left, 0, step, self.height()))
        painter.end()

    def _draw(self, painter: QPainter, bar: Bar, box: QRectF) -> None:
        colours, line = self._appearance.colours, self.fontMetrics().height()
        room = box.height() - 2 * line - 12
        most = max(each.minor for each in self.bars) or 1
        width = min(box.width() * 0.6, WIDEST)
        bottom, left = box.bottom() - line - 6, box.center().x() - width / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for minor, colour in (
            (bar.figures.returned_minor, colours.accent),
            (bar.figures.pending_minor, colours.info.strong),
        ):
            height = room * minor / most
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(left, bottom - height, width, height))
            bottom -= height
        painter.setPen(QColor(colours.text_muted))
        align = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._write(painter, QRectF(box.left(), box.bottom() - line - 2, box.width(), line), align, _short(bar.month))
        painter.setPen(QColor(colours.text))
        self._write(painter, QRectF(box.left(), bottom - line - 2, box.width(), line), align, _amount(bar))

    def _write(self, painter: QPainter, box: QRectF, align: int, words: str) -> None:
        """Leave out what has no room: the tables below tell it."""
        if self.fontMetrics().horizontalAdvance(words) <= box.width():
            painter.drawText(box, align, words)


def _amount(bar: Bar) -> str:
    return money_text(bar.figures.returned)


def _told(bar: Bar) -> str:
    """Return a bar in words."""
    pending = tr("{amount} on its way", amount=money_text(bar.figures.pending)) if bar.figures.pending_minor else ""
    return f"{_month(bar.month)}: " + ", ".join(part for part in (_amount(bar), pending) if part)


def _month(month: date) -> str:
    return formats().month(month)


def _short(month: date) -> str:
    return f"{month.month:02}/{month.year % 100:02}"
