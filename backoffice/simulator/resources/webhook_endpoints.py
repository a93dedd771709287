"""Webhook endpoints: loopback addresses only."""

from typing import Any
from urllib.parse import urlsplit

from ..changes import changed, merged_metadata
from ..errors import ApiError
from ..ids import new_id, random_text
from ..ledger import Json
from ..listing import page
from ..operations import Call, operation
from ..options import is_loopback

MOST_ENDPOINTS = 16


def check_url(url: str) -> str:
    """Raises ApiError for what is not http on this machine."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and is_loopback(parts.hostname or "")
    except ValueError:
        fine = False
    if not fine:
        raise ApiError(
            "Invalid URL: the simulator delivers webhooks to loopback addresses only.", code="url_invalid", param="url"
        )
    return url


@operation("PostWebhookEndpoints")
def create(call: Call) -> Json:
    params, books = call.params, call.books
    if len(books.select("webhook_endpoint")) >= MOST_ENDPOINTS:
        raise ApiError(f"You have reached the maximum of {MOST_ENDPOINTS} webhook endpoints.")
    endpoint: Json = {
        "id": new_id("we"),
        "object": "webhook_endpoint",
        "api_version": params.get("api_version"),
        "application": None,
        "created": books.now(),
        "description": params.get("description") or None,
        "enabled_events": params["enabled_events"],
        "livemode": books.livemode,
        "metadata": merged_metadata({}, params.get("metadata") or {}),
        "status": "enabled",
        "url": check_url(params["url"]),
        "_secret": f"whsec_{random_text(32)}",
    }
    books.add(endpoint)
    # The secret is shown once, at creation.
    return {**endpoint, "secret": endpoint["_secret"]}


@operation("GetWebhookEndpointsWebhookEndpoint")
def retrieve(call: Call) -> Json:
    return call.get("webhook_endpoint")


@operation("GetWebhookEndpoints")
def list_(call: Call) -> Json:
    return page(call, "webhook_endpoint")


@operation("PostWebhookEndpointsWebhookEndpoint")
def update(call: Call) -> Json:
    endpoint = call.get("webhook_endpoint")
    result: dict[str, Any] = changed(endpoint, call.params, "description", "enabled_events", "metadata", "url")
    check_url(result["url"])
    if "disabled" in call.params:
        result["status"] = "disabled" if call.params["disabled"] else "enabled"
    return call.books.save(result)


@operation("DeleteWebhookEndpointsWebhookEndpoint")
def delete(call: Call) -> Json:
    endpoint = call.get("webhook_endpoint")
    call.books.remove(endpoint)
    return {"id": endpoint["id"], "object": "webhook_endpoint", "deleted": True}
