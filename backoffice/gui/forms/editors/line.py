"""Everything that is typed on one line: text, numbers, money, dates, addresses. Reading is the domain's business."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.parsing import ParseContext, parse_field, show_field
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr, translate_label

_NUMBERS = {FieldType.INTEGER, FieldType.DECIMAL, FieldType.PERCENT, FieldType.MONEY}


class UnitLineEdit(QLineEdit):
    """A line with its unit inside: the currency before the amount, `min` or `%` after the figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it without units."""
        super().__init__(parent)
        self._before = _unit_label(self)
        self._after = _unit_label(self)

    def set_units(self, before: str = "", after: str = "") -> None:
        """Show these units."""
        self._before.setText(before)
        self._after.setText(after)
        self._place_units()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the units at the edges."""
        super().resizeEvent(event)
        self._place_units()

    def _place_units(self) -> None:
        room = [0, 0]
        for side, label in enumerate((self._before, self._after)):
            label.setVisible(bool(label.text()))
            if label.text():
                room[side] = label.sizeHint().width() + 8
        left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        self.setTextMargins(room[0] if left else room[1], 0, room[1] if left else room[0], 0)
        for label, at_start in ((self._before, left), (self._after, not left)):
            width = label.sizeHint().width()
            label.setGeometry(10 if at_start else self.width() - width - 10, 0, width, self.height())


def _unit_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, Role.MUTED)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


class LineEditor(FieldEditor):
    """One line of text, read by the domain as the field's type."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(spec, context, parent)
        self.line = UnitLineEdit()
        self.take(self.line)
        if spec.type in _NUMBERS:
            self._box.addStretch()
            self.line.setMaximumWidth(220)
        if spec.type is FieldType.TIME:
            self.line.setPlaceholderText(tr("HH:MM"))
        self._show_units()
        self.tell_edits_of(self.line.textEdited)
        self.line.editingFinished.connect(self._tidy)

    def read(self) -> object:
        """Return the value typed. Raises InvalidInput."""
        return parse_field(self.spec, self.line.text(), self.context)

    def show_value(self, value: object) -> None:
        """Show a value as the reader types it."""
        self.line.setText(show_field(self.spec, value, self.context))
        self.line.setCursorPosition(0)

    def set_context(self, context: ParseContext) -> None:
        """Keep what is typed; only its currency or separators are others."""
        super().set_context(context)
        self._show_units()

    def hand_over(self, other: FieldEditor) -> None:
        """Let another editor show the same text."""
        if isinstance(other, LineEditor):
            other.line.setText(self.line.text())
            other.edited.emit()

    def _show_units(self) -> None:
        if self.spec.type is FieldType.MONEY:
            self.line.set_units(before=formats().currency_symbol(self.context.currency))
        elif self.spec.type is FieldType.PERCENT:
            self.line.set_units(after="%")
        elif self.spec.unit:
            self.line.set_units(after=translate_label(self.spec.unit))

    def _tidy(self) -> None:
        """Write a readable value in its usual form once the line is left: `1234,5` becomes `1.234,50`."""
        if not self.line.isModified():
            return
        try:
            text = show_field(self.spec, self.read(), self.context)
        except InvalidInput:
            return  # what is wrong with it stands beside the field; what was typed stays as it is
        self.line.setText(text)
