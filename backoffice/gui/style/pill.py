"""A state as a coloured pill with a dot: never told by colour alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from backoffice.gui.style.tokens import Tone

PAD = 10


def draw_pill(painter: QPainter, option: QStyleOptionViewItem, text: str, tone: Tone) -> None:
    """Draw it at the start of the cell, as wide as its words."""
    metrics = QFontMetrics(option.font)
    height = min(metrics.height() + 5, option.rect.height() - 4)
    width = min(metrics.horizontalAdvance(text) + 36, option.rect.width() - 2 * PAD + 8)
    place = QRect(option.rect.left() + PAD - 4, option.rect.center().y() - height // 2, width, height)
    pill = QStyle.visualRect(option.direction, option.rect, place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone.soft))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setBrush(colour(tone.strong))
    painter.drawEllipse(QStyle.visualRect(option.direction, pill, QRect(pill.left() + 10, pill.center().y() - 3, 7, 7)))
    painter.setPen(colour(tone.text))
    painter.setFont(option.font)
    words = QStyle.visualRect(option.direction, pill, pill.adjusted(24, 0, -8, 0))
    draw_line(painter, words, leading(option.direction), text)


def draw_line(painter: QPainter, box: QRect, alignment: Qt.AlignmentFlag, text: str) -> None:
    """Draw one line of plain text, shortened with an ellipsis where it does not fit."""
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, alignment.value | Qt.TextFlag.TextSingleLine.value, elided)


@cache
def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the alignment at the side where a line begins."""
    return QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


@cache
def trailing(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the alignment at the side where a line ends."""
    return QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter


@cache
def colour(name: str) -> QColor:
    """Return a colour of the look; reading its name takes longer than drawing with it."""
    return QColor(name)
