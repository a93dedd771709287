"""What can go wrong, each in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

__all__ = ["BackofficeError", "FieldProblem", "InvalidInput", "RecordChanged", "RecordMissing"]


class BackofficeError(Exception):
    """Base of every error meant for people. `message` is the sentence to show."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence."""
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it pass from one process to another, whatever its own kind is made from."""
        return _made_again, (type(self), self.args, vars(self))


def _made_again(kind: type[BackofficeError], arguments: tuple[object, ...], facts: Mapping[str, object]) -> Exception:
    error = kind.__new__(kind, *arguments)
    vars(error).update(facts)
    return error


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: `field` is the FieldSpec's name ('' for the record as a whole)."""

    field: str
    message: Message


class InvalidInput(BackofficeError):
    """Some fields cannot be saved as they are; nothing was saved."""

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        """Keep every problem; the sentence is the first one."""
        super().__init__(problems[0].message)
        self.problems = problems


class RecordMissing(BackofficeError):
    """The record is no longer in the database."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            Message(QT_TRANSLATE_NOOP("backoffice", "This record is no longer in the database. Reload the list."))
        )


class RecordChanged(BackofficeError):
    """Someone else saved the record first; nothing was saved."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice",
                    "Someone else saved this record while you were editing it. "
                    "Nothing of yours was saved yet: compare both versions and choose.",
                )
            )
        )
