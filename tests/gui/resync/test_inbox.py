"""The drift inbox with its badge, and the tracker of old links."""

import msgspec

from backoffice.gui.actions import Command
from backoffice.gui.dialogs.preferences import PreferencesDialog
from backoffice.gui.dialogs.resync_dialog import ResyncDialog
from backoffice.gui.pages.resync_page import Part
from backoffice.services.ports import SyncState
from tests.gui.resync.desk import ResyncDesk
from tests.support.ledger import Json


def test_a_check_fills_the_inbox_and_the_badge_and_applying_empties_both(desk: ResyncDesk) -> None:
    drift = desk.show(Part.DRIFT).drift
    assert drift.when.text() == "Not checked yet"
    assert desk.badge == "Drift and resync"
    desk.edit(0, name="Boat trip")
    desk.press(drift.check_button)
    desk.wait(lambda: desk.badge == "Drift and resync, 1")
    desk.wait(lambda: desk.rows(drift.table) == [["Passeio de barco", "Name", "Boat trip", "Passeio de barco"]])
    assert desk.told.startswith("1 listing")
    assert desk.told.endswith("Nothing was changed.")
    assert desk.product(0)["name"] == "Boat trip"
    desk.press(drift.plan_button)
    dialog = desk.window.findChild(ResyncDialog)
    assert dialog is not None
    desk.wait(lambda: dialog.plan is not None and dialog.plan.isVisible())
    assert dialog.plan is not None
    desk.apply(dialog.plan)
    desk.wait(lambda: desk.badge == "Drift and resync")
    assert desk.rows(desk.show(Part.DRIFT).drift.table) == []


def test_what_was_mended_in_stripe_leaves_the_inbox_with_the_next_comparison(desk: ResyncDesk) -> None:
    desk.edit(0, name="Boat trip")
    desk.press(desk.show(Part.DRIFT).drift.check_button)
    desk.wait(lambda: desk.badge == "Drift and resync, 1")
    desk.edit(0, name="Passeio de barco")
    dialog = desk.command(Command.RESYNC_ALL)
    desk.wait(dialog.calm.isVisible)
    desk.wait(lambda: desk.badge == "Drift and resync")


def test_the_hour_of_the_check_and_the_grace_of_old_links_are_preferences(desk: ResyncDesk) -> None:
    office = desk.office
    dialog = PreferencesDialog(office.settings, desk.window)
    dialog.chosen.connect(office.use_settings)
    dialog.check.control.setCurrentIndex(dialog.check.control.findData(3))  # type: ignore[attr-defined]
    dialog.grace.control.setValue(48)  # type: ignore[attr-defined]
    desk.press_hidden(dialog.save)
    assert (office.settings.resync_check_hour, office.settings.old_link_hours) == (3, 48)
    assert desk.show(Part.DRIFT).drift.preferences.text() == "Compared every night at 3:00"


def link_of(desk: ResyncDesk, link_id: str) -> Json:
    return desk.ledger.object("payment_link", id=link_id)


def test_a_replaced_link_is_listed_and_switched_off_before_its_time(desk: ResyncDesk) -> None:
    office, ref = desk.office, desk.refs[0]
    office.use_settings(msgspec.structs.replace(office.settings, old_link_hours=48))
    record = desk.record(ref)
    old = str(record.stripe.payment_link_id)
    booking = desk.book(ref)
    desk.assets.update(ref, record.version, {"price_minor": 25_000})
    office.engine.wake()
    desk.wait(
        lambda: (
            desk.record(ref).stripe.sync_state is SyncState.SYNCED and desk.record(ref).stripe.payment_link_id != old
        )
    )
    links = desk.show(Part.LINKS).links
    desk.settle()
    ((name, _when, state),) = desk.rows(links.links)
    assert (name, state) == ("Passeio de barco", "Still works")
    assert [row[0] for row in desk.rows(links.bookings)] == ["Ana Souza"]
    assert links.who.text() == "1 unpaid booking from before the change"
    assert link_of(desk, old)["active"]
    desk.press(links.switch_off)
    desk.wait(lambda: not link_of(desk, old)["active"])
    desk.wait(lambda: desk.rows(links.links)[0][2] == "Switched off")
    assert not links.switch_off.isVisible()
    opened: list[object] = []
    links.opened.connect(opened.append)
    links.bookings.activated.emit(links.bookings.model().index(0, 0))
    assert opened == [booking]
