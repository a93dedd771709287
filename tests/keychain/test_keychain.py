"""Secrets are kept in the real Secret Service, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from backoffice.keychain import Keychain
from backoffice.services.gateway_errors import KeyringUnusable, QueuePaused

KEY = "sk_test_canary_0123456789"
NAME = "stripe_secret_key"


@pytest.fixture(autouse=True)
def real_keyring(secret_service: KeyringBackend) -> KeyringBackend:
    """Every test here has the Secret Service of the test run at hand."""
    return secret_service


def kept_in_plain_text() -> dict[tuple[str, str], str]:
    """Imported late: it registers keyrings that would stand out when keyring looks for the best one."""
    from tests.keychain.plain_text import KEPT

    return KEPT


def test_a_secret_is_kept_given_back_replaced_and_removed() -> None:
    keychain = Keychain()
    assert keychain.get("kept", NAME) is None
    keychain.set("kept", NAME, KEY)
    assert Keychain().get("kept", NAME) == KEY
    keychain.set("kept", NAME, "põß \N{KEY} — other")
    assert keychain.get("kept", NAME) == "põß \N{KEY} — other"
    keychain.delete("kept", NAME)
    assert keychain.get("kept", NAME) is None


def test_it_is_seen_in_the_keyring_under_the_profile(real_keyring: KeyringBackend) -> None:
    Keychain().set("Praia & Cia", NAME, KEY)
    assert real_keyring.get_password("Backoffice (Praia & Cia)", NAME) == KEY
    Keychain().delete("Praia & Cia", NAME)


def test_profiles_and_names_are_apart() -> None:
    keychain = Keychain()
    keychain.set("first", NAME, KEY)
    keychain.set("first", "database_password", "pw")
    assert keychain.get("second", NAME) is None
    keychain.delete("first", "database_password")
    assert keychain.get("first", NAME) == KEY
    keychain.delete("first", NAME)


def test_removing_what_is_not_there_is_fine() -> None:
    Keychain().delete("nobody", NAME)
    assert Keychain().get("nobody", NAME) is None


def test_an_empty_secret_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="not empty"):
        Keychain().set("empty", NAME, "")


def test_the_check_names_the_keyring() -> None:
    assert Keychain().check() == "keyring.backends.SecretService.Keyring"


@pytest.mark.parametrize(
    ("backend", "sentence"),
    [
        ("keyring.backends.null.Keyring", "null.Keyring, which does not keep a secret"),
        ("keyring.backends.fail.Keyring", "fail.Keyring, which does not keep a secret"),
        ("tests.keychain.plain_text.PlaintextKeyring", "PlaintextKeyring, which does not keep a secret"),
        ("tests.keychain.plain_text.Keyring", "plain_text.Keyring, which does not keep a secret"),
        ("keyring.backends.nothing.Keyring", "cannot be loaded"),
        ("builtins.dict", "cannot be loaded"),
        ("", "cannot be loaded"),
    ],
)
def test_an_insecure_keyring_is_refused_and_given_nothing(
    monkeypatch: pytest.MonkeyPatch, backend: str, sentence: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    calls = (
        Keychain().check,
        lambda: Keychain().get("office", NAME),
        lambda: Keychain().set("office", NAME, KEY),
        lambda: Keychain().delete("office", NAME),
    )
    for call in calls:
        with pytest.raises(KeyringUnusable, match="PYTHON_KEYRING_BACKEND") as raised:
            call()
        assert sentence in str(raised.value.message)
        assert isinstance(raised.value, QueuePaused)
    assert kept_in_plain_text() == {}


def test_a_plain_text_keyring_that_pushes_itself_forward_is_passed_over() -> None:
    """A plug-in registers with a higher priority than any trusted keyring."""
    assert kept_in_plain_text() == {}
    registered = {f"{one.__module__}.{one.__name__}" for one in KeyringBackend.get_viable_backends()}
    assert "tests.keychain.plain_text.PlaintextKeyring" in registered
    Keychain().set("pushed", NAME, KEY)
    assert kept_in_plain_text() == {}
    Keychain().delete("pushed", NAME)


def test_the_chainer_is_passed_over_for_the_trusted_keyring_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.chainer.ChainerBackend")
    assert Keychain().check() == "keyring.backends.SecretService.Keyring"


def test_a_file_that_chooses_an_insecure_keyring_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "python_keyring"
    folder.mkdir()
    (folder / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    with pytest.raises(KeyringUnusable, match=r"keyringrc\.cfg"):
        Keychain().set("office", NAME, KEY)


def test_without_a_keyring_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    with pytest.raises(KeyringUnusable, match="sudo apt install gnome-keyring"):
        Keychain().set("office", NAME, KEY)


def test_a_keyring_that_starts_later_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keychain = Keychain()
    with monkeypatch.context() as without:
        without.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
        with pytest.raises(KeyringUnusable):
            keychain.check()
    assert keychain.check() == "keyring.backends.SecretService.Keyring"


def test_a_locked_keyring_says_so(tmp_path: Path) -> None:
    """Nobody can be asked to unlock it: the bus of this keyring has no screen."""
    script = Path(__file__).with_name("locked_keyring.py")
    start = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >&2; exec "$0" "$1"'
    without_screen = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    checkout = str(Path(__file__).parents[2])
    said = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", start, sys.executable, str(script)],
        env={
            **without_screen,
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "PYTHONPATH": os.pathsep.join([checkout, os.environ["PYTHONPATH"]]),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout.splitlines()
    assert len(said) == 4
    assert all(line.startswith("The keyring is locked.") for line in said), said


def test_a_keyring_that_loses_what_it_is_given_is_found_out(
    monkeypatch: pytest.MonkeyPatch, real_keyring: KeyringBackend
) -> None:
    monkeypatch.setattr(type(real_keyring), "set_password", lambda *_: None)
    with pytest.raises(KeyringUnusable, match="did not keep the key"):
        Keychain().set("lossy", NAME, KEY)


def test_no_error_repeats_the_secret(monkeypatch: pytest.MonkeyPatch, real_keyring: KeyringBackend) -> None:
    def fail(*words: object) -> None:
        raise OSError(f"cannot write {words[1:]}")

    monkeypatch.setattr(type(real_keyring), "set_password", fail)
    with pytest.raises(KeyringUnusable) as raised:
        Keychain().set("office", NAME, KEY)
    assert KEY not in f"{raised.value} {raised.value.details}"


def test_starting_the_program_does_not_load_keyring() -> None:
    code = "import sys, backoffice.keychain; sys.exit('keyring' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
