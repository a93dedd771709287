"""Above a calendar: its period, where to go, how much to see, and of which kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.gui.booking_words import bookings_title
from backoffice.gui.forms.editors.choices import CalmComboBox
from backoffice.gui.forms.parts import button, icon_button, label
from backoffice.gui.models.calendar_plan import Span
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr


class CalendarBar(QWidget):
    """Tells what is wanted; keeps nothing but that."""

    turned = Signal(int)
    today_asked = Signal()
    span_chosen = Signal(object)
    filter_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Offer everything."""
        super().__init__(parent)
        self._appearance = appearance
        self._title = label("", Role.TITLE)
        self._section = label("", Role.MUTED)
        self.previous = icon_button("previous", "")
        self.next = icon_button("next", "")
        self.today = button("")
        self.spans = {span: QToolButton(self) for span in Span}
        self._group = QButtonGroup(self)
        self.kinds: QComboBox = CalmComboBox()
        self.free = QToolButton(self)
        self._lay_out()
        self._connect()
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def kind(self) -> BookingKind | None:
        """Return which kind is wanted, None: all."""
        found = self.kinds.currentData()
        return BookingKind(found) if found else None

    @property
    def shows_free(self) -> bool:
        """Tell whether listings without bookings are wanted too."""
        return self.free.isChecked()

    def show_heading(self, words: str) -> None:
        """Name the period."""
        self._title.setText(words)

    def show_span(self, span: Span) -> None:
        """Mark how much is seen."""
        self.spans[span].setChecked(True)

    def show_free(self) -> None:
        """Want listings without bookings too."""
        self.free.setChecked(True)

    def restore(self, span: Span, kind: BookingKind | None, *, free: bool) -> None:
        """Begin with these, and tell nobody."""
        for part in (self.kinds, self.free):
            part.blockSignals(True)
        self.show_span(span)
        self.kinds.setCurrentIndex(max(self.kinds.findData(kind.value if kind else ""), 0))
        self.free.setChecked(free)
        for part in (self.kinds, self.free):
            part.blockSignals(False)

    def retranslate(self) -> None:
        """Write the words anew."""
        self._section.setText(tr("Calendar"))
        self.today.setText(tr("Today"))
        self.today.setAccessibleName(tr("Go to today"))
        for part, words in ((self.previous, tr("Earlier")), (self.next, tr("Later"))):
            part.setToolTip(words)
            part.setAccessibleName(words)
        names = {
            Span.MONTH: tr("Month", "how much a calendar shows"),
            Span.WEEK: tr("Week", "how much a calendar shows"),
            Span.DAY: tr("Day", "how much a calendar shows"),
        }
        for span, part in self.spans.items():
            part.setText(names[span])
            part.setAccessibleName(names[span])
        self.free.setText(tr("Free listings too"))
        self.free.setAccessibleName(tr("Free listings too"))
        self.kinds.setAccessibleName(tr("Kind of booking"))
        self.kinds.setItemText(0, tr("All bookings"))
        for kind in BookingKind:
            self.kinds.setItemText(self.kinds.findData(kind.value), bookings_title(kind))

    def _lay_out(self) -> None:
        self.kinds.addItem("", "")
        for kind in BookingKind:
            self.kinds.addItem("", kind.value)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._section)
        row.addLayout(words)
        row.addStretch()
        for part in (self.previous, self.today, self.next):
            row.addWidget(part)
        row.addSpacing(8)
        for part in self.spans.values():
            set_role(part, Role.CHIP)
            part.setCheckable(True)
            self._group.addButton(part)
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.kinds)
        set_role(self.free, Role.CHIP)
        self.free.setCheckable(True)
        row.addWidget(self.free)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.today_asked)
        for span, part in self.spans.items():
            part.clicked.connect(lambda _checked=False, wanted=span: self.span_chosen.emit(wanted))
        self.kinds.currentIndexChanged.connect(lambda _index: self.filter_changed.emit())
        self.free.toggled.connect(lambda _on: self.filter_changed.emit())

    def _dress(self) -> None:
        back, on = ("next", "previous") if self.isRightToLeft() else ("previous", "next")
        self.previous.setIcon(self._appearance.icon(back))
        self.next.setIcon(self._appearance.icon(on))
