"""The bookings of a date as a table: keys choose what becomes of the selected ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from backoffice.domain.date_plan import Choice, DateDeed
from backoffice.gui.date_words import back_text, deed_title, deed_tone, paid_text, remark_text, way_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr

KEYS = {
    Qt.Key.Key_1: Choice.ALL,
    Qt.Key.Key_2: Choice.POLICY,
    Qt.Key.Key_3: Choice.NOTHING,
    Qt.Key.Key_4: Choice.LEAVE,
}
COLUMNS: tuple[PlainColumn[DateDeed], ...] = (
    PlainColumn(lambda: tr("Customer"), lambda deed: deed.row.customer, 150, is_lead=True),
    PlainColumn(lambda: tr("Code"), lambda deed: deed.row.code, 92),
    PlainColumn(lambda: tr("Listing"), lambda deed: deed.row.listing, 130),
    PlainColumn(lambda: tr("Paid", "amount"), paid_text, 96, is_figure=True),
    PlainColumn(lambda: tr("By", "payment method"), way_text, 84),
    PlainColumn(lambda: tr("What happens"), deed_title, 182, tone=deed_tone),
    PlainColumn(lambda: tr("Goes back"), back_text, 96, is_figure=True),
    PlainColumn(lambda: tr("To know"), remark_text, 190),
)


class DateTable(PlainTable[DateDeed]):
    """The keys 1 to 4 choose for the selected rows; they stay selected when they change."""

    choice_asked = Signal(object)
    """A Choice for the selected rows."""
    selection_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(COLUMNS, lambda deed: deed.row.booking, appearance, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Bookings on this date"))
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_changed.emit())

    @property
    def selected(self) -> list[DateDeed]:
        """Return what is selected, in order."""
        ranges: Any = self.selectionModel().selection()  # iterable, which its stub does not say
        positions = sorted({at for part in ranges for at in range(part.top(), part.bottom() + 1)})
        return [self.rows.items[at] for at in positions if at < len(self.rows.items)]

    def show_items(self, items: Sequence[DateDeed]) -> None:
        """Show these rows; those that were selected stay so."""
        chosen = {deed.row.booking for deed in self.selected}
        super().show_items(items)
        last = len(self.rows.columns) - 1
        selection = QItemSelection()
        for at, deed in enumerate(items):
            if deed.row.booking in chosen:
                selection.select(self.rows.index(at, 0), self.rows.index(at, last))
        if not selection.isEmpty():
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key."""
        key = Qt.Key(event.key())
        if key in KEYS and not event.modifiers():
            self.choice_asked.emit(KEYS[key])
        else:
            super().keyPressEvent(event)
