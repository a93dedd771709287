"""Fields with given answers: yes or no, one of a list, a currency, days of the week."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QToolButton, QWidget

from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import ParseContext, parse_field
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.translation import formats, tr, translate_label

USUAL_CURRENCIES = ("BRL", "USD", "EUR", "GBP", "ARS", "CLP", "UYU", "CAD", "AUD", "CHF", "JPY", "KWD")
"""Those offered in the list; any other that Stripe knows can be typed."""


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class CalmComboBox(QComboBox):
    """A combo box that a wheel turned over it does not change: scrolling a form must not edit it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Take the focus by click and Tab only."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form around it."""
        event.ignore()


class BooleanEditor(FieldEditor):
    """Yes or no: a check box that carries the field's own label."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make it unchecked."""
        super().__init__(spec, context, parent)
        self.box = QCheckBox(translate_label(spec.label).replace("&", "&&"))
        self.take(self.box)
        self.tell_edits_of(self.box.clicked)

    def read(self) -> object:
        """Return True or False."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Show True or False."""
        self.box.setChecked(bool(value))


class ChoiceEditor(FieldEditor):
    """One of a few values, or none where the field may be empty."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """List the choices in the domain's order."""
        super().__init__(spec, context, parent)
        self.combo = CalmComboBox()
        self.take(self.combo)
        if not spec.required:
            self.combo.addItem(tr("Not specified"), None)
        for choice in spec.choices:
            self.combo.addItem(translate_label(choice.label), choice.value)
        self.tell_edits_of(self.combo.activated)

    def read(self) -> object:
        """Return the chosen value, None for none."""
        return self.combo.currentData()

    def show_value(self, value: object) -> None:
        """Show a value; one that is no choice any more stays choosable, so that nothing is lost unseen."""
        index = self.combo.findData(value)
        if index < 0 and value is not None:
            self.combo.addItem(str(value), value)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(max(index, 0))


class CurrencyEditor(FieldEditor):
    """A currency by its code: the usual ones in a list, every other one typed."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """List the usual currencies."""
        super().__init__(spec, context, parent)
        self.combo = CalmComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.take(self.combo)
        for code in USUAL_CURRENCIES:
            self.combo.addItem(code, code)
            self.combo.setItemData(self.combo.count() - 1, formats().currency_title(code), Qt.ItemDataRole.ToolTipRole)
        completer = self.combo.completer()
        assert completer is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line = self.combo.lineEdit()
        assert line is not None
        line.setMaxLength(3)
        self.tell_edits_of(line.textEdited)
        self.tell_edits_of(self.combo.activated)

    def read(self) -> object:
        """Return the code in capitals. Raises InvalidInput for one that Stripe does not know."""
        return parse_field(self.spec, self.combo.currentText(), self.context)

    def show_value(self, value: object) -> None:
        """Show a code."""
        self.combo.setEditText("" if value is None else str(value))


class WeekdaysEditor(FieldEditor):
    """Days of the week as toggles, in the reader's order."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make seven toggles."""
        super().__init__(spec, context, parent)
        row = QWidget()
        self.take(row)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        self.toggles: dict[str, QToolButton] = {}
        for code, short, name in formats().weekdays():
            toggle = _day_toggle(short, name)
            self.tell_edits_of(toggle.clicked)
            box.addWidget(toggle, 1)
            self.toggles[code] = toggle
        row.setFocusProxy(next(iter(self.toggles.values())))

    def read(self) -> object:
        """Return the codes of the chosen days, Monday first."""
        return tuple(code for code in _DAYS if self.toggles[code].isChecked())

    def show_value(self, value: object) -> None:
        """Show days by their codes."""
        assert value is None or isinstance(value, tuple | list)
        for code, toggle in self.toggles.items():
            toggle.setChecked(code in (value or ()))


def _day_toggle(short: str, name: str) -> QToolButton:
    toggle = QToolButton()
    toggle.setText(short.rstrip("."))
    toggle.setToolTip(name)
    toggle.setAccessibleName(name)
    toggle.setCheckable(True)
    toggle.setObjectName("day")
    toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    toggle.setMinimumWidth(1)
    toggle.setSizePolicy(toggle.sizePolicy().Policy.Expanding, toggle.sizePolicy().Policy.Fixed)
    return toggle
