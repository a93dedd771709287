"""Addresses on the web: which may be stored and opened."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]+")


def is_web_address(text: str, schemes: tuple[str, ...] = ("http", "https")) -> bool:
    """Tell whether it is a whole address with a host, without a user name, a space or a hidden character."""
    if any(c.isspace() or not c.isprintable() or c == "\\" for c in text):
        return False
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:  # a malformed IPv6 host or a port out of range
        return False
    return parts.scheme in schemes and bool(host and _HOST.fullmatch(host)) and "@" not in parts.netloc and port != 0
