"""What the audit trail says of listings: every kind of entry, worded once. See docs/decisions/0074."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backoffice.domain.money import Money
from backoffice.domain.people import Person
from backoffice.domain.specs import TIER_FIELDS, fields_of
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.services.field_changes import Edit, changed_fields
from backoffice.services.ports import AssetRecord, AuditEntry, TierRecord

CREATED = "created"
ARCHIVED = "archived"
RESTORED = "restored"
TICKET_ADDED = "ticket_added"  # after is its name
TICKET_REMOVED = "ticket_removed"  # before is its name
TICKETS_ORDERED = "tickets_ordered"  # before and after are the names in order


class Origin(StrEnum):
    """Where an edit of a listing comes from."""

    FORM = "form"  # its own form
    COPY = "copy"  # of another listing
    FILE = "file"
    SEVERAL = "several"  # the same edit of several listings
    TAKEN_BACK = "taken_back"  # of several listings, by undo
    STRIPE = "stripe"  # a resync, where Stripe's value was to be taken


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits listings, and from where. `person` None: who is at work."""

    origin: Origin = Origin.FORM
    person: Person | None = None


AT_WORK = Author()


@dataclass(frozen=True, slots=True)
class By:
    """An author at a moment."""

    origin: Origin
    person: Person
    at: datetime

    def edit(self, record: AssetRecord) -> Edit:
        """Return their edit of a listing."""
        return Edit(str(record.ref), self.person, self.at)


_CREATED: Mapping[Origin, str] = {
    Origin.FORM: QT_TRANSLATE_NOOP("backoffice", "The listing was made."),
    Origin.FILE: QT_TRANSLATE_NOOP("backoffice", "The listing was imported from a file."),
    Origin.COPY: QT_TRANSLATE_NOOP("backoffice", "The listing was made as a copy of “{original}”."),
}
_EDITED: Mapping[Origin, str] = {
    Origin.FORM: QT_TRANSLATE_NOOP("backoffice", "{field} was changed."),
    Origin.SEVERAL: QT_TRANSLATE_NOOP("backoffice", "{field} was changed, of several listings at once."),
    Origin.TAKEN_BACK: QT_TRANSLATE_NOOP("backoffice", "{field}: the change of several listings was taken back."),
    Origin.STRIPE: QT_TRANSLATE_NOOP("backoffice", "{field} was taken from Stripe."),
}
_ARCHIVED: Mapping[Origin, str] = {
    Origin.FORM: QT_TRANSLATE_NOOP("backoffice", "The listing was archived: it is no longer sold."),
    Origin.SEVERAL: QT_TRANSLATE_NOOP("backoffice", "The listing was archived, with several at once."),
    Origin.TAKEN_BACK: QT_TRANSLATE_NOOP("backoffice", "The listing was archived again: restoring several was undone."),
}
_RESTORED: Mapping[Origin, str] = {
    Origin.FORM: QT_TRANSLATE_NOOP("backoffice", "The listing was brought back from the archive."),
    Origin.SEVERAL: QT_TRANSLATE_NOOP("backoffice", "The listing was brought back from the archive, with several."),
    Origin.TAKEN_BACK: QT_TRANSLATE_NOOP("backoffice", "The listing was brought back: archiving several was undone."),
    Origin.STRIPE: QT_TRANSLATE_NOOP("backoffice", "The listing was brought back, as it is active in Stripe."),
}


def created(record: AssetRecord, by: By, original: str = "") -> AuditEntry:
    """Say that a listing was made; `original`: what it is a copy of."""
    params = {"original": original} if original else {}
    return by.edit(record).entry(CREATED, _CREATED[by.origin], params, after=_name(record))


def edited(before: AssetRecord, after: AssetRecord, by: By) -> Iterator[AuditEntry]:
    """Say what an edit changed, field by field, tickets included."""
    edit, currencies = by.edit(after), (_currency(before), _currency(after))
    for spec, values in changed_fields(fields_of(after.ref.kind), before.values, after.values):
        yield edit.field(spec, _EDITED[by.origin], values, currencies)
    yield from _tickets(before, after, edit, currencies)


def archived(record: AssetRecord, by: By) -> AuditEntry:
    """Say that a listing was taken out of use."""
    return by.edit(record).entry(ARCHIVED, _ARCHIVED[by.origin], {})


def restored(record: AssetRecord, by: By) -> AuditEntry:
    """Say that an archived listing came back."""
    return by.edit(record).entry(RESTORED, _RESTORED[by.origin], {})


# --- tickets ------------------------------------------------------------------------------------------------

_TICKET_FIELDS = tuple(spec for spec in TIER_FIELDS if spec.name != "position")  # one place moves all that follow


def _tickets(before: AssetRecord, after: AssetRecord, edit: Edit, currencies: tuple[str, str]) -> Iterator[AuditEntry]:
    old = {tier.id: tier for tier in before.tiers}
    new = {tier.id: tier for tier in after.tiers}
    for key, tier in old.items():
        if key not in new:
            text = QT_TRANSLATE_NOOP("backoffice", "The ticket “{ticket}” was removed. It cost {price}.")
            yield edit.entry(TICKET_REMOVED, text, _ticket(tier, currencies[0]), before=_ticket_name(tier))
    for key, tier in new.items():
        if key not in old:
            text = QT_TRANSLATE_NOOP("backoffice", "The ticket “{ticket}” was added. It costs {price}.")
            yield edit.entry(TICKET_ADDED, text, _ticket(tier, currencies[1]), after=_ticket_name(tier))
            continue
        text = QT_TRANSLATE_NOOP("backoffice", "{field} of the ticket “{ticket}” was changed.")
        for spec, values in changed_fields(_TICKET_FIELDS, old[key].values, tier.values):
            yield edit.field(spec, text, values, currencies, ticket=_ticket_name(old[key]))
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        text = QT_TRANSLATE_NOOP("backoffice", "The order of the tickets was changed.")
        names = (", ".join(map(_ticket_name, record.tiers)) for record in (before, after))
        yield edit.entry(TICKETS_ORDERED, text, {}, before=next(names), after=next(names))


def _ticket(tier: TierRecord, currency: str) -> Mapping[str, object]:
    price = tier.values.get("price_minor")
    return {"ticket": _ticket_name(tier), "price": Money(price if isinstance(price, int) else 0, currency)}


def _ticket_name(tier: TierRecord) -> str:
    return str(tier.values.get("name") or "")


def _name(record: AssetRecord) -> str:
    return str(record.values.get("name") or "")


def _currency(record: AssetRecord) -> str:
    return str(record.values.get("currency") or "BRL")
