"""Whoever gives money back: paid bookings, the refund dialog, and what Stripe's ledger says came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from backoffice.bootstrap import Application
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.refund import RefundDialog
from backoffice.gui.panels.payment_standing import Offer
from backoffice.services.ports import BookingRecord
from backoffice.services.ports.refunds import RefundRecord
from backoffice.settings import PersonRole
from tests.gui.bookings.office import PATIENCE, Counter
from tests.support.ledger import Ledger

ACCOUNT = "acct_office"
DAY = 86_400
PAID = 54_000
POST_REFUND = {"method": "POST", "path": "/v1/refunds"}


@dataclass
class Till:
    """The window, the person before it, and Stripe behind it."""

    counter: Counter
    ledger: Ledger

    @property
    def office(self) -> Application:
        return self.counter.office

    # --- who is at work, and what was paid ------------------------------------------------------------------

    def become_staff(self) -> None:
        self.office.use_settings(replace(self.office.settings, person_role=PersonRole.STAFF))

    def set_limits(self, **limits: int) -> None:
        with self.office.database.write() as uow:
            uow.refund_limits.set(RefundLimits({"BRL": CurrencyLimits(**limits)}))

    def payment(self, amount: int = PAID, **how: Any) -> str:
        """A payment at Stripe."""
        made = self.ledger.post("/payment_intents", {"amount": amount, "currency": "brl", **how}, account=ACCOUNT)
        return made["id"]

    def booking(self, intent: str, car: AssetRef | None = None, starts_in: int = 5, **values: Any) -> BookingRecord:
        """A booking that this payment pays for, as the office knows it once Stripe was asked."""
        car = car or self.counter.listing(AssetKind.VEHICLES).ref
        first = self.counter.day(starts_in)
        dates = {"pick_up_on": first, "return_on": self.counter.day(starts_in + 3)}
        known = {"customer_name": "Ana Souza", "customer_email": "ana@example.org", **dates, **values}
        made = self.office.bookings.create(BookingKind.VEHICLES, car, known, payment_intent_id=intent)
        self.counter.qtbot.waitUntil(lambda: self.is_known(made), timeout=PATIENCE)
        return self.office.bookings.get(made.ref)

    def is_known(self, booking: BookingRecord) -> bool:
        found = self.office.payments.of_booking(booking.ref)
        return found is not None and found.stripe is not None

    def paid(self, **values: Any) -> BookingRecord:
        return self.booking(self.payment(), **values)

    def paid_late(self, method: str, *, days_ago: int = 0) -> BookingRecord:
        """A booking whose page was paid by a method that takes its time."""
        office, wait = self.office, self.counter.qtbot.waitUntil
        made = self.counter.rent(self.counter.listing(AssetKind.VEHICLES).ref, 5, page=True)
        wait(lambda: office.bookings.get(made.ref).stripe.session_id is not None, timeout=PATIENCE)
        session = office.bookings.get(made.ref).stripe.session_id
        assert session is not None
        now = self.ledger.now
        self.ledger.set_clock(now - days_ago * DAY)
        self.ledger.pay_later(session, method=method)
        self.ledger.settle(session)
        self.ledger.set_clock(now)
        office.payments.check_now(made.ref)
        office.engine.wake()
        wait(lambda: self.stands(made)[1] is PaymentStatus.PAID, timeout=PATIENCE)
        return office.bookings.get(made.ref)

    def stands(self, booking: BookingRecord) -> tuple[BookingStatus, PaymentStatus]:
        found = self.office.bookings.get(booking.ref)
        return found.status, found.payment_status

    # --- the dialog -----------------------------------------------------------------------------------------

    def open(self, booking: BookingRecord, *, fresh: bool = True) -> RefundDialog:
        """Press Refund… in the booking's panel, and wait for Stripe's answer."""
        self.counter.open(booking.ref)
        button = self.counter.panel.payment.buttons[Offer.REFUND]
        self.counter.qtbot.waitUntil(button.isVisible, timeout=PATIENCE)
        self.press(button)
        return self.dialog(fresh=fresh)

    def dialog(self, *, fresh: bool = True) -> RefundDialog:
        found: RefundDialog = self.counter.dialog(RefundDialog)
        if fresh:
            self.counter.qtbot.waitUntil(lambda: found.asking.is_fresh, timeout=PATIENCE)
        return found

    def press(self, button: QPushButton) -> None:
        self.counter.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, dialog: RefundDialog, text: str) -> None:
        """Write an amount, key by key."""
        dialog.amount.start()
        self.counter.qtbot.keyClicks(dialog.amount.line, text)

    def confirm(self, dialog: RefundDialog) -> None:
        """Press the verb, and wait until it was stored."""
        assert dialog.go.isEnabled(), dialog.go.text()
        with self.counter.qtbot.waitSignal(dialog.confirmed, timeout=PATIENCE):
            self.press(dialog.go)

    def wait_for(self, dialog: RefundDialog, words: str) -> None:
        """Wait until the progress says this."""
        self.counter.qtbot.waitUntil(lambda: words in dialog.progress.title.text(), timeout=PATIENCE)

    def close(self, dialog: RefundDialog) -> None:
        self.press(dialog.back)
        self.counter.settle()

    # --- what came of it ------------------------------------------------------------------------------------

    def requests(self, booking: BookingRecord) -> list[RefundRecord]:
        intent = self.office.bookings.get(booking.ref).stripe.payment_intent_id
        assert intent is not None
        with self.office.database.read() as uow:
            return list(uow.refunds.of_payment(intent))

    def states(self, booking: BookingRecord) -> list[RefundState]:
        return [record.refund.state for record in self.requests(booking)]

    def given_back(self, booking: BookingRecord) -> list[int]:
        """What Stripe gave back of a booking's payment, by its own ledger."""
        intent = self.office.bookings.get(booking.ref).stripe.payment_intent_id
        return [made["amount"] for made in self.ledger.objects("refund", payment_intent=intent)]

    def wait_for_given_back(self, booking: BookingRecord, *amounts: int) -> None:
        self.counter.qtbot.waitUntil(lambda: sorted(self.given_back(booking)) == sorted(amounts), timeout=PATIENCE)

    def in_dashboard(self, booking: BookingRecord, amount: int) -> str:
        """Somebody refunds in the Stripe Dashboard."""
        intent = self.office.bookings.get(booking.ref).stripe.payment_intent_id
        return self.ledger.post("/refunds", {"payment_intent": intent, "amount": amount}, account=ACCOUNT)["id"]
