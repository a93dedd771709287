"""Small parts that forms, dialogs and the Stripe card are made of. Every label shows plain text, as typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.icons import icon
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.style.tokens import LIGHT, MEASURES, Colours, Measures
from backoffice.settings import Density


def appearance() -> Appearance | None:
    """Return the look of the application; None before it is dressed."""
    application = QApplication.instance()
    return None if application is None else application.findChild(Appearance)


def colours() -> Colours:
    """Return the colours in use."""
    look = appearance()
    return LIGHT if look is None else look.colours


def measures() -> Measures:
    """Return the distances in use."""
    look = appearance()
    return MEASURES[Density.COMFORTABLE] if look is None else look.measures


def themed_icon(name: str, tint: str | None = None) -> QIcon:
    """Return an icon in the colours in use."""
    return icon(name, colours(), tint=tint)


def label(text: str = "", role: Role | None = None, *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a label that shows its text as it is."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if role is not None:
        set_role(made, role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(text: str, role: Role | None = None, icon_name: str = "") -> QPushButton:
    """Return a push button that Enter in a field does not press by itself."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role is not None:
        set_role(made, role)
    if icon_name:
        made.setIcon(themed_icon(icon_name, colours().on_accent if role is Role.PRIMARY else None))
    return made


def icon_button(icon_name: str, name: str) -> QToolButton:
    """Return a button that shows an icon only; `name` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(themed_icon(icon_name))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


class Card(QFrame):
    """A group of things on one sheet, with a heading."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        """Make it empty but for the heading."""
        super().__init__(parent)
        set_role(self, Role.CARD)
        self.box = QVBoxLayout(self)
        unit = measures().unit
        self.box.setContentsMargins(unit * 4, unit * 3, unit * 4, unit * 4)
        self.box.setSpacing(unit * 2)
        if heading:
            self.setAccessibleName(heading)
            self.box.addWidget(label(heading, Role.HEADING))


def empty_layout(layout: QLayout) -> None:
    """Take every widget out and delete it; hidden at once, as it lives a moment longer."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
