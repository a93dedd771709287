"""The window as a whole, on a real screen, with a real office behind it. Nothing may wait on its thread."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.actions import Command
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.queue import QueuePage
from backoffice.gui.pages.today import TodayPage
from backoffice.gui.sections import SectionName
from backoffice.gui.style.appearance import Appearance
from backoffice.jobs.announcer import QueueNews
from backoffice.services.ports import SyncState
from backoffice.settings import Density, Theme, load_settings
from tests.gui.window.guard import MainThreadGuard
from tests.gui.window.steps import names_of, open_table, wait_for_dialog

OpenWindow = Callable[[Application], MainWindow]


def _action_text(action: QAction) -> str:
    return action.text().replace("&", "")


def test_sections_show_their_counts(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    item = window.sections._items[SectionName.VEHICLES]
    qtbot.waitUntil(lambda: item.data(Qt.ItemDataRole.AccessibleTextRole) == "Vehicles, 12")
    assert window.sections._items[SectionName.ALL].data(Qt.ItemDataRole.AccessibleTextRole) == "All listings, 60"


def test_today_leads_to_the_listings_of_a_state(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = window.pages.page(SectionName.TODAY)
    assert isinstance(page, TodayPage)
    card = page.figures[SyncState.PENDING]
    qtbot.waitUntil(lambda: "Waiting: " in card.accessibleName() and not card.accessibleName().endswith(": 0"))
    waiting = int(card.accessibleName().rpartition(" ")[2])
    qtbot.waitUntil(lambda: page.changed.list.count() == 8)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    listings = window.pages.listings
    assert listings is not None
    qtbot.waitUntil(lambda: listings.model.rowCount() == waiting)
    state = listings.model.index(0, listings.model.spec.position("sync_state"))
    qtbot.waitUntil(lambda: state.data() == "Waiting")


def test_a_listing_is_made_with_the_keyboard_alone(office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    qtbot.keyClicks(QApplication.focusWidget(), "Buggy <b>azul</b>")
    assert window.windowTitle().startswith("●")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: names_of(page) == ["Buggy <b>azul</b>"])
    assert not window.windowTitle().startswith("●")


def test_archiving_can_be_undone_and_done_again(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    before = names_of(page)
    page.view.setFocus()
    page.view.select_row(2)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 10)
    qtbot.waitUntil(window.notice_bar.isVisible)
    assert window.notice_bar._text.text() == "Archived 2 listings."
    assert _action_text(window.actions_[Command.UNDO]) == "Undo: Archived 2 listings"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 12)
    qtbot.waitUntil(lambda: names_of(page) == before)
    window.actions_[Command.REDO].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 10)
    qtbot.waitUntil(window.actions_[Command.UNDO].isEnabled)
    window.actions_[Command.UNDO].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 12)


def test_what_somebody_changed_meanwhile_is_not_undone(
    filled_office: Application, open_window: OpenWindow, guard: MainThreadGuard, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.EVENTS, qtbot)
    page.view.select_row(0)
    ref = page.selected_refs[0]
    window.actions_[Command.ARCHIVE].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 11)
    guard.is_on = False
    filled_office.assets.restore(ref)
    filled_office.assets.update(ref, filled_office.assets.get(ref).version, {"name": "Somebody else's"})
    guard.is_on = True
    qtbot.waitUntil(window.actions_[Command.UNDO].isEnabled)
    window.actions_[Command.UNDO].trigger()
    qtbot.waitUntil(lambda: "could not be changed" in window.notice_bar._text.text())
    guard.is_on = False
    assert filled_office.assets.get(ref).values["name"] == "Somebody else's"


def test_archived_listings_are_restored(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.EVENTS, qtbot)
    page.view.selectAll()
    window.actions_[Command.ARCHIVE].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.filter_bar._archived.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 12)
    assert not window.actions_[Command.RESTORE].isEnabled()
    page.view.select_row(0)
    assert window.actions_[Command.RESTORE].isEnabled()
    assert not window.actions_[Command.ARCHIVE].isEnabled()
    window.actions_[Command.RESTORE].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 11)


def test_a_copy_is_a_draft_and_opens(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.ACTIVITIES, qtbot)
    page.view.setFocus()
    page.view.select_row(0)
    qtbot.keyClick(page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 13)
    qtbot.waitUntil(lambda: window.record.form is not None)
    assert window.record.name.endswith("(copy)")


def test_the_panel_follows_the_table_and_asks_before_losing_changes(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    page.view.setFocus()
    page.view.select_row(0)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.record.form is not None)
    first = window.record.ref
    page.view.select_row(1)
    qtbot.waitUntil(lambda: window.record.ref == page.model.ref_at(1) != first)
    qtbot.waitUntil(lambda: window.record.name == names_of(page)[1])
    field = next(w for w in window.record.findChildren(QLineEdit) if w.text() == names_of(page)[1])
    qtbot.keyClicks(field, " changed")
    qtbot.waitUntil(lambda: window.record.is_dirty)
    page.view.select_row(5)
    dialog = wait_for_dialog(QDialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.view.currentIndex().row() == 1)
    assert window.record.ref == page.model.ref_at(1)
    window.record._revert()


def test_closing_with_unsaved_changes_asks(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    window.new_asset(AssetKind.EVENTS)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    qtbot.keyClicks(QApplication.focusWidget(), "Unsaved")
    window.close()
    assert window.isVisible()
    qtbot.keyClick(wait_for_dialog(QDialog, qtbot), Qt.Key.Key_Escape)
    assert window.isVisible()


def test_the_queue_is_paused_and_goes_on(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    window.show_section(SectionName.QUEUE)
    page = window.pages.page(SectionName.QUEUE)
    assert isinstance(page, QueuePage)
    qtbot.waitUntil(lambda: len(page.table.jobs_model.jobs) > 10)
    qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible)
    qtbot.waitUntil(window.status.condition.isVisible)
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.banner.isVisible())
    qtbot.waitUntil(lambda: not window.status.condition.isVisible())


def test_what_was_given_up_is_told_and_tried_again(
    filled_office: Application, open_window: OpenWindow, guard: MainThreadGuard, qtbot: QtBot
) -> None:
    with filled_office.database.write() as uow:
        for job in uow.jobs.claim(None, filled_office.clock.now(), 60, 2):
            uow.jobs.discard(job.id, job.fence, "Stripe says no <b>", filled_office.clock.now())
    window = open_window(filled_office)
    window.show_section(SectionName.FAILURES)
    page = window.pages.page(SectionName.FAILURES)
    assert isinstance(page, QueuePage)
    qtbot.waitUntil(lambda: len(page.table.jobs_model.jobs) == 2)
    qtbot.waitUntil(lambda: window.status.failures.text() == "2 need attention")
    page.table.selectRow(0)
    assert page._problem.text() == "Stripe says no <b>"
    assert page._problem.textFormat() == Qt.TextFormat.PlainText
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.record.form is not None)
    page.table.clearSelection()
    qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.table.jobs_model.jobs) == 0)
    qtbot.waitUntil(page._empty.isVisible)
    guard.is_on = False
    assert filled_office.queue.status().needs_attention == 0


def test_the_language_changes_while_it_runs(filled_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    title = page._title.text()
    window.show_section(SectionName.QUEUE)
    queue = window.pages.currentWidget()
    window.menus.language_chosen.emit("pt_BR")
    price = page.model.index(0, page.model.spec.position("price_minor"))
    qtbot.waitUntil(lambda: page._title.text() == "Veículos")
    assert re.fullmatch(r"R\$\xa0[\d.]+,00", price.data())
    assert queue.table.accessibleName() == "Aguardando envio"
    assert load_language(filled_office, qtbot) == "pt_BR"
    window.menus.language_chosen.emit("en")
    qtbot.waitUntil(lambda: page._title.text() == title)
    assert price.data().endswith(".00")


def load_language(office: Application, qtbot: QtBot) -> str:
    """The language that was stored for the next start."""
    qtbot.waitUntil(office.paths.settings_file.exists)
    return load_settings(office.paths.settings_file).language


def test_theme_and_density_are_applied_and_kept(
    filled_office: Application, open_window: OpenWindow, look: Appearance, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    page = open_table(window, SectionName.VEHICLES, qtbot)
    light = window.grab().toImage().pixelColor(QPoint(700, 60)).lightness()
    height = page.view.rowHeight(0)
    window.menus.theme_chosen.emit(Theme.DARK)
    window.menus.density_chosen.emit(Density.COMPACT)
    assert look.colours.is_dark
    assert window.grab().toImage().pixelColor(QPoint(700, 60)).lightness() < light - 100
    assert page.view.rowHeight(0) < height
    qtbot.waitUntil(lambda: window.background.running == 0)
    kept = load_settings(filled_office.paths.settings_file)
    assert (kept.theme, kept.density) == (Theme.DARK, Density.COMPACT)


def test_the_window_says_which_money_it_is(practice_office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(practice_office)
    qtbot.waitUntil(lambda: window.windowTitle().endswith("[PRACTICE]"))
    assert window.status.badge.text() == "PRACTICE"
    assert window._frame.property("mode") == "practice"
    edge = window.grab().toImage().pixelColor(QPoint(1, window.height() // 2))
    assert edge.name() == window.appearance.colours.practice.strong


def test_an_office_without_a_key_says_so(office: Application, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(office)
    qtbot.waitUntil(window.status.badge.isVisible)
    assert window.status.badge.text() == "NO KEY"
    assert window.status.profile.text() == "Island && Sea"
    assert window.status.account.text() == "No Stripe account yet"


def test_an_edit_becomes_live_before_ones_eyes(
    practice_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    practice_office.assets.create(AssetKind.ACTIVITIES, {"name": "Sunset sail", "price_minor": 15000})
    window = open_window(practice_office)
    page = open_table(window, SectionName.ACTIVITIES, qtbot)
    state = page.model.index(0, page.model.spec.position("sync_state"))
    link = page.model.index(0, page.model.spec.position("stripe_payment_link"))
    qtbot.waitUntil(lambda: state.data() == "Live", timeout=30_000)
    qtbot.waitUntil(lambda: bool(link.data()))
    qtbot.waitUntil(lambda: window.status.queue.text() == "Everything sent")


def test_the_place_of_its_parts_is_remembered(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    first = open_window(filled_office)
    first.show_section(SectionName.VEHICLES)
    first.resize(1111, 777)
    qtbot.waitUntil(lambda: first.width() == 1111)
    first.close()
    second = open_window(filled_office)
    assert second.section is SectionName.VEHICLES


def test_nothing_is_read_after_the_window_has_closed(
    filled_office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(filled_office)
    qtbot.waitUntil(lambda: window.background.running == 0)
    window.close()
    window.live._take_news(QueueNews(frozenset({AssetRef(AssetKind.EVENTS, 1)}), frozenset()))
    assert not window.live._gather.isActive()
    assert not window.live._now_and_then.isActive()
