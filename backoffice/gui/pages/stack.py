"""The pages, each made when its section is first chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.pages.bookings import BookingsPage
from backoffice.gui.pages.listings import ListingsPage
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.overviews import OVERVIEWS
from backoffice.gui.pages.queue import FAILED, WAITING, QueuePage
from backoffice.gui.pages.table_page import TablePage
from backoffice.gui.pages.today import TodayPage
from backoffice.gui.remembered import Remembered
from backoffice.gui.sections import SectionName
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import office_zone
from backoffice.services.ports.refund_queries import RefundTab


class PageStack(QStackedWidget):
    """Shows one page. What the pages ask for is passed on."""

    opened = Signal(object)
    """A listing or booking (its ref) is to be opened and worked on."""
    current_changed = Signal(object)
    """The focus of a table moved to a record (its ref), or None."""
    selection_changed = Signal()
    new_asked = Signal(object)
    import_asked = Signal(object)
    states_asked = Signal(object)
    retry_asked = Signal(object)
    pause_asked = Signal(bool)
    link_copied = Signal(str)
    page_made = Signal(object)
    section_asked = Signal(object)
    """A SectionName to go to."""
    new_booking_asked = Signal(object, object)
    """An AssetRef to book (None: to be chosen), and the values that are known already."""
    booking_kind_asked = Signal(object)
    """A new booking of a BookingKind (None: any) is wanted."""

    def __init__(
        self,
        office: Office,
        background: Background,
        appearance: Appearance,
        remembered: Remembered,
        live: LiveUpdates,
        parent: QWidget,
    ) -> None:
        """Make no page yet."""
        super().__init__(parent)
        self._office = office
        self._background = background
        self._appearance = appearance
        self._remembered = remembered
        self._live = live
        self._pages: dict[SectionName, QWidget] = {}

    @property
    def table(self) -> TablePage | None:
        """Return the table that is shown, if one is."""
        page = self.currentWidget()
        return page if isinstance(page, TablePage) else None

    @property
    def bookings(self) -> BookingsPage | None:
        """Return the table of bookings that is shown, if one is."""
        page = self.currentWidget()
        return page if isinstance(page, BookingsPage) else None

    @property
    def listings(self) -> ListingsPage | None:
        """Return the table of listings that is shown, if one is."""
        page = self.currentWidget()
        return page if isinstance(page, ListingsPage) else None

    def page(self, section: SectionName) -> QWidget:
        """Return a section's page."""
        if section not in self._pages:
            self._pages[section] = self._make(section)
            self.addWidget(self._pages[section])
            self.page_made.emit(self._pages[section])
        return self._pages[section]

    def show_section(self, section: SectionName) -> None:
        """Show a section's page."""
        self.setCurrentWidget(self.page(section))
        self.selection_changed.emit()

    def show_refunds(self, tab: RefundTab, refund_id: str | None = None) -> None:
        """Go to these refunds, or to one of them wherever it stands."""
        from backoffice.gui.pages.refunds import RefundsPage

        self.section_asked.emit(SectionName.REFUNDS)
        page = self.page(SectionName.REFUNDS)
        assert isinstance(page, RefundsPage)
        if refund_id is None:
            page.show_tab(tab)
        else:
            page.show_refund(refund_id)

    def refresh_rows(self, refs: Iterable[AssetRef] | None, *, only_stripe: bool) -> None:
        """Read changed listings again on every page that was looked at; bookings show their names."""
        for page in self._pages.values():
            if isinstance(page, ListingsPage):
                page.refresh(refs, only_stripe=only_stripe)
        if not only_stripe:
            self.refresh_bookings(None, only_stripe=True)

    def refresh_bookings(self, refs: Iterable[BookingRef] | None, *, only_stripe: bool) -> None:
        """Read changed bookings again on every page that was looked at."""
        for page in self._pages.values():
            if isinstance(page, BookingsPage):
                page.refresh(refs, only_stripe=only_stripe)

    def refresh_overviews(self) -> None:
        """Read the queue and Today again, where they are looked at."""
        for page in self._pages.values():
            if isinstance(page, Overview):
                page.refresh()
            elif isinstance(page, BookingsPage):
                page.follow_day()

    def _make(self, section: SectionName) -> QWidget:
        zone = office_zone(self._office.settings.time_zone)
        if section in OVERVIEWS:
            return self._make_overview(section, zone)
        if section.lists_bookings:
            return self._make_bookings(section.booking_kind, zone)
        if section is SectionName.TODAY:
            return self._make_today(zone)
        if section is SectionName.QUEUE or section is SectionName.FAILURES:
            return self._make_queue(section, zone)
        return self._make_listings(section.kind, zone)

    def _tools(self, zone: tzinfo) -> PageTools:
        return PageTools(self._office, self._background, self._appearance, self._remembered, zone, self._live)

    def _make_overview(self, section: SectionName, zone: tzinfo) -> Overview:
        page = OVERVIEWS[section](self._tools(zone), self)
        page.opened.connect(self.opened)
        page.section_asked.connect(self.section_asked)
        page.new_booking_asked.connect(self.new_booking_asked)
        return page

    def _make_listings(self, kind: AssetKind | None, zone: tzinfo) -> ListingsPage:
        queries = self._office.database.queries
        page = ListingsPage(kind, queries, self._background, self._appearance, self._remembered, zone, self)
        self._pass_on(page)
        page.new_asked.connect(lambda: self.new_asked.emit(kind))
        page.import_asked.connect(lambda: self.import_asked.emit(kind))
        return page

    def _make_bookings(self, kind: BookingKind | None, zone: tzinfo) -> BookingsPage:
        queries = self._office.database.booking_queries
        page = BookingsPage(kind, queries, self._background, self._appearance, self._remembered, zone, self)
        self._pass_on(page)
        page.new_asked.connect(lambda: self.booking_kind_asked.emit(kind))
        page.import_asked.connect(lambda: self.import_asked.emit(kind))
        return page

    def _pass_on(self, page: TablePage) -> None:
        page.opened.connect(self.opened)
        page.current_changed.connect(self.current_changed)
        page.selection_changed.connect(self.selection_changed)
        page.link_copied.connect(self.link_copied)

    def _make_queue(self, section: SectionName, zone: tzinfo) -> QueuePage:
        states = WAITING if section is SectionName.QUEUE else FAILED
        page = QueuePage(states, self._office.queue, self._background, self._appearance, zone, self)
        page.opened.connect(self.opened)
        page.retry_asked.connect(self.retry_asked)
        page.pause_asked.connect(lambda: self.pause_asked.emit(True))
        page.resume_asked.connect(lambda: self.pause_asked.emit(False))
        return page

    def _make_today(self, zone: tzinfo) -> TodayPage:
        page = TodayPage(self._tools(zone), self)
        page.section_asked.connect(self.section_asked)
        page.opened.connect(self.opened)
        page.states_asked.connect(self.states_asked)
        page.refunds_asked.connect(self.show_refunds)
        page.resume_asked.connect(lambda: self.pause_asked.emit(False))
        return page
