"""Confirmation codes: short, read aloud without mistakes, and telling the kind of booking by their first letter."""

from __future__ import annotations

import random as randomness

from backoffice.domain.booking_kinds import BookingKind

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without 0 and O, 1, I and L, and U, which are taken for one another."""

_LENGTH = 8
_PREFIXES = {
    BookingKind.ACTIVITIES: "A",
    BookingKind.EVENTS: "E",
    BookingKind.RESTAURANTS: "R",
    BookingKind.VEHICLES: "V",
    BookingKind.ACCOMMODATIONS: "S",
}
_KINDS = {prefix: kind for kind, prefix in _PREFIXES.items()}
_REFERENCE = "bo_"


def new_code(kind: BookingKind, random: randomness.Random) -> str:
    """Return a code such as `VXK7-M3PQ`; one of 21 thousand million. Give it `secrets.SystemRandom()`."""
    return _dashed(_PREFIXES[kind] + "".join(random.choice(ALPHABET) for _ in range(_LENGTH - 1)))


def normalise_code(typed: str) -> str | None:
    """Return the code that was typed in any case, with spaces or without a dash; None when it is no code."""
    if len(typed) > 40:
        return None
    letters = "".join(c for c in typed.upper() if not c.isspace() and c not in "-‐‑‒–—")
    if len(letters) != _LENGTH or letters[0] not in _KINDS or any(c not in ALPHABET for c in letters):
        return None
    return _dashed(letters)


def kind_of_code(code: str) -> BookingKind:
    """Return the kind of booking a code belongs to.

    Raises:
        ValueError: it is no code.

    """
    normal = normalise_code(code)
    if normal is None:
        raise ValueError("not a confirmation code")
    return _KINDS[normal[0]]


def code_reference(code: str) -> str:
    """Return a code as Stripe's `client_reference_id`: `bo_VXK7M3PQ` (letters, digits, `-` and `_` only)."""
    return _REFERENCE + code.replace("-", "")


def code_of_reference(reference: str | None) -> str | None:
    """Return the code in a `client_reference_id`, or None. Customers can edit it: check what it names."""
    if reference is None or not reference.startswith(_REFERENCE):
        return None
    return normalise_code(reference.removeprefix(_REFERENCE))


def _dashed(letters: str) -> str:
    return f"{letters[:4]}-{letters[4:]}"
