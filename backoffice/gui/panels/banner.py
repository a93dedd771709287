"""A strip above a page that says in words why something stands still, with what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role


class Banner(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Stay hidden."""
        super().__init__(parent)
        self._appearance = appearance
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self.button = QPushButton(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        set_role(self, Role.WAIT_NOTICE)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self.button)
        appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_words(self, sentence: str, button: str = "") -> None:
        """Say it ('': hide); a button without words is left out."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(sentence))

    def _dress(self) -> None:
        picture = self._appearance.icon("alert", self._appearance.colours.warning.text)
        self._icon.setPixmap(picture.pixmap(QSize(18, 18), self.devicePixelRatioF()))
