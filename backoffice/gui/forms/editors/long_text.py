"""Texts of several lines, and lists of phrases with one phrase on each line. Both grow with what they hold."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import ParseContext, parse_field
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.translation import tr


class GrowingTextEdit(QPlainTextEdit):
    """A plain text box as high as its text, between two numbers of lines. Tab moves on."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _grow(self) -> None:
        # A QPlainTextDocumentLayout tells its height in lines.
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        frame = (
            self.contentsMargins().top() + self.contentsMargins().bottom() + 2 * round(self.document().documentMargin())
        )
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame + 2 * self.frameWidth() + 6)


class LongTextEditor(FieldEditor):
    """A text of several lines."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make an empty text box."""
        super().__init__(spec, context, parent)
        self.box = GrowingTextEdit(3, 14)
        self.take(self.box)
        self.tell_edits_of(self.box.textChanged)

    def read(self) -> object:
        """Return the text, None when there is none. Raises InvalidInput."""
        return parse_field(self.spec, self.box.toPlainText(), self.context)

    def show_value(self, value: object) -> None:
        """Show a text."""
        self.box.blockSignals(True)
        self.box.setPlainText("" if value is None else str(value))
        self.box.blockSignals(False)
        self.box.document().documentLayout().documentSizeChanged.emit(self.box.document().size())


class LinesEditor(FieldEditor):
    """A list of phrases, one a line, in order."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(spec, context, parent)
        self.box = GrowingTextEdit(3, 12)
        self.box.setPlaceholderText(tr("One per line"))
        self.take(self.box)
        self.tell_edits_of(self.box.textChanged)

    def read(self) -> object:
        """Return the phrases."""
        return tuple(line.strip() for line in self.box.toPlainText().splitlines() if line.strip())

    def show_value(self, value: object) -> None:
        """Show phrases, one a line."""
        assert value is None or isinstance(value, tuple | list)
        self.box.blockSignals(True)
        self.box.setPlainText("\n".join(str(phrase) for phrase in value or ()))
        self.box.blockSignals(False)
        self.box.document().documentLayout().documentSizeChanged.emit(self.box.document().size())
