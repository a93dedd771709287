"""What happened to a booking, in plain words: what, who, when, why. The newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from backoffice.gui.forms.parts import Card, button, colours, empty_layout, label, measures
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr, translate_message
from backoffice.services.field_changes import EDITED
from backoffice.services.ports import AuditEntry

FIRST = 6
"""Entries shown before one asks for all."""


class Timeline(Card):
    """A card of entries."""

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        """Show nothing. `zone` is the office's."""
        super().__init__(tr("What happened"), parent)
        self._zone = zone
        self._entries: Sequence[AuditEntry] = ()
        self._shows_all = False
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(measures().unit * 2)
        self._grid.setVerticalSpacing(measures().unit)
        self._grid.setColumnStretch(1, 1)
        self.more = button("", Role.LINK)
        self.more.clicked.connect(self._show_all)
        self.box.addWidget(self._body)
        self.box.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_entries(())

    def show_entries(self, entries: Sequence[AuditEntry]) -> None:
        """Show these, given oldest first; none: hide."""
        if entries != self._entries:
            self._entries = entries
            self._shows_all = False
        self._rebuild()

    def words(self) -> list[str]:
        """Return the sentences that are shown."""
        items = [self._grid.itemAtPosition(row, 1) for row in range(0, self._grid.rowCount(), 2)]
        widgets = [item.widget() for item in items if item]
        return [str(widget.property("text")) for widget in widgets if widget]

    def _rebuild(self) -> None:
        empty_layout(self._grid)
        newest = list(reversed(self._entries))
        shown = newest if self._shows_all else newest[:FIRST]
        for position, entry in enumerate(shown):
            self._add(position * 2, entry)
        hidden = len(newest) - len(shown)
        self.more.setText(tr("Show %n more", None, hidden))
        self.more.setVisible(hidden > 0)
        self.setVisible(bool(newest))

    def _add(self, row: int, entry: AuditEntry) -> None:
        dot = label("●", Role.CAPTION)
        dot.setStyleSheet(f"color: {colours().accent if row == 0 else colours().line_control};")
        self._grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label(entry_words(entry), wrap=True, selectable=True), row, 1)
        aside = " · ".join(part for part in (moment_text(entry.at, self._zone), entry.person.name) if part)
        self._grid.addWidget(label(aside, Role.CAPTION, wrap=True), row + 1, 1)

    def _show_all(self) -> None:
        self._shows_all = True
        self._rebuild()


def entry_words(entry: AuditEntry) -> str:
    """Return one entry: what happened, of an edit also before and after, and why."""
    words = translate_message(entry.message)
    if entry.action == EDITED:
        words = f"{words}\n{entry.before or '–'} → {entry.after or '–'}"
    return f"{words}\n{tr('Why: {reason}', reason=entry.reason)}" if entry.reason else words
