"""The right of the window: the panel of a listing or of a booking, one at a time. Nothing unsaved is lost unasked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background
from backoffice.gui.forms.booking_panel import BookingPanel
from backoffice.gui.forms.record_panel import RecordPanel
from backoffice.gui.models.records import Ref
from backoffice.gui.office import Office


class SidePanel(QStackedWidget):
    """Hidden while nothing is open."""

    saved = Signal(object)
    """The ref that was saved."""
    opened = Signal()
    """Something else is open now."""
    closed = Signal()
    changed = Signal()
    """Something else is open, or nothing."""
    dirty_changed = Signal(bool)

    def __init__(self, office: Office, background: Background, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self.record = RecordPanel(office, background, self)
        self.booking = BookingPanel(office, background, self)
        for panel in (self.record, self.booking):
            self.addWidget(panel)
            panel.saved.connect(self.saved)
            panel.saved.connect(lambda _ref: self.changed.emit())
            panel.dirty_changed.connect(self.dirty_changed)
        self.record.closed.connect(lambda: self._hide_of(self.record))
        self.booking.closed.connect(lambda: self._hide_of(self.booking))
        self.hide()

    @property
    def panel(self) -> RecordPanel | BookingPanel:
        """Return the panel in front, shown or not."""
        return self.booking if self.currentWidget() is self.booking else self.record

    def open_ref(self, ref: Ref) -> None:
        """Open a listing or booking and put the keyboard there, once what is open may be left."""
        self._leave(lambda: self._open(ref).setFocus(Qt.FocusReason.OtherFocusReason))

    def new_asset(self, kind: AssetKind) -> None:
        """Open the empty form of a listing, once what is open may be left."""
        self._leave(lambda: (self._bring(self.record), self.record.new_asset(kind), self.changed.emit()))

    def new_booking(self, kind: BookingKind, listing: AssetRef | None, values: Mapping[str, object]) -> None:
        """Open the form of a new booking, once what is open may be left."""
        self._leave(lambda: self._open_new_booking(kind, listing, values))

    def follow(self, ref: Ref, go_back: Callable[[Ref], object]) -> None:
        """While something is open show what the table shows; `go_back` to what must stay, as it is not saved."""
        here = self.panel.ref
        if self.isVisible() and ref != here:
            self.panel.try_leave(lambda may: self._open(ref) if may else here and go_back(here))

    def _open_new_booking(self, kind: BookingKind, listing: AssetRef | None, values: Mapping[str, object]) -> None:
        self._bring(self.booking)
        self.booking.new_booking(kind, listing, values)
        self.changed.emit()

    def _leave(self, then: Callable[[], object]) -> None:
        self.panel.try_leave(lambda may: then() if may else None)

    def _open(self, ref: Ref) -> RecordPanel | BookingPanel:
        panel = self._bring(self.record if isinstance(ref, AssetRef) else self.booking)
        if ref != panel.ref:
            panel.open_ref(ref)
            self.opened.emit()
        return panel

    def _bring(self, panel: RecordPanel | BookingPanel) -> RecordPanel | BookingPanel:
        """Show one of the two; the other one lets go of what it held."""
        before = self.panel
        self.setCurrentWidget(panel)
        self.show()
        if before is not panel:
            before.close_record()
        return panel

    def _hide_of(self, panel: QWidget) -> None:
        if panel is self.currentWidget():
            self.hide()
            self.closed.emit()
            self.changed.emit()
