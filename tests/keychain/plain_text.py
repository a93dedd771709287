"""A keyring that keeps secrets in plain text, as one from outside might: what must be refused."""

from keyring.backend import KeyringBackend
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

KEPT: dict[tuple[str, str], str] = {}


class PlaintextKeyring(KeyringBackend):
    """Works perfectly, and protects nothing."""

    priority = 9  # pyright: ignore[reportAssignmentType]

    def get_password(self, service: str, username: str) -> str | None:
        return KEPT.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        KEPT[service, username] = password


class Keyring(SecretServiceKeyring):
    """Has a trusted name and a trusted parent, and passes on what it is told."""

    priority = 9  # pyright: ignore[reportAssignmentType]

    def set_password(self, service: str, username: str, password: str) -> None:
        KEPT[service, username] = password
