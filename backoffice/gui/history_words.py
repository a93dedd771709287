"""An entry of the audit trail in words: what happened, what was there before and is now, who, when and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from unicodedata import bidirectional

from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.refunds import RefundState
from backoffice.domain.wording import Message
from backoffice.gui.booking_words import method_title, payment_title, status_title
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.people_words import person_title
from backoffice.gui.refund_words import refund_state_title
from backoffice.gui.translation import tr, translate_message
from backoffice.services.bookings import trail as booking_trail
from backoffice.services.field_changes import EDITED
from backoffice.services.ports import AuditEntry

_LINE = 48
"""Values up to this many characters stand side by side; longer ones below one another."""

_TURNING = frozenset("R AL AN RLE RLO LRE LRO RLI LRI FSI".split())
"""Unicode's classes of characters that turn what stands beside them."""

_TITLES: Mapping[str, Callable[[str], str]] = {
    booking_trail.STATUS: lambda value: status_title(BookingStatus(value)),
    booking_trail.UNDONE: lambda value: status_title(BookingStatus(value)),
    booking_trail.PAYMENT_STATUS: lambda value: payment_title(PaymentStatus(value)),
    booking_trail.PAYMENT_METHOD: lambda value: method_title(PaymentMethod(value)),
    "refund": lambda value: refund_state_title(RefundState(value)),
}
"""What the values before and after an action are called, where they are not words already."""


def entry_title(entry: AuditEntry) -> str:
    """Return what happened, in a sentence."""
    return translate_message(entry.message)


def entry_change(entry: AuditEntry) -> str:
    """Return the values before and after; '' where nothing was there to change."""
    was_empty = not entry.before and entry.action != EDITED  # nothing was there before, as of what was made
    if entry.before == entry.after or was_empty or entry.action == booking_trail.PRICED:  # its sentence says both
        return ""
    values = (_value(entry, "before", entry.before), _value(entry, "after", entry.after))
    before, after = (_apart(value) or "–" for value in values)
    if max(len(before), len(after)) > _LINE or "\n" in before + after:
        return tr("Before: {before}\nAfter: {after}", before=before, after=after)
    return f"{before} → {after}"


def entry_reason(entry: AuditEntry) -> str:
    """Return why, as the person wrote it; '' without a reason."""
    return tr("Why: {reason}", reason=_apart(entry.reason)) if entry.reason else ""


def entry_aside(entry: AuditEntry, zone: tzinfo) -> str:
    """Return when and by whom, with their role."""
    return f"{moment_text(entry.at, zone)} · {_apart(person_title(entry.person))}"


def entry_text(entry: AuditEntry, zone: tzinfo) -> str:
    """Return all of an entry, to be copied."""
    parts = (entry_aside(entry, zone), entry_title(entry), entry_change(entry), entry_reason(entry))
    return "\n".join(part for part in parts if part)


def _value(entry: AuditEntry, name: str, stored: str) -> str:
    figure = entry.message.params.get(name)
    if figure is not None:
        return translate_message(Message("{value}", {"value": figure}))
    title = _TITLES.get(entry.action)
    try:
        return title(stored) if title and stored else stored
    except ValueError:  # a state of another version of the program
        return stored


def _apart(value: str) -> str:
    """Keep foreign text that is written from right to left from turning the words around it."""
    if not any(bidirectional(letter) in _TURNING for letter in value):
        return value
    return f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}"
