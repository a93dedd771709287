"""The key dialog checks a key with Stripe, keeps it in the real keyring only, and says everything in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application, Environment, build
from backoffice.gui.background import Background
from backoffice.gui.dialogs.stripe_key import StripeKeyDialog
from backoffice.gui.style.appearance import Appearance
from backoffice.settings import Paths, Profile, Settings
from backoffice.simulator.process import SimulatorProcess
from tests.support.ledger import Ledger

GOOD = "sk_test_Island1abc"
SERVICE = "Backoffice (office)"


@pytest.fixture
def office(
    paths: Paths, simulator: SimulatorProcess, secret_service: KeyringBackend, background: Background
) -> Iterator[Application]:
    """An office that talks to the simulator as if it were Stripe."""
    environment = Environment(stripe_api_base=simulator.url)
    with build(Profile(name="office"), Settings(), paths, environment) as made:
        made.host.start()
        background.host_coroutines(made.host)
        yield made
    if secret_service.get_password(SERVICE, "stripe_secret_key") is not None:
        secret_service.delete_password(SERVICE, "stripe_secret_key")


@pytest.fixture
def dialog(office: Application, background: Background, look: Appearance, qtbot: QtBot) -> StripeKeyDialog:
    """The dialog, once it knows what is in use."""
    del look
    return opened(office, background, qtbot)


def opened(office: Application, background: Background, qtbot: QtBot) -> StripeKeyDialog:
    """Open the dialog and wait until it knows what is in use."""
    made = StripeKeyDialog(office, background)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test still looks at it
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: bool(made.in_use.text()) and not made.in_use.text().startswith("Looking"))
    return made


def account_words(dialog: StripeKeyDialog) -> str:
    """Return what is said of the account."""
    return "\n".join(one.text() for one in dialog.account.findChildren(QLabel))


def test_a_key_is_checked_before_it_is_kept(
    dialog: StripeKeyDialog, qtbot: QtBot, secret_service: KeyringBackend
) -> None:
    assert dialog.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(dialog.line, GOOD)
    dialog.check.click()
    assert dialog.check.text() == "Asking Stripe…", "it says at once that it was heard"
    qtbot.waitUntil(dialog.account.isVisible, timeout=15_000)
    assert "TEST" in account_words(dialog)
    assert "acct_Island1abc" in account_words(dialog)
    assert secret_service.get_password(SERVICE, "stripe_secret_key") is None


def test_a_saved_key_lies_in_the_keyring_and_nowhere_else(
    dialog: StripeKeyDialog, office: Application, qtbot: QtBot, secret_service: KeyringBackend, tmp_path: Path
) -> None:
    qtbot.keyClicks(dialog.line, GOOD)
    with qtbot.waitSignal(dialog.saved, timeout=15_000):
        dialog.save.click()
    assert secret_service.get_password(SERVICE, "stripe_secret_key") == GOOD
    assert dialog.line.text() == ""
    qtbot.waitUntil(dialog.remove.isVisible)
    assert "TEST" in dialog.mode.text()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if GOOD.encode() in path.read_bytes()] == []


def test_the_keyring_is_named(dialog: StripeKeyDialog) -> None:
    assert "Secret Service" in dialog.keyring.text()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("pk_test_Island1abc", "publishable"),
        ("hello", "no Stripe key"),
        ("sk_test_Island1_revoked", "key"),
    ],
)
def test_a_wrong_key_is_refused_at_the_field(dialog: StripeKeyDialog, qtbot: QtBot, key: str, words: str) -> None:
    qtbot.keyClicks(dialog.line, key)
    dialog.check.click()
    qtbot.waitUntil(lambda: bool(dialog.field.control.property("problem")), timeout=15_000)
    assert words in dialog.field.note.text()
    qtbot.waitUntil(lambda: dialog.height() >= dialog.box.totalHeightForWidth(dialog.width()))
    note = dialog.field.note
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))  # else it is cut off
    assert not dialog.account.isVisible()
    assert dialog.check.isEnabled()


def test_what_a_restricted_key_may_not_do_is_said_in_stripes_words(dialog: StripeKeyDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.line, "rk_test_Island1_norefund")
    dialog.check.click()
    qtbot.waitUntil(dialog.account.isVisible, timeout=15_000)
    words = account_words(dialog)
    assert "✓ Products" in words
    assert "✗ Refunds" in words
    assert "does not have the required permissions" in words


def test_another_accounts_key_is_refused_before_any_write(
    dialog: StripeKeyDialog, qtbot: QtBot, secret_service: KeyringBackend, ledger: Ledger
) -> None:
    qtbot.keyClicks(dialog.line, GOOD)
    with qtbot.waitSignal(dialog.saved, timeout=15_000):
        dialog.save.click()
    qtbot.waitUntil(dialog.remove.isVisible)
    writes = ledger.writes()
    qtbot.keyClicks(dialog.line, "sk_test_Mainland9abc")
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog.field.control.property("problem")), timeout=15_000)
    assert secret_service.get_password(SERVICE, "stripe_secret_key") == GOOD
    assert ledger.writes() == writes


def test_removing_asks_and_keeps_by_default(
    dialog: StripeKeyDialog, qtbot: QtBot, secret_service: KeyringBackend
) -> None:
    qtbot.keyClicks(dialog.line, GOOD)
    with qtbot.waitSignal(dialog.saved, timeout=15_000):
        dialog.save.click()
    qtbot.waitUntil(dialog.remove.isVisible)
    dialog.remove.click()
    assert dialog.question.isVisible()
    assert dialog.focusWidget() is dialog.keep
    dialog.keep.click()
    assert secret_service.get_password(SERVICE, "stripe_secret_key") == GOOD
    dialog.remove.click()
    with qtbot.waitSignal(dialog.removed, timeout=15_000):
        dialog.really_remove.click()
    assert secret_service.get_password(SERVICE, "stripe_secret_key") is None


def test_a_key_of_the_environment_is_shown_as_such(
    paths: Paths, simulator: SimulatorProcess, background: Background, qtbot: QtBot, secret_service: KeyringBackend
) -> None:
    del secret_service
    environment = Environment(stripe_key=GOOD, stripe_api_base=simulator.url)
    with build(Profile(name="headless"), Settings(), paths, environment) as office:
        shown = opened(office, background, qtbot)
        assert "STRIPE_SECRET_KEY" in shown.in_use.text()
        assert not shown.field.isVisible()
        assert GOOD not in "\n".join(one.text() for one in shown.findChildren(QLabel))


def test_practice_mode_takes_no_key(
    practice_office: Application, background: Background, qtbot: QtBot, secret_service: KeyringBackend
) -> None:
    del secret_service
    shown = opened(practice_office, background, qtbot)
    assert "simulator" in shown.in_use.text()
    assert not shown.field.isVisible()
    assert shown.mode.text().strip() == "PRACTICE"
