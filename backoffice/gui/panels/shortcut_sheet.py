"""F1: every key, on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from backoffice.gui.actions import WORDINGS, Actions
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr

Line = tuple[str, str]


class ShortcutSheet(Dialog):
    """Three columns of keys and what they do."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        """List what has a key."""
        super().__init__(tr("Keyboard shortcuts"), parent)
        self.setAccessibleName(tr("Keyboard shortcuts"))
        columns = QHBoxLayout()
        columns.setSpacing(44)
        for title, lines in _groups(actions):
            columns.addLayout(self._column(title, lines))
        self.box.addLayout(columns)

    def _column(self, title: str, lines: list[Line]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(9)
        heading = QLabel(title, self)
        set_role(heading, Role.HEADING)
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (keys, words) in enumerate(lines, start=1):
            cap, text = QLabel(keys, self), QLabel(words, self)
            for label in (cap, text):
                label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(cap, Role.KEYCAP)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text, row, 1)
        grid.setRowStretch(len(lines) + 1, 1)
        return grid


def _groups(actions: Actions) -> list[tuple[str, list[Line]]]:
    commands = [line for command, action in actions if (line := _line(action, WORDINGS[command].text()))]
    sections = [line for action in actions.sections.values() if (line := _line(action, action.text()))]
    table = [
        (_keys("Return"), tr("Open the listing")),
        (_keys("Home"), tr("First row")),
        (_keys("End"), tr("Last row")),
        (tr("letters"), tr("Jump to a name")),
        (_keys("Esc"), tr("Close the panel")),
        (_keys("Ctrl+S"), tr("Save the record")),
        (_keys("F6"), tr("Next part of the window")),
    ]
    half = (len(commands) + 1) // 2
    return [
        (tr("Commands"), commands[:half]),
        ("", commands[half:]),
        (tr("Sections"), sections),
        (tr("Table and record"), table),
    ]


def _line(action: QAction, words: str) -> Line | None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return (keys, plain(words)) if keys else None


def _keys(name: str) -> str:
    return QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText)


def plain(text: str) -> str:
    """Return an action's words without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
