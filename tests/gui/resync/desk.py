"""An office, its ledger and its window, and what tests do with them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.resync_dialog import ResyncDialog
from backoffice.gui.dialogs.resync_plan_view import PlanView
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.resync_page import Part, ResyncPage
from backoffice.gui.resync_strip import ResyncStrip
from backoffice.gui.sections import SectionName
from backoffice.services.ports import SyncState
from tests.gui.overview.office import BookedOffice
from tests.support.ledger import Json, Ledger

PATIENT_MS = 20_000


class Elsewhere:
    """Calls an object's methods on another thread: the window's own must touch no database and no network."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)

        def call(*arguments: Any, **named: Any) -> Any:
            with ThreadPoolExecutor(1) as pool:
                return pool.submit(method, *arguments, **named).result()

        return call


class ResyncDesk:
    """Everything by hand and eye: buttons are pressed, words are read."""

    def __init__(self, office: Application, ledger: Ledger, qtbot: QtBot) -> None:
        self.office, self.qtbot = office, qtbot
        self.ledger: Any = Elsewhere(ledger)
        self.assets: Any = Elsewhere(office.assets)
        self.resync: Any = Elsewhere(office.resync)
        self.booked: Any = Elsewhere(BookedOffice(office))
        self.refs: list[AssetRef] = []
        self._window: MainWindow | None = None

    # --- making things be so --------------------------------------------------------------------------------

    def add(self, *names: str) -> None:
        """Save listings and wait until Stripe has them."""
        for name in names:
            record = self.assets.create(AssetKind.ACTIVITIES, {"name": name, "price_minor": 18_000})
            record = self.assets.update(record.ref, record.version, {"is_active": True})
            self.refs.append(record.ref)
        self.office.engine.wake()
        self.wait(lambda: all(self.record(ref).stripe.sync_state is SyncState.SYNCED for ref in self.refs))

    def open(self, open_window: Callable[[Application], MainWindow]) -> None:
        self._window = open_window(self.office)
        self.settle()

    def edit(self, at: int, **fields: Any) -> None:
        """Edit a product as somebody does in the Dashboard."""
        self.ledger.edit(self.product_id(at), **fields)

    # --- looking --------------------------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def page(self) -> ResyncPage:
        page = self.window.pages.page(SectionName.RESYNC)
        assert isinstance(page, ResyncPage)
        return page

    @property
    def strip(self) -> ResyncStrip:
        strip = self.window.findChild(ResyncStrip)
        assert strip is not None
        return strip

    @property
    def badge(self) -> str:
        """Return the section's name as a screen reader says it: with its figure."""
        return next(
            text
            for at in range(self.window.sections.count())
            if (text := str(self.window.sections.item(at).data(11) or "")).startswith("Drift and resync")
        )

    @property
    def told(self) -> str:
        """Return the last notice."""
        return self.window.notices.all[0].text if self.window.notices.all else ""

    def record(self, ref: AssetRef) -> Any:
        return self.assets.get(ref)

    def product_id(self, at: int) -> str:
        found = self.record(self.refs[at]).stripe.product_id
        assert found
        return str(found)

    def product(self, at: int) -> Json:
        return self.ledger.object("product", id=self.product_id(at))

    # --- doing ----------------------------------------------------------------------------------------------

    def wait(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=PATIENT_MS)

    def settle(self) -> None:
        self.wait(lambda: self.window.background.running == 0)

    def press(self, button: QPushButton) -> None:
        assert button.isEnabled()
        assert button.isVisible()
        button.click()

    def press_hidden(self, button: QPushButton) -> None:
        """Press a button of a dialog that is not shown."""
        button.click()

    def book(self, ref: AssetRef) -> BookingRef:
        """Book a listing, to be paid by Stripe."""
        day = BookedOffice(self.office).today + timedelta(days=20)
        made = self.booked.book(ref, {"activity_on": day}, payment_method=PaymentMethod.STRIPE)
        assert isinstance(made.ref, BookingRef)
        return made.ref

    def command(self, command: Command) -> ResyncDialog:
        """Give a command, and return the dialog that opens."""
        self.window.actions_[command].trigger()
        dialog = self.window.findChild(ResyncDialog)
        assert dialog is not None
        return dialog

    def plan(self, command: Command = Command.RESYNC_ALL) -> PlanView:
        """Open the plan and wait until it is there."""
        dialog = self.command(command)
        self.wait(lambda: dialog.plan is not None and dialog.plan.isVisible())
        self.settle()
        assert dialog.plan is not None
        return dialog.plan

    def apply(self, plan: PlanView) -> None:
        """Apply, and wait until the run's page tells its result."""
        self.press(plan.apply)
        self.wait(lambda: self.told.startswith("Resync"))
        self.settle()

    def show(self, part: Part) -> ResyncPage:
        self.window.show_section(SectionName.RESYNC)
        self.page.show_part(part)
        self.settle()
        return self.page

    def rows(self, table: Any) -> list[list[str]]:
        """Return what a table says."""
        model = table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
