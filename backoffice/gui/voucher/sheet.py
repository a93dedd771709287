"""The layout of a confirmation: texts, lines and boxes at their places on an A4 page, in points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from backoffice.gui.voucher.content import Standing, VoucherContent

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 46.0
QR_SIDE = 104.0
SCALES = (1.12, 1.0, 0.93, 0.86, 0.8)
"""How much smaller the words may become before long texts are shortened."""
FACT_LINES = 3

INK, MUTED, LINE = "#17212b", "#566370", "#c4cdd6"
TONES = {
    Standing.GOOD: ("#dcf3e6", "#11603a"),
    Standing.WAITING: ("#fdf0d5", "#7c4a03"),
    Standing.BAD: ("#fde5e2", "#9c1f16"),
}
_WRAP = Qt.TextFlag.TextWordWrap.value
_LONG_WORD = re.compile(r"\S{13}(?=\S)")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a box."""

    box: QRectF
    words: str
    font: QFont
    colour: str
    flags: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across."""

    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A filled, rounded box."""

    box: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class Code:
    """The code that a telephone reads."""

    box: QRectF
    text: str


Part = Text | Rule | Box | Code


def lay_out(content: VoucherContent) -> tuple[Part, ...]:
    """Return the parts of one page: made smaller until they fit, and long texts shortened where that is not enough."""
    sheet = _Sheet(content, SCALES[0])
    for scale in SCALES:
        sheet = _Sheet(content, scale)
        sheet.fill()
        if sheet.y <= HEIGHT - MARGIN:
            return tuple(sheet.parts)
    spare = HEIGHT - MARGIN - (sheet.y - sheet.long_texts)
    sheet = _Sheet(content, SCALES[-1])
    sheet.fill(room=spare)
    return tuple(sheet.parts)


@dataclass
class _Sheet:
    content: VoucherContent
    scale: float
    y: float = MARGIN
    long_texts: float = 0.0
    """Height of all texts of sections."""
    parts: list[Part] = field(default_factory=list[Part])

    def fill(self, room: float | None = None) -> None:
        """Put everything below each other; `room`: how high the texts of all sections may be together."""
        self._head()
        self._listing()
        self._facts()
        self._price()
        self._sections(room)
        self._foot()

    # --- the parts of the page ------------------------------------------------------------------------------

    def _head(self) -> None:
        content, wide = self.content, WIDTH - 2 * MARGIN
        office, title = self._font(13, bold=True), self._font(10)
        self._put(content.office, office, MARGIN, self.y, wide * 0.6, lines=1)
        self._put(content.title, title, MARGIN + wide * 0.6, self.y + 2, wide * 0.4, colour=MUTED, right=True, lines=1)
        self.y += QFontMetricsF(office).height() + 8
        self._rule()
        self.y += 14
        top, left_wide = self.y, wide - QR_SIDE - 24
        self._down(content.code_label, self._font(9), colour=MUTED, width=left_wide)
        self._down(content.code, self._fitting(content.code, 38, left_wide), width=left_wide)
        self.y += 4
        self._state(left_wide)
        right = WIDTH - MARGIN - QR_SIDE
        self.parts.append(Code(QRectF(right, top, QR_SIDE, QR_SIDE), content.qr_text))
        caption = self._font(8)
        height = self._put(
            content.qr_caption, caption, right - 10, top + QR_SIDE + 3, QR_SIDE + 20, colour=MUTED, centre=True
        )
        self.y = max(self.y, top + QR_SIDE + 3 + height) + 16

    def _state(self, width: float) -> None:
        back, ink = TONES[self.content.standing]
        font = self._font(11, bold=True)
        height = self._height(self.content.state, font, width - 20)
        inside = min(QFontMetricsF(font).horizontalAdvance(self.content.state) + 22, width)
        self.parts.append(Box(QRectF(MARGIN, self.y, inside, height + 8), back))
        self._put(self.content.state, font, MARGIN + 10, self.y + 4, width - 20, colour=ink)
        self.y += height + 14
        if self.content.state_note:
            self._down(self.content.state_note, self._font(9), colour=MUTED, width=width)

    def _listing(self) -> None:
        self._down(self.content.listing, self._font(17, bold=True), lines=3)
        self.y += 8

    def _facts(self) -> None:
        """Labels at the left, values beside them."""
        label, value = self._font(9.5), self._font(10.5)
        left, wide = 112.0, WIDTH - 2 * MARGIN
        for name, words in self.content.facts:
            high = self._put(words, value, MARGIN + left, self.y, wide - left, lines=FACT_LINES)
            also = self._put(name, label, MARGIN, self.y + 1, left - 10, colour=MUTED)
            self.y += max(high, also) + 5 * self.scale
        self.y += 6

    def _price(self) -> None:
        content, wide = self.content, WIDTH - 2 * MARGIN
        self._heading(content.price_heading)
        font = self._font(10)
        for row in content.price:
            words = f"{row.label}   {row.detail}" if row.detail else row.label
            high = self._put(words, font, MARGIN, self.y, wide - 120, lines=2)
            self._put(row.amount, font, WIDTH - MARGIN - 115, self.y, 115, right=True)
            self.y += high + 3 * self.scale
        self.y += 2
        self._rule()
        self.y += 4
        total = self._font(13, bold=True)
        self._put(content.total_label, total, MARGIN, self.y, 200)
        high = self._put(content.total, total, WIDTH - MARGIN - 240, self.y, 240, right=True)
        self.y += high + 14

    def _sections(self, room: float | None) -> None:
        font = self._font(9.5)
        wide = WIDTH - 2 * MARGIN
        wanted = [self._height(breakable(section.text), font, wide) for section in self.content.sections]
        for section, given in zip(self.content.sections, _shared(wanted, room), strict=True):
            self._heading(section.heading)
            words = self._fit(breakable(section.text), font, wide, given)
            before = self.y
            self._down(words, font)
            self.long_texts += self.y - before
            self.y += 10

    def _foot(self) -> None:
        font = self._font(8)
        height = QFontMetricsF(font).height()
        self._put(self.content.footer, font, MARGIN, HEIGHT - MARGIN + 12, WIDTH - 2 * MARGIN, colour=MUTED)
        self.y = max(self.y, MARGIN + height)

    # --- putting words --------------------------------------------------------------------------------------

    def _heading(self, words: str) -> None:
        self._down(words, self._font(9.5, bold=True), colour=MUTED)
        self.y += 3

    def _down(
        self, words: str, font: QFont, *, colour: str = INK, width: float = WIDTH - 2 * MARGIN, lines: int = 0
    ) -> None:
        self.y += self._put(words, font, MARGIN, self.y, width, colour=colour, lines=lines)

    def _put(
        self,
        words: str,
        font: QFont,
        x: float,
        y: float,
        width: float,
        *,
        colour: str = INK,
        right: bool = False,
        centre: bool = False,
        lines: int = 0,
    ) -> float:
        """Put words there and return how high they are; `lines`: at most so many, the rest is left out."""
        words = words if right else breakable(words)
        if lines:
            words = self._fit(words, font, width, QFontMetricsF(font).lineSpacing() * lines + 1)
        side = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft
        flags = _WRAP | (Qt.AlignmentFlag.AlignRight if right else side).value
        height = self._height(words, font, width)
        self.parts.append(Text(QRectF(x, y, width, height + 1), words, font, colour, flags))
        return height

    def _rule(self) -> None:
        self.parts.append(Rule(self.y))

    def _height(self, words: str, font: QFont, width: float) -> float:
        """Return the height of wrapped words; a little narrower, as a printer's letters may be a little wider."""
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, width * 0.985, 1e6), _WRAP, words).height()

    def _fit(self, words: str, font: QFont, width: float, height: float) -> str:
        """Return as much of the words as fits, with an ellipsis where something is left out."""
        if self._height(words, font, width) <= height:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self._height(_cut(words, middle), font, width) <= height
            low, high = (middle, high) if fits else (low, middle - 1)
        return _cut(words, low)

    def _fitting(self, words: str, points: float, width: float) -> QFont:
        """Return the largest bold font, up to so many points, in which words fit on one line: no letter is lost."""
        font = self._font(points, bold=True)
        while QFontMetricsF(font).horizontalAdvance(words) > width * 0.97 and points > 10:
            points -= 1
            font = self._font(points, bold=True)
        return font

    def _font(self, points: float, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setPixelSize(max(round(points * self.scale * 4) // 4, 6))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font


def breakable(words: str) -> str:
    """Let words that are longer than any word should be break, so that nothing runs over the edge."""
    return _LONG_WORD.sub(lambda found: found[0] + _MAY_BREAK, words)


def _cut(words: str, length: int) -> str:
    return words[:length].rstrip(" \n.,;:…" + _MAY_BREAK) + "…"


def _shared(wanted: list[float], room: float | None) -> Iterator[float]:
    """Yield how high each text may be: short ones get what they want, long ones share what is left."""
    left = sum(wanted) if room is None else max(room, 0.0)
    given: dict[int, float] = {}
    for done, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[at] = min(wanted[at], left / (len(wanted) - done))
        left -= given[at]
    for at in range(len(wanted)):
        yield given[at] + 0.5
