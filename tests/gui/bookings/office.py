"""Whoever sits before the window and books: what they type, press and see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.forms.booking_form import BookingForm
from backoffice.gui.forms.booking_panel import BookingPanel
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.bookings import BookingsPage
from backoffice.gui.sections import SectionName
from backoffice.services.ports import AssetRecord, BookingRecord, TierRecord
from tests.gui.forms.office import type_over

PATIENCE = 40_000
CUSTOMER = {"customer_name": "Ana Souza", "customer_email": "ana@example.org"}


@dataclass
class Counter:
    """The window, the office behind it, and the person."""

    office: Application
    window: MainWindow
    qtbot: QtBot

    # --- the office -----------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        return datetime.now(self.office.settings.zone).date()

    def day(self, ahead: int) -> date:
        return self.today + timedelta(days=ahead)

    def listing(
        self, kind: AssetKind = AssetKind.VEHICLES, *tiers: Mapping[str, object], **values: object
    ) -> AssetRecord:
        named = {"name": "Buggy 7", "price_minor": 18_000, **values}
        return self.office.assets.create(kind, named, [TierRecord(None, tier) for tier in tiers])

    def rent(
        self, car: AssetRef, starts_in: int = 1, days: int = 3, *, at: Application | None = None, **values: Any
    ) -> BookingRecord:
        """Book a vehicle for so many days, here or at another computer."""
        options = {name: values.pop(name) for name in ("payment_method", "page", "needs_approval") if name in values}
        first = self.day(starts_in)
        dates = {"pick_up_on": first, "return_on": first + timedelta(days=days)}
        bookings = (at or self.office).bookings
        return bookings.create(BookingKind.VEHICLES, car, {**CUSTOMER, **dates, **values}, **options)

    # --- the window -----------------------------------------------------------------------------------------

    @property
    def panel(self) -> BookingPanel:
        return self.window.booking

    @property
    def form(self) -> BookingForm:
        assert isinstance(self.panel.form, BookingForm)
        return self.panel.form

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: self.window.background.running == 0, timeout=PATIENCE)

    def close(self) -> None:
        """Close the window, as before the office is closed."""
        self.window.close()
        self.settle()

    def table(self, section: SectionName = SectionName.BOOKINGS) -> BookingsPage:
        """Go to a table and wait until all its rows have come."""
        self.window.show_section(section)
        page = self.window.pages.page(section)
        assert isinstance(page, BookingsPage)
        self.qtbot.waitUntil(lambda: page.rows_known)
        self.rows(page)
        return page

    def rows(self, page: BookingsPage) -> list[dict[str, str]]:
        """Return what stands in each row, by the names of the columns."""
        model = page.model
        self.qtbot.waitUntil(lambda: all(model.row_at(row) is not None for row in range(model.rowCount())))
        names = [column.name for column in model.spec.columns]
        return [
            {name: str(model.index(row, at).data()) for at, name in enumerate(names)} for row in range(model.rowCount())
        ]

    def open(self, ref: BookingRef) -> None:
        self.window.open_record(ref)
        self.qtbot.waitUntil(lambda: self.panel.current is not None and self.panel.current.ref == ref)
        self.settle()

    def begin(self, listing: AssetRef) -> None:
        """Open the form of a new booking of a listing."""
        self.window.new_booking(listing)
        self.qtbot.waitUntil(
            lambda: isinstance(self.panel.form, BookingForm) and self.panel.form.listing == listing, timeout=PATIENCE
        )
        self.settle()

    def type(self, field: str, text: object) -> None:
        """Replace what stands in a line of the form, key by key; days in the reader's order."""
        words = f"{text:%m/%d/%Y}" if isinstance(text, date) else str(text)
        type_over(self.qtbot, self.form.rows[field].editor.focusProxy(), words)

    def save(self) -> BookingRecord:
        """Press Save and return what is in the database after it."""
        with self.qtbot.waitSignal(self.panel.saved, timeout=PATIENCE) as saved:
            self.qtbot.mouseClick(self.panel.save_button, Qt.MouseButton.LeftButton)
        assert saved.args is not None
        self.settle()
        return self.office.bookings.get(saved.args[0])

    def dialog(self, kind: type[QDialog]) -> Any:
        """Return the dialog that has just been opened."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=PATIENCE)
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def problem(self, field: str) -> str:
        """Return what stands beside a field in red, '' for nothing."""
        problem = self.form.rows[field].problem
        return "" if problem is None else str(problem)
