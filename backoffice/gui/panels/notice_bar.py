"""The bar that says what happened, with Undo; and the list of everything that was said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backoffice.gui.notices import Notice, Notices
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, office_zone, tr

SHOWN_MS = 12_000
"""How long a message without a problem stays; it is in the list afterwards."""


class NoticeBar(QFrame):
    """Shows the newest notice. A problem stays until it is closed."""

    undo_asked = Signal()

    def __init__(self, notices: Notices, appearance: Appearance, parent: QWidget) -> None:
        """Stay hidden until there is something to say."""
        super().__init__(parent)
        self._appearance = appearance
        self._notice: Notice | None = None
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self.undo_button = QPushButton(self)
        self.details_button = QPushButton(self)
        self.close_button = QToolButton(self)
        self._hide_later = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._lay_out()
        self._hide_later.timeout.connect(self.hide)
        notices.added.connect(self.show_notice)
        self.undo_button.clicked.connect(self._undo)
        self.details_button.clicked.connect(self._copy_details)
        self.close_button.clicked.connect(self.hide)
        appearance.changed.connect(self._dress)
        self._dress()
        self.retranslate()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say it."""
        self._notice = notice
        self._text.setText(notice.text)
        self.undo_button.setVisible(notice.undo is not None)
        self.details_button.setVisible(bool(notice.details))
        set_role(self, Role.PROBLEM_NOTICE if notice.is_problem else Role.NOTICE)
        for label in (self._text, self._icon):
            label.style().polish(label)
        self._dress()
        self.show()
        self.raise_()
        if notice.is_problem:
            self._hide_later.stop()
        else:
            self._hide_later.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words of the buttons anew; what was said stays as it was said."""
        self.undo_button.setText(tr("Undo"))
        self.undo_button.setAccessibleName(tr("Undo what was just done"))
        self.details_button.setText(tr("Copy details"))
        self.details_button.setAccessibleName(tr("Copy the technical details"))
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self.details_button)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)

    def _undo(self) -> None:
        notice, self._notice = self._notice, None
        self.hide()
        if notice is not None and notice.undo is not None:
            notice.undo()

    def _copy_details(self) -> None:
        if self._notice is not None:
            QGuiApplication.clipboard().setText(f"{self._notice.text}\n\n{self._notice.details}")

    def _dress(self) -> None:
        colours = self._appearance.colours
        is_problem = self._notice is not None and self._notice.is_problem
        tint = colours.danger.text if is_problem else colours.accent_text
        picture = self._appearance.icon("alert" if is_problem else "check", tint)
        self._icon.setPixmap(picture.pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self.close_button.setIcon(self._appearance.icon("close"))
        self.undo_button.setIcon(self._appearance.icon("undo"))


class NoticeList(QFrame):
    """A pop-up with everything that was said since the program was started."""

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        """Read the list each time it is opened."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._notices = notices
        self._heading = QLabel(self)
        self._list = QListWidget(self)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self, Role.POPUP)
        set_role(self._heading, Role.HEADING)
        self._list.setWordWrap(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSpacing(4)
        self._list.setAccessibleName(tr("Notices"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._heading)
        column.addWidget(self._list)
        self.resize(420, 320)

    def open_above(self, widget: QWidget) -> None:
        """Show the list above a button."""
        self._heading.setText(tr("Notices"))
        self.setAccessibleName(tr("Notices"))
        self._list.setAccessibleName(tr("Notices"))
        self._fill()
        self._notices.mark_read()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), -self.height() - 6))
        self.move(corner)
        self.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        self._list.clear()
        zone = office_zone("")
        for notice in self._notices.all:
            QListWidgetItem(f"{formats().time(notice.said_at.astimezone(zone).time())}   {notice.text}", self._list)
        if not self._notices.all:
            QListWidgetItem(tr("Nothing was said yet. Messages that pass by are kept here."), self._list)
