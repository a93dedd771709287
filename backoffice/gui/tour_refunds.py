"""The part of the tour that gives money back: in full, by the policy, over a limit, disputed, lost, failed later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, PaymentStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.refund import RefundDialog
from backoffice.gui.dialogs.refund_amount import By
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.refunds import RefundsPage
from backoffice.gui.refund_words import refund_state_title
from backoffice.gui.sections import SectionName
from backoffice.services.ports import BookingRecord
from backoffice.services.ports.refund_queries import RefundTab
from backoffice.services.refunds import Ask

AskStripe = Callable[[str, object], Any]
"""Does what people do at Stripe: a path of the simulator's admin API and a body; returns the answer."""
WaitUntil = Callable[[Callable[[], bool], str], None]

PAID = 54_000
PART = 4_500
LIMIT = 30_000
POST = {"method": "POST", "path": "/v1/refunds", "times": 1}
LIST_FAILS = [{"kind": "status", "status": 500, "method": "GET", "path": "/v1/refunds", "nth": 2}] * 20
"""Each fails the first reading after the one before the refund is sent, and leaves the others to the next."""


def refund_screens(window: MainWindow, ask_stripe: AskStripe, wait_until: WaitUntil) -> Iterator[tuple[QWidget, str]]:
    """Yield each screen with its name, when it is to be drawn."""
    window.show_section(SectionName.BOOKINGS)
    till = _Till(window, ask_stripe, wait_until)
    yield from till.amounts()
    yield from till.obstacles()
    yield from till.outcomes()
    window.notice_bar.hide()
    window.booking.close_record()
    yield from till.section()
    window.notice_bar.hide()


class _Till:
    """Makes paid bookings, opens the dialog on them, and puts everything back."""

    def __init__(self, window: MainWindow, ask_stripe: AskStripe, wait_until: WaitUntil) -> None:
        self._window, self._ask_stripe, self._wait_until = window, ask_stripe, wait_until
        self._office = window.office
        self._car = self._office.assets.create(
            AssetKind.VEHICLES,
            {
                "name": "Buggy Atalaia",
                "price_minor": PAID // 3,
                "extra_driver_fee_minor": 2_000,
                "refund_policy": "7: 100%; 2: 50%",
            },
        ).ref
        self._days = 5

    def amounts(self) -> Iterator[tuple[QWidget, str]]:
        """All of it, a part by the policy with the booking cancelled, line by line, and above a limit."""
        booking = self._paid("Iara Exemplo", PAID + 6_000, additional_drivers=1)
        dialog = self._open(booking)
        dialog.amount.ways[By.ALL].click()
        yield dialog, "refund-full"
        dialog.amount.ways[By.LINES].click()
        dialog.amount.boxes[1].click()
        yield dialog, "refund-lines"
        self._close(dialog)
        self._window.booking_actions.act(booking.ref, Action.CANCEL)
        dialog = self._dialog()
        yield dialog, "refund-cancelling"
        self._close(dialog)
        before = self._office.refund_limits.get()
        self._office.refund_limits.set(RefundLimits({"BRL": CurrencyLimits(second_manager_above=LIMIT)}))
        dialog = self._open(booking)
        dialog.amount.ways[By.ALL].click()
        yield dialog, "refund-over-limit"
        self._close(dialog)
        self._office.refund_limits.set(before)

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """A disputed payment, and a boleto."""
        disputed = self._paid("Davi Exemplo", PAID)
        dispute = {"status": "needs_response", "is_charge_refundable": False}
        self._ask_stripe("disputes", {"payment_intent": disputed.stripe.payment_intent_id, **dispute})
        for booking, name in ((disputed, "refund-disputed"), (self._paid_late("Bento Exemplo"), "refund-boleto")):
            dialog = self._open(booking)
            yield dialog, name
            self._close(dialog)

    def outcomes(self) -> Iterator[tuple[QWidget, str]]:
        """An outcome that nobody knows yet, and a refund that fails weeks later."""
        booking = self._paid("Lia Exemplo", PAID)
        dialog = self._open(booking)
        dialog.amount.take(Money(PART, "BRL"))
        lost = {"kind": "reset", "byte": 0, "effect": True, **POST}
        self._ask_stripe("faults", [lost, *LIST_FAILS])
        dialog.go.click()
        self._wait_until(lambda: self._state(booking) is RefundState.UNKNOWN, "an outcome that is unknown")
        unknown = refund_state_title(RefundState.UNKNOWN)
        self._wait_until(lambda: unknown in dialog.progress.title.text(), "it is said")
        yield dialog, "refund-unknown"
        self._ask_stripe("faults", [])
        dialog.reject()
        self._office.refunds.look_again(self._refunds(booking)[0].refund.id)
        self._office.engine.wake()
        self._wait_until(lambda: self._state(booking) is RefundState.SUCCEEDED, "it was found out")
        made = self._refunds(booking)[0].refund.stripe_refund_id
        self._ask_stripe(f"refunds/{made}/fail", {"reason": "expired_or_canceled_card"})
        self._office.payments.check_now(booking.ref)
        self._office.engine.wake()
        self._wait_until(lambda: self._state(booking) is RefundState.FAILED, "it failed later")
        words = self._window.booking.refunds.words
        self._wait_until(lambda: any(refund_state_title(RefundState.FAILED) in each for each in words()), "it is said")
        yield self._window, "refund-failed-later"

    def section(self) -> Iterator[tuple[QWidget, str]]:
        """What waits for a decision, what needs attention, and the report."""
        window, booking = self._window, self._paid("Nina Exemplo", PAID)
        assert booking.stripe.payment_intent_id is not None
        ask = Ask(
            payment_intent_id=booking.stripe.payment_intent_id,
            money=Money(PART * 2, "BRL"),
            note="Rain",
            booking=booking.ref,
        )
        asked = self._office.refunds.request(ask)
        window.pages.show_refunds(RefundTab.WAITING)
        page = window.pages.page(SectionName.REFUNDS)
        assert isinstance(page, RefundsPage)
        self._wait_until(lambda: page.table.select_key(asked.refund.id), "the request is listed")
        self._wait_until(lambda: page.detail.asking is not None and page.detail.asking.is_fresh, "fresh figures")
        yield window, "refunds"
        page.show_tab(RefundTab.ATTENTION)
        self._wait_until(lambda: page.table.current is not None, "the failed refund is listed")
        yield window, "refunds-attention"
        self._office.refunds.approve(asked.refund.id)
        self._office.engine.wake()
        self._wait_until(lambda: self._state(booking) is RefundState.SUCCEEDED, "it is given back")
        window.show_section(SectionName.REFUND_REPORT)
        yield window, "refund-report"

    # --- within ---------------------------------------------------------------------------------------------

    def _paid(self, name: str, amount: int, **values: object) -> BookingRecord:
        payment = {"amount": amount, "currency": "brl", "method": "card"}
        intent = str(self._ask_stripe("payment_intents", payment)["id"])
        return self._known(self._book(name, payment_intent_id=intent, **values), PaymentStatus.PAID)

    def _paid_late(self, name: str) -> BookingRecord:
        booking = self._book(name, page=True)
        get = self._office.bookings.get
        self._wait_until(lambda: get(booking.ref).stripe.session_id is not None, "a payment page")
        session = get(booking.ref).stripe.session_id
        self._ask_stripe(f"sessions/{session}/pay_later", {"method": "boleto"})
        self._ask_stripe(f"sessions/{session}/settle", {})
        self._office.payments.check_now(booking.ref)
        return self._known(booking, PaymentStatus.PAID)

    def _known(self, booking: BookingRecord, status: PaymentStatus) -> BookingRecord:
        self._office.engine.wake()
        get = self._office.bookings.get
        self._wait_until(lambda: get(booking.ref).payment_status is status, "the payment is known")
        return get(booking.ref)

    def _book(self, name: str, **options: Any) -> BookingRecord:
        first, self._days = self._office.clock.now().date() + timedelta(days=self._days), self._days + 4
        values: dict[str, object] = {"customer_name": name, "customer_email": "exemplo@example.org"}
        values |= {"pick_up_on": first, "return_on": first + timedelta(days=3)}
        values |= {key: options.pop(key) for key in ("additional_drivers",) if key in options}
        car: AssetRef = self._car
        return self._office.bookings.create(BookingKind.VEHICLES, car, values, **options)

    def _open(self, booking: BookingRecord) -> RefundDialog:
        self._window.open_record(booking.ref)
        self._wait_until(lambda: self._window.booking.ref == booking.ref, "the booking is shown")
        self._window.refund_actions.ask_of_booking(booking.ref)
        return self._dialog()

    def _dialog(self) -> RefundDialog:
        self._wait_until(lambda: isinstance(QApplication.activeModalWidget(), RefundDialog), "the refund dialog")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RefundDialog)
        self._wait_until(lambda: dialog.asking.is_fresh, "fresh figures")
        return dialog

    def _close(self, dialog: RefundDialog) -> None:
        dialog.reject()
        self._wait_until(lambda: QApplication.activeModalWidget() is None, "the dialog is closed")

    def _refunds(self, booking: BookingRecord) -> Any:
        assert booking.stripe.payment_intent_id is not None
        return self._office.refunds.look(booking.stripe.payment_intent_id).requests

    def _state(self, booking: BookingRecord) -> RefundState | None:
        found = self._refunds(booking)
        return found[0].refund.state if found else None
