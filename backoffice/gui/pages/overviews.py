"""The pages of bookings and money that are read as a whole, each imported when its section is first chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backoffice.gui.pages.overview import MakeOverview, Overview, PageTools
from backoffice.gui.sections import SectionName


def _calendar(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.calendar import CalendarPage

    return CalendarPage(tools, parent)


def _unmatched(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.unmatched import UnmatchedPage

    return UnmatchedPage(tools, parent)


def _money_board(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.money_board import MoneyBoardPage

    return MoneyBoardPage(tools, parent)


def _events_inbox(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.events_inbox import EventsInboxPage

    return EventsInboxPage(tools, parent)


def _resync(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.resync_page import ResyncPage

    return ResyncPage(tools, parent)


def _refunds(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.refunds import RefundsPage

    return RefundsPage(tools, parent)


def _refund_report(tools: PageTools, parent: QWidget) -> Overview:
    from backoffice.gui.pages.refund_report import RefundReportPage

    return RefundReportPage(tools, parent)


OVERVIEWS: dict[SectionName, MakeOverview] = {
    SectionName.CALENDAR: _calendar,
    SectionName.REFUNDS: _refunds,
    SectionName.REFUND_REPORT: _refund_report,
    SectionName.UNMATCHED: _unmatched,
    SectionName.MONEY: _money_board,
    SectionName.EVENTS_INBOX: _events_inbox,
    SectionName.RESYNC: _resync,
}
"""Who makes the page of a section."""
