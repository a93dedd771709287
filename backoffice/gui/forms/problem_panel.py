"""The panel above a form that says what went wrong: what happened, what was and was not done, what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import button, copy_text, icon_button, label, measures
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr


class ProblemPanel(QFrame):
    """Hidden until something is said; stays until it is closed or mended."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it hidden."""
        super().__init__(parent)
        set_role(self, Role.PROBLEM_NOTICE)
        self.title = label("", Role.HEADING, wrap=True)
        self.text = label("", wrap=True, selectable=True)
        self.details = label("", Role.CAPTION, wrap=True, selectable=True)
        self.show_details = button(tr("Details"), Role.LINK)
        self.copy_details = button(tr("Copy details"), Role.LINK)
        close = icon_button("close", tr("Close this message"))
        unit = measures().unit
        box = QVBoxLayout(self)
        box.setContentsMargins(unit * 3, unit * 2, unit * 2, unit * 2)
        box.setSpacing(unit)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(close)
        box.addLayout(top)
        box.addWidget(self.text)
        box.addWidget(self.details)
        row = QHBoxLayout()
        row.addWidget(self.show_details)
        row.addWidget(self.copy_details)
        row.addStretch()
        box.addLayout(row)
        close.clicked.connect(self.clear)
        self.show_details.clicked.connect(lambda: self.details.setVisible(self.details.isHidden()))
        self.copy_details.clicked.connect(self._copy)
        self.hide()

    def say(self, title: str, text: str, details: str = "") -> None:
        """Show what happened; `details` is technical and folded away."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.details.setText(details)
        self.details.hide()
        self.copy_details.setText(tr("Copy details"))
        for widget in (self.show_details, self.copy_details):
            widget.setVisible(bool(details))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _copy(self) -> None:
        copy_text("\n".join((self.title.text(), self.text.text(), self.details.text())))
        self.copy_details.setText(tr("Copied"))
