"""What the audit trail says of a field that was edited, of a listing or a booking alike: values before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.money import Money
from backoffice.domain.parsing import NEUTRAL_CONTEXT, show_field
from backoffice.domain.people import Person
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import AuditEntry

EDITED = "edited"
"""The action of an edit: one entry a field; before and after are its values as files for programs write them.

`before` and `after` among the figures of its sentence are the values again where a reader's language writes them in a
way of its own: money, days, times, choices.
"""

_LONGEST = 500
"""How much of a long text before and after an edit is kept, in characters."""

_YES, _NO = QT_TRANSLATE_NOOP("backoffice", "Yes"), QT_TRANSLATE_NOOP("backoffice", "No")


@dataclass(frozen=True, slots=True)
class Edit:
    """Who changed a record, when and why."""

    subject: str
    person: Person
    at: datetime
    reason: str = ""

    def entry(
        self, action: str, text: str, params: Mapping[str, object], *, before: str = "", after: str = ""
    ) -> AuditEntry:
        """Return one entry about it."""
        return AuditEntry(self.subject, self.at, self.person, action, Message(text, params), self.reason, before, after)

    def field(
        self,
        spec: FieldSpec,
        text: str,
        values: tuple[object, object],
        currencies: tuple[str, str],
        **params: object,
    ) -> AuditEntry:
        """Return what is said of one field; `text` has a {field}. Values and their currencies are before and after."""
        before, after = (_text(spec, value, currency) for value, currency in zip(values, currencies, strict=True))
        shown = (_figure(spec, value, currency) for value, currency in zip(values, currencies, strict=True))
        figures = {name: each for name, each in zip(("before", "after"), shown, strict=True) if each is not None}
        return self.entry(EDITED, text, {"field": Message(spec.label), **params, **figures}, before=before, after=after)


def changed_fields(
    specs: Sequence[FieldSpec], before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[tuple[FieldSpec, tuple[object, object]]]:
    """Yield the fields that differ, with their values before and after; None and no items at all are the same."""
    for spec in specs:
        values = before.get(spec.name), after.get(spec.name)
        if values[0] != values[1] and any(value not in (None, spec.empty) for value in values):
            yield spec, values


def _text(spec: FieldSpec, value: object, currency: str) -> str:
    if spec.type is FieldType.MONEY and value is not None:
        return str(Money(cast("int", value), currency))
    text = show_field(spec, value, NEUTRAL_CONTEXT.in_currency(currency))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _figure(spec: FieldSpec, value: object, currency: str) -> object:
    """Return the value as a figure of a sentence; None where its text says it in every language."""
    match spec.type, value:
        case FieldType.MONEY, int():
            return Money(value, currency)
        case FieldType.BOOLEAN, bool():
            return Message(_YES if value else _NO)
        case FieldType.CHOICE, str():
            return next((Message(choice.label) for choice in spec.choices if choice.value == value), None)
        case ((FieldType.DATE | FieldType.TIME), (date() | time())):
            return value
        case _:
            return None
