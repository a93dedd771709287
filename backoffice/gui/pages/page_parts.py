"""What pages are put together from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from backoffice.gui.style.roles import Role, set_role


def write_head(title: QLabel, sentence: QLabel, ends: Iterable[QWidget] = ()) -> QHBoxLayout:
    """Return the head of a page: title over sentence, and what stands at the end."""
    words = QVBoxLayout()
    words.setSpacing(2)
    for part in (title, sentence):
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.addWidget(part)
    head = QHBoxLayout()
    head.addLayout(words, stretch=1)
    for end in ends:
        head.addWidget(end, alignment=Qt.AlignmentFlag.AlignVCenter)
    return head


def framed(widget: QWidget, parent: QWidget) -> QFrame:
    """Return a card around a table."""
    card = QFrame(parent)
    set_role(card, Role.CARD)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(widget)
    return card


def scrolled(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Return an area without a frame that scrolls its inside when there is no room."""
    set_role(inside, Role.PAGE)
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
