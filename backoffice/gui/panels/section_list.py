"""The sections at the left, with counts. One list, so that arrow keys walk through it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backoffice.gui.sections import GROUPS, SectionName, section_count, section_title
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingCounts, SyncCounts
from backoffice.services.ports.refund_queries import RefundCounts

NAME_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


_TONES: dict[SectionName, Callable[[Colours], Tone]] = {
    SectionName.FAILURES: lambda colours: colours.danger,
    SectionName.UNMATCHED: lambda colours: colours.danger,
    SectionName.QUEUE: lambda colours: colours.info,
    SectionName.RESYNC: lambda colours: colours.warning,
    SectionName.REFUNDS: lambda colours: colours.danger,
}
"""Figures that stand out."""


class SectionList(QListWidget):
    """Emits `chosen` with a SectionName."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """List every section."""
        super().__init__(parent)
        self._items: dict[SectionName, QListWidgetItem] = {}
        self._headings: list[tuple[QListWidgetItem, int]] = []
        set_role(self, Role.SIDE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SectionDelegate(appearance, self))
        self.setMouseTracking(True)
        self._fill()
        self.retranslate()
        self.currentItemChanged.connect(self._tell)
        appearance.changed.connect(self.doItemsLayout)

    @property
    def current(self) -> SectionName:
        """Return the section shown."""
        return SectionName(self.currentItem().data(NAME_ROLE))

    def choose(self, section: SectionName) -> None:
        """Go to a section."""
        self.setCurrentItem(self._items[section])

    def show_counts(
        self, counts: SyncCounts, bookings: BookingCounts, drift: int = 0, refunds: RefundCounts | None = None
    ) -> None:
        """Write the figures."""
        for name, item in self._items.items():
            item.setData(COUNT_ROLE, section_count(name, counts, bookings, drift, refunds))
        self._name_items()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and self._items:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.setAccessibleName(tr("Sections"))
        for heading, group in self._headings:
            heading.setText(GROUPS[group].title)
        for name, item in self._items.items():
            item.setText(section_title(name))
        self._name_items()

    def _fill(self) -> None:
        for position, group in enumerate(GROUPS):
            if len(group.sections) > 1:
                heading = QListWidgetItem(self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._headings.append((heading, position))
            for name in group.sections:
                item = QListWidgetItem(self)
                item.setData(NAME_ROLE, name)
                self._items[name] = item

    def _name_items(self) -> None:
        for item in self._items.values():
            count = item.data(COUNT_ROLE)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {count}" if count else item.text())

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME_ROLE) is not None:
            self.chosen.emit(SectionName(item.data(NAME_ROLE)))


class _SectionDelegate(QStyledItemDelegate):
    """Draws a section as icon, name and count; a heading as small words."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings have air above them."""
        measures = self._appearance.measures
        is_heading = index.data(NAME_ROLE) is None
        return QSize(150, measures.control + (measures.unit if is_heading else -2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line of the list."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(NAME_ROLE) is None:
            self._paint_heading(painter, option, str(index.data() or ""))
        else:
            self._paint_section(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.colours.text_muted))
        box = option.rect.adjusted(14, 0, -14, -4)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignBottom), text)

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._appearance.colours
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(6, 1, -6, -1)
        self._paint_ground(painter, option, box, is_chosen=is_chosen)
        name = SectionName(index.data(NAME_ROLE))
        tint = colours.accent_text if is_chosen else colours.text_muted
        place = QStyle.visualRect(option.direction, box, QRect(box.left() + 10, box.center().y() - 8, 17, 17))
        self._appearance.icon(name.icon, tint).paint(painter, place)
        count = index.data(COUNT_ROLE)
        room = self._paint_count(painter, option, box, name, count) if count else 8
        words = QStyle.visualRect(option.direction, box, box.adjusted(36, 0, -room, 0))
        painter.setFont(option.font)
        painter.setPen(QColor(colours.accent_text if is_chosen else colours.text))
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, is_chosen: bool) -> None:
        colours = self._appearance.colours
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
        if is_chosen:
            painter.setBrush(QColor(colours.accent_soft))
        elif is_hovered:
            painter.setBrush(QColor(colours.hover))
        if is_chosen or is_hovered or has_focus:
            painter.drawRoundedRect(box, 6, 6)

    def _paint_count(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, name: SectionName, count: int
    ) -> int:
        """Draw the figure and return the room it takes. Failures stand out."""
        colours = self._appearance.colours
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        text = formats().number(count)
        width = max(painter.fontMetrics().horizontalAdvance(text) + 14, 24)
        badge = QRect(box.right() - width - 8, box.center().y() - 9, width, 19)
        badge = QStyle.visualRect(option.direction, box, badge)
        tone = _TONES[name](colours) if name in _TONES else None
        if tone is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone.soft))
            painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(tone.text if tone else colours.text_muted))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
        return width + 14
