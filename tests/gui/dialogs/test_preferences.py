"""Preferences are read as chosen, and what cannot be is said at its field."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.gui.dialogs.preferences import PreferencesDialog
from backoffice.gui.style.appearance import Appearance
from backoffice.settings import Density, Settings, Theme


@pytest.fixture
def dialog(look: Appearance, qtbot: QtBot) -> PreferencesDialog:
    """The dialog over settings of which each differs from the default."""
    del look
    settings = Settings(
        language="pt_BR", theme=Theme.DARK, density=Density.COMPACT, default_currency="EUR", phone_region="PT",
        time_zone="America/Recife", requests_per_second=50, requests_per_second_per_endpoint=20,
    )  # fmt: skip
    made = PreferencesDialog(settings)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test still looks at it
    qtbot.addWidget(made)
    made.open()
    return made


def test_nothing_changes_by_looking(dialog: PreferencesDialog) -> None:
    assert dialog.read() == dialog._settings


def test_what_is_chosen_is_handed_on(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    dialog._theme.setCurrentIndex(dialog._theme.findData(Theme.LIGHT))
    dialog._language.setCurrentIndex(dialog._language.findData(""))
    dialog._currency.setText(" usd ")
    dialog._rate.setValue(10)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.save.click()
    assert chosen.args is not None
    settings = chosen.args[0]
    assert (settings.theme, settings.language, settings.default_currency) == (Theme.LIGHT, "", "USD")
    assert settings.requests_per_second == 10
    assert settings.density is Density.COMPACT


@pytest.mark.parametrize(("line", "text"), [("_currency", "XYZ"), ("_region", "BRA"), ("_zone", "Mars/Olympus")])
def test_what_cannot_be_is_said_at_its_field(dialog: PreferencesDialog, line: str, text: str) -> None:
    getattr(dialog, line).setText(text)
    dialog.save.click()
    assert dialog.isVisible()
    assert getattr(dialog, line).property("problem")
    assert dialog.read() is None


def test_what_was_chosen_is_kept_when_one_goes_on_to_the_people(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    told: list[Settings] = []
    dialog.chosen.connect(told.append)
    dialog._currency.setText("XYZ")
    dialog.people.click()
    assert (dialog.isVisible(), told) == (True, [])
    dialog._currency.setText("USD")
    with qtbot.waitSignal(dialog.people_asked):
        dialog.people.click()
    assert (dialog.isVisible(), [settings.default_currency for settings in told]) == (False, ["USD"])


def test_cancel_changes_nothing(dialog: PreferencesDialog) -> None:
    told: list[object] = []
    dialog.chosen.connect(told.append)
    dialog._currency.setText("USD")
    dialog.cancel.click()
    assert told == []
