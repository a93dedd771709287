"""The OS keyring: the only importer of keyring, which is loaded on first use."""

from backoffice.keychain.keychain import Keychain

__all__ = ["Keychain"]
