"""The refunds section as one works through it: tabs, selection, search, several at once, the badge, Today, Ctrl+K."""

import pytest
from PySide6.QtCore import Qt

from backoffice.domain.refunds import RefundState
from backoffice.gui.commands import Commands
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.pages import refunds
from backoffice.gui.pages.today import TodayPage
from backoffice.gui.panels.command_palette import CommandPalette
from backoffice.gui.panels.section_list import COUNT_ROLE
from backoffice.gui.refund_decision import Step
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import install_language
from backoffice.services.ports.refund_queries import RefundTab
from backoffice.settings import PersonRole
from tests.gui.refunds.till import ACCOUNT
from tests.gui.refunds_section.section import Section


def _badge(section: Section) -> int:
    items = section.till.counter.window.sections._items
    return int(items[SectionName.REFUNDS].data(COUNT_ROLE) or 0)


def test_an_empty_section_says_what_would_be_there(section: Section) -> None:
    page = section.open()
    for tab in RefundTab:
        page.show_tab(tab)
        section.till.counter.settle()
        assert page.empty.isVisible()
        assert page.empty.heading
    assert _badge(section) == 0


def test_the_badge_counts_what_wants_somebody_and_today_leads_there(section: Section) -> None:
    section.ask()
    section.wait(lambda: _badge(section) == 1)
    window = section.till.counter.window
    window.show_section(SectionName.TODAY)
    section.till.counter.settle()
    today = window.pages.page(SectionName.TODAY)
    assert isinstance(today, TodayPage)
    section.wait(lambda: today.refunds[RefundTab.WAITING].accessibleName() == "Refunds waiting: 1")
    section.till.counter.qtbot.mouseClick(today.refunds[RefundTab.ATTENTION], Qt.MouseButton.LeftButton)
    assert window.section is SectionName.REFUNDS
    assert section.page.tab is RefundTab.ATTENTION


def test_where_there_are_more_than_a_list_shows_it_says_so(section: Section, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refunds, "MOST", 2)
    booking = section.till.paid()
    first, second = section.ask(booking, 100), section.ask(booking, 200)
    page = section.open()
    section.wait_for_rows(first, second)
    assert not page.more.isVisible()
    third = section.ask(booking, 300)
    section.wait_for_rows(second, third)
    assert page.more.isVisible()
    assert page.more.text() == "These are the newest 2. The filters find older ones."


def test_new_rows_leave_selection_and_focus_where_they_were(section: Section) -> None:
    booking = section.till.paid()
    first, second = section.ask(booking, 100), section.ask(booking, 200)
    page = section.open()
    section.wait_for_rows(first, second)
    section.choose(first)
    third = section.ask(booking, 300)
    section.wait_for_rows(first, second, third)
    assert [row.id for row in page.table.selected] == [first.refund.id]
    assert page.table.current is not None
    assert page.table.current.id == first.refund.id
    page.table.selectAll()
    section.till.office.refunds.reject(second.refund.id, "no")
    section.till.counter.window.live.look()
    section.wait_for_rows(first, third)
    assert {row.id for row in page.table.selected} == {first.refund.id, third.refund.id}


def test_one_that_is_decided_elsewhere_is_not_replaced_under_the_mouse(section: Section) -> None:
    booking = section.till.paid()
    first, second = section.ask(booking, 100), section.ask(booking, 200)
    page = section.open()
    section.choose(first, fresh=True)
    section.till.office.refunds.reject(first.refund.id, "no")
    section.till.counter.window.live.look()
    section.wait_for_rows(second)
    section.wait(lambda: page.detail.row is not None and page.detail.row.state is RefundState.REJECTED)
    assert page.detail.row is not None
    assert page.detail.row.id == first.refund.id
    assert not page.detail.buttons[Step.APPROVE].isVisible()


def test_columns_sort_and_rows_are_copied(section: Section) -> None:
    booking = section.till.paid()
    small, large = section.ask(booking, 100), section.ask(booking, 20_000)
    page = section.open()
    section.wait_for_rows(small, large)
    page.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert section.ids() == [small.refund.id, large.refund.id]
    page.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert section.ids() == [large.refund.id, small.refund.id]
    page.table.selectAll()
    text = page.table.copy_selected()
    assert text.splitlines()[0].split("\t")[2] == "Amount"
    assert "R$200.00" in text.splitlines()[1]


def test_several_are_rejected_with_one_reason_and_none_is_approved_at_once(section: Section) -> None:
    booking = section.till.paid()
    records = [section.ask(booking, minor) for minor in (100, 200)]
    page = section.open()
    section.wait_for_rows(*records)
    page.table.selectAll()
    assert page.several.isVisible()
    assert not page.detail.isVisible()
    assert page.several.sums.text() == "R$3.00"
    assert Step.APPROVE not in page.several.buttons
    section.till.press(page.several.buttons[Step.REJECT])
    dialog = section.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setText("closed")
    section.till.press(dialog.go)
    for record in records:
        section.wait_for_state(record, RefundState.REJECTED)


def test_words_and_chips_narrow_the_rows(section: Section) -> None:
    booking = section.till.paid()
    rain, sun = section.ask(booking, 100, "rain"), section.ask(booking, 200, "sun <i>")
    page = section.open(RefundTab.ALL)
    section.wait_for_rows(rain, sun)
    section.till.counter.qtbot.keyClicks(page.filters.search, "sun <i>")
    section.wait_for_rows(sun)
    page.filters.search.setText("nobody")
    section.wait(page.empty.isVisible)
    assert page.empty.heading == "Nothing found"
    section.till.press(page.empty.first)
    section.wait_for_rows(rain, sun)


def test_what_was_made_in_the_dashboard_is_listed_with_its_booking(section: Section) -> None:
    booking = section.till.paid()
    section.ask(booking)
    intent = booking.stripe.payment_intent_id
    made = section.till.ledger.post("/refunds", {"payment_intent": intent, "amount": 2_000}, account=ACCOUNT)
    section.till.office.payments.pull()
    section.till.office.engine.wake()
    section.wait(lambda: bool(section.till.office.refunds.look(str(intent)).foreign))
    page = section.open()
    page.filters.dashboard.click()
    section.wait(lambda: section.ids() == [made["id"]])
    assert page.tab is RefundTab.ALL
    assert page.table.select_key(made["id"])
    section.wait(page.detail.open_booking.isVisible)
    assert section.offered() == set()
    assert "Made in the Stripe Dashboard" in page.detail.facts.text()
    section.till.press(page.detail.open_booking)
    section.wait(lambda: section.till.counter.panel.ref == booking.ref)


def test_ctrl_k_finds_a_refund_and_goes_to_it(section: Section) -> None:
    record = section.ask(note="ventania")
    window = section.till.counter.window
    palette = CommandPalette([], section.till.office.database, window.background, window.appearance, window)
    palette.refund_chosen.connect(lambda found: window.pages.show_refunds(RefundTab.ALL, found))
    palette.open()
    section.till.counter.qtbot.keyClicks(palette.field, "ventania")
    section.wait(lambda: palette.list.count() == 1)
    section.till.counter.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    section.wait(lambda: window.section is SectionName.REFUNDS)
    section.wait(lambda: section.page.detail.row is not None and section.page.detail.row.id == record.refund.id)


def test_staff_hear_nothing_of_failures_and_managers_do(section: Section) -> None:
    record = section.ask()
    section.open()
    section.approve(record)
    section.wait_for_state(record, RefundState.SUCCEEDED)
    section.be(PersonRole.STAFF)
    section.till.counter.settle()
    said = len(section.till.counter.window.notices.all)
    section.fail(record)
    section.till.counter.window.live.look()
    section.wait(lambda: _badge(section) == 1)
    assert len(section.till.counter.window.notices.all) == said


def test_the_page_speaks_portuguese_at_once_and_every_part_has_a_name(section: Section) -> None:
    record = section.ask()
    page = section.open()
    section.choose(record)
    for part in (page.table, page.filters.search, *page.tabs.values(), *page.detail.buttons.values()):
        assert part.accessibleName()
    install_language("pt_BR")
    assert page.detail.row is not None
    assert page.table.rows.rowCount() == 1


def test_commands_reach_the_section_by_keys(section: Section) -> None:
    window = section.till.counter.window
    assert window.findChild(Commands) is not None
    section.till.counter.qtbot.keyClick(
        window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    section.wait(lambda: window.section is SectionName.REFUNDS)
    section.till.counter.qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    section.wait(section.page.filters.search.hasFocus)
