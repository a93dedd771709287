"""Random histories of an office that takes money: customers, banks, staff, time, lost events and dying workers.

After each, a reconciliation; then the database must say what Stripe's ledger says. Also run by benchmarks/histories.py.
"""

import asyncio
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

import msgspec

from backoffice.db import migrate, open_database
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.errors import BackofficeError
from backoffice.payments import RateLimiter, StripeGateway
from backoffice.payments import money_mapping as mapping
from backoffice.services.gateway_errors import GatewayError
from backoffice.services.ports import BookingRecord
from tests.money.clerk import Clerk, mortal
from tests.money.judging import assert_agrees
from tests.money.office import ACCOUNT, KEY
from tests.money.simulated import Lossy, Simulated
from tests.money.stripe_model import StripeModel
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger

LENGTH = 14
"""Things that happen in a history."""


A_DATABASE = 20
"""Histories that share a database, so that what one leaves behind meets the next."""


def play(seeds: Iterable[int]) -> int:
    """Play these histories, each some of them in a database of their own; return how many. Raises AssertionError."""
    played = 0
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        template = Path(folder) / "template.db"
        migrate(f"sqlite:///{template}")
        for group in _groups(seeds):
            file = shutil.copyfile(template, Path(folder) / f"{group[0]}.db")
            _play_in(file, group)
            played += len(group)
            file.unlink()
    return played


def play_over_http(seeds: Iterable[int], file: Path, simulator_url: str, ledger: Ledger) -> int:
    """Play these histories at the real simulator, by the real SDK; return how many. Raises AssertionError."""
    clock = ManualClock()
    database = open_database(f"sqlite:///{file}", clock)
    stripe = Simulated(ledger, clock)
    with asyncio.Runner() as runner:
        gateway = StripeGateway(KEY, simulator_url, RateLimiter(10_000, 10_000))
        runner.run(gateway.retrieve_account())
        clerk = Clerk(database, clock, runner, stripe, Lossy(gateway, stripe.lost), ACCOUNT)
        try:
            played = [History(clerk, seed).play() for seed in seeds]
        finally:
            runner.run(gateway.aclose())
            clerk.close()
            database.close()
    return len(played)


def _groups(seeds: Iterable[int]) -> Iterator[list[int]]:
    left = iter(seeds)
    while group := list(islice(left, A_DATABASE)):
        yield group


def _play_in(file: Path, seeds: list[int]) -> None:
    clock = ManualClock()
    database = open_database(f"sqlite:///{file}", clock)
    with asyncio.Runner() as runner:
        clerk = Clerk(database, clock, runner, StripeModel(clock))
        try:
            for seed in seeds:
                History(clerk, seed).play()
        finally:
            clerk.close()
            database.close()


def _quick_folder() -> str | None:
    """A folder in memory where there is one: thousands of commits need not wear out a disk."""
    folder = "/dev/shm"
    return folder if os.access(folder, os.W_OK) else None


class History:
    """One history, told by a seed."""

    def __init__(self, clerk: Clerk, seed: int) -> None:
        self.clerk = clerk
        self.seed = seed
        self.told: list[str] = []
        self._dice = random.Random(seed)
        self._mine: list[BookingRecord] = []
        self._refunds: list[str] = []
        self._heard = len(clerk.ledger.events)

    def play(self) -> None:
        """Let things happen, then reconcile once and compare. Raises AssertionError with what happened."""
        self._book()
        for _ in range(self._dice.randrange(3, LENGTH)):
            self._happen()
        self._move(3600)
        self.clerk.settle()
        self.clerk.reconcile()
        self.clerk.reconcile()
        try:
            assert_agrees(self.clerk, *self._mine)  # type: ignore[arg-type]
        except AssertionError as error:
            raise AssertionError(f"history {self.seed}: {error}\n" + "\n".join(self.told)) from error

    def _happen(self) -> None:
        happening: Callable[[], None] = self._dice.choice(
            [
                self._book, self._pay, self._pay, self._decline, self._challenge, self._pay_later, self._arrive,
                self._refund, self._refund, self._fail_refund, self._dispute, self._decide, self._shared_link,
                self._dashboard, self._hold, self._capture, self._cancel, self._cash, self._renew, self._wait,
                self._wait_long, self._hear, self._hear, self._poll, self._poll, self._lose, self._crash, self._work,
                self._attach, self._not_ours,
            ]
        )  # fmt: skip
        try:
            happening()
        except (BackofficeError, GatewayError) as error:
            self.told.append(f"  … refused: {error}")

    def _tell(self, text: str) -> None:
        self.told.append(f"{self.clerk.clock.now():%d %H:%M:%S} {text}")

    def _booking(self) -> BookingRecord:
        return self.clerk.again(self._dice.choice(self._mine))

    def _page(self) -> str | None:
        return self._booking().stripe.session_id

    # --- staff ------------------------------------------------------------------------------------------

    def _book(self) -> None:
        self._mine.append(self.clerk.book(adults=self._dice.randrange(1, 4)))
        self._tell(f"booked {self._mine[-1].confirmation_code}")
        if self._dice.random() < 0.8:
            self.clerk.work()

    def _cancel(self) -> None:
        booking = self._booking()
        self._tell(f"cancel {booking.confirmation_code}")
        self.clerk.bookings.cancel(booking.ref, "x")

    def _cash(self) -> None:
        booking = self._booking()
        self._tell(f"cash for {booking.confirmation_code}")
        self.clerk.bookings.record_payment(booking.ref, PaymentMethod.CASH)

    def _renew(self) -> None:
        booking = self._booking()
        self._tell(f"renew {booking.confirmation_code}")
        self._move(1)
        self.clerk.bookings.renew_page(booking.ref)

    def _attach(self) -> None:
        unmatched = self.clerk.payments.unmatched()
        if unmatched:
            booking = self._booking()
            self._tell(f"attach {unmatched[0].payment_intent_id} to {booking.confirmation_code}")
            self.clerk.payments.attach(unmatched[0].payment_intent_id, booking.ref)

    def _not_ours(self) -> None:
        unmatched = self.clerk.payments.unmatched()
        if unmatched and self._dice.random() < 0.3:
            self._tell(f"{unmatched[0].payment_intent_id} is not ours")
            self.clerk.payments.mark_not_ours(unmatched[0].payment_intent_id, "x")

    # --- customers and banks ----------------------------------------------------------------------------

    def _try(self, outcome: str) -> None:
        page = self._page()
        if page is not None:
            self._tell(f"{outcome} on {page}")
            self.clerk.ledger.pay(page, outcome)

    def _pay(self) -> None:
        self._try("paid")

    def _decline(self) -> None:
        self._try("declined")

    def _challenge(self) -> None:
        self._try("challenge")

    def _pay_later(self) -> None:
        self._try("later")

    def _arrive(self) -> None:
        page = self._page()
        if page is not None and self.clerk.ledger.object("checkout.session", page)["payment_intent"]:
            arrived = self._dice.random() < 0.6
            self._tell(f"late payment of {page} {'arrives' if arrived else 'fails'}")
            self.clerk.ledger.late_result(page, arrived=arrived)

    def _shared_link(self) -> None:
        reference = None
        if self._dice.random() < 0.5:
            reference = "bo_" + self._booking().confirmation_code.replace("-", "")
        metadata = {
            "backoffice_installation": self.clerk.installation,
            "backoffice_kind": "activities",
            "backoffice_id": str(self.clerk.boat.ref.id),
        }
        session = self.clerk.ledger.open_link(15000, metadata, reference)
        self._tell(f"shared link {session['id']} {reference}")
        self.clerk.ledger.pay(session["id"])

    def _dashboard(self) -> None:
        marks = self._marks() if self._dice.random() < 0.4 else {}
        self._tell(f"dashboard payment {marks.get('backoffice_code')}")
        self.clerk.ledger.direct_payment(15000, marks)

    def _hold(self) -> None:
        self._tell("held money")
        self.clerk.ledger.direct_payment(15000, self._marks(), hold=True)

    def _marks(self) -> dict[str, str]:
        booking = self._booking()
        return {
            "backoffice_installation": self.clerk.installation,
            "backoffice_booking_kind": booking.ref.kind.value,
            "backoffice_booking_id": str(booking.ref.id),
            "backoffice_code": booking.confirmation_code,
        }

    def _intent(self) -> str | None:
        codes = {booking.confirmation_code for booking in self._mine}
        found = [
            one["id"]
            for one in self.clerk.ledger.objects("payment_intent")
            if one["metadata"].get("backoffice_code") in codes
        ]
        return self._dice.choice(found) if found else None

    def _refund(self) -> None:
        intent = self._intent()
        if intent is not None:
            amount = self._dice.choice([None, 1, 5000])
            self._tell(f"refund {amount} of {intent}")
            self._refunds.append(self.clerk.ledger.refund(intent, amount))

    def _fail_refund(self) -> None:
        if self._refunds:
            refund = self._dice.choice(self._refunds)
            self._tell(f"refund {refund} fails")
            self.clerk.ledger.fail_refund(refund)

    def _dispute(self) -> None:
        intent = self._intent()
        if intent is not None:
            self._tell(f"dispute {intent}")
            self.clerk.ledger.dispute(intent)

    def _decide(self) -> None:
        intent = self._intent()
        if intent is not None:
            verdict = self._dice.choice(["won", "lost"])
            self._tell(f"dispute of {intent} {verdict}")
            self.clerk.ledger.close_dispute(intent, verdict)

    def _capture(self) -> None:
        intent = self._intent()
        if intent is not None:
            self._tell(f"capture {intent}")
            self.clerk.ledger.capture(intent)

    # --- time, events, the program ----------------------------------------------------------------------

    def _wait(self) -> None:
        self._pass(timedelta(minutes=self._dice.randrange(1, 90)))

    def _wait_long(self) -> None:
        if self._dice.random() < 0.3:
            self._pass(timedelta(hours=self._dice.randrange(20, 60)))

    def _pass(self, time: timedelta) -> None:
        self._tell(f"{time} pass")
        self._move(time.total_seconds())

    def _move(self, seconds: float) -> None:
        self.clerk.clock.move(seconds)
        self.clerk.ledger.let_time_act()

    def _fresh_events(self) -> list[dict[str, object]]:
        return [one for one in self.clerk.ledger.events[self._heard :] if one["id"] not in self.clerk.ledger.lost]

    def _hear(self) -> None:
        """Webhooks: some of the events, in any order, some twice."""
        events = self._fresh_events()
        chosen = self._dice.choices(events, k=self._dice.randrange(1, 6)) if events else []
        self._tell(f"webhooks {[event['id'] for event in chosen]}")
        self.clerk.hear(*(mapping.event(msgspec.convert(event, mapping.Event)) for event in chosen))
        if self._dice.random() < 0.7:
            self.clerk.work()

    def _poll(self) -> None:
        self._tell("poll")
        self.clerk.payments.pull()
        self.clerk.work()

    def _lose(self) -> None:
        """Some events are never told by anybody."""
        events = self._fresh_events()
        lost = [str(event["id"]) for event in events if self._dice.random() < 0.5]
        self._tell(f"lost {lost}")
        self.clerk.ledger.lost.update(lost)

    def _crash(self) -> None:
        moment = self._dice.randrange(1, 12)
        self._tell(f"the program dies at {moment}")
        self.clerk.work(mortal(moment))
        self._move(61)

    def _work(self) -> None:
        self._tell("work")
        self.clerk.work()
