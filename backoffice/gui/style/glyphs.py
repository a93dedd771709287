"""Icons drawn from a font of glyphs. QtAwesome's own classes import all of Qt, which costs every start 0.2 s."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

SHARE = 0.875
"""A glyph's height of the icon's: what is left is the room that fonts leave around it."""


class GlyphEngine(QIconEngine):
    """Draws one glyph in the colour of its mode, at whatever size is asked for.

    It has no `clone`, as Python could not keep a clone alive for Qt: an icon made of it is not added to later.
    """

    def __init__(self, glyph: str, colours: Mapping[QIcon.Mode, str]) -> None:
        """Colours as `#rrggbb`; modes without one look as the normal one does."""
        super().__init__()
        self._glyph = glyph
        self._colours = colours

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw in the middle."""
        font = QFont(_family())
        font.setPixelSize(max(round(SHARE * rect.height()), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._colours.get(mode, self._colours[QIcon.Mode.Normal])))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw on nothing."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


def glyph(name: str) -> str:
    """Return the character that draws the icon of this name in Remix's font."""
    return chr(int(_places()[name], 16))


@cache
def _places() -> dict[str, str]:
    return json.loads((_folder() / "remixicon-charmap-2.5.0.json").read_text(encoding="utf-8"))


@cache
def _family() -> str:
    """Load the font; return what Qt calls it."""
    loaded = QFontDatabase.addApplicationFont(str(_folder() / "remixicon-2.5.0.ttf"))
    return QFontDatabase.applicationFontFamilies(loaded)[0]


def _folder() -> Path:
    """Return where QtAwesome keeps its fonts, without importing it."""
    return Path(str(distribution("qtawesome").locate_file("qtawesome/fonts")))
