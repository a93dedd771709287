"""Which date is cancelled: a day, and one listing or everything on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.domain.date_plan import DateScope
from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldGroup, FieldSpec, FieldType
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import LabelledField, choice_box
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.office import Office
from backoffice.gui.translation import formats, tr

Named = tuple[AssetRef, str]
_DAY = FieldSpec(
    name="day",
    label=QT_TRANSLATE_NOOP("backoffice", "Day"),
    type=FieldType.DATE,
    group=FieldGroup.ESSENTIALS,
)


class DateScopeRow(QWidget):
    """A listing that is an event needs no day: it has its own."""

    changed = Signal()

    def __init__(self, office: Office, background: Background, day: date | None, listing: Named | None) -> None:
        """Begin with a day and a listing, as far as they are known."""
        super().__init__()
        self._office, self._background, self._listing = office, background, listing
        self.day = FieldRow(_DAY, formats().parse_context("BRL"))
        self.day.show_saved(day)
        self.listing = choice_box([], None)
        self._fill([])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day)
        row.addWidget(LabelledField(tr("What is cancelled"), self.listing), 1)
        if self._is_event:
            self.day.hide()
        self.day.edited.connect(self._follow_day)
        self.listing.activated.connect(lambda _at: self.changed.emit())
        self._look()

    @property
    def scope(self) -> DateScope | None:
        """Return what was chosen; None while no day is."""
        asset: AssetRef | None = self.listing.currentData()
        if self._is_event and asset is not None:
            return DateScope(None, asset)
        day = self._day
        return DateScope(day, asset) if day is not None else None

    @property
    def words(self) -> str:
        """Return it in words."""
        day = self._day
        parts = (self.listing.currentText(), formats().long_date(day) if day and not self._is_event else "")
        return " · ".join(part for part in parts if part)

    @property
    def _is_event(self) -> bool:
        return self._listing is not None and self._listing[0].kind is AssetKind.EVENTS

    @property
    def _day(self) -> date | None:
        try:
            value = self.day.read()
        except InvalidInput:
            return None
        return value if isinstance(value, date) else None

    def _follow_day(self) -> None:
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        """Read which listings have bookings on the day."""
        day, queries = self._day, self._office.database.booking_queries
        if day is None or self._is_event:
            return
        reading = self._background.run(lambda: queries.calendar(day, day, None), owner=self)
        reading.on_success(
            lambda entries: self._fill(list(dict.fromkeys((e.asset, e.asset_name) for e in entries)), day)
        )

    def _fill(self, found: Sequence[Named], day: date | None = None) -> None:
        """Offer everything, the listing it was opened for, and those with bookings on the day; keep what is chosen."""
        if day is not None and day != self._day:
            return
        chosen = self.listing.currentData() if self.listing.count() else (self._listing[0] if self._listing else None)
        own = [self._listing] if self._listing and self._listing[0] not in [ref for ref, _ in found] else []
        self.listing.clear()
        if not self._is_event:
            self.listing.addItem(tr("Everything on this day"), None)
        for ref, name in (*own, *found):
            self.listing.addItem(name.translate(ONE_LINE), ref)
        at = next((n for n in range(self.listing.count()) if self.listing.itemData(n) == chosen), 0)
        self.listing.setCurrentIndex(at)
        if self.listing.currentData() != chosen:
            self.changed.emit()
