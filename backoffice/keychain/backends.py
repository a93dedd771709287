"""Which keyrings are trusted: those that an operating system or desktop keeps encrypted for its user. No others."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.gateway_errors import KeyringUnusable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

TRUSTED = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)
"""Everything else is refused: plain-text files, null, fail, and whatever a plug-in brings along."""


def find_backend() -> KeyringBackend:
    """Return the keyring to use: the one chosen for keyring (PYTHON_KEYRING_BACKEND, keyringrc.cfg), else the best.

    Looked for afresh each time, so that a keyring started meanwhile is found. May take some 50 ms.

    Raises:
        KeyringUnusable: there is none, or the chosen one would not keep a secret.

    """
    chosen = _chosen_backend()
    if chosen is not None and name_of(chosen) != "keyring.backends.chainer.ChainerBackend":
        if name_of(chosen) not in TRUSTED:
            raise KeyringUnusable(_insecure(name_of(chosen)), details=name_of(chosen))
        return chosen
    found = [backend for backend in map(_load, TRUSTED) if backend is not None]
    if not found:
        raise KeyringUnusable(missing())
    return max(found, key=lambda backend: backend.priority)


def name_of(backend: KeyringBackend) -> str:
    """Return the full name of a backend's class."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _chosen_backend() -> KeyringBackend | None:
    from keyring import core

    try:
        return core.load_env() or core.load_config()
    except Exception as error:
        # Whatever an unknown name brings to light, nothing is stored in it.
        raise KeyringUnusable(_not_loadable(), details=type(error).__name__) from error


def _load(name: str) -> KeyringBackend | None:
    """Return a backend of keyring's own, or None where this computer lacks what it needs."""
    module, _, class_name = name.rpartition(".")
    found: type[KeyringBackend] = getattr(import_module(module), class_name)
    return found() if found.viable else None


def missing() -> Message:
    """Return what to install, or start, on this platform."""
    if sys.platform == "darwin":
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The macOS Keychain does not answer. Open Keychain Access and unlock the login keychain."
        )
    elif sys.platform == "win32":
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The Windows Credential Manager does not answer. Start its service (VaultSvc) and try again."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "There is no keyring that could keep the key safe. Install gnome-keyring or KWallet "
            "(“sudo apt install gnome-keyring”), sign in anew and try again. "
            "Without a desktop, set STRIPE_SECRET_KEY instead.",
        )
    return Message(text)


def _insecure(name: str) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice",
        "Python's keyring is set to {backend}, which does not keep a secret. Nothing was stored. Remove the setting "
        "(PYTHON_KEYRING_BACKEND or keyringrc.cfg), so that the keyring of the system is used.",
    )
    return Message(text, {"backend": name})


def _not_loadable() -> Message:
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice",
            "The keyring that Python is set to use cannot be loaded. Remove the setting (PYTHON_KEYRING_BACKEND or "
            "keyringrc.cfg), so that the keyring of the system is used.",
        )
    )
