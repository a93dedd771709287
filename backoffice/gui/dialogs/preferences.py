"""Preferences: how the program looks and speaks, the office's defaults, and how fast it asks Stripe."""

from __future__ import annotations

from datetime import time
from functools import partial
from zoneinfo import available_timezones

import msgspec
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QSpinBox, QTabWidget, QVBoxLayout, QWidget

from backoffice.domain.money import is_known
from backoffice.domain.people import Person
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.editors.choices import CalmComboBox
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.people_words import alone_words, honest_words
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import LANGUAGES, formats, language_name, tr
from backoffice.settings import Density, Settings, Theme


class PreferencesDialog(Dialog):
    """`chosen` carries the new Settings; whoever opened it applies and stores them."""

    chosen = Signal(object)
    people_asked = Signal()
    limits_asked = Signal()

    def __init__(
        self,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        person: Person | None = None,
        works_alone: bool = True,
    ) -> None:
        """Show the preferences in force; `person` is at work and may change people and limits, or may not."""
        super().__init__(tr("Preferences"), parent)
        self.setMinimumWidth(460)
        self._settings = settings
        self._make_look(settings)
        self._make_office(settings)
        self._make_stripe(settings)
        tabs = QTabWidget()
        tabs.addTab(_page(self.language, self.theme, self.density), tr("Look and language"))
        tabs.addTab(_page(self.currency, self.region, self.zone), tr("Office"))
        tabs.addTab(self._people_page(person, works_alone=works_alone), tr("People"))
        tabs.addTab(_page(self.rate, self.rate_each, self.check, self.grace), tr("Stripe"))
        self.box.addWidget(tabs)
        self.box.addLayout(self._buttons())

    def read(self) -> Settings | None:
        """Return what is chosen, or None where something is wrong, which then stands at its field."""
        currency, region = self._currency.text().strip().upper(), self._region.text().strip().upper()
        zone = self._zone.text().strip()
        self.currency.show_problem(
            "" if is_known(currency) else tr("Write a currency that Stripe knows in three letters, such as BRL.")
        )
        self.region.show_problem(
            ""
            if region in formats().locale.territories and len(region) == 2
            else tr("Write a country in two letters, such as BR.")
        )
        self.zone.show_problem(
            ""
            if not zone or zone in available_timezones()
            else tr("Choose a time zone of the list, such as America/Recife.")
        )
        wrong = [field for field in (self.currency, self.region, self.zone) if field.control.property("problem")]
        if wrong:
            wrong[0].control.setFocus()
            return None
        return msgspec.structs.replace(
            self._settings,
            language=self._language.currentData(),
            theme=Theme(self._theme.currentData()),
            density=Density(self._density.currentData()),
            default_currency=currency,
            phone_region=region,
            time_zone=zone,
            requests_per_second=float(self._rate.value()),
            requests_per_second_per_endpoint=float(self._rate_each.value()),
            resync_check_hour=int(self._check.currentData()),
            old_link_hours=self._grace.value(),
        )

    def _make_look(self, settings: Settings) -> None:
        languages = [(tr("As the system"), ""), *((language_name(code), code) for code in LANGUAGES)]
        self._language = choice_box(languages, settings.language)
        themes = ((tr("As the system"), Theme.SYSTEM), (tr("Light"), Theme.LIGHT), (tr("Dark"), Theme.DARK))
        self._theme = choice_box(themes, settings.theme)
        densities = ((tr("Comfortable"), Density.COMFORTABLE), (tr("Compact"), Density.COMPACT))
        self._density = choice_box(densities, settings.density)
        self.language = LabelledField(tr("Language"), self._language)
        self.theme = LabelledField(tr("Colours"), self._theme)
        self.density = LabelledField(tr("Density"), self._density, tr("How much air tables and forms have."))

    def _make_office(self, settings: Settings) -> None:
        self._currency = line_edit(settings.default_currency)
        self._region = line_edit(settings.phone_region)
        self._zone = line_edit(settings.time_zone, placeholder=tr("This computer's"))
        zones = QCompleter(sorted(available_timezones()), self)
        zones.setFilterMode(zones.filterMode().MatchContains)
        zones.setCaseSensitivity(zones.caseSensitivity().CaseInsensitive)
        self._zone.setCompleter(zones)
        self.currency = LabelledField(tr("Default currency"), self._currency, tr("New listings start with it."))
        self.region = LabelledField(
            tr("Country of telephone numbers"), self._region, tr("For numbers written without a country code.")
        )
        self.zone = LabelledField(tr("Time zone of the office"), self._zone, tr("Times are shown in it."))

    def _make_stripe(self, settings: Settings) -> None:
        self._rate = _rate_box(settings.requests_per_second)
        self._rate_each = _rate_box(settings.requests_per_second_per_endpoint)
        self.rate = LabelledField(
            tr("Requests a second, in all"), self._rate, tr("Stripe takes 25 with a test key and 100 with a live one.")
        )
        self.rate_each = LabelledField(
            tr("Requests a second, of one kind"),
            self._rate_each,
            tr("Stripe takes 25. Both count from the next start."),
        )
        self._check, self._grace = _hour_box(settings.resync_check_hour), _grace_box(settings.old_link_hours)
        self.check = LabelledField(
            tr("Compare with Stripe every night"), self._check, tr("It only reports; the program has to be open.")
        )
        self.grace = LabelledField(
            tr("Old links still work for"),
            self._grace,
            tr("When a price changes, customers who have the old link can pay by it so long."),
        )

    def _people_page(self, person: Person | None, *, works_alone: bool) -> QWidget:
        may = works_alone or (person is not None and person.may_administer)
        words = label(_people_words(person, may=may, works_alone=works_alone), wrap=True)
        self.people, self.limits = (
            button(tr("People…"), icon_name="customer"),
            button(tr("Refund limits…"), icon_name="money"),
        )
        row = QHBoxLayout()
        for each, asked in ((self.people, self.people_asked), (self.limits, self.limits_asked)):
            each.setEnabled(may)
            each.clicked.connect(partial(self._leave_for, asked))
            row.addWidget(each)
        row.addStretch()
        row.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget()
        buttons.setLayout(row)
        return _page(words, buttons, label(honest_words(), Role.CAPTION, wrap=True))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cancel, self.save = button(tr("Cancel")), button(tr("Save"), Role.PRIMARY)
        self.save.setDefault(True)  # nothing is lost by it: every preference can be set back
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        return row

    def _leave_for(self, asked: SignalInstance, _checked: bool = False) -> None:
        """Go on to another dialog; what was chosen here is kept, unless something is wrong with it."""
        settings = self.read()
        if settings is not None:
            self.accept()
            if settings != self._settings:
                self.chosen.emit(settings)
            asked.emit()

    def _save(self) -> None:
        settings = self.read()
        if settings is not None:
            self.accept()
            self.chosen.emit(settings)


def _people_words(person: Person | None, *, may: bool, works_alone: bool) -> str:
    if works_alone:
        return alone_words()
    if may:
        return tr("You are administrator: you decide who works here and how much a refund may be.")
    return tr("An administrator decides who works here and how much a refund may be. Sign in as one to change it.")


def _page(*fields: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, measures().unit * 3, 0, 0)
    column.setSpacing(measures().unit * 3)
    for field in fields:
        column.addWidget(field)
    column.addStretch()
    return page


def _hour_box(hour: int) -> CalmComboBox:
    clock = [(formats().time(time(each)), each) for each in range(24)]
    box = choice_box([(tr("Never", "the nightly comparison"), -1), *clock], hour)
    box.setMaximumWidth(160)
    return box


def _grace_box(hours: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 8_760)
    box.setSuffix(" " + tr("hours"))
    box.setSpecialValueText(tr("No time: they are switched off at once"))
    box.setValue(hours)
    box.setMaximumWidth(320)
    return box


def _rate_box(value: float) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, 100)
    box.setValue(round(value))
    box.setMaximumWidth(120)
    return box
