"""What the window calls people and what they may do."""

from __future__ import annotations

from backoffice.domain.people import Person, Role
from backoffice.gui.translation import tr

ROLES = (Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR)


def role_title(role: Role) -> str:
    """Return a role in a word."""
    match role:
        case Role.SYSTEM:
            return tr("The program")
        case Role.STAFF:
            return tr("Staff")
        case Role.MANAGER:
            return tr("Manager")
        case Role.ADMINISTRATOR:
            return tr("Administrator")


def role_help(role: Role) -> str:
    """Return what somebody in a role may do."""
    match role:
        case Role.SYSTEM:
            return ""
        case Role.STAFF:
            return tr("Books, takes payments and asks for refunds.")
        case Role.MANAGER:
            return tr("Also approves refunds and books in spite of a conflict.")
        case Role.ADMINISTRATOR:
            return tr("Also decides who works here and how much a refund may be.")


def person_title(person: Person) -> str:
    """Return who is at work, as the status line says it."""
    return f"{person.name} · {role_title(person.role)}"


def alone_words() -> str:
    """Say that nobody signs in here, and when to change that."""
    return tr(
        "You work alone here, so nobody signs in. When several people work with this program, add them: "
        "each signs in with a password, and it is known who did what."
    )


def honest_words() -> str:
    """Say what a password is worth here."""
    return tr(
        "A password confirms who does what; it is no wall. Whoever has this computer’s login can also open its files."
    )
