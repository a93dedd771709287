"""The strip above the status line while a resync is applied: how far, how fast, how long still, and Stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from backoffice.gui.forms.parts import button, label
from backoffice.gui.resync_words import progress_sentence
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr
from backoffice.services.resync import RunProgress


class ResyncStrip(QFrame):
    """Hidden while no run is under way."""

    stop_asked = Signal()
    show_asked = Signal()
    toggled = Signal()
    """It appeared, or went: what floats above it moves."""

    def __init__(self, parent: QWidget) -> None:
        """Stay hidden."""
        super().__init__(parent)
        set_role(self, Role.STRIP)
        self._progress: RunProgress | None = None
        self.words, self.far = label(""), label("", Role.MUTED)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.show_button, self.stop_button = button("", Role.FLAT), button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(14)
        row.addWidget(self.words)
        row.addWidget(self.bar, stretch=1)
        row.addWidget(self.far)
        row.addWidget(self.show_button)
        row.addWidget(self.stop_button)
        self.show_button.clicked.connect(self.show_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.retranslate()
        self.hide()

    def show_progress(self, progress: RunProgress | None) -> None:
        """Show how far the run is; None: none is under way."""
        self._progress = progress
        if progress is not None:
            self.bar.setRange(0, max(progress.run.total, 1))
            self.bar.setValue(progress.run.done)
            self.far.setText(progress_sentence(progress))
        if self.isHidden() is (progress is not None):
            self.setVisible(progress is not None)
            self.toggled.emit()

    def show_stopping(self, *, is_stopping: bool) -> None:
        """Say that Stop was heard."""
        self.stop_button.setEnabled(not is_stopping)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.words.setText(tr("Resyncing with Stripe"))
        self.show_button.setText(tr("Show"))
        self.show_button.setAccessibleName(tr("Show the run"))
        self.stop_button.setText(tr("Stop"))
        self.stop_button.setAccessibleName(tr("Stop; what is done stays done"))
        self.bar.setAccessibleName(tr("Progress"))
        self.show_progress(self._progress)
