"""One editor for each family of field types."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.parsing import ParseContext
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.forms.editors.chips import ChipsEditor
from backoffice.gui.forms.editors.choices import BooleanEditor, ChoiceEditor, CurrencyEditor, WeekdaysEditor
from backoffice.gui.forms.editors.dates import DateEditor
from backoffice.gui.forms.editors.images import ImagesEditor
from backoffice.gui.forms.editors.line import LineEditor
from backoffice.gui.forms.editors.long_text import LinesEditor, LongTextEditor

__all__ = ["FieldEditor", "make_editor"]

_EDITORS: dict[FieldType, type[FieldEditor]] = {
    FieldType.TEXT: LineEditor,
    FieldType.LONG_TEXT: LongTextEditor,
    FieldType.INTEGER: LineEditor,
    FieldType.DECIMAL: LineEditor,
    FieldType.PERCENT: LineEditor,
    FieldType.MONEY: LineEditor,
    FieldType.CURRENCY: CurrencyEditor,
    FieldType.BOOLEAN: BooleanEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.TEXT_LIST: ChipsEditor,
    FieldType.TIME_LIST: ChipsEditor,
    FieldType.WEEKDAYS: WeekdaysEditor,
    FieldType.DATE: DateEditor,
    FieldType.TIME: LineEditor,
    FieldType.URL: LineEditor,
    FieldType.URL_LIST: ImagesEditor,
    FieldType.PHONE: LineEditor,
    FieldType.EMAIL: LineEditor,
    FieldType.TAX_ID: LineEditor,
}

_PHRASES = frozenset({"highlights", "includes", "excludes", "itinerary"})
"""Lists whose items are phrases: they are written one a line, not as chips."""


def make_editor(spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor for a field."""
    editor = LinesEditor if spec.name in _PHRASES else _EDITORS[spec.type]
    return editor(spec, context, parent)
