"""A large choice: an icon, what it is called, and what it means. Chosen by click, Space or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import colours, label, measures, themed_icon
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr


class ChoiceCard(QFrame):
    """One of a few; its owner keeps exactly one chosen."""

    chosen = Signal()

    def __init__(self, icon_name: str, title: str, text: str, parent: QWidget | None = None) -> None:
        """Make it, not chosen."""
        super().__init__(parent)
        self.setObjectName("choiceCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        self.setAccessibleDescription(text)
        unit = measures().unit
        row = QHBoxLayout(self)
        row.setContentsMargins(unit * 4, unit * 3, unit * 4, unit * 3)
        row.setSpacing(unit * 3)
        picture = label()
        picture.setPixmap(themed_icon(icon_name, colours().accent_text).pixmap(QSize(30, 30), self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, Role.HEADING))
        words.addWidget(label(text, Role.MUTED, wrap=True))
        row.addLayout(words, 1)
        self.set_chosen(False)

    def set_chosen(self, chosen: bool) -> None:
        """Look chosen or not."""
        self.setProperty("chosen", chosen)
        self.setAccessibleName(tr("{choice} (chosen)", choice=self._title) if chosen else self._title)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Space; go to the neighbours by the arrows."""
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            neighbour = self.window().focusWidget()
            if isinstance(neighbour, ChoiceCard):
                neighbour.chosen.emit()
        else:
            super().keyPressEvent(event)
