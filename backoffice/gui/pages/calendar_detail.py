"""Below a calendar: in full words what stands in the cell with the focus."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backoffice.gui.booking_words import payment_title, payment_tone, status_title, status_tone
from backoffice.gui.forms.parts import button, label
from backoffice.gui.models.calendar_model import more_words, people_words, when_words
from backoffice.gui.models.calendar_plan import CalendarLine
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.panels.pill_label import PillLabel
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import CalendarEntry


class CalendarDetail(QFrame):
    """A strip: who, when, where, the states, and a button."""

    open_asked = Signal()
    cancel_asked = Signal()
    """The date in sight is to be cancelled, with all its bookings."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Say how to begin."""
        super().__init__(parent)
        self._appearance = appearance
        self._who = label("", Role.HEADING)
        self._where = label("", Role.MUTED)
        self.status = PillLabel(self)
        self.payment = PillLabel(self)
        self.open_button = button("")
        self.cancel_button = button("", Role.FLAT)
        set_role(self, Role.CARD)
        self._lay_out()
        self.open_button.clicked.connect(self.open_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)

    def show_cell(self, entry: CalendarEntry | None, line: CalendarLine | None, day: date | None) -> None:
        """Describe a booking, a free day, or nothing."""
        colours = self._appearance.colours
        where = line.name.translate(ONE_LINE) if line else ""
        self.open_button.setVisible(line is not None and day is not None)
        self.cancel_button.setVisible(entry is not None and day is not None)
        self.cancel_button.setText(tr("Cancel this date…"))
        if entry is not None:
            self._say(f"{entry.customer_name} · {entry.confirmation_code}", _facts(where, entry), tr("Open booking"))
            self.status.show_state(status_title(entry.status), status_tone(entry.status, colours))
            self.payment.show_state(payment_title(entry.payment_status), payment_tone(entry.payment_status, colours))
            return
        for pill in (self.status, self.payment):
            pill.show_state("", colours.neutral)
        if line is None or day is None:
            self._say(tr("Choose a day"), tr("Arrow keys move, Enter opens, Page Up and Page Down turn the page."))
        elif line.hidden:
            self._say(more_words(sum(line.hidden.values())), tr("Enter shows them all, in the view of the day."))
            self.open_button.hide()
        else:
            words = formats().long_date(day)
            self._say(tr("Free", "a day in the calendar"), f"{where} · {words}", tr("New booking"))

    def _say(self, who: str, where: str, button_words: str = "") -> None:
        self._who.setText(who.translate(ONE_LINE))
        self._where.setText(where)
        self.open_button.setText(button_words)
        self.open_button.setAccessibleName(button_words)

    def _lay_out(self) -> None:
        for part in (self._who, self._where):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._who)
        words.addWidget(self._where)
        row.addLayout(words, stretch=1)
        for part in (self.status, self.payment, self.cancel_button, self.open_button):
            row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)


def _facts(where: str, entry: CalendarEntry) -> str:
    return " · ".join(part for part in (where, when_words(entry), people_words(entry.people)) if part)
