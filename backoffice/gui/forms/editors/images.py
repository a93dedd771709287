"""The pictures of a listing: their addresses, in the order in which they are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import ParseContext, parse_field
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.forms.parts import button, icon_button
from backoffice.gui.translation import tr


class ImagesEditor(FieldEditor):
    """Addresses to add, remove and reorder (buttons, drag and drop, Alt+Up and Alt+Down)."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(spec, context, parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText("https://…")
        self.add = button(tr("Add"))
        self.list = QListWidget()
        self.up, self.down = icon_button("up", tr("Move up")), icon_button("down", tr("Move down"))
        self.drop = icon_button("delete", tr("Remove"))
        self._lay_out()
        self._connect()
        self._show_list()

    def read(self) -> object:
        """Return the addresses in order, what is being typed last. Raises InvalidInput."""
        typed = self.line.text().strip()
        return (*self._addresses(), *(self._read_typed(typed) if typed else ()))

    def show_value(self, value: object) -> None:
        """Show addresses."""
        assert value is None or isinstance(value, tuple | list)
        self.list.clear()
        self.list.addItems([str(address) for address in value or ()])
        self.line.clear()
        self._show_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add on Enter; move and remove by keyboard in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if watched is self.line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._add_typed()
                return True
            if watched is self.list and alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setObjectName("pictures")
        self.list.setAccessibleName(tr("Pictures in order"))
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.add)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.list, 1)
        side = QVBoxLayout()
        for tool in (self.up, self.down, self.drop):
            side.addWidget(tool)
        side.addStretch()
        below.addLayout(side)
        column.addLayout(top)
        column.addWidget(self._below)
        self.take(frame)
        frame.setFocusProxy(self.line)
        self.setFocusProxy(self.line)
        self.line.setAccessibleName(frame.accessibleName())

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.tell_edits_of(self.line.textEdited)
        self.add.clicked.connect(self._add_typed)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.drop.clicked.connect(self._remove)
        self.tell_edits_of(self.list.model().rowsMoved)
        self.list.currentRowChanged.connect(lambda _row: self._show_tools())

    def _addresses(self) -> tuple[str, ...]:
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def _read_typed(self, text: str) -> tuple[str, ...]:
        value = parse_field(self.spec, text, self.context)
        assert isinstance(value, tuple)
        return tuple(str(address) for address in value)

    def _add_typed(self) -> None:
        text = self.line.text().strip()
        try:
            addresses = self._read_typed(text) if text else ()
        except InvalidInput:
            return  # the reason stands beside the field; what was typed stays
        self.list.addItems(list(addresses))
        self.line.clear()
        self._show_list()
        self.tell_edited()

    def _move(self, step: int) -> None:
        row, target = self.list.currentRow(), self.list.currentRow() + step
        if row < 0 or not 0 <= target < self.list.count():
            return
        self.list.insertItem(target, self.list.takeItem(row))
        self.list.setCurrentRow(target)
        self.tell_edited()

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._show_list()
            self.tell_edited()

    def _show_list(self) -> None:
        count = self.list.count()
        self._below.setVisible(count > 0)
        if count and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setFixedHeight(max(min(count, 5), 3) * (self.fontMetrics().height() + 14) + 8)
        self._show_tools()

    def _show_tools(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        self.drop.setEnabled(row >= 0)
