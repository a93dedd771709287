"""API keys: which account and mode a key opens, and what a restricted one may not do.

Keys are taken by their form: `sk_test_<account>_<anything>` opens `acct_<account>` in test mode. What the rest
of a restricted key holds takes permissions away: `nowrite`, `noread`, or `no` and a resource (`norefund`).
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import ApiError
from .parameters import Operation

FORM = re.compile(r"^(?P<kind>sk|rk)_(?P<mode>test|live)_(?P<account>[A-Za-z0-9]+)(?P<rest>[A-Za-z0-9_]*)$", re.ASCII)
PERMISSIONS = {
    "products": "product",
    "prices": "plan",
    "payment_links": "payment_links",
    "checkout": "checkout_session",
    "payment_intents": "payment_intent",
    "refunds": "refund",
    "charges": "charge",
    "events": "event",
    "account": "accounts_kyc_basic",
    "webhook_endpoints": "webhook",
    "balance": "balance",
    "disputes": "dispute",
}
WORDS = {
    "products": "noproduct",
    "prices": "noprice",
    "payment_links": "nolink",
    "checkout": "nosession",
    "payment_intents": "nointent",
    "refunds": "norefund",
    "charges": "nocharge",
    "events": "noevent",
    "account": "noaccount",
    "webhook_endpoints": "nowebhook",
    "balance": "nobalance",
    "disputes": "nodispute",
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a key opens."""

    secret: str
    account: str
    livemode: bool
    restricted: bool

    def masked(self) -> str:
        """The key as Stripe writes it in errors: kind, stars and the last four characters."""
        head = "_".join(self.secret.split("_")[:2])
        return f"{head}_{'*' * 20}{self.secret[-4:]}"


def read_key(headers: Mapping[str, str], revoked: frozenset[str]) -> Key:
    """The key of a request, Bearer or Basic. Raises ApiError (401) when there is none or it is not valid."""
    secret = _secret(headers.get("Authorization", ""))
    if not secret:
        raise ApiError(
            "You did not provide an API key. You need to provide your API key in the Authorization header, using "
            "Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See "
            "https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
            status=401,
        )
    match = FORM.match(secret)
    if match is None:
        stars = f"{secret[:8]}{'*' * 12}{secret[-4:]}" if len(secret) > 16 else "*" * len(secret)
        raise ApiError(f"Invalid API Key provided: {stars}", status=401)
    key = Key(secret, f"acct_{match['account']}", match["mode"] == "live", match["kind"] == "rk")
    if "expired" in match["rest"]:
        raise ApiError(f"Expired API Key provided: {key.masked()}", status=401, code="api_key_expired")
    if "revoked" in match["rest"] or secret in revoked:
        raise ApiError(f"Invalid API Key provided: {key.masked()}", status=401)
    return key


def _secret(header: str) -> str:
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value.strip(), validate=True).decode().split(":", 1)[0]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def check_permission(key: Key, operation: Operation) -> None:
    """Refuse (403, in Stripe's words) what a restricted key may not do."""
    if not key.restricted:
        return
    resource = operation.path.split("/")[2]
    access = "read" if operation.verb == "GET" else "write"
    denied = f"no{access}" in key.secret
    # `norefund` takes the right to refund, not the right to see refunds; `norefundread` takes that too.
    word = WORDS[resource]
    denied = denied or (word in key.secret and (access == "write" or resource in ("account", "events", "balance")))
    denied = denied or f"{word}read" in key.secret
    if denied:
        permission = f"rak_{PERMISSIONS[resource]}_{access}"
        raise ApiError(
            f"The provided key '{key.masked()}' does not have the required permissions for this endpoint on account "
            f"'{key.account}'. Having the '{permission}' permission would allow this request to continue.",
            status=403,
        )
