"""What can be taken back, newest last. Undo and redo are the same thing: each gives back its own opposite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

MOST = 50


@dataclass(frozen=True, slots=True)
class Step:
    """Something done: what it was, and how to take it back."""

    text: str
    take_back: Callable[[], None]


class UndoHistory(QObject):
    """Two stacks."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing done."""
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def undo_text(self) -> str | None:
        """Return what would be undone, None when there is nothing."""
        return self._done[-1].text if self._done else None

    @property
    def redo_text(self) -> str | None:
        """Return what would be done again, None when there is nothing."""
        return self._undone[-1].text if self._undone else None

    def add_done(self, step: Step) -> None:
        """Something new was done: what was undone before cannot be done again."""
        self._undone.clear()
        self._push(self._done, step)

    def add_redone(self, step: Step) -> None:
        """An undone step was done again."""
        self._push(self._done, step)

    def add_undone(self, step: Step) -> None:
        """A step was undone; this does it again."""
        self._push(self._undone, step)

    def undo(self, step: Step | None = None) -> None:
        """Take back a step (None: the newest)."""
        self._take(self._done, step)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._take(self._undone, None)

    def _take(self, stack: list[Step], step: Step | None) -> None:
        wanted = step or (stack[-1] if stack else None)
        if wanted in stack:
            stack.remove(wanted)
            self.changed.emit()
            wanted.take_back()

    def _push(self, stack: list[Step], step: Step) -> None:
        stack.append(step)
        del stack[:-MOST]
        self.changed.emit()
