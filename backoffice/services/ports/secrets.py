"""The OS keyring, as the use cases see it."""

from __future__ import annotations

from typing import Protocol


class SecretStore(Protocol):
    """The OS keyring. Raises `KeyringUnusable` (services/gateway_errors.py) where it is missing or insecure."""

    def get(self, profile: str, name: str) -> str | None: ...

    def set(self, profile: str, name: str, secret: str) -> None: ...

    def delete(self, profile: str, name: str) -> None: ...

    def check(self) -> str:
        """Return the name of the backend in use, or raise `KeyringUnusable`."""
        ...
