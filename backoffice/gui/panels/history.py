"""What happened to a record: what, from which value to which, who, when, why. The newest first, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.background import Background
from backoffice.gui.forms.parts import (
    Card,
    appearance,
    button,
    colours,
    copy_text,
    empty_layout,
    icon_button,
    label,
    measures,
    themed_icon,
)
from backoffice.gui.history_words import entry_aside, entry_change, entry_reason, entry_text, entry_title
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.ports import AuditEntry
from backoffice.services.trail import HistoryPage, Trail

FIRST = 6
"""Entries shown before one asks for older ones."""


class History(Card):
    """A card of entries of the trail, of one record; hidden while there are none."""

    def __init__(self, trail: Trail, background: Background, zone: tzinfo, parent: QWidget | None = None) -> None:
        """Show nothing. `zone` is the office's."""
        super().__init__("", parent)
        self._trail = trail
        self._background = background
        self._zone = zone
        self._page = HistoryPage()
        self._entries: tuple[AuditEntry, ...] = ()
        self._has_more = False
        self._shown = 0
        self._asked = 0  # counts what was asked for, so that a late answer finds only its own
        self._heading = label("", Role.HEADING)
        self.copy = icon_button("copy", "")
        self._body = QVBoxLayout()
        self.more = button("", Role.LINK)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.more.clicked.connect(self._show_more)
        look = appearance()
        if look is not None:
            look.changed.connect(self._rebuild)
        self._rebuild()

    def show_page(self, page: HistoryPage) -> None:
        """Show a history from its newest page on; of the same record what was read and unfolded before stays."""
        if page == self._page:
            return
        if page.subjects != self._page.subjects:
            self._entries, self._shown = (), FIRST
        older = _after(page.entries, self._entries)
        unfolds = self._shown == len(self._entries)
        self._page, self._entries = page, page.entries + older
        self._has_more = self._has_more if older else page.has_more
        self._shown = (
            len(self._entries) if unfolds and self._shown > FIRST else min(max(self._shown, FIRST), len(self._entries))
        )
        self._asked += 1
        self.more.setEnabled(True)
        self._rebuild()

    def ask(self, read: Callable[[], HistoryPage]) -> None:
        """Read a history in the background and show it; what was shown before goes at once."""
        self.show_page(HistoryPage())
        self._read(read, self.show_page)

    def words(self) -> list[str]:
        """Return the entries that are shown: sentence, change and reason, a line each."""
        return ["\n".join(_words(entry)) for entry in self._entries[: self._shown]]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()
        super().changeEvent(event)

    # --- within ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.copy)
        self.box.addLayout(top)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(measures().unit * 2)
        self.box.addLayout(self._body)
        self.box.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _rebuild(self) -> None:
        self.setAccessibleName(tr("History"))
        self._heading.setText(tr("History"))
        self.copy.setToolTip(tr("Copy the history"))
        self.copy.setAccessibleName(tr("Copy the history"))
        self.copy.setIcon(themed_icon("copy"))
        self.more.setText(tr("Show older entries"))
        empty_layout(self._body)
        self._add(self._entries[: self._shown])
        self.setVisible(bool(self._entries))

    def _add(self, entries: Sequence[AuditEntry]) -> None:
        for entry in entries:
            self._body.addWidget(self._made(entry, is_newest=entry is self._entries[0]))
        self.more.setVisible(self._shown < len(self._entries) or self._has_more)

    def _made(self, entry: AuditEntry, *, is_newest: bool) -> QWidget:
        made = QWidget()
        row, words = QHBoxLayout(made), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(measures().unit * 2)
        words.setSpacing(1)
        dot = label("●", Role.CAPTION)
        dot.setStyleSheet(f"color: {colours().accent if is_newest else colours().line_control};")
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for line in _words(entry):
            words.addWidget(label(line, wrap=True, selectable=True))
        words.addWidget(label(entry_aside(entry, self._zone), Role.CAPTION, wrap=True))
        return made

    def _show_more(self) -> None:
        """Show what is read already, else read the next page."""
        if self._shown < len(self._entries):
            self._unfold()
            return
        last = HistoryPage(self._page.subjects, self._entries)
        self._read(lambda: self._trail.older(last), self._append)

    def _append(self, page: HistoryPage) -> None:
        self._has_more = page.has_more
        self._entries += page.entries
        self._unfold()

    def _unfold(self) -> None:
        before, self._shown = self._shown, len(self._entries)
        self._add(self._entries[before:])

    def _read(self, read: Callable[[], HistoryPage], show: Callable[[HistoryPage], None]) -> None:
        self._asked += 1
        asked = self._asked

        def take(page: HistoryPage) -> None:
            if asked == self._asked:
                show(page)

        self.more.setEnabled(False)
        self._background.run(read, owner=self).on_success(take).ended.connect(self._allow_more)

    def _allow_more(self) -> None:
        self.more.setEnabled(True)

    def _copy(self) -> None:
        copy_text("\n\n".join(entry_text(entry, self._zone) for entry in self._entries[: self._shown]))


def _after(newest: Sequence[AuditEntry], known: tuple[AuditEntry, ...]) -> tuple[AuditEntry, ...]:
    """Return what is known of entries older than a page; nothing where others may lie between."""
    last = newest[-1] if newest else None
    return known[known.index(last) + 1 :] if last in known else ()


def _words(entry: AuditEntry) -> list[str]:
    return [words for words in (entry_title(entry), entry_change(entry), entry_reason(entry)) if words]
