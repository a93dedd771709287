"""Who does something: the name and role that the audit trail keeps and that decides what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each may also do what those before it may. SYSTEM is the program itself."""

    SYSTEM = "system"
    STAFF = "staff"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at work."""

    name: str
    role: Role

    @property
    def may_override(self) -> bool:
        """Tell whether a conflict or a rule may be overridden, with a reason."""
        return self.role in (Role.MANAGER, Role.ADMINISTRATOR)

    @property
    def may_administer(self) -> bool:
        """Tell whether people and limits may be changed."""
        return self.role is Role.ADMINISTRATOR


PROGRAM = Person("Backoffice", Role.SYSTEM)
"""Who moves a booking when Stripe or the clock says so."""
