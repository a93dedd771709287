"""Identifiers that look like Stripe's."""

import secrets
import string

ALPHABET = string.ascii_letters + string.digits


def random_text(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_id(prefix: str, length: int = 24) -> str:
    """A fresh identifier such as `price_1Q…`; `prefix` comes without its underscore."""
    return f"{prefix}_{random_text(length)}"
