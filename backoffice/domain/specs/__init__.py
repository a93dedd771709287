"""Which fields each kind of listing has. Everything that shows, reads or stores them asks here."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from backoffice.domain.errors import BackofficeError
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import accommodations, activities, events, restaurants, vehicles
from backoffice.domain.specs.tiers import TIER_FIELDS
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

__all__ = [
    "TIER_FIELDS",
    "UnknownField",
    "by_name",
    "default_values",
    "defaults",
    "field_of",
    "fields_of",
    "found_field",
    "tier_defaults",
    "tier_field",
]

_FIELDS: Mapping[AssetKind, tuple[FieldSpec, ...]] = {
    AssetKind.ACTIVITIES: activities.FIELDS,
    AssetKind.EVENTS: events.FIELDS,
    AssetKind.RESTAURANTS: restaurants.FIELDS,
    AssetKind.VEHICLES: vehicles.FIELDS,
    AssetKind.ACCOMMODATIONS: accommodations.FIELDS,
}


def by_name(fields: tuple[FieldSpec, ...]) -> dict[str, FieldSpec]:
    """Return fields by both of their names."""
    return {**{spec.public_name: spec for spec in fields}, **{spec.name: spec for spec in fields}}


_BY_NAME = {kind: by_name(fields) for kind, fields in _FIELDS.items()}
_TIER_BY_NAME = by_name(TIER_FIELDS)


class UnknownField(BackofficeError):
    """There is no field of that name; the sentence suggests the nearest one."""


def fields_of(kind: AssetKind) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind in the order of its CSV columns."""
    return _FIELDS[kind]


def field_of(kind: AssetKind, name: str) -> FieldSpec:
    """Return a field by its name or public name (any case, spaces around).

    Raises:
        UnknownField: when the kind has none of that name.

    """
    return found_field(_BY_NAME[kind], name)


def tier_field(name: str) -> FieldSpec:
    """Return a field of ticket tiers by its name or public name; raises `UnknownField`."""
    return found_field(_TIER_BY_NAME, name)


def defaults(kind: AssetKind, currency: str) -> dict[str, object]:
    """Return the values a new listing starts with, every field included."""
    return {**default_values(_FIELDS[kind]), "currency": currency}


def tier_defaults(position: int = 0) -> dict[str, object]:
    """Return the values a new ticket tier starts with."""
    return {**default_values(TIER_FIELDS), "position": position}


def default_values(fields: tuple[FieldSpec, ...]) -> dict[str, object]:
    """Return what each field starts with."""
    return {spec.name: spec.empty if spec.default is None else spec.default for spec in fields}


def found_field(fields: Mapping[str, FieldSpec], name: str) -> FieldSpec:
    """Return the field of a name out of those `by_name` gives; raises `UnknownField`."""
    wanted = name.strip().casefold()
    if wanted in fields:
        return fields[wanted]
    near = get_close_matches(wanted[:60], [spec.public_name for spec in fields.values()], n=1)
    if near:
        raise UnknownField(
            Message(
                QT_TRANSLATE_NOOP("backoffice", "There is no field “{name}”. Did you mean “{near}”?"),
                {"name": shown(name), "near": near[0]},
            )
        )
    raise UnknownField(
        Message(
            QT_TRANSLATE_NOOP("backoffice", "There is no field “{name}”. The fields are: {fields}."),
            {"name": shown(name), "fields": ", ".join(dict.fromkeys(spec.public_name for spec in fields.values()))},
        )
    )
