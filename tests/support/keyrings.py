"""The real keyring of the test process: gnome-keyring behind the Secret Service."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from tests.support.facts import FACTS


@pytest.fixture
def secret_service(pytestconfig: pytest.Config) -> KeyringBackend:
    """The keyring that the program finds: the Secret Service of this process, never the developer's own."""
    backend = keyring.get_keyring()
    assert isinstance(backend, SecretServiceKeyring), f"the keyring is {backend}, not the Secret Service"
    pytestconfig.stash[FACTS]["keyring"] = "Secret Service (gnome-keyring)"
    return backend
