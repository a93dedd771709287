"""The table below a calendar: a row for each line, a column for each day, every cell in words for a screen reader."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.gui.booking_words import payment_title, status_title
from backoffice.gui.models.calendar_plan import Bar, CalendarLine, CalendarPlan, Period, Span
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import CalendarEntry

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BAR_ROLE = Qt.ItemDataRole.UserRole
"""The Bar of a cell, or None."""

STATUS_ICONS = {
    BookingStatus.PENDING_APPROVAL: "asked",
    BookingStatus.CONFIRMED: "check",
    BookingStatus.AWAITING_PAYMENT: "waiting",
    BookingStatus.PAID: "paid",
    BookingStatus.IN_PROGRESS: "resume",
    BookingStatus.COMPLETED: "completed",
    BookingStatus.REJECTED: "close",
    BookingStatus.CANCELLED: "close",
    BookingStatus.NO_SHOW: "no_show",
    BookingStatus.EXPIRED: "deadline",
}
"""A status is told by a picture too: never by colour alone."""


class CalendarModel(QAbstractTableModel):
    """Shows a CalendarPlan, replaced as a whole."""

    def __init__(self, period: Period, today: date, parent: QObject) -> None:
        """Start with empty days."""
        super().__init__(parent)
        self.plan = CalendarPlan(period)
        self.today = today

    def show_plan(self, plan: CalendarPlan, today: date) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.plan, self.today = plan, today
        self.endResetModel()

    def line(self, row: int) -> CalendarLine | None:
        """Return a line, None beyond the last."""
        return self.plan.lines[row] if 0 <= row < len(self.plan.lines) else None

    def bar_at(self, row: int, column: int) -> Bar | None:
        """Return the booking of a cell."""
        line = self.line(row)
        return line.bar_at(column) if line else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.plan.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many days there are."""
        return 0 if parent.isValid() else len(self.plan.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell. Its picture is drawn by the view, over all days of a booking at once."""
        line = self.line(index.row())
        if line is None:
            return None
        bar = line.bar_at(index.column())
        if role == BAR_ROLE:
            return bar
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_words(line, bar, index.column(), self.plan.days[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a day, or the name of a listing."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Vertical:
            return plain_tip(line.name) if (line := self.line(section)) else ""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            line = self.line(section)
            return line.name.translate(ONE_LINE) if line else ""
        days = self.plan.days
        if not 0 <= section < len(days):
            return ""
        return formats().long_date(days[section]) if role != Qt.ItemDataRole.DisplayRole else str(days[section].day)


def plain_tip(words: str) -> str:
    """Return words for a tooltip, which would take a tag for one."""
    return words.replace("&", "&amp;").replace("<", "&lt;")


def cell_words(line: CalendarLine, bar: Bar | None, column: int, day: date) -> str:
    """Return what stands in a cell, in a sentence."""
    where = f"{line.name}, {formats().long_date(day)}"
    more = line.hidden.get(column, 0)
    if more:
        return f"{where}: {more_words(more)}"
    said = entry_words(bar.entry) if bar else tr("free")
    return f"{where}: {said}"


def more_words(count: int) -> str:
    """Return that there are more bookings than are drawn."""
    return tr("%n more booking(s)", None, count)


def entry_words(entry: CalendarEntry) -> str:
    """Return a booking in one line: who, when, how many, where it stands."""
    parts = (
        entry.customer_name,
        entry.confirmation_code,
        when_words(entry),
        people_words(entry.people),
        status_title(entry.status),
        payment_title(entry.payment_status) if _says_more(entry) else "",
    )
    return " · ".join(part for part in parts if part).translate(ONE_LINE)


def when_words(entry: CalendarEntry) -> str:
    """Return the days that a booking takes up, and its time."""
    first = formats().date(entry.starts_on)
    days = first if entry.ends_on <= entry.starts_on else f"{first} – {formats().date(entry.ends_on)}"
    return f"{days} {time_words(entry)}".strip()


def time_words(entry: CalendarEntry) -> str:
    """Return the time of day that it begins ('': none)."""
    return formats().time(time.fromisoformat(entry.starts_at)) if entry.starts_at else ""


def people_words(people: int) -> str:
    """Return how many people ('': not said)."""
    return tr("%n person(s)", None, people) if people > 0 else ""


def heading_words(period: Period) -> str:
    """Return the name of a period: November 2026 · 16 – 22 Nov 2026 · Tuesday, November 24, 2026."""
    form = formats()
    match period.span:
        case Span.MONTH:
            return form.month(period.first_on)
        case Span.WEEK:
            return f"{form.date(period.first_on)} – {form.date(period.last_on)}"
        case Span.DAY:
            words = form.long_date(period.first_on)
            return words[:1].upper() + words[1:]


def _says_more(entry: CalendarEntry) -> bool:
    """Paid and paid is said once."""
    both_paid = entry.status is BookingStatus.PAID and entry.payment_status is PaymentStatus.PAID
    return not both_paid
