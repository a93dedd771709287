"""A short list on a card: each line leads to its listing or booking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetRef
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import draw_line, leading
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """A listing or booking, the words before its name, its name, and the words at the end."""

    ref: AssetRef | BookingRef
    lead: str
    name: str
    end: str


class RowCard(QFrame):
    """Lines of three parts: a lead, a name, a word at the end."""

    opened = Signal(object)

    def __init__(
        self, icon: str, appearance: Appearance, parent: QWidget, *, lead: float = 0.32, end: float = 0.27
    ) -> None:
        """Show no lines yet; `lead` and `end`: their parts of the width."""
        super().__init__(parent)
        self._icon_name = icon
        self._appearance = appearance
        self._parts = (lead, end)
        self._name = ""
        self._count: int | None = None
        self._lines: list[Line] | None = None
        self._icon = QLabel(self)
        self._title = QLabel(self)
        self._nothing = QLabel(self)
        self.list = QListWidget(self)
        self._lay_out()
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_title(self, title: str, nothing: str) -> None:
        """Name the list, and say what stands there without lines."""
        self._name = title
        self._nothing.setText(nothing)
        self._write_title()

    def show_rows(self, lines: Sequence[Line], count: int | None = None) -> None:
        """Show these lines of `count` in all (None: no figure is shown); unchanged ones are left alone."""
        self._count = count
        self._write_title()
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(self.list)
            item.setData(LINE_ROLE, line)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (line.lead, line.name, line.end) if part)
            )
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._fit()

    def _lay_out(self) -> None:
        set_role(self, Role.CARD)
        for label, role in ((self._title, Role.HEADING), (self._nothing, Role.MUTED)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
        self.list.setItemDelegate(_LineDelegate(self._appearance, self._parts, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        head = QHBoxLayout()
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 8, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list)
        column.addStretch()
        self._nothing.hide()

    def _write_title(self) -> None:
        figure = f" · {formats().number(self._count)}" if self._count else ""
        self._title.setText(f"{self._name}{figure}")
        self.list.setAccessibleName(self._title.text())

    def _fit(self) -> None:
        row = self._appearance.measures.row
        self.list.setFixedHeight(max(self.list.count(), 1) * row + 2)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(LINE_ROLE).ref)

    def _dress(self) -> None:
        picture = self._appearance.icon(self._icon_name, self._appearance.colours.accent_text)
        self._icon.setPixmap(picture.pixmap(QSize(17, 17), self.devicePixelRatioF()))
        self._fit()


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parts: tuple[float, float], parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._parts = parts

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line of the usual height."""
        return QSize(120, self._appearance.measures.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw lead, name and end."""
        colours = self._appearance.colours
        line: Line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if has_focus or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, -1, -2), 5, 5)
        painter.setFont(option.font)
        box = option.rect.adjusted(6, 0, -8, 0)
        lead, end = (int(box.width() * part) for part in self._parts)
        parts = (
            (QRect(box.left(), box.top(), lead - 10, box.height()), colours.text_muted, line.lead),
            (QRect(box.left() + lead, box.top(), box.width() - lead - end - 10, box.height()), colours.text, line.name),
            (QRect(box.right() - end, box.top(), end, box.height()), colours.text_muted, line.end),
        )
        for place, colour, text in parts:
            painter.setPen(QColor(colour))
            draw_line(painter, QStyle.visualRect(option.direction, box, place), leading(option.direction), text)
        painter.restore()
