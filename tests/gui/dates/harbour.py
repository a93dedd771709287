"""Whoever cancels a date: trips that were booked and paid, the dialog, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.date_plan import Choice, DateDeed
from backoffice.domain.kinds import AssetKind
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.cancel_date import CancelDateDialog
from backoffice.services.ports import BookingRecord
from tests.gui.bookings.office import PATIENCE
from tests.gui.refunds.till import Till

STARTS_IN = 5
TRIP = 15_000


class Harbour:
    """A boat with a policy that gives half of it back by now, and the till."""

    def __init__(self, till: Till) -> None:
        self.till, self.counter, self.ledger = till, till.counter, till.ledger
        self.boat = self.counter.listing(
            AssetKind.ACTIVITIES, name="Catamarã", price_minor=TRIP, refund_policy="7: 100%; 2: 50%"
        )

    @property
    def day(self) -> date:
        return self.counter.day(STARTS_IN)

    def trip(self, name: str, *, paid: bool = True, **values: Any) -> BookingRecord:
        """A booking of the boat, as the office knows it once Stripe was asked."""
        adults = int(values.get("adults", 1))
        intent = self.till.payment(TRIP * adults) if paid else None
        guest = {"customer_name": name, "customer_email": f"{name.lower()}@example.org", "activity_on": self.day}
        made = self.till.office.bookings.create(
            BookingKind.ACTIVITIES, self.boat.ref, {**guest, **values}, payment_intent_id=intent
        )
        if paid:
            self.counter.qtbot.waitUntil(lambda: self.till.is_known(made), timeout=PATIENCE)
        return self.till.office.bookings.get(made.ref)

    # --- the dialog -----------------------------------------------------------------------------------------

    def open(self, *, ready: bool = True) -> CancelDateDialog:
        """Choose Cancel a date… with the booking or listing that is open, and wait for Stripe's answers."""
        self.counter.window.actions_[Command.CANCEL_DATE].trigger()
        return self.dialog(ready=ready)

    def open_day(self, *, ready: bool = True) -> CancelDateDialog:
        """Open it for the boat on its day."""
        from backoffice.gui.date_commands import DateCommands

        found = self.counter.window.findChild(DateCommands)
        assert isinstance(found, DateCommands)
        found.open(self.day, (self.boat.ref, "Catamarã"))
        return self.dialog(ready=ready)

    def dialog(self, *, ready: bool = True) -> CancelDateDialog:
        found: CancelDateDialog = self.counter.dialog(CancelDateDialog)
        if ready:
            self.wait(lambda: found.asking.plan is not None and not found.asking.is_asking)
            self.counter.settle()
        return found

    def wait(self, is_so: Any) -> None:
        self.counter.qtbot.waitUntil(is_so, timeout=PATIENCE)

    def deeds(self, dialog: CancelDateDialog) -> dict[str, DateDeed]:
        return {deed.row.customer: deed for deed in dialog.view.table.rows.items}

    def select(self, dialog: CancelDateDialog, *names: str) -> None:
        """Select rows as with Ctrl and the mouse."""
        table = dialog.view.table
        table.clearSelection()
        for at, deed in enumerate(table.rows.items):
            if deed.row.customer in names:
                flags = table.selectionModel().SelectionFlag
                table.selectionModel().select(table.rows.index(at, 0), flags.Select | flags.Rows)

    def choose(self, dialog: CancelDateDialog, choice: Choice, *names: str) -> None:
        self.select(dialog, *names)
        self.till.press(dialog.view.choose[choice])

    def confirm(self, dialog: CancelDateDialog) -> None:
        """Press the verb, and wait for the result."""
        assert dialog.view.go.isEnabled(), dialog.view.go.text()
        with self.counter.qtbot.waitSignal(dialog.carried_out, timeout=PATIENCE):
            self.till.press(dialog.view.go)
        self.counter.settle()

    def wait_until_cancelled(self, *bookings: BookingRecord) -> None:
        self.wait(lambda: all(self.till.stands(each)[0] is BookingStatus.CANCELLED for each in bookings))
