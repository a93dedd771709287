"""Rules the database itself keeps, whoever writes to it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from backoffice.domain.money import MAX_AMOUNT_MINOR


def check_money(*columns: str, currency: str | None = "currency") -> list[CheckConstraint]:
    """Amounts lie in 0 … MAX_AMOUNT_MINOR minor units and have a currency (None: it stands in another table)."""
    rules: list[CheckConstraint] = []
    for column in columns:
        rule = f"{column} BETWEEN 0 AND {MAX_AMOUNT_MINOR}"
        if currency:
            rule = f"{column} IS NULL OR ({rule} AND {currency} IS NOT NULL)"
        rules.append(CheckConstraint(rule, name=column))
    return rules


def check_counts(*columns: str) -> list[CheckConstraint]:
    """Numbers of things are not negative."""
    return [CheckConstraint(f"{column} >= 0", name=column) for column in columns]


def check_range(column: str, low: int, high: int) -> CheckConstraint:
    """A figure lies between two bounds, both included."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def check_currency(column: str = "currency") -> CheckConstraint:
    """Three capital letters, as in ISO 4217."""
    return CheckConstraint(f"length({column}) = 3 AND {column} = upper({column})", name=column)


def check_filled(column: str, longest: int) -> CheckConstraint:
    """A text says something, and no more than fits (in characters)."""
    return CheckConstraint(f"length(trim({column})) > 0 AND length({column}) <= {longest}", name=column)


def check_lengths(*columns: str, longest: int) -> list[CheckConstraint]:
    """Texts have no more characters than this."""
    return [CheckConstraint(f"length({column}) <= {longest}", name=column) for column in columns]


def check_one_of(column: str, *values: str) -> CheckConstraint:
    """A state is one of those known."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
