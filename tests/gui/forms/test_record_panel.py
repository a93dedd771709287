"""A listing edited on the screen is what the database holds, and nothing typed is lost."""

import sqlite3
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.domain.kinds import AssetKind
from backoffice.gui.dialogs.compare import CompareDialog
from backoffice.gui.dialogs.leave import LeaveDialog
from backoffice.gui.forms.asset_form import AssetForm
from backoffice.gui.translation import install_language
from tests.gui.forms.office import Desk


def the_dialog(desk: Desk, kind: type) -> CompareDialog | LeaveDialog:
    """Wait for the dialog that has opened, and return it."""

    def found() -> list[CompareDialog | LeaveDialog]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]

    desk.qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def test_a_listing_typed_by_hand_is_saved(desk: Desk) -> None:
    desk.panel.new_asset(AssetKind.ACTIVITIES)
    desk.type("name", "Trilha do Capim")
    desk.type("price_minor", "180.5")
    saved = desk.save()
    assert saved.values["name"] == "Trilha do Capim"
    assert saved.values["price_minor"] == 18_050
    assert saved.values["currency"] == "BRL"
    assert not desk.panel.is_dirty


def test_a_price_is_typed_as_the_reader_writes_it(desk: Desk) -> None:
    install_language("pt_BR")
    desk.panel.new_asset(AssetKind.VEHICLES)
    desk.type("name", "Bugue vermelho")
    desk.type("price_minor", "1.234,5")
    saved = desk.save()
    assert saved.values["price_minor"] == 123_450
    assert desk.panel.form is not None
    assert desk.panel.form.rows["price_minor"].editor.line.text() == "1.234,50"


def test_what_is_wrong_stands_beside_the_field_while_it_is_typed(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("price_minor", "1x")
    assert "1x" in desk.problem("price_minor")
    desk.type("price_minor", "200")
    assert desk.problem("price_minor") == ""


def test_fields_that_contradict_each_other_are_named(desk: Desk) -> None:
    desk.open(desk.add(min_participants=2, max_participants=8).ref)
    desk.type("min_participants", "9")
    assert desk.problem("min_participants") or desk.problem("max_participants")


def test_saving_wrong_fields_saves_nothing_and_goes_to_the_first(desk: Desk) -> None:
    desk.panel.new_asset(AssetKind.EVENTS)
    desk.type("price_minor", "abc")
    desk.panel.save_button.click()
    assert desk.problem("name")
    assert desk.problem("price_minor")
    assert desk.panel.notice.isVisible()
    assert "2" in desk.panel.notice.text.text()
    focus = QApplication.focusWidget()
    assert desk.panel.form is not None
    assert focus is desk.panel.form.rows["name"].editor.focusProxy()
    assert desk.application.database.queries.counts().by_kind[AssetKind.EVENTS] == 0


def test_changes_are_marked_until_saved(desk: Desk) -> None:
    desk.open(desk.add().ref)
    form = desk.panel.form
    assert form is not None
    line = form.rows["name"].editor.focusProxy()
    assert line is not None
    with desk.qtbot.waitSignal(desk.panel.dirty_changed, check_params_cb=lambda dirty: dirty):
        desk.type("name", "Another name")
    assert line.property("changed") is True
    assert form.changed_fields() == ("name",)
    desk.save()
    assert line.property("changed") is False
    assert form.changed_fields() == ()


def test_typing_the_old_value_again_is_no_change(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("name", "Something")
    desk.type("name", "Boat trip at sunset")
    assert not desk.panel.is_dirty


def test_ctrl_s_saves(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("name", "By keyboard")
    with desk.qtbot.waitSignal(desk.panel.saved):
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.name == "By keyboard"


def test_leaving_unsaved_changes_asks_and_stays_by_default(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("name", "Not saved")
    answers: list[bool] = []
    desk.panel.try_leave(answers.append)
    dialog = the_dialog(desk, LeaveDialog)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: answers == [False])
    assert desk.panel.is_dirty


def test_leaving_can_discard(desk: Desk) -> None:
    record = desk.add()
    desk.open(record.ref)
    desk.type("name", "Not saved")
    answers: list[bool] = []
    desk.panel.try_leave(answers.append)
    dialog = the_dialog(desk, LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    dialog.discard.click()
    desk.qtbot.waitUntil(lambda: answers == [True])
    assert desk.application.assets.get(record.ref).values["name"] == "Boat trip at sunset"
    assert not desk.panel.is_dirty


def test_leaving_can_save_first(desk: Desk) -> None:
    record = desk.add()
    desk.open(record.ref)
    desk.type("name", "Saved on the way out")
    answers: list[bool] = []
    desk.panel.try_leave(answers.append)
    dialog = the_dialog(desk, LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    dialog.save.click()
    desk.qtbot.waitUntil(lambda: answers == [True])
    assert desk.application.assets.get(record.ref).values["name"] == "Saved on the way out"


def test_saving_on_the_way_out_that_fails_stays(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("price_minor", "no price")
    answers: list[bool] = []
    desk.panel.try_leave(answers.append)
    dialog = the_dialog(desk, LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    dialog.save.click()
    desk.qtbot.waitUntil(lambda: answers == [False])
    assert desk.problem("price_minor")


def test_escape_asks_before_it_reverts(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("name", "Not meant")
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    dialog = the_dialog(desk, LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    assert not dialog.save.isVisible()
    assert desk.panel.is_dirty
    dialog.discard.click()
    desk.qtbot.waitUntil(lambda: not desk.panel.is_dirty)
    assert desk.panel.form is not None
    assert desk.panel.form.rows["name"].read() == "Boat trip at sunset"


def test_a_conflict_opens_compare_and_merges_field_by_field(desk: Desk) -> None:
    record = desk.add(description="As it was")
    desk.open(record.ref)
    desk.type("name", "My name")
    theirs = {**record.values, "name": "Their name", "description": "Their words"}
    desk.application.assets.update(record.ref, record.version, theirs)
    desk.panel.save_button.click()
    dialog = the_dialog(desk, CompareDialog)
    assert isinstance(dialog, CompareDialog)
    assert dialog.mine["name"].isChecked()
    assert dialog.theirs["description"].isChecked(), "a field that only they changed stays theirs"
    with desk.qtbot.waitSignal(desk.panel.saved):
        dialog.save.click()
    saved = desk.application.assets.get(record.ref)
    assert (saved.values["name"], saved.values["description"]) == ("My name", "Their words")


def test_going_back_from_compare_loses_nothing(desk: Desk) -> None:
    record = desk.add()
    desk.open(record.ref)
    desk.type("name", "My name")
    desk.application.assets.update(record.ref, record.version, {"name": "Their name"})
    desk.panel.save_button.click()
    dialog = the_dialog(desk, CompareDialog)
    dialog.reject()
    assert desk.panel.is_dirty
    assert desk.panel.form is not None
    assert desk.panel.form.rows["name"].read() == "My name"
    assert desk.application.assets.get(record.ref).values["name"] == "Their name"


def test_a_listing_changed_elsewhere_is_shown_anew_unless_it_is_being_edited(desk: Desk) -> None:
    record = desk.add()
    desk.open(record.ref)
    desk.application.assets.update(record.ref, record.version, {"name": "Changed elsewhere"})
    desk.panel.refresh([record.ref])
    desk.qtbot.waitUntil(lambda: desk.panel.name == "Changed elsewhere")
    desk.type("name", "Mine")
    now = desk.application.assets.get(record.ref)
    desk.application.assets.update(record.ref, now.version, {"name": "Changed again"})
    with desk.qtbot.waitSignal(desk.background.idle):
        desk.panel.refresh([record.ref])
    assert desk.panel.form is not None
    assert desk.panel.form.rows["name"].read() == "Mine"


def test_a_save_that_the_database_refuses_says_so_and_keeps_the_words(desk: Desk) -> None:
    record = desk.add()
    desk.open(record.ref)
    desk.type("name", "Kept in the form")
    with closing(sqlite3.connect(desk.application.paths.default_database)) as other:
        other.execute("ALTER TABLE activities RENAME TO taken_away")
    desk.panel.save_button.click()
    desk.qtbot.waitUntil(desk.panel.notice.isVisible)
    assert desk.panel.notice.title.text() == "Not saved"
    assert "still in the form" in desk.panel.notice.text.text()
    assert desk.panel.notice.details.text()
    assert desk.panel.form is not None
    assert desk.panel.form.rows["name"].read() == "Kept in the form"


def test_another_language_keeps_what_is_typed(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.type("name", "Half an edit")
    desk.type("price_minor", "12x")
    install_language("pt_BR")
    desk.qtbot.waitUntil(lambda: desk.panel.save_button.text() == "Salvar")
    form = desk.panel.form
    assert form is not None
    assert form.rows["name"].read() == "Half an edit"
    assert form.rows["price_minor"].editor.line.text() == "12x"
    assert desk.panel.is_dirty


def test_hostile_names_are_shown_as_typed(desk: Desk) -> None:
    name = '<img src="file:///etc/passwd"> & <b>bold</b> \u202etxt'
    record = desk.add(name=name)
    desk.open(record.ref)
    assert desk.panel.name == name
    titles = [label for label in desk.panel.findChildren(type(desk.panel._title)) if name in label.text()]
    assert titles
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in titles)


def test_every_label_of_the_panel_shows_plain_text(desk: Desk) -> None:
    from PySide6.QtWidgets import QLabel

    desk.open(desk.add().ref)
    rich = [label.text() for label in desk.panel.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    assert rich == []


def test_only_one_form_is_there_after_closing_and_opening(desk: Desk) -> None:
    first, second = desk.add(), desk.add(name="Another")
    desk.open(first.ref)
    desk.panel.close_record()
    desk.open(second.ref)
    desk.qtbot.waitUntil(lambda: len(desk.panel.findChildren(AssetForm)) == 1)
    assert desk.panel.form is not None
    assert desk.panel.form.rows["name"].read() == "Another"


def test_nothing_is_saved_while_another_listing_is_being_read(desk: Desk) -> None:
    first, second = desk.add(), desk.add(name="Another")
    desk.open(first.ref)
    desk.type("name", "Typed, then left")
    desk.panel.show_asset(second.ref)
    assert not desk.panel.is_dirty
    desk.panel.save()
    desk.qtbot.waitUntil(lambda: desk.panel.name == "Another")
    assert desk.application.database.queries.counts().by_kind[AssetKind.ACTIVITIES] == 2
    assert desk.application.assets.get(second.ref).version == second.version


def test_opening_one_after_another_quickly_shows_the_last(desk: Desk) -> None:
    records = [desk.add(name=f"Listing {number}") for number in range(8)]
    for record in records:
        desk.panel.show_asset(record.ref)
    desk.qtbot.waitUntil(lambda: desk.panel.name == "Listing 7")
    desk.qtbot.waitUntil(lambda: desk.background.running == 0)
    assert desk.panel.name == "Listing 7"


def test_a_save_that_is_asked_for_twice_is_done_once(desk: Desk) -> None:
    desk.panel.new_asset(AssetKind.VEHICLES)
    desk.type("name", "Buggy")
    with desk.qtbot.waitSignal(desk.panel.saved):
        desk.panel.save()
        desk.panel.save()
    assert desk.application.database.queries.counts().by_kind[AssetKind.VEHICLES] == 1


def test_what_is_typed_while_saving_is_kept_as_a_change(desk: Desk) -> None:
    record = desk.add()
    desk.open(record.ref)
    desk.type("name", "First")
    with desk.qtbot.waitSignal(desk.panel.saved):
        desk.panel.save()
        desk.type("name", "Second")
    assert desk.application.assets.get(record.ref).values["name"] == "First"
    assert desk.panel.form is not None
    assert desk.panel.form.rows["name"].read() == "Second"
    assert desk.panel.is_dirty
    assert desk.save().values["name"] == "Second"


def test_a_save_that_ends_after_another_listing_was_opened_does_not_come_back(desk: Desk) -> None:
    first, second = desk.add(), desk.add(name="Another")
    desk.open(first.ref)
    desk.type("name", "Saved in the back")
    with desk.qtbot.waitSignal(desk.panel.saved):
        desk.panel.save()
        desk.panel.show_asset(second.ref)
    desk.qtbot.waitUntil(lambda: desk.panel.name == "Another")
    assert desk.panel.ref == second.ref
    assert desk.application.assets.get(first.ref).values["name"] == "Saved in the back"
