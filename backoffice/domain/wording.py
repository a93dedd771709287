"""Sentences for people: an English template with its figures, translated where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CONTEXT = "backoffice"
"""The translation context of every sentence made outside the window."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name the string extractor looks for
    """Mark a sentence for the translators and return it as it is."""
    del context
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence: `text` is the English template and the translation key, `params` fill its braces."""

    text: str
    params: Mapping[str, object] = field(default_factory=dict[str, object])

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.text.format(**self.params) if self.params else self.text


def shown(text: str, longest: int = 60) -> str:
    """Return foreign text fit to stand in a sentence: one line, no invisible characters, not too long."""
    line = "".join(c if c.isprintable() else " " for c in text[: longest * 4].strip())
    line = " ".join(line.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
