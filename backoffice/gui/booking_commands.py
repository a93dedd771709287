"""The commands of the Booking menu: about the booking that is open, else the one with the table's focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from backoffice.domain.booking_status import Action, BookingStatus
from backoffice.domain.kinds import AssetRef
from backoffice.gui.actions import Command
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.bookings import BookingsPage
from backoffice.gui.panels.payment_standing import Offer
from backoffice.gui.voucher.printing import VoucherDesk
from backoffice.services.ports import BookingRecord

ON_BOOKING = (
    Command.CREATE_PAGE,
    Command.SEND_PAGE,
    Command.RECORD_PAYMENT,
    Command.CHECK_PAYMENT,
    Command.COPY_LINK,
    Command.CONFIRM_BOOKING,
    Command.REFUND,
    Command.CANCEL_BOOKING,
    Command.PRINT,
    Command.SAVE_PDF,
)
IN_CONTEXT_MENU = (Command.COPY, *ON_BOOKING)


class BookingCommands(QObject):
    """Connects a window's actions on bookings."""

    def __init__(self, window: MainWindow) -> None:
        """Connect them all."""
        super().__init__(window)
        self._window = window
        actions, self._doing = window.actions_, window.booking_actions
        actions[Command.NEW_BOOKING].triggered.connect(self._new)
        actions[Command.BOOK_LISTING].triggered.connect(self._book_listing)
        offers = {
            Command.CREATE_PAGE: Offer.CREATE_PAGE,
            Command.RECORD_PAYMENT: Offer.RECORD,
            Command.CHECK_PAYMENT: Offer.CHECK_NOW,
        }
        for command, offer in offers.items():
            actions[command].triggered.connect(lambda _on=False, wanted=offer: self._pay(wanted))
        self._vouchers = VoucherDesk(window.office, window.background, window.notices, window)
        actions[Command.PRINT].triggered.connect(self._print)
        actions[Command.SAVE_PDF].triggered.connect(self._save_pdf)
        actions[Command.SEND_PAGE].triggered.connect(self._send)
        actions[Command.COPY_LINK].triggered.connect(self._copy_link)
        actions[Command.CONFIRM_BOOKING].triggered.connect(self._confirm)
        actions[Command.REFUND].triggered.connect(lambda: self._pay(Offer.REFUND))
        actions[Command.CANCEL_BOOKING].triggered.connect(lambda: self._act(Action.CANCEL))
        window.pages.page_made.connect(self._equip_page)
        window.pages.selection_changed.connect(self.follow_selection)
        window.pages.current_changed.connect(lambda _ref: self.follow_selection())
        window.side.currentChanged.connect(lambda _index: self.follow_selection())
        window.side.opened.connect(self.follow_selection)
        window.side.closed.connect(self.follow_selection)
        window.live.standing_changed.connect(lambda _standing: self.follow_selection())
        self.follow_selection()

    def follow_selection(self) -> None:
        """Offer what there is a booking, or a listing, for."""
        for command in ON_BOOKING:
            self._window.actions_[command].setEnabled(self._window.booking_ref is not None)
        self._window.actions_[Command.BOOK_LISTING].setEnabled(self._listing is not None)

    @property
    def _listing(self) -> AssetRef | None:
        """The listing that is open, else the one with the table's focus."""
        window = self._window
        if window.record.isVisible() and window.record.ref is not None:
            return window.record.ref
        table = window.pages.listings
        current = table.view.current_ref if table else None
        return current if isinstance(current, AssetRef) else None

    def _new(self) -> None:
        self._window.new_booking()

    def _book_listing(self) -> None:
        if self._listing is not None:
            self._window.new_booking(self._listing)

    def _act(self, action: Action) -> None:
        ref = self._window.booking_ref
        if ref is not None:
            self._doing.act(ref, action)

    def _pay(self, offer: Offer) -> None:
        ref = self._window.booking_ref
        if ref is not None:
            self._doing.pay(ref, offer)

    def _copy_link(self) -> None:
        ref = self._window.booking_ref
        if ref is not None:
            self._doing.copy_direct_link(ref)

    def _send(self) -> None:
        ref = self._window.booking_ref
        if ref is not None:
            self._doing.send(ref)

    def _print(self) -> None:
        ref = self._window.booking_ref
        if ref is not None:
            self._vouchers.print_booking(ref)

    def _save_pdf(self) -> None:
        ref = self._window.booking_ref
        if ref is not None:
            self._vouchers.save_booking(ref)

    def _confirm(self) -> None:
        """What was only asked for is approved; what awaits payment is confirmed without."""
        record = self._window.booking.current
        ref = self._window.booking_ref
        is_open = isinstance(record, BookingRecord) and record.ref == ref
        status = record.status if is_open and record else self._status_in_table()
        self._act(Action.APPROVE if status is BookingStatus.PENDING_APPROVAL else Action.CONFIRM)

    def _status_in_table(self) -> BookingStatus | None:
        table = self._window.pages.bookings
        index = table.view.currentIndex() if table else None
        row = table.model.row_at(index.row()) if table and index and index.isValid() else None
        return BookingStatus(str(row.cells["status"])) if row else None

    def _equip_page(self, page: object) -> None:
        """The keys of table commands work while the table has the keyboard; its context menu holds them too."""
        if isinstance(page, BookingsPage):
            page.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            for command in (*IN_CONTEXT_MENU, Command.SELECT_ALL):
                page.view.addAction(self._window.actions_[command])
