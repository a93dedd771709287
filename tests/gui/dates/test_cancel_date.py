"""Cancel a date, in the real window: the plan, one confirmation, what came of it, and the mails."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.date_plan import Choice, DateScope
from backoffice.domain.people import Role
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.cancel_date import CancelDateDialog
from backoffice.gui.pages.calendar import CalendarPage
from backoffice.gui.sections import SectionName
from tests.gui.dates.harbour import Harbour


def said(part: QLabel | QPushButton) -> str:
    """What stands there, without the endings of plurals: those are the translations' business."""
    plurals = {"(s)": "", "bookings": "booking", "refunds": "refund", "waits": "wait"}
    text = part.text()
    for plural, one in plurals.items():
        text = text.replace(plural, one)
    for one in ("cancelled", "left as"):
        text = text.replace(f"booking is {one}", f"booking are {one}")
    return text.replace("left as it is", "left as they are")


PASSWORD = "a-password-of-bia"


def test_one_confirmation_cancels_the_date_and_gives_everything_back(harbour: Harbour) -> None:
    ana, rui = harbour.trip("Ana"), harbour.trip("Rui", adults=2)
    unpaid = harbour.trip("Eva", paid=False)
    dialog = harbour.open_day()
    assert said(dialog.view.head) == "3 booking on this date"
    assert said(dialog.view.go) == "Cancel 3 booking and refund R$450.00"
    assert dialog.view.back.isDefault()
    assert "As you cancel, all that was paid is given back" in dialog.view.sentence.text()
    harbour.confirm(dialog)
    assert said(dialog.result_view.head) == "3 booking are cancelled"
    harbour.wait_until_cancelled(ana, rui, unpaid)
    harbour.till.wait_for_given_back(ana, 15_000)
    harbour.till.wait_for_given_back(rui, 30_000)
    harbour.wait(lambda: "2 of 2 refund are made" in said(dialog.result_view.money))
    harbour.till.press(dialog.result_view.close_button)
    harbour.counter.settle()
    assert "3 booking" in harbour.counter.window.notices.all[0].text


def test_each_booking_may_be_chosen_for(harbour: Harbour) -> None:
    bookings = {name: harbour.trip(name) for name in ("Ana", "Rui", "Eva", "Leo")}
    dialog = harbour.open_day()
    harbour.choose(dialog, Choice.POLICY, "Rui")
    harbour.choose(dialog, Choice.NOTHING, "Eva")
    harbour.select(dialog, "Leo")
    harbour.counter.qtbot.keyClick(dialog.view.table, Qt.Key.Key_4)
    assert said(dialog.view.go) == "Cancel 3 booking and refund R$225.00"
    assert "1 booking are left as they are" in said(dialog.view.sums.words)
    assert [deed.row.customer for deed in dialog.view.table.selected] == ["Leo"]
    harbour.confirm(dialog)
    harbour.till.wait_for_given_back(bookings["Ana"], 15_000)
    harbour.till.wait_for_given_back(bookings["Rui"], 7_500)
    assert harbour.till.given_back(bookings["Eva"]) == []
    assert harbour.till.stands(bookings["Leo"])[0] is BookingStatus.PAID
    harbour.till.press(dialog.result_view.close_button)


def test_nothing_can_be_confirmed_before_stripe_has_answered(harbour: Harbour) -> None:
    ana = harbour.trip("Ana")
    harbour.till.office.pause()
    harbour.wait(lambda: harbour.till.office.queue.status().condition is not None)
    dialog = harbour.open_day(ready=False)
    harbour.wait(lambda: dialog.asking.plan is not None and bool(dialog.asking.plan.unfetched))
    assert not dialog.view.go.isEnabled()
    assert said(dialog.view.go) == "Cancel 0 booking"
    assert "left out" in dialog.view.sentence.text() or "Asking Stripe" in dialog.view.sentence.text()
    harbour.ledger.post(
        "/refunds", {"payment_intent": ana.stripe.payment_intent_id, "amount": 1_000}, account="acct_office"
    )
    harbour.till.office.resume()
    harbour.wait(dialog.view.go.isEnabled)
    assert said(dialog.view.go) == "Cancel 1 booking and refund R$140.00"
    harbour.till.press(dialog.view.back)


def test_what_stands_in_the_way_is_said_and_left_out(harbour: Harbour) -> None:
    ana, rui = harbour.trip("Ana"), harbour.trip("Rui")
    harbour.ledger.post("/disputes", {"payment_intent": ana.stripe.payment_intent_id}, account="acct_office")
    dialog = harbour.open_day()
    assert said(dialog.view.go) == "Cancel 1 booking and refund R$150.00"
    harbour.select(dialog, "Ana")
    assert not dialog.view.choose[Choice.ALL].isEnabled()
    assert dialog.view.choose[Choice.NOTHING].isEnabled()
    at = next(n for n, deed in enumerate(dialog.view.table.rows.items) if deed.row.customer == "Ana")
    assert "disputes" in str(dialog.view.table.rows.index(at, 7).data())
    harbour.confirm(dialog)
    harbour.wait_until_cancelled(rui)
    assert harbour.till.stands(ana)[0] is BookingStatus.PAID
    harbour.till.press(dialog.result_view.close_button)


def test_above_a_limit_it_says_before_that_others_have_to_approve(harbour: Harbour) -> None:
    harbour.till.set_limits(second_manager_above=20_000)
    ana, rui = harbour.trip("Ana"), harbour.trip("Rui", adults=2)
    dialog = harbour.open_day()
    assert "1 refund wait for another manager" in said(dialog.view.sums.words)
    harbour.confirm(dialog)
    harbour.wait_until_cancelled(ana, rui)
    harbour.till.wait_for_given_back(ana, 15_000)
    harbour.wait(lambda: "1 wait for another manager" in said(dialog.result_view.money))
    assert harbour.till.given_back(rui) == []
    harbour.till.press(dialog.result_view.close_button)


def test_staff_see_the_plan_and_cannot_confirm_it(harbour: Harbour) -> None:
    harbour.trip("Ana")
    harbour.till.become_staff()
    dialog = harbour.open_day()
    assert not dialog.view.go.isEnabled()
    assert "A manager cancels a date." in dialog.view.sums.words.text()
    harbour.till.press(dialog.view.back)


def test_where_people_sign_in_the_password_is_asked_for(harbour: Harbour) -> None:
    office = harbour.till.office
    ana = harbour.trip("Ana")
    for name, role in (("Ada", Role.ADMINISTRATOR), ("Bia", Role.MANAGER)):
        with office.database.write() as uow:
            uow.people.add(name, role, None, office.clock.now())
    office.people.choose_password("Bia", PASSWORD)
    dialog = harbour.open_day()
    assert not dialog.view.go.isEnabled()
    harbour.counter.qtbot.keyClicks(dialog.view.password.line, "wrong-password-")
    harbour.till.press(dialog.view.go)
    harbour.wait(lambda: not dialog.view.password.is_busy and bool(dialog.view.password.field.note.text()))
    assert harbour.till.stands(ana)[0] is BookingStatus.PAID
    harbour.counter.qtbot.keyClicks(dialog.view.password.line, PASSWORD)
    harbour.confirm(dialog)
    harbour.wait_until_cancelled(ana)
    harbour.till.press(dialog.result_view.close_button)


def test_what_changed_meanwhile_fails_with_its_reason_and_can_be_looked_at_again(harbour: Harbour) -> None:
    ana, rui = harbour.trip("Ana"), harbour.trip("Rui")
    dialog = harbour.open_day()
    dialog.asking.stop()  # as if the change came in the very moment of the click
    harbour.till.office.bookings.update(ana.ref, ana.version, {"notes": "late"})
    harbour.confirm(dialog)
    assert said(dialog.result_view.head) == "1 booking are cancelled"
    assert [each.deed.row.customer for each in dialog.result_view.failures.rows.items] == ["Ana"]
    assert dialog.result_view.retry.isVisible()
    harbour.till.press(dialog.result_view.retry)
    harbour.wait(lambda: dialog.view.go.isVisible() and dialog.view.go.isEnabled())
    assert said(dialog.view.go) == "Cancel 1 booking and refund R$150.00"
    harbour.confirm(dialog)
    harbour.wait_until_cancelled(ana, rui)
    harbour.till.wait_for_given_back(ana, 15_000)
    harbour.till.press(dialog.result_view.close_button)


def test_stop_leaves_the_rest_and_names_it(harbour: Harbour) -> None:
    bookings = [harbour.trip(name) for name in ("Ana", "Rui", "Eva")]
    dialog = harbour.open_day()
    dialog.working.stop.setEnabled(True)
    with harbour.counter.qtbot.waitSignal(dialog.carried_out, timeout=40_000):
        harbour.till.press(dialog.view.go)
        dialog.reject()  # Escape, while it is carried out
    harbour.counter.settle()
    outcome = dialog.result_view.outcome
    assert outcome is not None
    assert len(outcome.done) + len(outcome.untouched) == 3
    if outcome.untouched:
        assert outcome.untouched[0].row.code in dialog.result_view.trouble.words.text()
        harbour.till.press(dialog.result_view.retry)
        harbour.wait(lambda: dialog.view.go.isVisible() and dialog.view.go.isEnabled())
        harbour.confirm(dialog)
    harbour.wait_until_cancelled(*bookings)
    for booking in bookings:
        harbour.till.wait_for_given_back(booking, 15_000)
    harbour.till.press(dialog.result_view.close_button)


def test_customers_are_written_to_one_by_one(harbour: Harbour) -> None:
    harbour.trip("Ana", language="en")
    harbour.trip("Rui", customer_email=None, customer_phone="+55 81 99999-0000")
    dialog = harbour.open_day()
    harbour.confirm(dialog)
    mails = dialog.result_view.mails
    harbour.wait(lambda: len(mails.rows.items) == 2)
    drafts = {draft.customer: at for at, draft in enumerate(mails.rows.items)}
    mails.setCurrentIndex(mails.rows.index(drafts["Rui"], 0))
    assert not dialog.result_view.write.isEnabled()
    mails.setCurrentIndex(mails.rows.index(drafts["Ana"], 0))
    assert dialog.result_view.write.isEnabled()
    assert "You get R$150.00 back the way you paid" in dialog.result_view.preview.toPlainText()
    harbour.till.press(dialog.result_view.copy)
    assert QGuiApplication.clipboard().text() == dialog.result_view.preview.toPlainText()
    assert str(mails.rows.index(drafts["Ana"], 2).data()) == "Yes"
    harbour.till.press(dialog.result_view.close_button)


def test_enter_confirms_nothing_and_escape_leaves(harbour: Harbour) -> None:
    ana = harbour.trip("Ana")
    dialog = harbour.open_day()
    dialog.view.note.setFocus()
    harbour.counter.qtbot.keyClicks(dialog.view.note, "storm")
    harbour.counter.qtbot.keyClick(dialog.view.note, Qt.Key.Key_Return)
    assert dialog.isVisible()
    harbour.counter.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    harbour.counter.settle()
    assert harbour.till.stands(ana)[0] is BookingStatus.PAID


def test_the_menu_begins_with_the_booking_that_is_open(harbour: Harbour) -> None:
    ana = harbour.trip("Ana")
    harbour.counter.open(ana.ref)
    dialog = harbour.open()
    assert dialog.scope.scope == DateScope(harbour.day, harbour.boat.ref)
    dialog.scope.listing.setCurrentIndex(0)
    dialog.scope.listing.activated.emit(0)
    assert dialog.scope.scope == DateScope(harbour.day)
    harbour.till.press(dialog.view.back)


def test_without_a_day_it_asks_for_one(harbour: Harbour) -> None:
    harbour.trip("Ana")
    harbour.counter.window.show_section(SectionName.TODAY)
    dialog = harbour.open(ready=False)
    assert dialog.view.head.text() == "Choose the date that is cancelled"
    assert not dialog.view.go.isVisible()
    dialog.scope.day.show_draft(harbour.day)
    harbour.wait(lambda: dialog.view.go.isVisible() and dialog.view.go.isEnabled())
    assert dialog.scope.scope == DateScope(harbour.day)
    harbour.till.press(dialog.view.back)


def test_the_calendar_cancels_the_date_of_the_booking_in_sight(harbour: Harbour) -> None:
    ana = harbour.trip("Ana")
    window = harbour.counter.window
    window.show_section(SectionName.CALENDAR)
    page = window.pages.page(SectionName.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.go_to(harbour.day)
    harbour.wait(lambda: page.view.current_entry is not None and page.view.current_entry.ref == ana.ref)
    assert page.detail.cancel_button.isVisible()
    harbour.till.press(page.detail.cancel_button)
    dialog = harbour.dialog()
    assert isinstance(dialog, CancelDateDialog)
    assert dialog.scope.scope == DateScope(harbour.day, harbour.boat.ref)
    harbour.till.press(dialog.view.back)
    assert window.actions_[Command.CANCEL_DATE].isEnabled()


def test_an_open_listing_is_what_is_cancelled(harbour: Harbour) -> None:
    window = harbour.counter.window
    window.show_section(SectionName.ACTIVITIES)
    window.open_record(harbour.boat.ref)
    harbour.wait(lambda: window.record.record is not None)
    dialog = harbour.open(ready=False)
    dialog.scope.day.show_draft(harbour.day)
    harbour.wait(dialog.view.back.isVisible)
    assert dialog.scope.scope == DateScope(harbour.day, harbour.boat.ref)
    harbour.till.press(dialog.view.back)
