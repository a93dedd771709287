"""What the overviews do: bookings are moved and moved back, payments get a home, all of it over a real database."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.gui.background import Background
from backoffice.gui.dialogs.attach_payment import AttachPaymentDialog
from backoffice.gui.dialogs.move_conflict import MoveConflictDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.live import LiveUpdates
from backoffice.gui.notices import Notices
from backoffice.gui.overview_actions import PAYMENT, OverviewActions
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.undo import UndoHistory
from backoffice.services.ports import BookingRecord, CalendarEntry, Home
from tests.gui.overview.office import BookedOffice


class Desk:
    """The actions, and what they told."""

    def __init__(self, office: BookedOffice, background: Background, qtbot: QtBot) -> None:
        self.office, self.background, self.qtbot = office, background, qtbot
        self.window = QWidget()
        self.notices, self.history = Notices(self.window), UndoHistory(self.window)
        self.live = LiveUpdates(office, background, self.window)  # type: ignore[arg-type]
        self.actions = OverviewActions(office, background, self.live, self.notices, self.history, self.window)  # type: ignore[arg-type]

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.background.running == 0)

    def entry(self, record: BookingRecord) -> CalendarEntry:
        day = self.office.today
        found = self.office.database.booking_queries.calendar(
            day - timedelta(days=60), day + timedelta(days=60), record.ref.kind
        )
        return next(each for each in found if each.ref == record.ref)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        self.settle()
        return found


@pytest.fixture
def desk(office: BookedOffice, background: Background, look: Appearance, qtbot: QtBot) -> Desk:
    del look
    made = Desk(office, background, qtbot)
    qtbot.addWidget(made.window, before_close_func=lambda _widget: made.live.close())
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made


def pick_up(desk: Desk, record: BookingRecord) -> object:
    return desk.office.application.bookings.get(record.ref).values["pick_up_on"]


def test_a_booking_moves_by_days_keeps_its_length_and_moves_back_and_forth(desk: Desk) -> None:
    booked = desk.office.rent(desk.office.listing(AssetKind.VEHICLES, "Buggy").ref, 5, days=3)
    first = desk.office.today + timedelta(days=5)
    desk.actions.move(desk.entry(booked), first + timedelta(days=4))
    desk.settle()
    now = desk.office.application.bookings.get(booked.ref).values
    assert (now["pick_up_on"], now["return_on"]) == (first + timedelta(days=4), first + timedelta(days=6))
    assert "Ana Souza moved to" in desk.notices.all[0].text
    desk.history.undo()
    desk.settle()
    assert pick_up(desk, booked) == first
    desk.history.redo()
    desk.settle()
    assert pick_up(desk, booked) == first + timedelta(days=4)
    desk.history.undo()
    desk.settle()
    assert pick_up(desk, booked) == first


def test_a_conflict_is_shown_with_who_has_the_day_and_nothing_moves(desk: Desk) -> None:
    buggy = desk.office.listing(AssetKind.VEHICLES, "Buggy").ref
    other = desk.office.rent(buggy, 10, customer_name="João <b>Batista</b>")
    mine = desk.office.rent(buggy, 1)
    before = pick_up(desk, mine)
    desk.actions.move(desk.entry(mine), desk.office.today + timedelta(days=10))
    dialog = desk.dialog(MoveConflictDialog)
    said = " ".join(part.text() for part in dialog.findChildren(QWidget) if hasattr(part, "text"))
    assert other.confirmation_code in said
    assert "João <b>Batista</b>" in said
    dialog.reject()
    desk.settle()
    assert pick_up(desk, mine) == before


def test_a_manager_moves_all_the_same_with_a_reason_only(desk: Desk) -> None:
    buggy = desk.office.listing(AssetKind.VEHICLES, "Buggy").ref
    desk.office.rent(buggy, 10)
    mine = desk.office.rent(buggy, 1)
    wanted = desk.office.today + timedelta(days=10)
    desk.actions.move(desk.entry(mine), wanted)
    dialog = desk.dialog(MoveConflictDialog)
    assert isinstance(dialog, MoveConflictDialog)
    assert dialog.move_button.isVisible()
    dialog.move_button.click()
    assert dialog.isVisible()
    dialog.reason.setText("the owner has two")
    dialog.move_button.click()
    desk.settle()
    assert pick_up(desk, mine) == wanted


def test_somebody_elses_edit_is_not_overwritten_by_a_drag(desk: Desk) -> None:
    booked = desk.office.rent(desk.office.listing(AssetKind.VEHICLES, "Buggy").ref, 5)
    entry = desk.entry(booked)
    desk.office.application.bookings.update(booked.ref, booked.version, {"notes": "theirs"})
    desk.actions.move(entry, desk.office.today + timedelta(days=9))
    desk.settle()
    assert desk.notices.all[0].is_problem
    assert pick_up(desk, booked) == desk.office.today + timedelta(days=5)


def test_a_payment_is_attached_to_the_suggested_booking(desk: Desk) -> None:
    booked = desk.office.rent(desk.office.listing(AssetKind.VEHICLES, "Buggy").ref, 5)
    desk.office.pay(1, booked.price.total_minor)
    desk.actions.ask_attach(desk.office.payments.get("pi_test_0001"), booked.confirmation_code)
    dialog = desk.dialog(AttachPaymentDialog)
    assert isinstance(dialog, AttachPaymentDialog)
    assert dialog.warning.text() == ""
    assert dialog.attach.text().endswith(f"to {booked.confirmation_code}")
    dialog.attach.click()
    desk.settle()
    record = desk.office.application.bookings.get(booked.ref)
    assert record.stripe.payment_intent_id == "pi_test_0001"
    assert desk.office.payments.unmatched() == []


def test_another_amount_and_a_booking_that_is_over_are_warned_of(desk: Desk) -> None:
    buggy = desk.office.listing(AssetKind.VEHICLES, "Buggy").ref
    booked, over = desk.office.rent(buggy, 5), desk.office.rent(buggy, 15)
    desk.office.application.bookings.cancel(over.ref)
    desk.office.pay(1, 777)
    payment = desk.office.payments.get("pi_test_0001")
    for record, words in ((booked, "but R$7.77 was paid"), (over, "not valid any more")):
        desk.actions.ask_attach(payment, record.confirmation_code)
        dialog = desk.dialog(AttachPaymentDialog)
        assert isinstance(dialog, AttachPaymentDialog)
        assert words in dialog.warning.text()
        dialog.reject()


def test_an_attached_payment_is_taken_back_and_attached_again_by_undo_and_redo(desk: Desk) -> None:
    booked = desk.office.rent(desk.office.listing(AssetKind.VEHICLES, "Buggy").ref, 2)
    payment = desk.office.pay(1, booked.price.total_minor)
    seen: list[object] = []
    desk.live.bookings_changed.connect(lambda refs, _only_stripe: seen.append(refs))
    desk.actions.attach(
        desk.office.payments.get(payment.payment_intent_id), booked.ref, booked.confirmation_code, "Told by phone"
    )
    for step, home in ((desk.history.undo, Home.BOOKING), (desk.history.redo, Home.UNMATCHED), (None, Home.BOOKING)):
        desk.settle()
        found = desk.office.payments.get(payment.payment_intent_id)
        assert found.home is home
        assert (desk.office.bookings.get(booked.ref).status is BookingStatus.PAID) == (home is Home.BOOKING)
        if step is not None:
            step()
    assert seen == [frozenset({booked.ref})] * 3, "table and panel are told each time"
    assert any(notice.text.startswith("Undone: ") for notice in desk.notices.all)


def test_a_payment_that_is_not_ours_leaves_the_inbox_and_comes_back(desk: Desk) -> None:
    desk.office.pay(1, 5_000)
    desk.actions.ask_not_ours(desk.office.payments.get("pi_test_0001"))
    dialog = desk.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.go.isEnabled()
    dialog.reason.setText("the bar")
    dialog.go.click()
    desk.settle()
    assert desk.office.payments.get("pi_test_0001").home is Home.NOT_OURS
    desk.history.undo()
    desk.settle()
    assert desk.office.payments.get("pi_test_0001").home is Home.UNMATCHED
    desk.history.redo()
    desk.settle()
    assert desk.office.payments.get("pi_test_0001").note == "the bar"


def test_a_new_booking_from_a_payment_knows_who_paid_and_the_payment(desk: Desk, qtbot: QtBot) -> None:
    desk.office.pay(1, 5_000)
    with qtbot.waitSignal(desk.actions.new_booking_asked) as asked:
        desk.actions.make_booking(desk.office.payments.get("pi_test_0001"))
    values = asked.args[1]
    assert values[PAYMENT] == "pi_test_0001"
    assert values["customer_email"] == "ana@example.org"
    booked = desk.office.rent(desk.office.listing(AssetKind.VEHICLES, "Buggy").ref, 5)
    assert booked.payment_status is PaymentStatus.PENDING
    desk.settle()


def test_events_are_asked_for_by_hand(desk: Desk) -> None:
    desk.actions.pull()
    desk.actions.reconcile()
    desk.settle()
    assert desk.office.payments.status().next_at is not None
    assert not any(notice.is_problem for notice in desk.notices.all)
