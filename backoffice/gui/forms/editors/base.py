"""What every field editor can do. One is made per FieldSpec; its value has the field's plain Python type."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import ParseContext
from backoffice.gui.translation import translate_label


class FieldEditor(QWidget):
    """Shows one value and lets a person change it. `edited` fires for a person's changes only."""

    edited = Signal()

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Keep what is edited and in which form the reader types it."""
        super().__init__(parent)
        self.spec = spec
        self.context = context
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def take(self, control: QWidget) -> None:
        """Fill the editor with the control that has the keyboard, named for a screen reader."""
        self._box.addWidget(control, 1)
        self.setFocusProxy(control)
        control.setAccessibleName(translate_label(self.spec.label))
        control.setAccessibleDescription(translate_label(self.spec.help))

    def tell_edits_of(self, changed: SignalInstance) -> None:
        """Fire `edited` after a signal of the control."""
        changed.connect(lambda *_values: self.tell_edited())

    def tell_edited(self) -> None:
        """Fire `edited`, unless the editor is being deleted: its control may speak up once more then."""
        if shiboken6.isValid(self):
            self.edited.emit()

    def read(self) -> object:
        """Return the value shown. Raises InvalidInput when what is typed cannot be read."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value; `edited` stays silent."""
        raise NotImplementedError

    def set_context(self, context: ParseContext) -> None:
        """Type and show in another form from now on, such as another currency."""
        self.context = context

    def hand_over(self, other: FieldEditor) -> None:
        """Let another editor of the same field show what stands here though it cannot be read."""

    def mark(self, *, changed: bool, wrong: bool) -> None:
        """Wear the look of a changed or a wrong field (style: `changed`, `problem`)."""
        control = self.focusProxy() or self
        if control.property("changed") == changed and control.property("problem") == wrong:
            return
        control.setProperty("changed", changed)
        control.setProperty("problem", wrong)
        control.style().unpolish(control)
        control.style().polish(control)
