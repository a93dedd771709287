"""What bookings are filtered by: words, status, payment, days; and such filters saved under a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.gui.models.booking_columns import PAYMENTS, STATUSES
from backoffice.gui.models.date_ranges import DateRange
from backoffice.gui.pages.date_chip import DateChip
from backoffice.gui.pages.filter_bar import ChoiceFilter, FilterBar
from backoffice.gui.pages.saved_views import SavedViews, View
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.services.ports import BookingFilter


class BookingFilterBar(FilterBar):
    """Builds a BookingFilter."""

    def __init__(
        self,
        kind: BookingKind | None,
        remembered: Remembered,
        zone: tzinfo,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        """Show all at first. `zone` is the office's: it says which day it is."""
        super().__init__(appearance, parent)
        self._kind, self._zone = kind, zone
        self.statuses = ChoiceFilter("status", lambda: tr("Status"), STATUSES.words, self)
        self.payments = ChoiceFilter("payment", lambda: tr("Payment"), PAYMENTS.words, self)
        self.days = DateChip(self)
        name = f"views/{kind.value if kind else 'bookings'}"
        self.views = SavedViews(name, remembered, lambda: self.view, appearance, self)
        for part in (self.statuses, self.payments, self.days):
            part.changed.connect(self.tell)
        self.views.applied.connect(self.show_view)
        self.lay_out((self.statuses, self.payments, self.days), after=(self.views,))

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing narrows the rows."""
        return self.filter == BookingFilter(kind=self._kind)

    @property
    def filter(self) -> BookingFilter:
        """Return what is asked for, as of today."""
        first, last = self.days.days.bounds(datetime.now(self._zone).date())
        return BookingFilter(
            kind=self._kind,
            text=self.search.text().strip(),
            statuses=frozenset(BookingStatus(value) for value in self.statuses.values),
            payment_statuses=frozenset(PaymentStatus(value) for value in self.payments.values),
            from_on=first,
            to_on=last,
        )

    @property
    def view(self) -> View:
        """Return the filter as it is kept: its days by their name, so that tomorrow's today is tomorrow."""
        return {
            "text": self.search.text().strip(),
            "status": sorted(self.statuses.values),
            "payment": sorted(self.payments.values),
            "days": self.days.days.as_text(),
        }

    def show_view(self, view: View) -> None:
        """Filter as it was kept; what is known no more is left out."""
        self.search.setText(str(view.get("text") or ""))
        self.statuses.choose(_words(view.get("status")))
        self.payments.choose(_words(view.get("payment")))
        self.days.choose(DateRange.read(str(view.get("days") or "any")))
        self.tell()

    def clear(self) -> None:
        """Show everything."""
        self.show_view({})

    def show_only(
        self, statuses: Iterable[BookingStatus] = (), payments: Iterable[PaymentStatus] = (), text: str = ""
    ) -> None:
        """Show the bookings in these states only; no states: any."""
        self.show_view({"text": text, "status": list(statuses), "payment": list(payments)})

    def retranslate(self) -> None:
        """Write the words anew."""
        super().retranslate()
        self.search.setPlaceholderText(tr("Search code, customer, e-mail, listing…"))
        self.search.setAccessibleName(tr("Search bookings"))
        for part in (self.statuses, self.payments, self.days, self.views):
            part.retranslate()


def _words(kept: object) -> list[str]:
    return [str(value) for value in kept] if isinstance(kept, list) else []
