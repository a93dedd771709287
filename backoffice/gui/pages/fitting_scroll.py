"""An area as high as what is in it, as far as the screen allows; beyond that it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from backoffice.gui.pages.page_parts import scrolled

AROUND = 330
"""What a dialog needs above and below it, frame and task bar included."""
LEAST = 60


class FittingScroll(QFrame):
    """Asks for the height of its inside at its width."""

    def __init__(self, inside: QWidget) -> None:
        """Take it in."""
        super().__init__()
        self._inside = inside
        self.area: QScrollArea = scrolled(inside, self)
        inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Return room for the inside without scrolling sideways, and for the bar."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, self.minimumHeight())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew when the inside asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to another width."""
        super().resizeEvent(event)
        self.area.setGeometry(0, 0, self.width(), self.height())
        if event.oldSize().width() != self.width():
            self._fit()

    def _fit(self) -> None:
        layout, most = self._inside.layout(), self.screen().availableGeometry().height() - AROUND
        if layout is not None:
            wanted = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else self._inside.height()
            self.setFixedHeight(max(min(wanted, most), LEAST))
