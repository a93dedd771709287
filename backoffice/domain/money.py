"""Money: integer minor units and an ISO 4217 currency. Exponents as Stripe uses them (docs: currencies)."""

from __future__ import annotations

from dataclasses import dataclass

MAX_AMOUNT_MINOR = 99_999_999
"""Stripe's upper limit of a charge, in minor units of any currency."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (centavos, yen, fils) of a currency (upper-case ISO code)."""

    amount_minor: int
    currency: str
