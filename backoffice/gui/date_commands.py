"""Cancel a date, from wherever it is asked for: menu, calendar, the listing or booking that is open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backoffice.domain.booking_facts import booked_days
from backoffice.gui.actions import Command
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.calendar import CalendarPage
from backoffice.gui.translation import tr
from backoffice.services.ports import AssetRecord, BookingRecord
from backoffice.services.refunds.dates import DateOutcome

if TYPE_CHECKING:
    from backoffice.gui.dialogs.date_scope import Named


class DateCommands(QObject):
    """Connects the command and the calendar."""

    def __init__(self, window: MainWindow) -> None:
        """Connect them."""
        super().__init__(window)
        self._window = window
        window.actions_[Command.CANCEL_DATE].triggered.connect(self.open_here)
        window.pages.page_made.connect(self._equip_page)

    def open_here(self) -> None:
        """Open the plan of what is in sight: the calendar's cell, the listing or booking that is open, else nothing."""
        window = self._window
        page = window.pages.currentWidget()
        if isinstance(page, CalendarPage) and page.view.current_day is not None:
            line = page.view.current_line
            self.open(page.view.current_day, (line.asset, line.name) if line is not None else None)
            return
        record = window.record.record if window.record.isVisible() else None
        booking = window.booking.current if window.booking.isVisible() else None
        if isinstance(record, AssetRecord):
            self.open(None, (record.ref, str(record.values.get("name") or record.ref)))
        elif isinstance(booking, BookingRecord):
            days = booked_days(booking.ref.kind, {}, booking.values)
            self.open(days.starts_on if days else None, (booking.asset, booking.asset_name))
        else:
            self.open(None, None)

    def open(self, day: date | None, listing: Named | None) -> None:
        """Open the plan of a day, and of a listing."""
        from backoffice.gui.dialogs.cancel_date import CancelDateDialog

        window = self._window
        dialog = CancelDateDialog(
            window.office, window.background, window.live, window.appearance, day, listing, window
        )
        dialog.carried_out.connect(self._tell)
        dialog.open()

    def _tell(self, outcome: DateOutcome) -> None:
        self._window.live.tell_saved([each.deed.row.booking for each in outcome.done])
        words = tr("%n booking(s) of the date are cancelled.", None, len(outcome.done))
        if outcome.is_whole:
            self._window.notices.say(words)
        else:
            left = tr("%n booking(s) are as they were.", None, len(outcome.failed) + len(outcome.untouched))
            self._window.notices.complain(f"{words} {left}", "")

    def _equip_page(self, page: object) -> None:
        if isinstance(page, CalendarPage):
            page.cancel_date_asked.connect(lambda asset, name, day: self.open(day, (asset, name)))
