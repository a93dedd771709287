"""A tour through every main screen, each drawn into a picture: in light and dark, in every language."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.actions import Command
from backoffice.gui.app import Program, make_application
from backoffice.gui.main_window import MainWindow
from backoffice.gui.models.calendar_plan import Span
from backoffice.gui.office import Office, ProgramServices
from backoffice.gui.pages.calendar import CalendarPage
from backoffice.gui.pages.listings import ListingsPage
from backoffice.gui.pages.queue import QueuePage
from backoffice.gui.resync_tour import resync_screens
from backoffice.gui.sections import SectionName
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.tour_bookings import booking_screens
from backoffice.gui.tour_refunds import AskStripe, refund_screens
from backoffice.gui.translation import LANGUAGES, install_language, tr
from backoffice.settings import Density, Paths, Settings, Theme

SIZE = QSize(1440, 900)
GIVE_UP_SECONDS = 120
LOOKS = tuple((language, theme) for language in LANGUAGES for theme in (Theme.LIGHT, Theme.DARK))


@dataclass(frozen=True, slots=True)
class TourOffice:
    """An office with something to show: opened, in practice mode; `example` is a CSV file with faults.

    `surprise` lets a payment come that no booking asked for (None: none comes); `meddle` edits listings in Stripe;
    `ask_stripe` does anything else there (None: no money is given back).
    """

    office: Office
    paths: Paths
    services: ProgramServices
    example: Path
    surprise: Callable[[], None] | None = None
    meddle: Callable[[], None] | None = None
    ask_stripe: AskStripe | None = None


class TourTimedOut(RuntimeError):
    """A screen did not become ready."""


def draw_tour(folder: Path, shown: TourOffice, looks: tuple[tuple[str, Theme], ...] = LOOKS) -> Iterator[Path]:
    """Draw all screens in all looks into PNG files of the folder, and yield their paths; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(shown) as (window, appearance):
        for language, theme in looks:
            install_language(language)
            appearance.choose(theme=theme)
            guide = Guide(window, appearance, shown, folder / language.replace("_", "-") / theme.value)
            yield from guide.walk()


@contextmanager
def _opened(shown: TourOffice) -> Iterator[tuple[MainWindow, Appearance]]:
    settings = shown.office.settings
    found = QApplication.instance()
    if isinstance(found, QApplication):
        application, appearance = found, found.findChild(Appearance) or Appearance(found, Theme.LIGHT, settings.density)
    else:
        application, appearance = make_application(["backoffice"], settings)
    program = Program(application, appearance, shown.paths, settings, shown.services)
    program.show_office(shown.office)
    window = program.window
    assert window is not None
    window.resize(SIZE)
    try:
        yield window, appearance
    finally:
        window.close()
        program.close()


class Guide:
    """Walks through the window and draws what it sees."""

    def __init__(self, window: MainWindow, appearance: Appearance, shown: TourOffice, folder: Path) -> None:
        """Draw into this folder."""
        self._window = window
        self._appearance = appearance
        self._shown = shown
        self._folder = folder
        self._number = 0

    def walk(self) -> Iterator[Path]:
        """Draw every screen."""
        self._folder.mkdir(parents=True, exist_ok=True)
        wait_until(lambda: self._counts_known, "the queue is empty")
        self._surprise()
        yield from self._overviews()
        yield from self._bookings()
        yield from self._tables()
        yield from self._records()
        yield from self._dialogs()

    @property
    def _counts_known(self) -> bool:
        return self._window.status.queue.isVisible() and self._window.office.queue.status().waiting == 0

    def _overviews(self) -> Iterator[Path]:
        window = self._window
        for section in (SectionName.TODAY, SectionName.QUEUE, SectionName.FAILURES):
            window.show_section(section)
            page = window.pages.page(section)
            self._settle()
            if isinstance(page, QueuePage) and page.table.jobs_model.jobs:
                page.table.selectRow(0)
            yield self._draw(window, section.value)

    def _surprise(self) -> None:
        """Have a payment without a booking once, and wait until it is found."""
        office = self._window.office
        if self._shown.surprise is not None and not office.payments.unmatched():
            self._shown.surprise()
            office.payments.pull()
            office.engine.wake()
            wait_until(lambda: bool(office.payments.unmatched()), "a payment without a booking")

    def _bookings(self) -> Iterator[Path]:
        """The overviews of bookings and money; the calendar by month, week and day."""
        window = self._window
        for section in (SectionName.UNMATCHED, SectionName.MONEY, SectionName.EVENTS_INBOX):
            window.show_section(section)
            yield self._draw(window, section.value)
        window.show_section(SectionName.CALENDAR)
        page = window.pages.page(SectionName.CALENDAR)
        assert isinstance(page, CalendarPage)
        for span in Span:
            page.go_to(page.today, span)
            yield self._draw(window, f"calendar-{span.value}")
        page.go_to(page.today, Span.MONTH)
        for widget, name in booking_screens(window, wait_until):
            yield self._draw(widget, name)
        if self._shown.ask_stripe is not None:
            for widget, name in refund_screens(window, self._shown.ask_stripe, wait_until):
                yield self._draw(widget, name)
        for widget, name in resync_screens(window, self._shown.meddle, wait_until):
            yield self._draw(widget, name)

    def _tables(self) -> Iterator[Path]:
        window = self._window
        for section in (SectionName.ALL, SectionName.EVENTS, SectionName.VEHICLES):
            self._open_table(section)
            yield self._draw(window, section.value)
        page = self._open_table(SectionName.ACCOMMODATIONS)
        self._appearance.choose(density=Density.COMPACT)
        yield self._draw(window, "accommodations-compact")
        self._appearance.choose(density=Density.COMFORTABLE)
        page.filter_bar.search.setText("zzzz")
        wait_until(lambda: not len(page.model.keys), "nothing is found")
        yield self._draw(window, "nothing-found")
        page.filter_bar.clear()

    def _records(self) -> Iterator[Path]:
        window = self._window
        page = self._open_table(SectionName.ACTIVITIES)
        position = next((i for i in range(len(page.model.keys)) if _is_live(page, i)), 0)
        page.view.select_row(position)
        window.open_record(page.model.ref_at(position))
        wait_until(lambda: window.record.form is not None, "the record is shown")
        yield self._draw(window, "activity")
        window.record.close_record()
        window.new_asset(AssetKind.EVENTS)
        yield self._draw(window, "new-event")
        window.record.close_record()
        yield from self._undo(page)

    def _undo(self, page: ListingsPage) -> Iterator[Path]:
        """Archive three and take it back; one is selected afterwards."""
        window = self._window
        page.view.select_row(4)
        refs = [ref for ref in map(page.model.ref_at, (4, 5, 6)) if isinstance(ref, AssetRef)]
        window.listing_actions.archive(refs)
        wait_until(window.notice_bar.isVisible, "the undo bar is shown")
        yield self._draw(window, "undo")
        window.listing_actions.history.undo()
        wait_until(lambda: window.listing_actions.history.redo_text is not None, "it was undone")
        window.notice_bar.hide()
        self._settle()
        page.view.select_row(2)

    def _dialogs(self) -> Iterator[Path]:
        actions = self._window.actions_
        for command, name in (
            (Command.PALETTE, "find-anything"),
            (Command.SHORTCUTS, "shortcuts"),
            (Command.PREFERENCES, "preferences"),
            (Command.STRIPE_KEY, "stripe-key"),
            (Command.BULK_EDIT, "bulk-edit"),
            (Command.EXPORT, "export"),
            (Command.DIAGNOSTICS, "diagnostics"),
            (Command.ABOUT, "about"),
        ):
            yield self._draw_dialog(actions[command].trigger, name)
        yield self._draw_dialog(self._open_import, "import")
        yield self._draw_dialog(self._open_first_run, "first-run")

    def _open_import(self) -> None:
        from backoffice.gui.dialogs.importing import ImportDialog
        from backoffice.gui.record_files import LISTING_FILES

        window = self._window
        dialog = ImportDialog(LISTING_FILES, window.office, window.background, AssetKind.ACTIVITIES, window)
        dialog.read_file(self._shown.example)
        dialog.open()

    def _open_first_run(self) -> None:
        from backoffice.gui.dialogs.first_run import FirstRunDialog, FirstRunServices

        services = FirstRunServices(self._shown.services.check_database, self._shown.services.store_password)
        FirstRunDialog(Settings(), services, self._window.background, self._window).open()

    def _open_table(self, section: SectionName) -> ListingsPage:
        self._window.show_section(section)
        page = self._window.pages.page(section)
        assert isinstance(page, ListingsPage)
        wait_until(lambda: page.rows_known and page.model.rowCount() > 0, section.value)
        wait_until(lambda: page.model.row_at(0) is not None, f"{section.value}: rows")
        return page

    def _draw_dialog(self, open_it: Callable[[], object], name: str) -> Path:
        open_it()
        self._settle()
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            raise TourTimedOut(name)
        path = self._draw(dialog, name)
        dialog.reject()
        self._settle()
        return path

    def _draw(self, widget: QWidget, name: str) -> Path:
        self._settle()
        self._number += 1
        path = self._folder / f"{self._number:02}-{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(tr("The picture {path} could not be written.", path=str(path)))
        return path

    def _settle(self) -> None:
        """Let everything that is under way come to its end, twice: showing a result may ask for more."""
        for _ in range(2):
            _pump(120)
            wait_until(lambda: self._window.background.running == 0, "nothing is under way")


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Let the window work until something is so.

    Raises:
        TourTimedOut: when it takes too long.

    """
    for _ in range(GIVE_UP_SECONDS * 50):
        if is_so():
            return
        _pump(20)
    raise TourTimedOut(what)


def _pump(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _is_live(page: ListingsPage, position: int) -> bool:
    row = page.model.row_at(position)
    return row is not None and row.cells.get("stripe_payment_link") is not None
