"""What all dialogs have in common: they open without a loop of their own, Escape leaves, the safe button is default."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import measures


class Dialog(QDialog):
    """A dialog with margins and a title. `open()` it; its signals tell what was chosen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make it empty; it is deleted once it is closed."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        unit = measures().unit
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(unit * 5, unit * 4, unit * 5, unit * 4)
        self.box.setSpacing(unit * 3)

    def add_answers(self, back: QPushButton, *verbs: QPushButton) -> None:
        """Put the buttons below: the safe one first and the default, which leaves the dialog."""
        row = QHBoxLayout()
        row.addStretch()
        for each in (back, *verbs):
            row.addWidget(each)
        self.box.addLayout(row)
        back.setDefault(True)
        back.clicked.connect(self.reject)

    def event(self, event: QEvent) -> bool:
        """Grow with what is shown: Qt itself lets wrapped words overlap when there come to be more of them."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        """Open as high as the words need."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Grow to what is needed; what a person gave it stays."""
        needed = self.box.totalHeightForWidth(self.width()) if self.box.hasHeightForWidth() else 0
        if needed > self.height():
            self.resize(self.width(), needed)
