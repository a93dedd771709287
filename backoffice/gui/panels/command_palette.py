"""Ctrl+K: find anything. Commands and sections at once; bookings, refunds and listings as the database answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backoffice.gui.background import Background, Operation
from backoffice.gui.booking_words import booking_name
from backoffice.gui.models.type_ahead import fold
from backoffice.gui.panels.refund_facts import row_title, who_text
from backoffice.gui.panels.shortcut_sheet import plain
from backoffice.gui.refund_words import money_text
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import draw_line, leading
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr
from backoffice.gui.wording import kind_name
from backoffice.services.ports import AssetRow, BookingRow, Database
from backoffice.services.ports.refund_queries import RefundRow

MOST = 30
FEW = 12
"""Bookings shown at most, so that the listings below them stay in sight."""
ENTRY_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: what it is called, a word beside it, and what choosing it does."""

    icon: str
    text: str
    aside: str
    choose: Callable[[], object]


class CommandPalette(QDialog):
    """A field and a list. Up and Down walk, Enter chooses, Escape closes."""

    record_chosen = Signal(object)
    """The AssetRef or BookingRef that was found."""
    refund_chosen = Signal(str)
    """The id of the refund that was found."""

    def __init__(
        self,
        commands: Sequence[Entry],
        database: Database,
        background: Background,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        """Offer these commands, every listing and every booking."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._commands = commands
        self._database = database
        self._background = background
        self._appearance = appearance
        self._finding: Operation[list[Entry]] | None = None
        self.field = QLineEdit(self)
        self.list = QListWidget(self)
        self._hint = QLabel(self)
        self._pause = QTimer(self, singleShot=True, interval=80)
        self._pause.timeout.connect(self._find)
        self._lay_out()
        self.field.textChanged.connect(self._show_commands)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._show_commands()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk through the list work while one types."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in step:
                self._walk(step[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the upper middle of the window."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            self.move(parent.mapToGlobal(parent.rect().center()) - self.rect().center())
            self.move(self.x(), parent.mapToGlobal(parent.rect().topLeft()).y() + parent.height() // 7)

    def _lay_out(self) -> None:
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Find anything"))
        self.setAccessibleName(tr("Find anything"))
        self.resize(620, 440)
        self.field.setPlaceholderText(tr("Find a booking, a listing, a section or a command…"))
        self.field.setAccessibleName(tr("Find anything"))
        self.field.addAction(self._appearance.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName(tr("What was found"))
        self.list.setItemDelegate(_EntryDelegate(self._appearance, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint.setText(tr("↑ ↓ to walk · Enter to choose · Esc to close"))
        set_role(self._hint, Role.CAPTION)
        frame = QFrame(self)
        set_role(frame, Role.POPUP)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(14, 14, 14, 10)
        inside.setSpacing(10)
        for part in (self.field, self.list, self._hint):
            inside.addWidget(part)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)

    def _show_commands(self) -> None:
        words = fold(self.field.text()).split()
        found = [entry for entry in self._commands if all(word in fold(entry.text) for word in words)]
        self.list.clear()
        self._add(found[:MOST])
        if self._finding is not None:
            self._finding.cancel()
            self._finding = None
        if words:
            self._pause.start()
        else:
            self._pause.stop()

    def _find(self) -> None:
        text, database = self.field.text(), self._database

        def work() -> list[Entry]:
            bookings = database.booking_queries.find(text, FEW)
            listings = database.queries.find(text, MOST)
            refunds = database.refund_queries.find(text, FEW)
            return [
                *map(self._booking_entry, bookings),
                *map(self._refund_entry, refunds),
                *map(self._listing_entry, listings),
            ]

        self._finding = self._background.run(work, owner=self).on_success(self._add)

    def _listing_entry(self, row: AssetRow) -> Entry:
        name = str(row.cells.get("name") or "")
        return Entry(row.ref.kind.value, name, kind_name(row.ref.kind), lambda: self.record_chosen.emit(row.ref))

    def _booking_entry(self, row: BookingRow) -> Entry:
        parts = (row.cells.get(name) for name in ("confirmation_code", "customer_name", "asset_name"))
        words = " · ".join(str(part) for part in parts if part)
        return Entry("bookings", words, booking_name(row.ref.kind), lambda: self.record_chosen.emit(row.ref))

    def _refund_entry(self, row: RefundRow) -> Entry:
        words = " · ".join(part for part in (tr("Refund"), money_text(row.money), who_text(row)) if part)
        return Entry("refund", words, row_title(row), lambda: self.refund_chosen.emit(row.id))

    def _add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            item = QListWidgetItem(self.list)
            item.setData(ENTRY_ROLE, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.text}, {entry.aside}")
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _walk(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            entry: Entry = item.data(ENTRY_ROLE)
            self.accept()
            entry.choose()


def entry_of_action(action: QAction, icon: str) -> Entry:
    """Return the entry of a command, with its shortcut beside it."""
    text = plain(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(icon, text, keys, action.trigger)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line of the usual height."""
        return QSize(200, max(self._appearance.measures.row, 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw icon, words, and the word beside."""
        colours = self._appearance.colours
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        box = option.rect.adjusted(10, 0, -12, 0)
        place = QRect(box.left(), box.center().y() - 8, 17, 17)
        self._appearance.icon(entry.icon).paint(painter, QStyle.visualRect(option.direction, box, place))
        painter.setFont(option.font)
        end = min(painter.fontMetrics().horizontalAdvance(entry.aside), box.width() // 2)
        painter.setPen(QColor(colours.text_muted))
        aside = QRect(box.right() - end, box.top(), end + 1, box.height())
        draw_line(painter, QStyle.visualRect(option.direction, box, aside), leading(option.direction), entry.aside)
        painter.setPen(QColor(colours.text))
        words = box.adjusted(28, 0, -end - 12, 0)
        draw_line(painter, QStyle.visualRect(option.direction, box, words), leading(option.direction), entry.text)
        painter.restore()
