"""The first start: practise, begin with a database of one's own, or connect to the office's. Three short steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.errors import BackofficeError
from backoffice.domain.money import is_known
from backoffice.gui.background import Background
from backoffice.gui.dialogs.choice_card import ChoiceCard
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.dialogs.office_address import OfficeAddress, OfficeAddressForm
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.forms.problem_panel import ProblemPanel
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import LANGUAGES, current_language, install_language, language_name, tr
from backoffice.gui.wording import explain
from backoffice.settings import Profile, Settings


class Start(StrEnum):
    """The three ways to begin."""

    PRACTICE = "practice"
    LOCAL = "local"
    OFFICE = "office"


class FoundDatabase(Protocol):
    """What looking at a database found: `problem` says in words why it cannot be used, None that it can."""

    @property
    def problem(self) -> BackofficeError | None: ...


@dataclass(frozen=True, slots=True)
class FirstRunServices:
    """What the dialog cannot do itself. Both wait (network, keyring) and run in the background."""

    check_database: Callable[[str], FoundDatabase]
    """Looks at a database (URL with its password) without changing it."""
    store_password: Callable[[str, str], None]
    """Puts (profile name, password) into the OS keyring."""


_TITLES = 3


class FirstRunDialog(Dialog):
    """`started` carries the Settings with the chosen profile active. Closing it starts nothing."""

    started = Signal(object)

    def __init__(
        self, settings: Settings, services: FirstRunServices, background: Background, parent: QWidget | None = None
    ) -> None:
        """Show the first step. Names already in use by profiles of `settings` are refused."""
        super().__init__(tr("Welcome to Backoffice"), parent)
        self.resize(620, 560)
        self._settings, self._services, self._background = settings, services, background
        self.start = Start.PRACTICE
        self._step = 1
        self._address: OfficeAddress | None = None
        self._name_text, self._currency_text = "", settings.default_currency
        self._page = QWidget()
        self._build()

    # --- the frame around the steps -----------------------------------------------------------------------

    def _build(self) -> None:
        """Make the step of now, in the language of now."""
        self.setWindowTitle(tr("Welcome to Backoffice"))
        self._page.hide()
        self._page.deleteLater()
        self._page = QWidget()
        self.box.addWidget(self._page)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures().unit * 3)
        column.addLayout(self._head())
        self.problem = ProblemPanel()
        column.addWidget(self.problem)
        {1: self._choose, 2: self._describe, 3: self._confirm}[self._step](column)
        column.addStretch()
        column.addLayout(self._foot())
        self._page.show()
        self.next.setDefault(True)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(label(tr("Step {step} of {steps}", step=self._step, steps=_TITLES), Role.CAPTION))
        top.addStretch()
        languages = choice_box([(language_name(code), code) for code in LANGUAGES], current_language())
        languages.setAccessibleName(tr("Language"))
        languages.setMinimumWidth(190)
        languages.activated.connect(lambda index: self._speak(str(languages.itemData(index))))
        top.addWidget(languages)
        head.addLayout(top)
        head.addWidget(label(self._step_title(), Role.TITLE, wrap=True))
        return head

    def _step_title(self) -> str:
        if self._step == 1:
            return tr("How do you want to start?")
        if self._step == 3:
            return tr("Ready")
        return {
            Start.PRACTICE: tr("Practice with sample data"),
            Start.LOCAL: tr("New local database"),
            Start.OFFICE: tr("Connect to the office database"),
        }[self.start]

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back, self.next = button(tr("Back")), button(self._next_words(), Role.PRIMARY)
        self.back.setVisible(self._step > 1)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.next)
        return row

    def _next_words(self) -> str:
        return tr("Start") if self._step == 3 else tr("Continue")

    # --- the steps ------------------------------------------------------------------------------------------

    def _choose(self, column: QVBoxLayout) -> None:
        self.cards = {
            Start.PRACTICE: ChoiceCard(
                "practice",
                tr("Practice with sample data"),
                tr(
                    "300 invented listings and a built-in stand-in for Stripe. "
                    "No key, no money, nothing leaves this computer."
                ),
            ),
            Start.LOCAL: ChoiceCard(
                "database",
                tr("New local database"),
                tr(
                    "For one computer. Starts empty; the file lies in your own folder, "
                    "and is backed up before its format changes."
                ),
            ),
            Start.OFFICE: ChoiceCard(
                "office",
                tr("Connect to the office database"),
                tr(
                    "For several computers that share one PostgreSQL server. "
                    "You need its address, a user and a password."
                ),
            ),
        }
        for start, card in self.cards.items():
            card.set_chosen(start is self.start)
            card.chosen.connect(lambda start=start: self._take_start(start))
            column.addWidget(card)
        self.cards[self.start].setFocus()

    def _take_start(self, start: Start) -> None:
        self.start = start
        for other, card in self.cards.items():
            card.set_chosen(other is start)

    def _describe(self, column: QVBoxLayout) -> None:
        if self.start is Start.PRACTICE:
            for text in _practice_words():
                column.addWidget(label(text, wrap=True))
            return
        self._name = line_edit(self._name_text or self._free_name())
        self._currency = line_edit(self._currency_text)
        self._currency.setMaximumWidth(120)
        self.name = LabelledField(tr("Name of the office"), self._name, tr("Shown in the status bar."))
        self.currency = LabelledField(tr("Currency"), self._currency, tr("New listings start with it."))
        column.addWidget(self.name)
        column.addWidget(self.currency)
        self._name.setFocus()
        if self.start is Start.OFFICE:
            self._describe_server(column)

    def _describe_server(self, column: QVBoxLayout) -> None:
        self.address = OfficeAddressForm()
        if self._address is not None:
            self.address.fill(self._address)
        self.test = button(tr("Test connection"))
        self.tested = label("", Role.MUTED, wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addWidget(self.tested, 1)
        column.addWidget(self.address)
        column.addLayout(row)
        self.test.clicked.connect(lambda: self._test_server(lambda: None))
        self.address.edited.connect(lambda: self.tested.setText(""))

    def _confirm(self, column: QVBoxLayout) -> None:
        for text in self._summary():
            column.addWidget(label(text, wrap=True))

    def _summary(self) -> tuple[str, ...]:
        if self.start is Start.PRACTICE:
            return (
                tr("The sample data and the practice Stripe are made now; this takes a few seconds."),
                tr("Everything is labelled PRACTICE. When you are ready, choose File › Connect to database…"),
            )
        lines = [tr("Office: {name}", name=self._name_text), tr("Currency: {currency}", currency=self._currency_text)]
        if self._address is not None and self.start is Start.OFFICE:
            lines.append(tr("Server: {host}, database {name}", host=self._address.host, name=self._address.database))
        lines.append(tr("Next, enter a Stripe key under Stripe › Stripe key…; until then listings are saved and wait."))
        return tuple(lines)

    # --- going on -------------------------------------------------------------------------------------------

    def _go_back(self) -> None:
        self._keep_typed()
        self._step -= 1
        self._build()

    def _go_on(self) -> None:
        if self._step == 3:
            self._finish()
        elif self._step == 2 and self.start is not Start.PRACTICE and not self._description_is_good():
            return
        elif self._step == 2 and self.start is Start.OFFICE:
            self._test_server(self._go_to_next)
        else:
            self._go_to_next()

    def _go_to_next(self) -> None:
        self._keep_typed()
        self._step += 1
        self._build()

    def _keep_typed(self) -> None:
        if self._step == 2 and self.start is not Start.PRACTICE:
            self._name_text, self._currency_text = self._name.text().strip(), self._currency.text().strip().upper()

    def _description_is_good(self) -> bool:
        name = self._name.text().strip()
        self.name.show_problem(self._name_problem(name))
        known = is_known(self._currency.text().strip().upper())
        self.currency.show_problem(
            "" if known else tr("Write a currency that Stripe knows in three letters, such as BRL.")
        )
        return known and not self._name_problem(name)

    def _name_problem(self, name: str) -> str:
        if not name:
            return tr("Give the office a name.")
        if any(profile.name.casefold() == name.casefold() for profile in self._settings.profiles):
            return tr("There is an office of this name already. Choose another.")
        return "" if name.isprintable() and len(name) <= 60 else tr("Use at most 60 letters and digits.")

    def _free_name(self) -> str:
        names = {profile.name for profile in self._settings.profiles}
        wanted = tr("My office")
        return next(name for name in (wanted, *(f"{wanted} {n}" for n in range(2, 99))) if name not in names)

    def _test_server(self, then: Callable[[], object]) -> None:
        address = self.address.read()
        if address is None:
            return
        self._address = address
        self.tested.setText(tr("Connecting…"))
        self.next.setEnabled(False)
        self.test.setEnabled(False)
        look = self._background.run(lambda: self._services.check_database(address.url(with_password=True)), owner=self)
        look.on_success(lambda found: self._take_found(found, then)).on_failure(self._test_failed)

    def _take_found(self, found: FoundDatabase, then: Callable[[], object]) -> None:
        if found.problem is not None:
            self._test_failed(found.problem)
            return
        self._set_ready()
        self.problem.clear()
        self.tested.setText(tr("✓ The connection works."))
        then()

    def _test_failed(self, error: BaseException) -> None:
        self._set_ready()
        self.tested.setText("")
        self.problem.say(tr("The database cannot be used yet"), explain(error), str(getattr(error, "details", "")))

    def _set_ready(self) -> None:
        self.next.setEnabled(True)
        if self.start is Start.OFFICE and self._step == 2:
            self.test.setEnabled(True)

    def _finish(self) -> None:
        profile, address = self._profile(), self._address
        if self.start is not Start.OFFICE or address is None or not address.password:
            self._end(profile)
            return
        self.next.setEnabled(False)
        keep = self._background.run(lambda: self._services.store_password(profile.name, address.password), owner=self)
        keep.on_success(lambda _none: self._end(profile)).on_failure(self._test_failed)

    def _profile(self) -> Profile:
        match self.start:
            case Start.PRACTICE:
                return Profile(name="practice", practice=True)
            case Start.LOCAL:
                return Profile(name=self._name_text)
            case Start.OFFICE:
                assert self._address is not None
                return Profile(name=self._name_text, database_url=self._address.url(with_password=False))

    def _end(self, profile: Profile) -> None:
        settings = self._settings.with_profile(profile)
        if self.start is not Start.PRACTICE:
            settings = msgspec.structs.replace(settings, default_currency=self._currency_text)
        self.accept()
        self.started.emit(settings)

    def _speak(self, language: str) -> None:
        self._keep_typed()
        if self._step == 2 and self.start is Start.OFFICE:
            self._address = self.address.read() or self._address
        self._settings = msgspec.structs.replace(self._settings, language=language)
        install_language(language)

    def changeEvent(self, event: QEvent) -> None:
        """Say the step of now in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_step"):
            self._build()


def _practice_words() -> tuple[str, ...]:
    return (
        tr("You get an island office with some 300 invented listings, in a database of its own."),
        tr("Stripe is played by a program on this computer: links, payments and refunds work, and no money moves."),
        tr("What you do here touches nothing else. The window is labelled PRACTICE all the time."),
    )
