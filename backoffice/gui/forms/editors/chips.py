"""Short lists as chips: tags, amenities, times of day. Enter or a comma adds one, Backspace takes the last back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.parsing import ParseContext, parse_field
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import themed_icon
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr

_SEPARATORS = {FieldType.TEXT_LIST: ",;", FieldType.TIME_LIST: ",; "}


class ChipsEditor(FieldEditor):
    """A list of short texts or times; each is read by the domain when it is added."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(spec, context, parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Add a time, HH:MM") if spec.type is FieldType.TIME_LIST else tr("Add…"))
        self._items: list[str] = []
        self._chips = QFrame()
        self._flow = FlowLayout(self._chips)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self.take(frame)
        frame.setFocusProxy(self.line)
        self.setFocusProxy(self.line)
        self.line.setAccessibleName(frame.accessibleName())
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._add_typed)
        self._rebuild()

    def read(self) -> object:
        """Return the items, what is being typed included. Raises InvalidInput."""
        items = list(self._items)
        if self.line.text().strip():
            items += [item for item in self._read_items(self.line.text()) if item not in items]
        return self._in_order(items)

    def show_value(self, value: object) -> None:
        """Show items."""
        assert value is None or isinstance(value, tuple | list)
        self._items = [str(item) for item in value or ()]
        self.line.clear()
        self._rebuild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add on Enter; take the last chip back into the line on Backspace."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
                self._add_typed()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._items:
                self.line.setText(self._items.pop())
                self._rebuild()
                self.tell_edited()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        if text and text[-1] in _SEPARATORS[self.spec.type]:
            self.line.setText(text[:-1])
            self._add_typed()
        self.tell_edited()

    def _add_typed(self) -> None:
        """Make chips of what is typed; what cannot be read stays in the line, with the reason beside the field."""
        if not self.line.text().strip():
            return
        try:
            self._items = list(self.read_text_items())
        except InvalidInput:
            return
        self.line.clear()
        self._rebuild()
        self.tell_edited()

    def read_text_items(self) -> tuple[str, ...]:
        """Return all items as text. Raises InvalidInput."""
        value = self.read()
        assert isinstance(value, tuple)
        return tuple(str(item) for item in value)

    def _read_items(self, text: str) -> tuple[str, ...]:
        value = parse_field(self.spec, text.strip(), self.context)
        assert isinstance(value, tuple)
        return tuple(str(item) for item in value)

    def _in_order(self, items: list[str]) -> tuple[str, ...]:
        return tuple(sorted(items) if self.spec.type is FieldType.TIME_LIST else items)

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            assert chip is not None
            chip.hide()
            chip.deleteLater()
        for text in self._items:
            self._flow.addWidget(self._chip(text))
        self._chips.setVisible(bool(self._items))
        self._chips.updateGeometry()

    def _chip(self, text: str) -> QToolButton:
        chip = QToolButton()
        set_role(chip, Role.CHIP)
        chip.setText(text.replace("&", "&&"))
        chip.setIcon(themed_icon("close"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands after the words
        chip.setAccessibleName(tr("Remove {item}", item=text))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self._remove(text))
        return chip

    def _remove(self, text: str) -> None:
        self._items.remove(text)
        self._rebuild()
        self.line.setFocus()
        self.tell_edited()
