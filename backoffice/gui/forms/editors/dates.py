"""A date: typed in the reader's order, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import DateOrder, ParseContext
from backoffice.gui.forms.editors.line import LineEditor
from backoffice.gui.forms.parts import themed_icon
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr


class CalendarPopup(QFrame):
    """A month to pick a day from; closes with Escape or a click outside."""

    def __init__(self, parent: QWidget) -> None:
        """Make it hidden."""
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, Role.POPUP)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self.calendar)


class DateEditor(LineEditor):
    """A date on a line, with a calendar behind the button at its end (Alt+Down opens it too)."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(spec, context, parent)
        self.line.setMaximumWidth(220)
        self._box.addStretch()
        self.line.setPlaceholderText(_pattern(context.date_order))
        self.pick = QAction(themed_icon("calendar"), tr("Pick a date"), self.line)
        self.pick.setShortcut("Alt+Down")
        self.pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.line.addAction(self.pick, QLineEdit.ActionPosition.TrailingPosition)
        self.pick.triggered.connect(self.open_calendar)

    def open_calendar(self) -> CalendarPopup:
        """Show the calendar below the line, on the day typed."""
        popup = CalendarPopup(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self._day_typed()
        if shown is not None:
            popup.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        popup.calendar.activated.connect(lambda day: self._take_day(day, popup))
        popup.calendar.clicked.connect(lambda day: self._take_day(day, popup))
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.calendar.setFocus()
        return popup

    def _day_typed(self) -> date | None:
        try:
            value = self.read()
        except InvalidInput:
            return None
        return value if isinstance(value, date) else None

    def _take_day(self, day: QDate, popup: CalendarPopup) -> None:
        self.show_value(date(day.year(), day.month(), day.day()))
        popup.close()
        self.tell_edited()


def _pattern(order: DateOrder) -> str:
    """Return how a date is typed, in the reader's letters."""
    match order:
        case DateOrder.DMY:
            return tr("dd/mm/yyyy")
        case DateOrder.MDY:
            return tr("mm/dd/yyyy")
        case DateOrder.ISO:
            return tr("yyyy-mm-dd")
