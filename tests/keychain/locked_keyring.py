"""Run below dbus-run-session with an unlocked gnome-keyring: locks it and says what the keychain makes of that."""

import sys

import secretstorage

from backoffice.keychain import Keychain
from backoffice.services.gateway_errors import KeyringUnusable

Keychain().set("office", "stripe_secret_key", "sk_test_canary_0123456789")
with secretstorage.dbus_init() as bus:
    secretstorage.get_default_collection(bus).lock()
for call in (
    Keychain().check,
    lambda: Keychain().get("office", "stripe_secret_key"),
    lambda: Keychain().set("office", "stripe_secret_key", "sk_test_canary_0123456789"),
    lambda: Keychain().delete("office", "stripe_secret_key"),
):
    try:
        sys.stdout.write(f"no error: {call()}\n")
    except KeyringUnusable as error:
        sys.stdout.write(f"{error.message}\n")
