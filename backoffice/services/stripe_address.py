"""Where a key may be sent: to Stripe, or to this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.gateway_errors import QueuePaused


class AddressRefused(QueuePaused):
    """BACKOFFICE_STRIPE_API_BASE names a place that no key is sent to."""

    code = "address"


def check_address(api_base: str | None, *, practice: bool) -> None:
    """Accept Stripe's own address (None), an https one of Stripe's, or this machine; practice only this machine.

    Raises:
        AddressRefused: any other, as a key sent there would be lost to whoever listens.

    """
    if practice:
        if api_base is None or not is_loopback(api_base):
            raise AddressRefused(_practice_elsewhere(api_base))
    elif api_base is not None and not is_loopback(api_base) and not _is_stripe(api_base):
        raise AddressRefused(_foreign(api_base))


def is_loopback(address: str) -> bool:
    """Tell whether a URL names this machine."""
    host = _host(address)
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_stripe(address: str) -> bool:
    host = _host(address)
    return address.startswith("https://") and (host == "stripe.com" or host.endswith(".stripe.com"))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _foreign(api_base: str) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice",
        "BACKOFFICE_STRIPE_API_BASE is {address}. A Stripe key is sent to https://api.stripe.com or to this machine "
        "(127.0.0.1) only. Nothing was sent.",
    )
    return Message(text, {"address": _host(api_base)})


def _practice_elsewhere(api_base: str | None) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice", "Practice mode talks to the simulator on this machine only, not to {address}. Nothing was sent."
    )
    return Message(text, {"address": _host(api_base or "") or "Stripe"})
