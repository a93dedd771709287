"""The dialogs that a window opens from its menus, and what comes of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from backoffice.gui.actions import Command
from backoffice.gui.file_dialogs import FileDialogs
from backoffice.gui.main_window import MainWindow
from backoffice.gui.notices import Notices
from backoffice.gui.office import ProgramServices
from backoffice.gui.people_actions import PeopleActions
from backoffice.gui.translation import install_language, tr, use_zone
from backoffice.gui.wording import explain
from backoffice.settings import Density, Settings, Theme, save_settings


class WindowDialogs(QObject):
    """Connects the commands that open a dialog. Each dialog is imported when it is first opened."""

    def __init__(self, window: MainWindow, services: ProgramServices) -> None:
        """Connect them all."""
        super().__init__(window)
        self._window = window
        self._services = services
        self.files = FileDialogs(window, services)
        self.people = PeopleActions(window)
        actions = window.actions_
        actions[Command.BULK_EDIT].triggered.connect(self.open_bulk_edit)
        actions[Command.DIAGNOSTICS].triggered.connect(self.open_diagnostics)
        actions[Command.PREFERENCES].triggered.connect(self.open_preferences)
        actions[Command.STRIPE_KEY].triggered.connect(self.open_stripe_key)
        actions[Command.ABOUT].triggered.connect(self.open_about)
        actions[Command.CHECK_CONNECTION].triggered.connect(self.check_connection)
        window.status.account_pressed.connect(self.open_stripe_key)
        window.status.profile_pressed.connect(self.open_preferences)
        window.menus.theme_chosen.connect(self._choose_theme)
        window.menus.density_chosen.connect(self._choose_density)
        window.menus.language_chosen.connect(self._choose_language)

    @property
    def _notices(self) -> Notices:
        return self._window.notices

    def open_preferences(self) -> None:
        """Show the preferences."""
        from backoffice.gui.dialogs.preferences import PreferencesDialog

        people = self._window.office.people
        dialog = PreferencesDialog(
            self._window.office.settings, self._window, person=people.person(), works_alone=people.is_office_of_one
        )
        dialog.chosen.connect(self.use_settings)
        dialog.people_asked.connect(self.people.ask_people)
        dialog.limits_asked.connect(self.people.ask_limits)
        dialog.open()

    def open_stripe_key(self) -> None:
        """Show which key is in use, and take another."""
        from backoffice.gui.dialogs.stripe_key import StripeKeyDialog

        dialog = StripeKeyDialog(self._window.office, self._window.background, self._window)
        dialog.saved.connect(lambda _account: self._follow_key())
        dialog.removed.connect(self._follow_key)
        dialog.open()

    def open_about(self) -> None:
        """Show what program this is."""
        from backoffice.gui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def open_diagnostics(self) -> None:
        """Let the doctor look at everything."""
        from backoffice.gui.dialogs.diagnostics import DiagnosticsDialog

        office, services = self._window.office, self._services
        profile, settings = office.profile, office.settings
        DiagnosticsDialog(lambda: services.examine(profile, settings), self._window.background, self._window).open()

    def open_bulk_edit(self) -> None:
        """Ask which field of the selected listings is to be changed, and to what."""
        from backoffice.gui.dialogs.bulk_edit import BulkEditDialog

        listings = self._window.pages.listings
        refs = listings.selected_refs if listings else ()
        if refs:
            dialog = BulkEditDialog(refs, self._window.office.settings.default_currency, self._window)
            change = self._window.listing_actions.set_field
            dialog.chosen.connect(lambda field, value: change(refs, field, value))
            dialog.open()

    def check_connection(self) -> None:
        """Ask Stripe whose key is in use, and say so."""
        window = self._window
        operation = window.background.run_coroutine(_ask_account(window), owner=self)
        operation.on_success(self._tell_connected).on_failure(window.listing_actions.complain)

    def use_settings(self, settings: Settings) -> None:
        """Apply preferences and store them."""
        window = self._window
        window.office.use_settings(settings)
        window.background.run(window.office.follow_settings, owner=self)
        use_zone(settings.time_zone)
        window.appearance.choose(theme=settings.theme, density=settings.density)
        install_language(settings.language)
        path = window.office.paths.settings_file
        window.background.run(lambda: save_settings(path, settings), owner=self).on_failure(self._tell_not_kept)

    def _choose_theme(self, theme: Theme) -> None:
        self._change(theme=theme)

    def _choose_density(self, density: Density) -> None:
        self._change(density=density)

    def _choose_language(self, language: str) -> None:
        self._change(language=language)

    def _change(self, **changes: object) -> None:
        from msgspec.structs import replace

        self.use_settings(replace(self._window.office.settings, **changes))

    def _follow_key(self) -> None:
        self._window.live.look_at_connection()
        self._window.live.look()

    def _tell_connected(self, name: str) -> None:
        self._window.live.look_at_connection()
        self._notices.say(tr("Stripe answers. The account is {name}.", name=name))

    def _tell_not_kept(self, error: BaseException) -> None:
        words = tr("The preferences are in use, but could not be stored for the next start.")
        self._notices.complain(f"{words} {explain(error)}", repr(error))


async def _ask_account(window: MainWindow) -> str:
    gateway = await window.office.connection.reopen()
    account = await gateway.retrieve_account()
    return account.display_name or account.account_id
