"""Stripe's API keys: what a text is, what is wrong with it in words, and how to show or hide it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

KEY_PATTERN = re.compile(r"(?:sk|rk)_(?:test|live)_\w+|whsec_[\w+/=-]+", re.ASCII)
"""Finds every secret of Stripe's in a text. It needs no word boundary, so a key inside a longer word is found too."""

_KEY = re.compile(r"(sk|rk)_(test|live)_([A-Za-z0-9_]+)", re.ASCII)
_SHOWN_CHARACTERS = 4
_ENOUGH_TO_SHOW_SOME = 16


class KeyKind(StrEnum):
    """What a key may do: everything, or what was ticked in the Dashboard."""

    SECRET = "secret"
    RESTRICTED = "restricted"


class InvalidKey(BackofficeError):
    """The text is no key that the program can use; the sentence says what it is instead."""


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """A key that has the right form. Its text stays out of tracebacks and logs."""

    text: str = field(repr=False)
    kind: KeyKind
    livemode: bool

    @property
    def masked(self) -> str:
        """Return the key as people may see it: `sk_test_…wXyZ`."""
        return mask_key(self.text)


def parse_key(text: str) -> KeyInfo:
    """Return what a key is, without the blanks around a pasted one.

    How long a key has to be is not ours to say: Stripe refuses one that was cut off, test servers have short ones.

    Raises:
        InvalidKey: it has not the form of a secret or restricted key (docs.stripe.com/keys).

    """
    key = text.strip()
    found = _KEY.fullmatch(key)
    if found is None:
        raise InvalidKey(Message(_what_it_is(key)))
    kind, mode, _ = found.groups()
    return KeyInfo(key, KeyKind.SECRET if kind == "sk" else KeyKind.RESTRICTED, mode == "live")


def looks_like_key(text: str) -> bool:
    """Tell whether a text holds something that must not be shown, stored or logged."""
    return KEY_PATTERN.search(text) is not None


def mask_key(key: str) -> str:
    """Return a key with only its prefix and, where it is long enough, its last four characters."""
    prefix = "_".join(key.split("_")[:-1] if key.startswith("whsec_") else key.split("_")[:2])
    rest = key[len(prefix) + 1 :]
    return f"{prefix}_…{rest[-_SHOWN_CHARACTERS:] if len(rest) >= _ENOUGH_TO_SHOW_SOME else ''}"


def hide_keys(text: str) -> str:
    """Return a text with every key in it masked."""
    return KEY_PATTERN.sub(lambda found: mask_key(found[0]), text)


_TRUNCATED = QT_TRANSLATE_NOOP(
    "backoffice", "This key is cut off. Copy it whole from Developers › API keys in the Stripe Dashboard."
)


def _what_it_is(key: str) -> str:
    """Return the sentence for a text that is no usable key."""
    if not key:
        return QT_TRANSLATE_NOOP("backoffice", "Enter a Stripe key. It starts with sk_ or rk_.")
    if key.startswith("pk_"):
        return QT_TRANSLATE_NOOP(
            "backoffice",
            "This is a publishable key (pk_). The secret key (sk_) or a restricted one (rk_) is needed: "
            "see Developers › API keys in the Stripe Dashboard.",
        )
    if key.startswith("whsec_"):
        return QT_TRANSLATE_NOOP(
            "backoffice",
            "This is the signing secret of a webhook (whsec_), not an API key. "
            "See Developers › API keys in the Stripe Dashboard.",
        )
    if re.search(r"[…*•]|\.\.\.", key):
        return QT_TRANSLATE_NOOP(
            "backoffice",
            "This is only the masked form of a key. Press Reveal in the Stripe Dashboard and copy it whole.",
        )
    if re.search(r"\s", key):
        return QT_TRANSLATE_NOOP("backoffice", "There is a blank inside this key. Copy it again, in one piece.")
    if re.fullmatch(r"(sk|rk)(_|_t|_te|_tes|_test|_l|_li|_liv|_live)?_?", key):
        return _TRUNCATED
    return QT_TRANSLATE_NOOP(
        "backoffice",
        "This is no Stripe key. It starts with sk_test_, sk_live_, rk_test_ or rk_live_; "
        "copy it whole from Developers › API keys in the Stripe Dashboard.",
    )
