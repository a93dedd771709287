"""A customer's bookings: those that share e-mail, phone or tax id with one, and what was spent per currency."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import BookingStatus
from backoffice.gui.background import Background
from backoffice.gui.booking_words import status_title
from backoffice.gui.forms.parts import label
from backoffice.gui.panels.row_card import Line, RowCard
from backoffice.gui.reading import Reading
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingQueries, BookingRecord, BookingRow, CustomerHistory

MOST = 50


class CustomerHistoryPanel(QWidget):
    """Read when it is shown; `show_record` says of whom."""

    opened = Signal(object)
    """The BookingRef of a booking that was chosen."""

    def __init__(
        self, queries: BookingQueries, background: Background, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        """Show nobody yet."""
        super().__init__(parent)
        self._queries = queries
        self._record: BookingRecord | None = None
        self._history = CustomerHistory()
        self._reading = Reading(self, background, self._read, self._show)
        self.spent = label("", Role.MUTED, wrap=True)
        self.rows = RowCard("history", appearance, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.spent)
        column.addStretch()
        self.rows.opened.connect(self.opened)
        self.retranslate()

    def show_record(self, record: BookingRecord | None) -> None:
        """Show the history of this booking's customer; a record that was read anew may name another one."""
        if record is self._record:
            return
        before, self._record = self.booking, record
        if before != self.booking:
            self._show((self.booking, CustomerHistory()))
        self.refresh()

    @property
    def booking(self) -> BookingRef | None:
        """Return whose customer is shown."""
        return self._record.ref if self._record else None

    def refresh(self) -> None:
        """Read it again, if anybody is looking."""
        if self.booking is not None:
            self._reading.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.rows.show_title(tr("This customer’s bookings"), tr("No other booking has this e-mail, phone or tax id."))
        self._show((self.booking, self._history))

    def _read(self) -> tuple[BookingRef | None, CustomerHistory]:
        wanted = self.booking
        return wanted, CustomerHistory() if wanted is None else self._queries.history(wanted)

    def _show(self, found: tuple[BookingRef | None, CustomerHistory]) -> None:
        booking, history = found
        if booking != self.booking:
            return
        self._history = history
        others = [row for row in history.rows if row.ref != booking]
        self.rows.show_rows([_line(row) for row in others[:MOST]])
        sums = ", ".join(formats().money(minor, currency) for currency, minor in sorted(history.spent.items()))
        words = tr("%n booking(s) in all", None, len(history.rows))
        paid = tr("paid: {sums}", sums=sums)
        self.spent.setText(f"{words} · {paid}" if sums else words)
        self.spent.setVisible(bool(history.rows))


def _line(row: BookingRow) -> Line:
    cells = row.cells
    starts = cells.get("starts_on")
    lead = formats().date(starts) if isinstance(starts, date) else ""
    name = " · ".join(str(cells.get(each) or "") for each in ("confirmation_code", "asset_name"))
    return Line(row.ref, lead, name, status_title(BookingStatus(str(cells["status"]))))
