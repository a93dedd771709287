"""The program with a window: dresses Qt, opens the office away from the window's thread, and says what went wrong."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from backoffice.gui.background import Background
from backoffice.gui.commands import Commands
from backoffice.gui.dialogs.trouble import TroubleDialog
from backoffice.gui.garbage import GarbageLooks
from backoffice.gui.main_window import MainWindow
from backoffice.gui.memory import give_back_large_blocks
from backoffice.gui.office import Office, ProgramServices
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance, choose_font
from backoffice.gui.style.icons import program_icon
from backoffice.gui.translation import install_language, tr
from backoffice.gui.window_dialogs import WindowDialogs
from backoffice.gui.wording import explain
from backoffice.observability import catching_uncaught, logging_to, redact
from backoffice.settings import Paths, Profile, Settings, save_settings

log = logging.getLogger(__name__)

LOCK_SECONDS = 0.0005
"""How long another thread keeps Python's lock while the window wants it; drawing a table needs it a thousand times."""


def make_application(arguments: Sequence[str], settings: Settings) -> tuple[QApplication, Appearance]:
    """Return Qt's application, dressed and speaking the right language."""
    sys.setswitchinterval(LOCK_SECONDS)
    give_back_large_blocks()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(list(arguments))
    application.setApplicationName("backoffice")
    application.setApplicationDisplayName("Backoffice")
    application.setDesktopFileName("backoffice")
    application.setWindowIcon(program_icon())
    install_language(settings.language)
    choose_font(application)
    return application, Appearance(application, settings.theme, settings.density)


class Program(QObject):
    """Opens an office and shows its window. `ended` when the last window was closed and everything is put away."""

    window_shown = Signal(object)
    _crashed = Signal(object)

    def __init__(
        self,
        application: QApplication,
        appearance: Appearance,
        paths: Paths,
        settings: Settings,
        services: ProgramServices,
    ) -> None:
        """Do nothing yet."""
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._paths = paths
        self._settings = settings
        self._services = services
        self._remembered = Remembered(paths.config)
        self.background = Background(self)
        self._garbage = GarbageLooks(self)
        self.window: MainWindow | None = None
        self._office: Office | None = None
        # Between the first question and the window nothing is shown for a moment, which is no reason to end.
        application.setQuitOnLastWindowClosed(False)
        self._crashed.connect(self._tell_crashed, Qt.ConnectionType.QueuedConnection)

    def start(self, profile: Profile | None) -> None:
        """Open a profile's office; None: ask first what to start with."""
        if profile is None:
            self.ask_how_to_start()
        else:
            self.open(profile)

    def ask_how_to_start(self) -> None:
        """Show the first-run choice; closing it ends the program."""
        from backoffice.gui.dialogs.first_run import FirstRunDialog, FirstRunServices

        self._garbage.resume()
        services = FirstRunServices(self._services.check_database, self._services.store_password)
        dialog = FirstRunDialog(self._settings, services, self.background)
        dialog.started.connect(self._start_with)
        dialog.rejected.connect(self._application.quit)
        dialog.open()

    def open(self, profile: Profile) -> None:
        """Open a profile's office and its window."""
        settings, open_office = self._settings, self._services.open_office
        operation = self.background.run(lambda: open_office(profile, settings), owner=self)
        operation.on_success(self.show_office).on_failure(lambda error: self._tell_not_opened(profile, error))

    def show_office(self, office: Office) -> None:
        """Show the window of an open office, and let its engine work."""
        self._office = office
        self._garbage.pause()
        self.background.host_coroutines(office.host)
        self.window = MainWindow(office, self.background, self._appearance, self._remembered)
        self._commands = Commands(self.window)
        self._dialogs = WindowDialogs(self.window, self._services)
        self.window.start()
        self.window.show()
        self._dialogs.people.begin()
        self._application.setQuitOnLastWindowClosed(True)
        self.window_shown.emit(self.window)
        office.host.start()

    def report(self, error: BaseException) -> None:
        """Show an error that nobody caught; safe on any thread."""
        log.info("shown to the person: %s", type(error).__name__)
        self._crashed.emit(error)

    def close(self) -> None:
        """Put everything away; the window is closed."""
        self._garbage.resume()
        self.background.close()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        if self._office is not None:
            self._office.close()

    def _start_with(self, settings: Settings) -> None:
        self._settings = settings
        path = self._paths.settings_file
        self.background.run(lambda: save_settings(path, settings), owner=self).on_failure(self._tell_not_kept)
        assert settings.profile is not None
        self.open(settings.profile)

    def _tell_not_kept(self, error: BaseException) -> None:
        title = tr("The choice could not be stored")
        TroubleDialog(title, tr("The program will ask again at the next start."), details_of(error), self.window).open()

    def _tell_not_opened(self, profile: Profile, error: BaseException) -> None:
        self._garbage.resume()
        title = tr("“{profile}” could not be opened", profile=profile.name)
        dialog = TroubleDialog(title, explain(error), details_of(error), try_again=True)
        dialog.retry_asked.connect(lambda: self.open(profile))
        dialog.rejected.connect(self._application.quit)
        dialog.open()

    def _tell_crashed(self, error: BaseException) -> None:
        sentence = tr(
            "The program met an error it did not expect. What was saved is safe; what you were doing may not have been "
            "done. You can go on; if it happens again, start the program anew and send the details to its makers."
        )
        TroubleDialog(tr("An unexpected error"), sentence, details_of(error), self.window).open()


def details_of(error: BaseException) -> str:
    """Return a technical text to copy, without anything private."""
    import traceback

    return redact("".join(traceback.format_exception(error)))


def run(paths: Paths, settings: Settings, profile: Profile | None, services: ProgramServices) -> int:
    """Show the window until it is closed; return the exit code. `profile` None: ask what to start with."""
    application, appearance = make_application(sys.argv[:1], settings)
    program = Program(application, appearance, paths, settings, services)
    with logging_to(paths.logs), catching_uncaught(program.report):
        QTimer.singleShot(0, program, lambda: program.start(profile))
        code = application.exec()
        program.close()
    return code
