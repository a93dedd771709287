"""A page of a dialog for work that takes a while: what is done, how far, how fast, how long still, and Stop."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import button, label
from backoffice.gui.resync_words import duration
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr


class WorkingPage(QWidget):
    """Shows; whoever does the work follows `stop`."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._began = 0.0
        self.doing, self.far = label("", Role.HEADING), label("", Role.MUTED, wrap=True)
        self.bar = QProgressBar()
        self.stop = button(tr("Stop"))
        self._lay_out()

    def begin(self, words: str, hint: str) -> None:
        """Show that it begins. `hint` stands where it says how far it is, until that is known."""
        self._began = time.monotonic()
        self.doing.setText(words)
        self.far.setText(hint)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        seconds, number = time.monotonic() - self._began, formats().number
        if done and seconds > 0:
            rate = done / seconds
            parts = (
                tr("{done} of {total}", done=number(done), total=number(total)),
                tr("{rate} a second", rate=number(round(rate))),
                tr("{time} left", time=duration((total - done) / rate)),
            )
            self.far.setText(" · ".join(parts))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(120, 0, 120, 0)
        column.setSpacing(10)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.stop)
        column.addStretch(2)
        for part in (self.doing, self.bar, self.far):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(3)
