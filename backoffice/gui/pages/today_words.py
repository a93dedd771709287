"""What the lines and figures of Today say."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.gui.booking_words import payment_title, status_title
from backoffice.gui.models.cell_text import ONE_LINE, moment_text
from backoffice.gui.panels.row_card import Line
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import formats, tr
from backoffice.gui.wording import kind_name
from backoffice.services.ports import AssetRow, BookingRow, SyncState
from backoffice.services.ports.refund_queries import RefundTab


class List(StrEnum):
    """The lists of bookings, by the names of their icons."""

    ARRIVALS = "arrivals"
    DEPARTURES = "departures"
    PICK_UPS = "pick_ups"
    RETURNS = "returns"
    DUE = "deadline"
    FAILURES = "alert"


def list_title(which: List) -> str:
    """Return the heading of a list."""
    match which:
        case List.ARRIVALS:
            return tr("Arrivals")
        case List.DEPARTURES:
            return tr("Departures")
        case List.PICK_UPS:
            return tr("Pick-ups")
        case List.RETURNS:
            return tr("Returns")
        case List.DUE:
            return tr("To be paid by today")
        case List.FAILURES:
            return tr("Payment failures")


def list_nothing(which: List) -> str:
    """Return what stands there when nothing is to be done."""
    match which:
        case List.ARRIVALS:
            return tr("Nobody arrives today.")
        case List.DEPARTURES:
            return tr("Nobody departs today.")
        case List.PICK_UPS:
            return tr("No vehicle goes out today.")
        case List.RETURNS:
            return tr("No vehicle comes back today.")
        case List.DUE:
            return tr("No payment is overdue.")
        case List.FAILURES:
            return tr("No payment failed.")


def booking_line(which: List, row: BookingRow, zone: tzinfo) -> Line:
    """Return what a list says of a booking: when, who and what, how it stands."""
    cells = row.cells
    name = " · ".join(str(cells.get(each) or "") for each in ("customer_name", "asset_name"))
    return Line(row.ref, _lead(which, row, zone), name.translate(ONE_LINE), _end(which, row))


def _lead(which: List, row: BookingRow, zone: tzinfo) -> str:
    cells = row.cells
    until, starts, at = cells.get("unpaid_until"), cells.get("starts_on"), cells.get("starts_at")
    if which is List.DUE and isinstance(until, datetime):
        return moment_text(until, zone)
    if which in (List.DUE, List.FAILURES):
        return formats().date(starts) if isinstance(starts, date) else ""
    if isinstance(at, time) and which in (List.ARRIVALS, List.PICK_UPS):
        return formats().time(at)
    return str(cells.get("confirmation_code") or "")


def _end(which: List, row: BookingRow) -> str:
    cells = row.cells
    if which is List.DUE:
        return formats().money(int(str(cells.get("total_minor") or 0)), str(cells.get("currency")))
    if which is List.FAILURES:
        return _failure(BookingStatus(str(cells["status"])), PaymentStatus(str(cells["payment_status"])))
    return status_title(BookingStatus(str(cells["status"])))


def _failure(status: BookingStatus, payment: PaymentStatus) -> str:
    """Say exactly what is wrong: money of a booking that is over, a page that was not made, or the payment itself."""
    if not status.holds_place:
        return f"{status_title(status)}, {payment_title(payment)}"
    return tr("No payment page") if payment is PaymentStatus.PENDING else payment_title(payment)


def event_line(row: AssetRow) -> Line:
    """Return what is said of an event that lies ahead."""
    day, at = row.cells.get("event_on"), row.cells.get("event_time")
    words = formats().date(day) if isinstance(day, date) else ""
    lead = f"{words} · {formats().time(at)}" if isinstance(at, time) else words
    return Line(row.ref, lead, _name(row), str(row.cells.get("location") or row.cells.get("city") or ""))


def changed_line(row: AssetRow, zone: tzinfo) -> Line:
    """Return what is said of a listing that was changed."""
    moment = row.cells.get("updated_at")
    end = moment_text(moment, zone) if isinstance(moment, datetime) else ""
    return Line(row.ref, kind_name(row.ref.kind), _name(row), end)


def state_sentence(state: SyncState) -> str:
    """Return what a figure of listings means."""
    match state:
        case SyncState.SYNCED:
            return tr("can be paid by link")
        case SyncState.PENDING:
            return tr("edits on their way")
        case SyncState.NEEDS_ATTENTION:
            return tr("see what is wrong")
        case SyncState.NOT_SOLD_ONLINE:
            return tr("without price, or off")


def figure_sentence(section: SectionName, count: int) -> str:
    """Return what a figure of money means."""
    if section is SectionName.UNMATCHED:
        return tr("say whose they are") if count else tr("every payment has its booking")
    if section is SectionName.MONEY:
        return tr("by today or overdue") if count else tr("nothing is overdue")
    return tr("payments and pages") if count else tr("nothing needs you")


def refunds_sentence(tab: RefundTab, count: int) -> str:
    """Return what a figure of refunds means."""
    if tab is RefundTab.WAITING:
        return tr("for a manager’s decision") if count else tr("nothing to decide")
    return tr("failed, or not known") if count else tr("every refund arrived or is on its way")


def _name(row: AssetRow) -> str:
    return str(row.cells.get("name") or "")
