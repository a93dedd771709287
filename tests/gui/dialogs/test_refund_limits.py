"""The limits of refunds as an administrator types them, in their own language."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.people import Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.gui.background import Background
from backoffice.gui.dialogs.refund_limits import RefundLimitsDialog
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import install_language

STORED = RefundLimits({"BRL": CurrencyLimits(50_000, 200_000), "JPY": CurrencyLimits(most_per_refund=30_000)})


@pytest.fixture
def dialog(application: Application, background: Background, look: Appearance, qtbot: QtBot) -> RefundLimitsDialog:
    """The dialog over limits in two currencies."""
    del look
    application.refund_limits.set(STORED)
    install_language("pt_BR")
    made = RefundLimitsDialog(application.refund_limits, background, "BRL")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: background.running == 0)
    return made


def test_amounts_are_shown_and_typed_in_the_language_of_the_window(
    dialog: RefundLimitsDialog, application: Application, qtbot: QtBot
) -> None:
    shown = {currency: [line.text() for line in lines] for currency, lines in dialog.rows.items()}
    assert shown == {"BRL": ["500,00", "2.000,00", ""], "JPY": ["", "30.000", ""]}
    assert dialog.read() == STORED
    dialog.rows["BRL"][0].clear()
    qtbot.keyClicks(dialog.rows["BRL"][2], "1.234,5")
    with qtbot.waitSignal(dialog.stored):
        dialog.save.click()
    found = application.refund_limits.get().by_currency["BRL"]
    assert found == CurrencyLimits(None, 200_000, 123_450)


def test_what_is_no_amount_is_said_and_nothing_is_stored(
    dialog: RefundLimitsDialog, application: Application, qtbot: QtBot
) -> None:
    line = dialog.rows["BRL"][1]
    line.clear()
    qtbot.keyClicks(line, "1,2,3")
    dialog.save.click()
    assert "1,2,3" in dialog.problem.text()
    assert (line.property("problem"), line.accessibleDescription()) == (True, dialog.problem.text())
    assert application.refund_limits.get() == STORED
    line.clear()
    assert not line.property("problem")
    assert dialog.read() == RefundLimits({**STORED.by_currency, "BRL": CurrencyLimits(50_000)})


def test_currencies_come_and_go(dialog: RefundLimitsDialog, application: Application, qtbot: QtBot) -> None:
    dialog._remove("BRL")
    assert dialog.currency.currentData() == "BRL"  # the office's own is offered first
    dialog.currency.setCurrentIndex(dialog.currency.findData("USD"))
    dialog.add.click()
    assert dialog.currency.findData("USD") < 0
    assert all(line.accessibleName().startswith("USD: ") for line in dialog.rows["USD"])
    with qtbot.waitSignal(dialog.stored):
        dialog.save.click()
    assert sorted(application.refund_limits.get().by_currency) == ["JPY", "USD"]


def test_the_safe_button_is_the_default(dialog: RefundLimitsDialog, application: Application, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.rows["BRL"][2], "1")
    qtbot.keyClick(dialog.rows["BRL"][2], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert application.refund_limits.get() == STORED


def test_whoever_is_no_administrator_any_more_is_told_so(
    dialog: RefundLimitsDialog, application: Application, background: Background, qtbot: QtBot
) -> None:
    application.people.add("Ada", Role.ADMINISTRATOR, "correct horse")
    dialog.save.click()
    qtbot.waitUntil(lambda: background.running == 0)
    assert (dialog.isVisible(), bool(dialog.problem.text())) == (True, True)
    assert dialog.save.isEnabled()
