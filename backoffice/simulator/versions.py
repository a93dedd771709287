"""Objects as older API versions showed them, in events: hints that a program must not take for today's shape."""

from .ledger import Json

LATEST_CHARGE_SINCE = "2022-11-15"
"""Before this, a payment intent held its charges and no `latest_charge`."""
HOSTED_PAGE_SINCE = "2026-03-25"
"""Before this, `ui_mode` said `hosted`."""


def in_version(version: str, obj: Json) -> Json:
    """The object as `version` (a date, perhaps with a name behind it) would show it."""
    date = version[:10]
    if obj.get("object") == "payment_intent" and date < LATEST_CHARGE_SINCE:
        charge = obj.pop("latest_charge", None)
        data = [{"id": charge, "object": "charge"}] if charge else []
        url = f"/v1/charges?payment_intent={obj['id']}"
        obj["charges"] = {"object": "list", "data": data, "has_more": False, "total_count": len(data), "url": url}
    if obj.get("object") == "checkout.session" and date < HOSTED_PAGE_SINCE and obj.get("ui_mode") == "hosted_page":
        obj["ui_mode"] = "hosted"
    return obj
