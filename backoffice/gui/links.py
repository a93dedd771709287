"""Which web addresses the program opens: Stripe's own pages, and the practice simulator's on this computer."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_STRIPE = "stripe.com"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def may_open(address: str, *, practice: bool) -> bool:
    """Tell whether the program opens this address: https at Stripe, or http on loopback in practice mode."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None or any(c.isspace() or c == "\\" for c in address):
        return False
    if practice and parts.scheme in ("http", "https") and host in _LOOPBACK:
        return True
    return parts.scheme == "https" and (host == _STRIPE or host.endswith(f".{_STRIPE}"))


def open_link(address: str, *, practice: bool) -> bool:
    """Open the address in the browser; return False where it may not or cannot be opened."""
    return may_open(address, practice=practice) and QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def open_mail(address: str) -> bool:
    """Open a draft in the e-mail program; False for anything but a `mailto:` address, or where there is no program."""
    return address.startswith("mailto:") and QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
