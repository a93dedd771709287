"""What stands in a form, saved or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backoffice.domain.fields import FieldSpec
from backoffice.services.ports import TierRecord


@dataclass(frozen=True, slots=True)
class Draft:
    """Values by field, and tiers in order."""

    values: Mapping[str, object]
    tiers: tuple[TierRecord, ...] = ()


def plain(spec: FieldSpec, value: object) -> object:
    """Return the value in the one form in which it is compared: lists as tuples, nothing as the field's `empty`."""
    if isinstance(value, list):
        value = tuple(value)
    return spec.empty if value is None or value == "" else value
