"""Today, the money board, unmatched payments, events and the calendar over a real office."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.domain.kinds import AssetKind
from backoffice.gui.models.calendar_plan import Span
from backoffice.gui.pages.calendar import CalendarPage
from backoffice.gui.pages.events_inbox import EventsInboxPage
from backoffice.gui.pages.money_board import Figure, MoneyBoardPage
from backoffice.gui.pages.today import TodayPage
from backoffice.gui.pages.today_words import List
from backoffice.gui.pages.unmatched import UnmatchedPage
from backoffice.gui.panels.row_card import LINE_ROLE, RowCard
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import install_language
from backoffice.i18n import Formats
from tests.gui.overview.conftest import OpenPage
from tests.gui.overview.office import BookedOffice


def names(card: RowCard) -> list[str]:
    return [card.list.item(row).data(LINE_ROLE).name for row in range(card.list.count())]


def test_today_shows_who_picks_up_and_who_brings_back(office: BookedOffice, open_page: OpenPage, qtbot: QtBot) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    out = office.rent(buggy.ref, 0, customer_name="Maria <b>Clara</b>")
    page: TodayPage = open_page(TodayPage)
    assert names(page.lists[List.PICK_UPS]) == ["Maria <b>Clara</b> · Buggy azul"]
    assert names(page.lists[List.RETURNS]) == []
    with qtbot.waitSignal(page.opened) as opened:
        page.lists[List.PICK_UPS].list.itemActivated.emit(page.lists[List.PICK_UPS].list.item(0))
    assert opened.args == [out.ref]


def test_today_says_calmly_that_nothing_is_to_be_done(open_page: OpenPage) -> None:
    page: TodayPage = open_page(TodayPage)
    for card in page.lists.values():
        assert card.list.count() == 0
        assert card._nothing.isVisibleTo(page)
        assert card._nothing.text().endswith(".")


def test_today_leads_to_the_unmatched_payments(office: BookedOffice, open_page: OpenPage, qtbot: QtBot) -> None:
    office.pay(1, 18_000)
    page: TodayPage = open_page(TodayPage)
    assert page.unmatched.accessibleName() == "Unmatched payments: 1"
    with qtbot.waitSignal(page.section_asked) as asked:
        qtbot.mouseClick(page.unmatched, Qt.MouseButton.LeftButton)
    assert asked.args == [SectionName.UNMATCHED]


def test_the_money_board_sums_per_currency_and_opens_its_lists(
    office: BookedOffice, open_page: OpenPage, qtbot: QtBot
) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    first = office.rent(buggy.ref, 2, days=2)
    office.pay(1, 12_345)
    office.pay(2, 9_900, currency="USD")
    page: MoneyBoardPage = open_page(MoneyBoardPage)
    cards = page.cards
    assert cards["BRL", Figure.UNBOOKED].accessibleName() == "Paid, not booked: R$123.45"
    assert cards["USD", Figure.UNBOOKED].accessibleName() == "Paid, not booked: $99.00"
    unpaid = Formats("en").money(first.price.total_minor, "BRL")
    assert cards["BRL", Figure.UNPAID].accessibleName() == f"Booked, not paid: {unpaid}"
    assert "less than a day" in cards["BRL", Figure.UNPAID].accessibleDescription()
    with qtbot.waitSignal(page.opened) as opened:
        page.table.activated.emit(page.table.rows.index(0, 0))
    assert opened.args == [first.ref]
    with qtbot.waitSignal(page.section_asked) as asked:
        cards["BRL", Figure.UNBOOKED].click()
    assert asked.args == [SectionName.UNMATCHED]
    cards["BRL", Figure.PROCESSING].click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 0)


def test_an_unmatched_payment_says_whose_it_may_be_and_why(
    office: BookedOffice, open_page: OpenPage, qtbot: QtBot
) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    booked = office.rent(buggy.ref, 5, days=2)
    office.pay(1, booked.price.total_minor, link="plink_1")
    page: UnmatchedPage = open_page(UnmatchedPage)
    qtbot.waitUntil(lambda: len(page.detail.cards) == 1)
    card = page.detail.cards[0]
    assert booked.confirmation_code in card.accessibleName()
    assert "Very likely" in card.accessibleName()
    assert "The same amount" in card.accessibleName()
    assert "The same e-mail address" in card.accessibleName()
    assert page.detail._why.text() == "Paid through a shared link."
    with qtbot.waitSignal(page.attach_asked) as asked:
        card.attach_button.click()
    assert asked.args[1] == booked.confirmation_code


def test_a_payment_of_a_cancelled_booking_says_exactly_that(
    office: BookedOffice, open_page: OpenPage, qtbot: QtBot
) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    booked = office.rent(buggy.ref, 5)
    office.application.bookings.cancel(booked.ref, "changed plans")
    office.pay(1, booked.price.total_minor)
    office.payments.attach("pi_test_0001", booked.ref, "paid after all")
    office.pay(1, booked.price.total_minor)
    page: UnmatchedPage = open_page(UnmatchedPage)
    assert page.over.isVisibleTo(page)
    line = page.over.list.item(0).data(LINE_ROLE)
    assert (line.ref, line.lead) == (booked.ref, "Cancelled, Paid")
    assert page.over._title.text() == "Paid, though the booking is over"
    with qtbot.waitSignal(page.opened) as opened:
        page.over.list.itemActivated.emit(page.over.list.item(0))
    assert opened.args == [booked.ref]


def test_a_second_payment_says_that_the_booking_was_paid_already(office: BookedOffice, open_page: OpenPage) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    booked = office.rent(buggy.ref, 5)
    installation = _installation(office)
    metadata = {
        "backoffice_installation": installation,
        "backoffice_booking_kind": booked.ref.kind.value,
        "backoffice_booking_id": str(booked.ref.id),
        "backoffice_code": booked.confirmation_code,
    }
    office.pay(1, booked.price.total_minor, metadata=metadata)
    office.pay(2, booked.price.total_minor, metadata=metadata)
    page: UnmatchedPage = open_page(UnmatchedPage)
    assert page.table.current is not None
    assert page.table.current.payment_intent_id == "pi_test_0002"
    assert page.detail._why.text() == "A second payment: the booking was paid already."


def _installation(office: BookedOffice) -> str:
    with office.application.database.read() as uow:
        return uow.office.binding().installation_id


def test_payments_that_are_not_ours_are_kept_with_their_reason(
    office: BookedOffice, open_page: OpenPage, qtbot: QtBot
) -> None:
    office.pay(1, 5_000)
    office.payments.mark_not_ours("pi_test_0001", "the <i>bar</i>")
    page: UnmatchedPage = open_page(UnmatchedPage)
    assert page.table.rows.rowCount() == 0
    page.not_ours.click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)
    assert page.detail._why.text() == "Not ours: the <i>bar</i>"
    qtbot.waitUntil(lambda: any("Why: the <i>bar</i>" in words for words in page.detail.told.words()))
    assert not page.detail.attach_button.isVisibleTo(page)
    with qtbot.waitSignal(page.take_back_asked):
        page.detail.take_back_button.click()


def test_events_are_told_in_plain_words_with_what_reading_costs(office: BookedOffice, open_page: OpenPage) -> None:
    office.hear("payment_intent.succeeded", "checkout.session.expired", "thing.of.tomorrow")
    page: EventsInboxPage = open_page(EventsInboxPage)
    shown = [str(page.table.rows.index(row, 0).data()) for row in range(3)]
    assert shown == ["thing.of.tomorrow", "A payment page expired", "A payment succeeded"]
    assert page.reads.text() == "Reads this month: 1,234 of 10,000"
    assert (page.bar.value(), page.bar.maximum()) == (1_234, 10_000)


def test_the_calendar_reads_its_period_and_asks_for_new_bookings(
    office: BookedOffice, open_page: OpenPage, qtbot: QtBot
) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    free = office.listing(AssetKind.ACTIVITIES, "Canoa")
    booked = office.rent(buggy.ref, 0, days=2)
    page: CalendarPage = open_page(CalendarPage)
    qtbot.waitUntil(lambda: page.view.calendar.plan.entries == 1)
    page.view.go_to(office.today)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened.args == [booked.ref]
    page.bar.free.click()
    qtbot.waitUntil(lambda: page.view.calendar.rowCount() == 2)
    page.view.setCurrentIndex(page.view.calendar.index(1, 0))
    with qtbot.waitSignal(page.new_booking_asked) as asked:
        page.detail.open_button.click()
    assert asked.args == [free.ref, {"activity_on": page.period.first_on}]


def test_the_calendar_turns_pages_and_goes_back_to_today(
    office: BookedOffice, open_page: OpenPage, qtbot: QtBot
) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    office.rent(buggy.ref, 0, days=1)
    page: CalendarPage = open_page(CalendarPage)
    page.go_to(office.today, Span.DAY)
    qtbot.waitUntil(lambda: page.view.calendar.plan.entries == 1)
    page.turn(1)
    assert page.period.first_on == office.today + timedelta(days=1)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._empty)
    page.go_to_today()
    assert page.view.current_day is None
    qtbot.waitUntil(lambda: page.view.calendar.plan.entries == 1)
    assert page.view.current_day == office.today


def test_the_pages_follow_the_language(office: BookedOffice, open_page: OpenPage, qtbot: QtBot) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul")
    office.rent(buggy.ref, 0)
    page: CalendarPage = open_page(CalendarPage)
    install_language("pt_BR")
    qtbot.waitUntil(lambda: page.bar.today.text() == "Hoje")
    assert " de 20" in page.bar._title.text()
