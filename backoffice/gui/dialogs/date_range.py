"""From which day to which."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldGroup, FieldSpec, FieldType
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.parts import button, label
from backoffice.gui.models.date_ranges import DateRange, Span
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr

_FROM = FieldSpec(
    name="first",
    label=QT_TRANSLATE_NOOP("backoffice", "From"),
    type=FieldType.DATE,
    group=FieldGroup.ESSENTIALS,
)
_TO = FieldSpec(
    name="last",
    label=QT_TRANSLATE_NOOP("backoffice", "To"),
    type=FieldType.DATE,
    group=FieldGroup.ESSENTIALS,
)


class DateRangeDialog(Dialog):
    """`chosen` carries a DateRange; an end left empty is open."""

    chosen = Signal(object)

    def __init__(self, days: DateRange, parent: QWidget | None = None) -> None:
        """Begin with the days in use."""
        super().__init__(tr("Choose days"), parent)
        context = formats().parse_context("BRL")
        self.first, self.last = FieldRow(_FROM, context), FieldRow(_TO, context)
        for row, day in ((self.first, days.first), (self.last, days.last)):
            row.show_saved(day)
        self.box.addWidget(label(tr("Bookings that touch these days"), Role.HEADING, wrap=True))
        line = QHBoxLayout()
        line.addWidget(self.first)
        line.addWidget(self.last)
        self.box.addLayout(line)
        buttons = QHBoxLayout()
        cancel, self.show_button = button(tr("Cancel")), button(tr("Show"), Role.PRIMARY)
        self.show_button.setDefault(True)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.show_button)
        self.box.addLayout(buttons)
        cancel.clicked.connect(self.reject)
        self.show_button.clicked.connect(self._choose)

    def _choose(self) -> None:
        days: list[date | None] = []
        for row in (self.first, self.last):
            try:
                value = row.read()
            except InvalidInput as error:
                row.show_problem(error.message)
                row.focus()
                return
            days.append(value if isinstance(value, date) else None)
        first, last = days
        if first and last and last < first:
            first, last = last, first
        self.accept()
        self.chosen.emit(DateRange(Span.CUSTOM, first, last))
