"""Draws a confirmation on paper, into a PDF or into a picture: letters stay letters, the code stays a drawing."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPainterPath, QPdfWriter, QPen

from backoffice.gui.voucher.content import VoucherContent
from backoffice.gui.voucher.sheet import HEIGHT, LINE, MARGIN, WIDTH, Box, Code, Part, Rule, Text, lay_out

DOTS_PER_INCH = 1200
POINTS_PER_INCH = 72
QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""


def pdf_bytes(content: VoucherContent) -> bytes:
    """Return the confirmation as a PDF of one A4 page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(a4())
    writer.setTitle(f"{content.title} {content.code}")
    writer.setCreator("Backoffice")
    painter = QPainter(writer)
    try:
        draw(painter, content, DOTS_PER_INCH / POINTS_PER_INCH)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def write_pdf(path: Path, content: VoucherContent) -> None:
    """Write the PDF: whole, or not at all.

    Raises:
        OSError: the file cannot be written.

    """
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(pdf_bytes(content))
    os.replace(beside, path)


def picture(content: VoucherContent, width: int) -> QImage:
    """Return the page as a picture so many pixels wide."""
    scale = width / WIDTH
    image = QImage(width, round(HEIGHT * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        draw(painter, content, scale)
    finally:
        painter.end()
    return image


def a4() -> QPageLayout:
    """Return an upright A4 page whose margins are the drawing's own."""
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point
    )
    page.setMode(QPageLayout.Mode.FullPageMode)
    return page


def draw(painter: QPainter, content: VoucherContent, scale: float) -> None:
    """Draw the page with `scale` dots a point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for part in lay_out(content):
        _draw_part(painter, part)


def _draw_part(painter: QPainter, part: Part) -> None:
    match part:
        case Text():
            painter.setFont(part.font)
            painter.setPen(QColor(part.colour))
            painter.drawText(part.box, part.flags, part.words)
        case Rule():
            painter.setPen(QPen(QColor(LINE), 0.8))
            painter.drawLine(MARGIN, part.y, WIDTH - MARGIN, part.y)  # type: ignore[call-overload]
        case Box():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(part.colour))
            painter.drawRoundedRect(part.box, 5, 5)
        case Code():
            _draw_code(painter, part.box, part.text)


def _draw_code(painter: QPainter, box: QRectF, text: str) -> None:
    path, modules = code_path(text)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / modules, box.height() / modules)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(path, QColor("black"))
    painter.restore()


def code_path(text: str) -> tuple[QPainterPath, int]:
    """Return the dark modules as one drawing, runs of a row joined, and how many modules a side has."""
    import segno

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for y, row in enumerate(rows):
        start: int | None = None
        for x, module in enumerate((*row, 0)):
            if module and start is None:
                start = x
            elif not module and start is not None:
                path.addRect(start + QUIET, y + QUIET, x - start, 1)
                start = None
    return path, len(rows) + 2 * QUIET
