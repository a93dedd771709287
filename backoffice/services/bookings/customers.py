"""Who books: e-mail, telephone and tax id, checked by kept libraries and kept in one form."""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.domain.errors import FieldProblem
from backoffice.services.contacts import (
    check_email,
    check_phone,
    check_tax_id,
    normal_email,
    normal_phone,
    normal_tax_id,
)

_LONGEST = 1_000
"""What is longer is none of these, and is refused by its form."""

EMAIL, PHONE, TAX_ID = "customer_email", "customer_phone", "customer_tax_id"


def check_customer(values: Mapping[str, object], region: str) -> tuple[FieldProblem, ...]:
    """Return what is wrong with how the customer can be reached. `region`: of numbers without a country code."""
    found = {
        EMAIL: check_email(text) if (text := _text(values, EMAIL)) else None,
        PHONE: check_phone(text, region) if (text := _text(values, PHONE)) else None,
        TAX_ID: check_tax_id(text) if (text := _text(values, TAX_ID)) else None,
    }
    return tuple(FieldProblem(name, message) for name, message in found.items() if message is not None)


def normal_customer(values: Mapping[str, object], region: str) -> dict[str, object]:
    """Return the values with the customer's in the one form they are kept in; others, and what is wrong, as it is."""
    kept = dict(values)
    if text := _text(values, EMAIL):
        kept[EMAIL] = normal_email(text)
    if text := _text(values, PHONE):
        kept[PHONE] = normal_phone(text, region)
    if text := _text(values, TAX_ID):
        kept[TAX_ID] = normal_tax_id(text)
    return kept


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
