"""What the program has to say, kept until it is closed: a message that passed by can be read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

MOST = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """One message. `undo` takes back what it tells of; `details` are technical words to copy."""

    text: str
    is_problem: bool = False
    undo: Callable[[], None] | None = None
    details: str = ""
    said_at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Notices(QObject):
    """The list, newest first."""

    added = Signal(object)
    unread_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with none."""
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._unread = 0

    @property
    def all(self) -> tuple[Notice, ...]:
        """Return what was said, newest first."""
        return tuple(self._notices)

    def say(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        """Tell that something was done."""
        self._add(Notice(text, undo=undo))

    def complain(self, text: str, details: str = "") -> None:
        """Tell that something could not be done."""
        self._add(Notice(text, is_problem=True, details=details))

    def mark_read(self) -> None:
        """Count from nought again."""
        self._unread = 0
        self.unread_changed.emit(0)

    def _add(self, notice: Notice) -> None:
        self._notices.insert(0, notice)
        del self._notices[MOST:]
        self._unread += 1
        self.added.emit(notice)
        self.unread_changed.emit(self._unread)
