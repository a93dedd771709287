"""A step towards a payment page as JSON in the outbox, so that it can be sent again word for word."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from backoffice.domain.catalogue_codec import UnreadableDocument
from backoffice.domain.money import Money
from backoffice.services.payments.pages import ClosePage, OpenPage, PageStep
from backoffice.services.ports import CheckoutLine, CheckoutRequest

_OPEN, _CLOSE = "open_page", "close_page"


def write_page_step(step: PageStep) -> str:
    """Return a step as JSON text."""
    if isinstance(step, ClosePage):
        return json.dumps({"step": _CLOSE, "session_id": step.session_id})
    document = {"step": _OPEN, "wish": step.wish.isoformat(), "request": asdict(step.request)}
    return json.dumps(document, sort_keys=True, default=_plain)


def read_page_step(text: str) -> PageStep:
    """Read back what `write_page_step` wrote.

    Raises:
        UnreadableDocument: it is none of ours, or another version's.

    """
    try:
        document: dict[str, Any] = json.loads(text)
        if document["step"] == _CLOSE:
            return ClosePage(str(document["session_id"]))
        if document["step"] != _OPEN:
            raise UnreadableDocument("it is no step of ours")
        return OpenPage(_request(document["request"]), datetime.fromisoformat(document["wish"]))
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableDocument(str(error)) from error


def _request(found: dict[str, Any]) -> CheckoutRequest:
    expires_at = found["expires_at"]
    changed: dict[str, Any] = {
        "lines": tuple(_line(line) for line in found["lines"]),
        "expires_at": None if expires_at is None else datetime.fromisoformat(expires_at),
    }
    return CheckoutRequest(**{**found, **changed})


def _line(found: dict[str, Any]) -> CheckoutLine:
    amount = found["amount"]
    changed: dict[str, Any] = {"amount": None if amount is None else Money(**amount)}
    return CheckoutLine(**{**found, **changed})


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a step")
