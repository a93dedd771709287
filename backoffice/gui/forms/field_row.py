"""One field on the form: its label, its editor, and below it what is wrong with it, or a word of help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.parsing import ParseContext
from backoffice.domain.wording import Message
from backoffice.gui.forms.drafts import plain
from backoffice.gui.forms.editors import FieldEditor, make_editor
from backoffice.gui.forms.parts import label
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_label, translate_message


class FieldRow(QWidget):
    """Knows the saved value of its field, so it can tell whether it was changed."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        spec: FieldSpec,
        context: ParseContext,
        parent: QWidget | None = None,
        *,
        shows_help: bool = True,
        editor: FieldEditor | None = None,
    ) -> None:
        """Make it empty. Without `shows_help` the word of help is a tooltip, for places where it would be cramped.

        `editor`: one that knows more than its field's type tells.
        """
        super().__init__(parent)
        self.spec = spec
        self._shows_help = shows_help
        self.saved: object = spec.empty
        self.is_touched = False
        self.editor = editor or make_editor(spec, context)
        self._title = label(self._title_text(changed=False))
        self._note = label("", Role.CAPTION, wrap=True)
        self._problem: Message | None = None
        self._lay_out()
        self.editor.edited.connect(self._take_edit)
        self._show_note()
        if not shows_help:
            self.setToolTip(translate_label(spec.help))

    def show_saved(self, value: object) -> None:
        """Show the value as saved; nothing is changed or wrong any more."""
        self.saved = plain(self.spec, value)
        self.is_touched = False
        self.editor.show_value(self.saved)
        self.show_problem(None)

    def show_draft(self, value: object) -> None:
        """Show a value that is not saved yet."""
        self.editor.show_value(value)
        self._take_edit()

    def keep_saved(self, value: object) -> None:
        """Take over what was saved without touching what is being typed."""
        self.saved = plain(self.spec, value)
        self._mark()

    def read(self) -> object:
        """Return the value shown. Raises InvalidInput when what is typed cannot be read."""
        return plain(self.spec, self.editor.read())

    @property
    def is_changed(self) -> bool:
        """Tell whether what is shown differs from what is saved."""
        try:
            return self.read() != self.saved
        except InvalidInput:
            return True

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        try:
            return self.read() == self.spec.empty
        except InvalidInput:
            return False

    @property
    def problem(self) -> Message | None:
        """Return what is shown to be wrong."""
        return self._problem

    def show_problem(self, problem: Message | None) -> None:
        """Say what is wrong with the field, or that nothing is."""
        self._problem = problem
        self._show_note()
        self._mark()

    def set_context(self, context: ParseContext) -> None:
        """Type and show in another form, such as another currency."""
        self.editor.set_context(context)

    def focus(self) -> None:
        """Put the keyboard into the field."""
        target = self.editor.focusProxy() or self.editor
        target.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the field is left: only then is an unfinished one called wrong."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if self.spec.type is not FieldType.BOOLEAN:
            top = QHBoxLayout()
            top.addWidget(self._title, 1)
            column.addLayout(top)
            self._title.setBuddy(self.editor)
        column.addWidget(self.editor)
        column.addWidget(self._note)
        column.addStretch()
        control = self.editor.focusProxy()
        if control is not None:
            control.installEventFilter(self)

    def _take_edit(self) -> None:
        self.is_touched = True
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        changed = self.is_changed
        self.editor.mark(changed=changed, wrong=self._problem is not None)
        self._title.setText(self._title_text(changed=changed))

    def _title_text(self, *, changed: bool) -> str:
        words = translate_label(self.spec.label)
        if self.spec.required:
            words = tr("{label} (required)", label=words)
        return f"{words} •" if changed else words

    def _show_note(self) -> None:
        if self._problem is not None:
            self._note.setText(translate_message(self._problem))
            set_role(self._note, Role.PROBLEM)
        else:
            self._note.setText(translate_label(self.spec.help) if self._shows_help else "")
            set_role(self._note, Role.CAPTION)
        self._note.setVisible(bool(self._note.text()))
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(
            self._note.text() or translate_label(self.spec.help)
        )
