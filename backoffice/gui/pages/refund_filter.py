"""What refunds are filtered by: words, where they stand, why, days, and whether they were made in the Dashboard."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.gui.models.date_ranges import GONE_BY, DateRange
from backoffice.gui.pages.date_chip import DateChip
from backoffice.gui.pages.filter_bar import ChoiceFilter, FilterBar
from backoffice.gui.refund_words import reason_title, refund_state_title
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.services.ports.refund_queries import Origin, RefundSearch
from backoffice.services.ports.refunds import RefundFilter

STATES = {state.value: lambda wanted=state: refund_state_title(wanted) for state in RefundState}
REASONS = {reason.value: lambda wanted=reason: reason_title(wanted) for reason in RefundReason}


class RefundFilterBar(FilterBar):
    """Builds a RefundSearch; the tab is the page's."""

    def __init__(self, zone: tzinfo, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show all at first. `zone` is the office's: it says which day it is."""
        super().__init__(appearance, parent)
        self._zone = zone
        self.states = ChoiceFilter("state", lambda: tr("Stands"), STATES, self)
        self.reasons = ChoiceFilter("reason", lambda: tr("Reason"), REASONS, self)
        self.days = DateChip(self, GONE_BY)
        self.dashboard = self.chip()
        for part in (self.states, self.reasons, self.days):
            part.changed.connect(self.tell)
        self.lay_out((self.states, self.reasons, self.days, self.dashboard))

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing narrows the rows."""
        return self.filter == RefundSearch()

    @property
    def filter(self) -> RefundSearch:
        """Return what is asked for, as of today."""
        first, last = self.days.days.bounds(datetime.now(self._zone).date())
        reasons = frozenset(RefundReason(value) for value in self.reasons.values)
        where = RefundFilter(
            states=frozenset(RefundState(value) for value in self.states.values),
            from_on=first,
            to_on=last,
        )
        origin = Origin.DASHBOARD if self.dashboard.isChecked() else None
        return RefundSearch(text=self.search.text().strip(), origin=origin, reasons=reasons, where=where)

    def clear(self) -> None:
        """Show everything."""
        self.search.clear()
        for part in (self.states, self.reasons):
            part.clear()
        self.days.choose(DateRange())
        self.dashboard.setChecked(False)
        self.tell()

    def retranslate(self) -> None:
        """Write the words anew."""
        super().retranslate()
        self.search.setPlaceholderText(tr("Search customer, code, note, who asked…"))
        self.search.setAccessibleName(tr("Search refunds"))
        self.dashboard.setText(tr("Made in the Dashboard"))
        self.dashboard.setAccessibleName(self.dashboard.text())
        for part in (self.states, self.reasons, self.days):
            part.retranslate()
