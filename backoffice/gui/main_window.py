"""The window: sections at the left, a page in the middle, the record at the right, the office's standing below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, SignalInstance
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.actions import Actions
from backoffice.gui.background import Background
from backoffice.gui.booking_actions import BookingActions
from backoffice.gui.dialogs.booking_kind import BookingKindDialog
from backoffice.gui.focus import tab_stops
from backoffice.gui.listing_actions import ListingActions
from backoffice.gui.live import LiveUpdates, Standing
from backoffice.gui.menus import Menus
from backoffice.gui.models.records import Ref
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.overview_actions import OverviewActions
from backoffice.gui.pages.stack import PageStack
from backoffice.gui.panels.notice_bar import NoticeBar, NoticeList
from backoffice.gui.panels.progress_strip import ProgressStrip
from backoffice.gui.panels.section_list import SectionList
from backoffice.gui.panels.status_bar import StatusBar
from backoffice.gui.refund_actions import RefundActions
from backoffice.gui.refund_decisions import RefundDecisions
from backoffice.gui.refund_export import RefundExport
from backoffice.gui.refund_watch import RefundWatch
from backoffice.gui.remembered import Remembered
from backoffice.gui.sections import SectionName, bookings_section, section_of, section_title
from backoffice.gui.side_panel import SidePanel
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.icons import program_icon
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, use_zone
from backoffice.gui.wording import mode_title
from backoffice.services.connection import ConnectionStatus
from backoffice.services.ports import SyncState
from backoffice.services.ports.refund_queries import RefundTab

FRAME = 3
"""Pixels of the coloured frame that says which money this is."""


class MainWindow(QMainWindow):
    """Puts the parts beside each other and tells each what concerns it."""

    def __init__(self, office: Office, background: Background, appearance: Appearance, remembered: Remembered) -> None:
        """Make the window; `start` brings it to life."""
        super().__init__()
        use_zone(office.settings.time_zone)
        self.office = office
        self.background = background
        self.appearance = appearance
        self.remembered = remembered
        self._connection: ConnectionStatus | None = None
        self._may_close = False
        self.notices = Notices(self)
        self.live = LiveUpdates(office, background, self)
        self.listing_actions = ListingActions(office, background, self.live, self.notices, self)
        self.overviews = OverviewActions(
            office, background, self.live, self.notices, self.listing_actions.history, self
        )
        self.refund_actions = RefundActions(office, background, self.live, self.notices, self)
        self.refund_decisions = RefundDecisions(office, background, self.live, self.notices, self.refund_actions, self)
        RefundWatch(office, self.live, self.notices, self)
        self.refund_export = RefundExport(office, background, self.notices, self)
        self.booking_actions = BookingActions(
            office, background, self.live, self.notices, self.listing_actions.history, self.refund_actions, self
        )
        self.actions_ = Actions(appearance, self)
        self.menus = Menus(self.menuBar(), self.actions_, appearance)
        self.sections = SectionList(appearance, self)
        self.pages = PageStack(office, background, appearance, remembered, self.live, self)
        self.side = SidePanel(office, background, self)
        self.record, self.booking = self.side.record, self.side.booking
        self.status = StatusBar(appearance, self)
        self.notice_bar = NoticeBar(self.notices, appearance, self)
        self.progress = ProgressStrip(self)
        self._notice_list = NoticeList(self.notices, self)
        self._lay_out()
        self._connect()
        self._restore()
        self.retranslate()

    # --- what can be shown ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the first section and begin to follow what changes."""
        self.status.show_profile(self.office.profile.name)
        self.show_section(self._first_section)
        self.live.start()

    def show_section(self, section: SectionName) -> None:
        """Go to a section."""
        self.sections.choose(section)

    def show_states(self, state: SyncState) -> None:
        """Show the listings of every kind that are in this state."""
        self.show_section(SectionName.ALL)
        listings = self.pages.listings
        if listings is not None:
            listings.show_states(frozenset({state}))

    def open_record(self, ref: Ref) -> None:
        """Open a listing or booking in its panel and put the keyboard there."""
        self.side.open_ref(ref)

    def open_asset(self, ref: AssetRef) -> None:
        """Open a listing in its panel and put the keyboard there."""
        self.open_record(ref)

    def open_found(self, ref: Ref) -> None:
        """Go to a listing's or booking's own section and open it."""
        self.show_section(section_of(ref.kind) if isinstance(ref, AssetRef) else bookings_section(ref.kind))
        self.open_record(ref)

    def new_asset(self, kind: AssetKind | None) -> None:
        """Open an empty form."""
        self.side.new_asset(kind or AssetKind.ACTIVITIES)

    def new_booking(self, listing: AssetRef | None = None, values: object = None) -> None:
        """Open the form of a new booking for a listing; without one its kind is asked, unless the section tells it."""
        known = values if isinstance(values, dict) else {}
        kind = BookingKind.of(listing.kind) if listing else self.section.books
        if kind is not None:
            self.side.new_booking(kind, listing, known)
            return
        dialog = BookingKindDialog(self)
        dialog.chosen.connect(lambda chosen: self.side.new_booking(chosen, None, known))
        dialog.open()

    def add_strip(self, strip: QWidget, toggled: SignalInstance) -> None:
        """Put a strip above the status line; it shows itself when there is something to show, and tells it."""
        self._strips.addWidget(strip)
        toggled.connect(self._place_notice, Qt.ConnectionType.QueuedConnection)

    @property
    def booking_ref(self) -> BookingRef | None:
        """Return which booking commands are about: the open one, else the one with the table's focus."""
        if self.booking.isVisible() and self.booking.ref is not None:
            return self.booking.ref
        table = self.pages.bookings
        current = table.view.current_ref if table else None
        return current if isinstance(current, BookingRef) else None

    @property
    def parts(self) -> list[QWidget]:
        """Return the parts that are shown, in the order in which the keyboard goes through them."""
        page = self.pages.currentWidget()
        items = (self._strips.itemAt(at) for at in range(self._strips.count()))
        strips = [item.widget() for item in items if item is not None]
        bars = (self.notice_bar, self.progress, *strips)
        return [part for part in (self.sections, page, self.side, *bars, self.status) if part and part.isVisible()]

    @property
    def section(self) -> SectionName:
        """Return where one is."""
        return self.sections.current

    # --- Qt's own -------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a size that fits most desks."""
        return QSize(1360, 860)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice where it belongs."""
        super().resizeEvent(event)
        self._place_notice()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes first; remember where everything was."""
        if not self._may_close and self.side.panel.is_dirty:
            event.ignore()
            self.side.panel.try_leave(self._close_if)
            return
        self._remember()
        self.live.close()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the parts as they stand, whenever their widgets were made."""
        takers = [widget for part in self.parts for widget in tab_stops(part)]
        here = QApplication.focusWidget()
        position = takers.index(here) if here in takers else (-1 if forward else 0)
        if takers:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            takers[(position + (1 if forward else -1)) % len(takers)].setFocus(reason)
        return bool(takers)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.actions_.retranslate()
        self.menus.retranslate()
        self._name_undo()
        self._write_title()

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWindowIcon(program_icon())
        self._strips = QVBoxLayout()
        self._frame = QFrame(self)
        self._frame.setObjectName("modeFrame")
        inside = QWidget(self._frame)
        set_role(inside, Role.PAGE)
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        around = QVBoxLayout(self._frame)
        around.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        around.addWidget(inside)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, inside)
        self._splitter.setChildrenCollapsible(False)
        for part in (self.sections, self.pages, self.side):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([236, 780, 420])
        self.sections.setMinimumWidth(170)
        self.pages.setMinimumWidth(380)
        self.side.setMinimumWidth(360)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, stretch=1)
        column.addLayout(self._strips)
        column.addWidget(self.status)
        self.setCentralWidget(self._frame)

    def _connect(self) -> None:
        self.sections.chosen.connect(self._choose_section)
        self.pages.opened.connect(self.open_record)
        self.pages.current_changed.connect(self._follow_focus)
        self.pages.new_asked.connect(self.new_asset)
        self.pages.states_asked.connect(self.show_states)
        self.pages.section_asked.connect(self.show_section)
        self.pages.page_made.connect(self.overviews.follow)
        self.pages.page_made.connect(self.refund_decisions.follow)
        self.pages.page_made.connect(self.refund_export.follow)
        self.pages.page_made.connect(self.refund_actions.follow)
        self.pages.retry_asked.connect(self.listing_actions.retry)
        self.pages.pause_asked.connect(self.listing_actions.set_paused)
        self.pages.link_copied.connect(lambda link: self.notices.say(tr("Link copied: {link}", link=link)))
        self.menus.new_asked.connect(self.new_asset)
        self.record.book_asked.connect(self.new_booking)
        self.side.saved.connect(lambda ref: self.live.tell_saved([ref]))
        self.side.closed.connect(self._focus_table)
        self.side.dirty_changed.connect(lambda _dirty: self._write_title())
        self._connect_bookings()
        self.live.rows_changed.connect(self._refresh_rows)
        self.live.bookings_changed.connect(self._refresh_bookings)
        self.live.standing_changed.connect(self._show_standing)
        self.live.connection_changed.connect(self._show_connection)
        self.live.person_changed.connect(self.booking.conflicts.follow_person)
        self.listing_actions.history.changed.connect(self._name_undo)
        self.listing_actions.began.connect(self.progress.follow)
        self.listing_actions.duplicated.connect(self.open_asset)
        self.background.failed.connect(self.listing_actions.complain)
        self.notices.unread_changed.connect(self.status.show_unread)
        self.notices.added.connect(lambda _notice: self._place_notice())
        self.status.queue_pressed.connect(lambda: self.show_section(SectionName.QUEUE))
        self.status.failures_pressed.connect(lambda: self.show_section(SectionName.FAILURES))
        self.status.condition_pressed.connect(lambda: self.show_section(SectionName.QUEUE))
        self.status.notices_pressed.connect(lambda: self._notice_list.open_above(self.status.notices))

    def _choose_section(self, section: SectionName) -> None:
        self.pages.show_section(section)
        self.remembered.keep("section", section.value)
        self._write_title()

    def _connect_bookings(self) -> None:
        panel, actions = self.booking, self.booking_actions
        self.pages.booking_kind_asked.connect(lambda _kind: self.new_booking())
        for source in (self.pages, self.overviews):
            source.new_booking_asked.connect(self.new_booking)
        self.overviews.opened.connect(self.open_record)
        panel.listing_asked.connect(self.open_record)
        panel.booking_asked.connect(self.open_record)
        panel.card.asked.connect(lambda action: actions.act(panel.ref, action) if panel.ref else None)
        panel.payment.asked.connect(lambda offer: actions.pay(panel.ref, offer) if panel.ref else None)
        panel.refunds.look_again_asked.connect(self.refund_actions.look_again)
        panel.refunds.list_asked.connect(lambda refund: self.pages.show_refunds(RefundTab.WAITING, refund))
        panel.payment.send_asked.connect(lambda: actions.send(panel.ref) if panel.ref else None)

    # --- the record -----------------------------------------------------------------------------------------

    def _follow_focus(self, ref: Ref | None) -> None:
        """While a panel is open it follows the table, unless there are unsaved changes."""
        if ref is not None:
            self.side.follow(ref, self._go_back_to)

    def _go_back_to(self, ref: Ref) -> None:
        table = self.pages.table
        if table is not None and type(ref) is type(table.view.current_ref):
            table.view.select_key(table.model.spec.records.pack(ref))

    def _focus_table(self) -> None:
        table = self.pages.table
        if table is not None:
            table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what changed ---------------------------------------------------------------------------------------

    def _refresh_rows(self, refs: frozenset[AssetRef] | None, only_stripe: bool) -> None:
        self.pages.refresh_rows(refs, only_stripe=only_stripe)
        self.record.refresh(refs)
        if not only_stripe:
            self.pages.refresh_overviews()

    def _refresh_bookings(self, refs: frozenset[BookingRef] | None, only_stripe: bool) -> None:
        self.pages.refresh_bookings(refs, only_stripe=only_stripe)
        self.booking.refresh(refs)
        if not only_stripe:
            self.pages.refresh_overviews()

    def _show_standing(self, standing: Standing) -> None:
        self.sections.show_counts(standing.counts, standing.bookings, standing.drift, standing.refunds)
        self.status.show_queue(standing.queue)
        self.pages.refresh_overviews()

    def _show_connection(self, status: ConnectionStatus) -> None:
        self._connection = status
        self.status.show_connection(status)
        self._frame.setProperty("mode", status.mode.value if status.mode else "none")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
        self._write_title()

    def _name_undo(self) -> None:
        history = self.listing_actions.history
        self.actions_.name_undo(history.undo_text, history.redo_text)

    def _write_title(self) -> None:
        mode = self._connection.mode if self._connection else None
        badge = f" [{mode_title(mode)}]" if mode else ""
        place = section_title(self.section) if self.sections.currentItem() else ""
        mark = "● " if self.side.panel.is_dirty else ""
        self.setWindowTitle(f"{mark}{place} – Backoffice{badge}")

    def _place_notice(self) -> None:
        width = min(max(self.pages.width() - 60, 300), 640)
        corner = self.pages.mapTo(self, QPoint((self.pages.width() - width) // 2, self.pages.height()))
        for bar in (self.notice_bar, self.progress):
            bar.setFixedWidth(width)
            bar.adjustSize()
            bar.move(corner.x(), corner.y() - bar.height() - 18)
            bar.raise_()

    # --- remembering ----------------------------------------------------------------------------------------

    def _restore(self) -> None:
        remembered = self.remembered.text("section")
        self._first_section = SectionName(remembered) if remembered in set(SectionName) else SectionName.TODAY
        self.resize(self.sizeHint())
        for name, restore in (("geometry", self.restoreGeometry), ("splitter", self._splitter.restoreState)):
            state = self.remembered.bytes(name)
            if state is not None:
                restore(state)

    def _remember(self) -> None:
        self.remembered.keep("geometry", self.saveGeometry())
        self.remembered.keep("splitter", self._splitter.saveState())
        self.remembered.write()

    def _close_if(self, may: bool) -> None:
        self._may_close = may
        if may:
            self.close()
