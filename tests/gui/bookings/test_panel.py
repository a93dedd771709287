"""The panel of a booking: live price and room, problems at their fields, overriding, comparing."""

import dataclasses

from msgspec.structs import replace
from PySide6.QtCore import Qt

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs.bookings import booking_fields
from backoffice.gui.dialogs.booking_kind import BookingKindDialog
from backoffice.gui.dialogs.compare import CompareDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.forms.booking_form import BookingForm
from backoffice.gui.forms.editors.listing import ListingEditor
from backoffice.gui.forms.editors.tier import TierEditor
from backoffice.gui.forms.layouts.bookings import ONLY_NEW, booking_cards
from backoffice.gui.sections import SectionName
from backoffice.services.ports import BookingChange
from backoffice.settings import PersonRole
from tests.gui.bookings.office import CUSTOMER, PATIENCE, Counter


def total(counter: Counter) -> str:
    return counter.panel.price.total.text()


def test_price_and_room_follow_the_typing(counter: Counter) -> None:
    car = counter.listing(extra_driver_fee_minor=2_500)
    taken = counter.rent(car.ref, 10)
    counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.begin(car.ref)
    assert total(counter) == "–"
    counter.type("pick_up_on", counter.day(2))
    counter.type("return_on", counter.day(5))
    counter.qtbot.waitUntil(lambda: total(counter) == "R$540.00", timeout=PATIENCE)
    counter.type("additional_drivers", "1")
    counter.qtbot.waitUntil(lambda: total(counter) == "R$615.00", timeout=PATIENCE)
    assert counter.panel.price.words() == [
        "Days 3 × R$180.00 R$540.00",
        "Additional drivers (1), days 3 × R$25.00 R$75.00",
    ]
    assert counter.panel.conflicts.isHidden()
    counter.type("return_on", counter.day(11))
    counter.qtbot.waitUntil(counter.panel.conflicts.isVisible, timeout=PATIENCE)
    assert taken.confirmation_code in counter.panel.conflicts.text.text()
    assert "Ana Souza" in counter.panel.conflicts.text.text()


def test_what_is_wrong_stands_at_its_field(counter: Counter) -> None:
    car = counter.listing()
    counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.begin(car.ref)
    counter.type("customer_email", "ana at example")
    counter.type("customer_tax_id", "111.111.111-11")
    counter.type("pick_up_on", counter.day(5))
    counter.type("return_on", counter.day(2))
    area = counter.panel._area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    counter.panel.save()
    assert counter.problem("customer_name") != ""
    assert counter.problem("customer_email") != ""
    assert counter.problem("customer_tax_id") != ""
    assert counter.problem("return_on") != ""
    assert counter.problem("customer_phone") == ""
    assert counter.panel.notice.isVisible()
    first = counter.form.rows["return_on"]
    assert not first.visibleRegion().isEmpty(), "the first wrong field is in sight"
    assert counter.office.database.booking_queries.counts(counter.today).by_kind.get(BookingKind.VEHICLES, 0) == 0


def test_a_manager_books_in_spite_of_a_conflict_with_a_reason(counter: Counter) -> None:
    car = counter.listing()
    counter.rent(car.ref, 2)
    counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.begin(car.ref)
    counter.type("customer_name", "Bruno")
    counter.type("pick_up_on", counter.day(3))
    counter.type("return_on", counter.day(4))
    counter.panel.save_button.click()
    dialog = counter.dialog(ReasonDialog)
    assert not dialog.go.isEnabled()
    counter.qtbot.keyClicks(dialog.reason, "The other one comes back early")
    with counter.qtbot.waitSignal(counter.panel.saved, timeout=PATIENCE) as saved:
        dialog.go.click()
    counter.settle()
    assert saved.args is not None
    record = counter.office.bookings.get(saved.args[0])
    assert record.values["override_reason"] == "The other one comes back early"
    assert any("in spite of a conflict" in words for words in counter.panel.told.words())


def test_staff_are_told_who_has_the_car_and_cannot_override(counter: Counter) -> None:
    office = counter.office
    office.use_settings(replace(office.settings, person_role=PersonRole.STAFF))
    car = counter.listing()
    taken = counter.rent(car.ref, 2)
    counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.begin(car.ref)
    counter.type("customer_name", "Bruno")
    counter.type("pick_up_on", counter.day(3))
    counter.type("return_on", counter.day(4))
    counter.panel.save_button.click()
    counter.qtbot.waitUntil(counter.panel.notice.isVisible, timeout=PATIENCE)
    assert taken.confirmation_code in counter.panel.notice.text.text()
    assert "manager" in counter.panel.conflicts.hint.text()
    assert counter.panel.is_dirty, "what was typed is still there"


def test_a_listing_is_chosen_by_its_letters(counter: Counter) -> None:
    counter.listing(name="Buggy vermelho")
    wanted = counter.listing(name="Jipe Íris")
    counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.window.new_booking()
    counter.qtbot.waitUntil(lambda: isinstance(counter.panel.form, BookingForm))
    editor = counter.form.rows["asset"].editor
    assert isinstance(editor, ListingEditor)
    counter.type("asset", "iris")
    counter.qtbot.waitUntil(lambda: len(editor.offered) == 1, timeout=PATIENCE)
    assert counter.form.rows["asset"].problem is not None, "letters are no choice"
    counter.qtbot.keyClick(editor._completer.popup(), Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.form.listing == wanted.ref)
    counter.type("pick_up_on", counter.day(1))
    counter.type("return_on", counter.day(2))
    counter.type("customer_name", "Ana")
    assert counter.save().asset == wanted.ref


def test_tickets_of_a_tier_have_its_price(counter: Counter) -> None:
    show = counter.listing(
        AssetKind.EVENTS, {"name": "Front row", "price_minor": 25_000}, name="Concert", event_on=counter.day(20)
    )
    counter.table(SectionName.EVENT_BOOKINGS)
    counter.begin(show.ref)
    editor = counter.form.rows["tier_id"].editor
    assert isinstance(editor, TierEditor)
    assert [editor.combo.itemText(at) for at in range(editor.combo.count())] == [
        "None: the listing’s price",
        "Front row · R$250.00",
    ]
    counter.qtbot.waitUntil(lambda: total(counter) == "R$180.00", timeout=PATIENCE)
    editor.combo.setCurrentIndex(1)
    editor.tell_edited()
    counter.type("adults", "2")
    counter.qtbot.waitUntil(lambda: total(counter) == "R$500.00", timeout=PATIENCE)
    counter.type("customer_name", "Ana")
    assert counter.save().values["tier_id"] == show.tiers[0].id


def test_a_note_leaves_the_frozen_price_alone(counter: Counter) -> None:
    car = counter.listing()
    booking = counter.rent(car.ref, 2)
    counter.office.assets.update(car.ref, 1, {"price_minor": 99_000})
    counter.open(booking.ref)
    assert total(counter) == "R$540.00"
    counter.form.rows["notes"].editor.show_value("Brings a dog")
    counter.form.rows["notes"].editor.tell_edited()
    counter.settle()
    assert total(counter) == "R$540.00"
    counter.type("return_on", counter.day(6))
    counter.qtbot.waitUntil(lambda: total(counter) == "R$3,960.00", timeout=PATIENCE)


def test_two_people_compare_what_they_typed(counter: Counter) -> None:
    booking = counter.rent(counter.listing().ref, 2)
    counter.open(booking.ref)
    counter.type("pick_up_place", "Airport")
    counter.office.bookings.update(booking.ref, 1, {"pick_up_place": "Harbour", "customer_phone": "+5581999990000"})
    counter.panel.save_button.click()
    dialog = counter.dialog(CompareDialog)
    assert set(dialog.mine) == {"pick_up_place", "customer_phone"}
    with counter.qtbot.waitSignal(counter.panel.saved, timeout=PATIENCE):
        dialog.save.click()
    values = counter.office.bookings.get(booking.ref).values
    assert (values["pick_up_place"], values["customer_phone"]) == ("Airport", "+5581999990000")


def test_unsaved_changes_are_marked_and_asked_about(counter: Counter) -> None:
    first = counter.rent(counter.listing().ref, 2)
    counter.open(first.ref)
    counter.type("customer_name", "Somebody else")
    assert counter.window.windowTitle().startswith("● ")
    counter.qtbot.keyClick(
        counter.form.rows["customer_name"].editor.focusProxy(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    counter.qtbot.waitUntil(lambda: not counter.panel.is_dirty, timeout=PATIENCE)
    assert counter.office.bookings.get(first.ref).values["customer_name"] == "Somebody else"


def test_ctrl_shift_n_asks_for_the_kind_and_opens_its_form(counter: Counter) -> None:
    counter.window.show_section(SectionName.TODAY)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    counter.qtbot.keyClick(counter.window, Qt.Key.Key_N, keys)
    dialog = counter.dialog(BookingKindDialog)
    counter.qtbot.keyClick(dialog, Qt.Key.Key_5)
    counter.qtbot.waitUntil(lambda: isinstance(counter.panel.form, BookingForm), timeout=PATIENCE)
    assert counter.form.kind is BookingKind.ACCOMMODATIONS


def test_a_listing_is_booked_from_its_own_panel(counter: Counter) -> None:
    car = counter.listing()
    counter.window.open_asset(car.ref)
    counter.qtbot.waitUntil(lambda: counter.window.record.form is not None)
    counter.qtbot.mouseClick(counter.window.record.book_button, Qt.MouseButton.LeftButton)
    counter.qtbot.waitUntil(lambda: isinstance(counter.panel.form, BookingForm), timeout=PATIENCE)
    counter.qtbot.waitUntil(lambda: counter.form.listing == car.ref)
    assert counter.window.record.isHidden()
    assert counter.window.side.isVisible()


def test_hostile_text_is_shown_as_typed(counter: Counter) -> None:
    name = "<img src=x> & <b>Ana</b>"
    booking = counter.rent(counter.listing(name="<h1>Car</h1>").ref, 2, customer_name=name)
    counter.open(booking.ref)
    assert counter.panel._title.text() == name
    assert counter.panel.card.text.text().startswith("<h1>Car</h1>")
    assert counter.panel.card.text.textFormat() is Qt.TextFormat.PlainText


def test_the_form_of_each_kind_holds_every_field() -> None:
    for kind in BookingKind:
        shown = [field for card in booking_cards(kind, is_new=True) for field in card.fields]
        assert len(shown) == len(set(shown))
        assert set(shown) - set(ONLY_NEW) == {spec.name for spec in booking_fields(kind)} - {"override_reason"}


def test_the_form_speaks_another_language_without_losing_a_word(counter: Counter) -> None:
    from backoffice.gui.translation import install_language

    counter.table(SectionName.VEHICLE_BOOKINGS)
    car = counter.listing()
    counter.begin(car.ref)
    counter.type("customer_name", "Ana")
    counter.type("pick_up_on", "31/31")
    install_language("pt_BR")
    counter.settle()
    assert counter.form.listing == car.ref
    assert counter.form.rows["customer_name"].read() == CUSTOMER["customer_name"][:3]
    assert counter.form.rows["pick_up_on"].editor.line.text() == "31/31"  # type: ignore[attr-defined]


def test_a_long_id_does_not_widen_the_panel(counter: Counter) -> None:
    booking = counter.rent(counter.listing().ref, 2)
    with counter.office.database.write() as uow:
        stripe = dataclasses.replace(booking.stripe, session_id="cs_test_" + "a" * 120, session_status="expired")
        uow.bookings.change(booking.ref, BookingChange(stripe=stripe))
    counter.open(booking.ref)
    counter.panel.payment.details_button.click()
    counter.settle()
    area = counter.panel._area
    assert area.widget().width() <= area.viewport().width()
