"""Import and export of bookings, by the same dialogs as listings."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.exporting import ExportDialog
from backoffice.gui.dialogs.importing import ImportDialog
from backoffice.gui.file_dialogs import FileDialogs
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.bookings import BookingsPage
from backoffice.gui.record_files import BOOKING_FILES
from backoffice.gui.sections import SectionName
from backoffice.services.ports import BookingFilter
from tests.gui.window.guard import MainThreadGuard
from tests.gui.window.steps import wait_for_dialog

OpenWindow = Callable[[Application], MainWindow]


@pytest.fixture
def car(office: Application) -> AssetRef:
    """A listing that can be booked once a day."""
    return office.assets.create(AssetKind.VEHICLES, {"name": "Buggy 7", "slug": "buggy-7", "price_minor": 18_000}).ref


def _table(window: MainWindow, section: SectionName, qtbot: QtBot) -> BookingsPage:
    window.show_section(section)
    page = window.pages.page(section)
    assert isinstance(page, BookingsPage)
    qtbot.waitUntil(lambda: page.rows_known)
    return page


def _row(office: Application, customer: str, start: int, end: int) -> str:
    today = office.clock.now().date()
    days = ",".join(str(today + timedelta(days=each)) for each in (start, end))
    return f"buggy-7,{customer},{days}\n"


def _dialog(window: MainWindow, command: Command, kind: type, qtbot: QtBot) -> object:
    window.actions_[command].trigger()
    dialog = wait_for_dialog(kind, qtbot)
    assert isinstance(dialog, kind)
    return dialog


@pytest.mark.usefixtures("car")
def test_bookings_are_looked_at_then_imported_and_what_finds_no_room_is_told_by_row(
    office: Application, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("Ana", 1, 3), ("", 5, 6), ("Bia", 2, 4), ("Caio", 8, 9)]
    lines = "".join(_row(office, *row) for row in rows)
    (tmp_path / "in.csv").write_text("listing,customer_name,start_date,end_date\n" + lines, encoding="utf-8")
    window = open_window(office)
    page = _table(window, SectionName.VEHICLE_BOOKINGS, qtbot)
    dialog = _dialog(window, Command.IMPORT, ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert (dialog.windowTitle(), dialog.kind.currentText()) == ("Import bookings", "Vehicle bookings")
    dialog.read_file(tmp_path / "in.csv")
    qtbot.waitUntil(dialog.start.isEnabled)
    assert [dialog.problems.item(0, column).text() for column in (0, 1)] == ["3", "customer_name"]
    assert dialog.start.text() == "Import 3 bookings"
    assert page.model.rowCount() == 0

    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.waitUntil(lambda: dialog.verdict.text() == "Imported 2 bookings.")
    assert dialog.isVisible(), "it stays to say which rows found no room"
    assert [dialog.problems.item(row, 0).text() for row in range(dialog.problems.rowCount())] == ["3", "4"]
    assert dialog.problems.item(1, 2).text().startswith("The vehicle is away then.")
    assert not dialog.start.isEnabled()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    said = {notice.text for notice in window.notices.all}
    assert {"Imported 2 bookings.", "2 rows of the file were left out."} <= said


def test_an_export_of_bookings_holds_what_the_table_shows_and_can_be_read_again(
    office: Application, car: AssetRef, open_window: OpenWindow, tmp_path: Path, guard: MainThreadGuard, qtbot: QtBot
) -> None:
    today = office.clock.now().date()
    for number, customer in enumerate(("Ana Souza", "Bia Lima", "Ana Prado")):
        days = {"pick_up_on": today + timedelta(days=10 * number + 1), "return_on": today + timedelta(10 * number + 2)}
        office.bookings.create(BookingKind.VEHICLES, car, {"customer_name": customer, **days})
    window = open_window(office)
    page = _table(window, SectionName.VEHICLE_BOOKINGS, qtbot)
    page.filter_bar.search.setText("ana")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    dialog = _dialog(window, Command.EXPORT, ExportDialog, qtbot)
    assert isinstance(dialog, ExportDialog)
    assert dialog.only_shown.isChecked()
    files = window.findChild(FileDialogs)
    assert files is not None
    wanted: list[BookingFilter] = []
    dialog.chosen.connect(wanted.append)
    dialog.chosen.disconnect(files._choose_export_file)  # Qt's own file dialog is not what is tested
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert wanted == [BookingFilter(kind=BookingKind.VEHICLES, text="ana")]
    files.export_to(tmp_path / "out.csv", wanted[0])
    qtbot.waitUntil(lambda: any("Exported 2 bookings" in notice.text for notice in window.notices.all))
    guard.is_on = False
    read = office.booking_importing.read(BookingKind.VEHICLES, tmp_path / "out.csv")
    assert {booking.new.values["customer_name"] for _, booking in read.ready} == {"Ana Souza", "Ana Prado"}
    assert read.problems == ()


@pytest.mark.parametrize(
    ("section", "title", "kind"),
    [
        (SectionName.BOOKINGS, "Import bookings", "Activity bookings"),
        (SectionName.ACCOMMODATION_BOOKINGS, "Import bookings", "Stays"),
        (SectionName.CALENDAR, "Import bookings", "Activity bookings"),
        (SectionName.EVENTS, "Import listings", "Events"),
        (SectionName.TODAY, "Import listings", "Activities"),
    ],
)
def test_import_is_about_what_is_in_view(
    section: SectionName, title: str, kind: str, office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(office)
    window.show_section(section)
    dialog = _dialog(window, Command.IMPORT, ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert (dialog.windowTitle(), dialog.kind.currentText()) == (title, kind)
    dialog.reject()


def test_a_table_without_bookings_offers_to_import_some(
    office: Application, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(office)
    page = _table(window, SectionName.EVENT_BOOKINGS, qtbot)
    qtbot.mouseClick(page.empty.second, Qt.MouseButton.LeftButton)
    dialog = wait_for_dialog(ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert dialog.kind.currentText() == "Event bookings"
    dialog._write_template(tmp_path / "empty.csv", BookingKind.EVENTS)
    qtbot.waitUntil(lambda: "empty.csv" in dialog.advice.text())
    dialog.read_file(tmp_path / "empty.csv")
    qtbot.waitUntil(lambda: dialog.verdict.text() == "0 bookings can be imported.")
    dialog.reject()


def test_a_table_s_filter_is_taken_as_far_as_it_fits_another_kind() -> None:
    shown = BookingFilter(
        kind=BookingKind.VEHICLES,
        text="ana",
        statuses=frozenset({BookingStatus.PAID}),
        asset=AssetRef(AssetKind.VEHICLES, 7),
    )
    assert BOOKING_FILES.narrow(shown, BookingKind.VEHICLES) == shown
    assert BOOKING_FILES.narrow(shown, BookingKind.EVENTS) == BookingFilter(
        kind=BookingKind.EVENTS, text="ana", statuses=frozenset({BookingStatus.PAID})
    )
    assert BOOKING_FILES.narrow(None, BookingKind.EVENTS) == BookingFilter(kind=BookingKind.EVENTS)
