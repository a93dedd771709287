"""Secrets in the OS keyring, one service per profile. There is no other place, and no fallback."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.keychain.backends import find_backend, missing, name_of
from backoffice.services.gateway_errors import KeyringUnusable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Result = TypeVar("Result")


class Keychain:
    """`SecretStore` over the OS keyring.

    Every call may wait for a person who is asked to unlock the keyring, so none belongs on the GUI thread.
    """

    def get(self, profile: str, name: str) -> str | None:
        """Return a secret, or None where none is stored.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure.

        """
        return _use(lambda backend: backend.get_password(service_of(profile), name))

    def set(self, profile: str, name: str, secret: str) -> None:
        """Store a secret, and see that it is there.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure, or did not keep the secret.

        """
        if not secret:
            raise ValueError("a secret is not empty")

        def store(backend: KeyringBackend) -> bool:
            backend.set_password(service_of(profile), name, secret)
            return backend.get_password(service_of(profile), name) == secret

        if not _use(store):
            raise KeyringUnusable(_NOT_KEPT)

    def delete(self, profile: str, name: str) -> None:
        """Remove a secret; fine when there is none.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure.

        """

        def remove(backend: KeyringBackend) -> None:
            if backend.get_password(service_of(profile), name) is not None:
                backend.delete_password(service_of(profile), name)

        _use(remove)

    def check(self) -> str:
        """Return the name of the keyring in use.

        Raises:
            KeyringUnusable: it is missing, locked or insecure.

        """

        def ask(backend: KeyringBackend) -> str:
            backend.get_password(service_of("check"), "check")  # asks for it to be unlocked where it is not
            return name_of(backend)

        return _use(ask)


def service_of(profile: str) -> str:
    """Return the service under which a profile's secrets are kept."""
    return f"Backoffice ({profile})"


def _use(action: Callable[[KeyringBackend], Result]) -> Result:
    backend = find_backend()
    try:
        return action(backend)
    except Exception as error:
        # Each keyring raises what its own library does: D-Bus, Security.framework, the Windows API.
        raise KeyringUnusable(_why(error), details=f"{name_of(backend)}: {type(error).__name__}") from error


def _why(error: Exception) -> Message:
    from keyring.errors import KeyringLocked

    # SecretStorage's own errors cannot be imported on the other platforms.
    if isinstance(error, KeyringLocked) or type(error).__name__ in ("LockedException", "PromptDismissedException"):
        return _LOCKED
    if type(error).__name__ == "SecretServiceNotAvailableException":
        return missing()
    return _FAILED


_LOCKED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "The keyring is locked. Unlock it (it asks for the password of your computer account) and try again.",
    )
)
_NOT_KEPT = Message(
    QT_TRANSLATE_NOOP("backoffice", "The keyring did not keep the key. Check it with the keyring's own program.")
)
_FAILED = Message(
    QT_TRANSLATE_NOOP(
        "backoffice",
        "The keyring does not work at the moment. Sign out and in again, or check it with its own program.",
    )
)
