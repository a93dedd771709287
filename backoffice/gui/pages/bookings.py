"""The page of one kind of booking, or of all."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.gui.background import Background
from backoffice.gui.booking_words import bookings_text, bookings_title, new_booking_title
from backoffice.gui.models.booking_columns import booking_grid
from backoffice.gui.pages.booking_filter import BookingFilterBar
from backoffice.gui.pages.table_page import TablePage
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.services.ports import BookingQueries


class BookingsPage(TablePage):
    """The table of bookings."""

    import_asked = Signal()

    def __init__(
        self,
        kind: BookingKind | None,
        queries: BookingQueries,
        background: Background,
        appearance: Appearance,
        remembered: Remembered,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; rows are asked for when it is first shown."""
        self.kind = kind
        self.filter_bar = BookingFilterBar(kind, remembered, zone, appearance)
        super().__init__(booking_grid(kind), self.filter_bar, queries, background, appearance, remembered, zone, parent)
        self.empty.second.clicked.connect(self.import_asked)

    @property
    def title(self) -> str:
        """Return the heading."""
        return bookings_title(self.kind) if self.kind else tr("All bookings")

    @property
    def new_words(self) -> str:
        """Return the words of the button that makes one."""
        return new_booking_title(self.kind) if self.kind else tr("New booking")

    @property
    def columns_name(self) -> str:
        """Return under which name the columns are remembered."""
        return f"columns/{self.kind.value if self.kind else 'bookings'}"

    def count_words(self, count: int) -> str:
        """Return how many rows there are, in words."""
        return bookings_text(count)

    def follow_day(self) -> None:
        """Ask anew once “today” is another day than when it was asked."""
        if self.model.question.where != self.filter_bar.filter:
            self.ask()

    def say_why_empty(self) -> None:
        """Say why there is no row, and what to do next."""
        if self.filter_bar.is_empty:
            words = tr(
                "Make the first booking: choose a listing, a customer and a day. Price and room show as you type."
            )
            self.empty.show_words("bookings", tr("No bookings yet"), words, self.new_words, tr("Import…"))
        else:
            words = tr("No booking fits the search and the filters above.")
            self.empty.show_words("search", tr("Nothing found"), words, tr("Clear filters"))
