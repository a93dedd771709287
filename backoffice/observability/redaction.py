"""What must never stand in a log: keys, passwords, and who a customer is."""

from __future__ import annotations

import re

from backoffice.domain.keys import hide_keys

_URL_PASSWORD = re.compile(r"(?P<start>\b[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s@]+(?=@)", re.IGNORECASE)
_NAMED_SECRET = re.compile(
    r"(?P<name>\b(?:password|passwd|pwd|secret|authorization|api[_-]?key)\b['\"]?\s*[=:]\s*)"
    r"(?P<value>(?:bearer\s+|basic\s+)?[^\s,;&'\"]+|'[^']*'|\"[^\"]*\")",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@<>'\"=:,;()/]+@[^\s@<>'\"=:,;()/]+\.[^\s@<>'\"=:,;()/]+")
_PHONE = re.compile(r"\+\d[\d\s().-]{6,18}\d|\(\d{2,3}\)\s?\d{4,5}[-\s]?\d{4}")
_HIDDEN = "…"


def redact(text: str) -> str:
    """Return a text without keys, passwords, e-mail addresses and telephone numbers."""
    text = hide_keys(text)
    text = _URL_PASSWORD.sub(rf"\g<start>{_HIDDEN}", text)
    text = _NAMED_SECRET.sub(rf"\g<name>{_HIDDEN}", text)
    return _PHONE.sub(_HIDDEN, _EMAIL.sub(_HIDDEN, text))


def one_line(text: str) -> str:
    """Return a text in which nothing can start a line or move the cursor: such characters are written as escapes."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text)
