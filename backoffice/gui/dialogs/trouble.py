"""Something went wrong that stands in the way: what, what was and was not done, what to do next, details to copy."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, colours, copy_text, label, themed_icon
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr


class TroubleDialog(Dialog):
    """Says it in words; technical details only when asked for."""

    retry_asked = Signal()

    def __init__(
        self, title: str, sentence: str, details: str = "", parent: QWidget | None = None, *, try_again: bool = False
    ) -> None:
        """Say it."""
        super().__init__(title, parent)
        self.setMinimumWidth(520)
        self.setAccessibleName(title)
        picture = label()
        picture.setPixmap(themed_icon("alert", colours().danger.text).pixmap(QSize(28, 28), self.devicePixelRatioF()))
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(label(title, Role.HEADING, wrap=True), 1)
        self.box.addLayout(top)
        self.box.addWidget(label(sentence, wrap=True, selectable=True))
        self.details = QPlainTextEdit(details, self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Technical details"))
        self.details.setMinimumHeight(160)
        self.details.hide()
        self.box.addWidget(self.details)
        self.box.addLayout(self._buttons(try_again=try_again, details=details))

    def _buttons(self, *, try_again: bool, details: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self.show_details = button(tr("Details"))
        self.copy = button(tr("Copy details"), icon_name="copy")
        self.close_button = button(tr("Close"))
        self.retry = button(tr("Try again"), Role.PRIMARY, "restart")
        self.show_details.setVisible(bool(details))
        self.copy.hide()
        self.retry.setVisible(try_again)
        row.addWidget(self.show_details)
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.retry)
        (self.retry if try_again else self.close_button).setDefault(True)
        self.show_details.clicked.connect(self._show_details)
        self.copy.clicked.connect(lambda: copy_text(f"{self.windowTitle()}\n\n{details}"))
        self.close_button.clicked.connect(self.reject)
        self.retry.clicked.connect(self._retry)
        return row

    def _show_details(self) -> None:
        self.details.show()
        self.copy.show()
        self.show_details.hide()

    def _retry(self) -> None:
        self.accept()
        self.retry_asked.emit()
