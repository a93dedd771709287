"""Work that takes longer than a moment: how far it is, how fast, how long still, and Stop."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from backoffice.gui.background import Operation
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr

SHOWN_AFTER_MS = 700


class ProgressStrip(QFrame):
    """Follows one operation at a time; a quick one is never seen."""

    def __init__(self, parent: QWidget) -> None:
        """Stay hidden."""
        super().__init__(parent)
        self._operation: Operation[Any] | None = None
        self._words = ""
        self._began = 0.0
        self._text = QLabel(self)
        self._bar = QProgressBar(self)
        self.stop_button = QPushButton(self)
        self._show_later = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._show_later.timeout.connect(self.show)
        self._lay_out()
        self.stop_button.clicked.connect(self._stop)
        self.retranslate()
        self.hide()

    def follow(self, operation: Operation[Any], words: str) -> None:
        """Show how this goes on, once it has taken a moment."""
        self._operation, self._words, self._began = operation, words, time.monotonic()
        self._text.setText(words)
        self._bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        operation.progressed.connect(self._show_progress)
        operation.ended.connect(lambda: self._end(operation))
        self._show_later.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.stop_button.setText(tr("Stop"))
        self.stop_button.setAccessibleName(tr("Stop; what is done stays done"))
        self._bar.setAccessibleName(tr("Progress"))

    def _lay_out(self) -> None:
        set_role(self, Role.NOTICE)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar.setTextVisible(False)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(self.stop_button)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        seconds = time.monotonic() - self._began
        if seconds > 0 and done:
            rate = done / seconds
            number = formats().number
            self._text.setText(
                tr(
                    "{words} {done} of {total} · {rate} a second · {left} s left",
                    words=self._words,
                    done=number(done),
                    total=number(total),
                    rate=number(round(rate)),
                    left=number(round((total - done) / rate)),
                )
            )

    def _stop(self) -> None:
        if self._operation is not None:
            self._operation.stop()
            self.stop_button.setEnabled(False)

    def _end(self, operation: Operation[Any]) -> None:
        if self._operation is operation:
            self._operation = None
            self._show_later.stop()
            self.hide()
