"""What stands where a table has no rows: a word on why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role

SENTENCE_WIDTH = 420


class EmptyState(QWidget):
    """An icon, a heading, a sentence and up to two buttons."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Make it empty itself; `show_words` fills it."""
        super().__init__(parent)
        self._appearance = appearance
        self._icon_name = "search"
        self._picture = QLabel(self)
        self._heading = QLabel(self)
        self._sentence = QLabel(self)
        self.first = QPushButton(self)
        self.second = QPushButton(self)
        for button in (self.first, self.second):
            button.hide()
        self._lay_out()
        appearance.changed.connect(self._dress)

    @property
    def heading(self) -> str:
        """Return what it says in large words."""
        return self._heading.text()

    def show_words(self, icon: str, heading: str, sentence: str, first: str = "", second: str = "") -> None:
        """Say it; a button without words is left out."""
        self._icon_name = icon
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(SENTENCE_WIDTH))
        for button, words in ((self.first, first), (self.second, second)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))
        self._dress()

    def _lay_out(self) -> None:
        for label, role in ((self._heading, Role.HEADING), (self._sentence, Role.MUTED)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            set_role(label, role)
        self._sentence.setWordWrap(True)
        self._sentence.setFixedWidth(SENTENCE_WIDTH)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.first, Role.PRIMARY)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.first)
        buttons.addWidget(self.second)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(self._appearance.measures.gap)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._heading)
        column.addWidget(self._sentence, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(self._appearance.measures.unit)
        column.addLayout(buttons)
        column.addStretch(3)

    def _dress(self) -> None:
        icon = self._appearance.icon(self._icon_name, self._appearance.colours.accent_text)
        self._picture.setPixmap(icon.pixmap(QSize(44, 44), self.devicePixelRatioF()))
