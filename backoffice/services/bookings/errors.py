"""What stands in the way of a booking, in words that say how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from backoffice.domain.availability import Conflict


class NotAvailable(BackofficeError):
    """There is no room for it; nothing was saved. `conflicts` say what is in the way and whether it may be overridden.

    The sentence is that of the first conflict.
    """

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        """Keep every conflict."""
        super().__init__(conflicts[0].message)
        self.conflicts = conflicts

    @property
    def is_overridable(self) -> bool:
        """Tell whether a manager may book all the same, with a reason."""
        return all(conflict.is_overridable for conflict in self.conflicts)


class NotPossible(BackofficeError):
    """A booking as it is does not allow what was asked for; nothing was saved. The sentence says what to do instead."""

    def __init__(self, text: str, **params: object) -> None:
        """Keep the sentence: an English template with its figures."""
        super().__init__(Message(text, params))


class OverrideRefused(NotPossible):
    """Somebody wanted to book in spite of a conflict, and may not."""

    def __init__(self) -> None:
        """Say who may."""
        super().__init__(
            QT_TRANSLATE_NOOP(
                "backoffice", "Only managers book in spite of a conflict. Ask one, or choose another day or listing."
            )
        )
