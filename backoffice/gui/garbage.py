"""When Python may look for cycles of objects that nobody needs: it holds up every thread meanwhile, the window too."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

SETTLED_MS = 3_000
"""After so long whatever the start loads is loaded."""


class GarbageLooks(QObject):
    """Spares what the program consists of.

    That is two hundred thousand objects which stay as long as it runs: a look through all of them takes 100 ms, through
    all others 2 ms.
    """

    def __init__(self, parent: QObject) -> None:
        """Leave all as it is."""
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self._spare)

    def pause(self) -> None:
        """Have nothing looked through while a window is made and for a moment after."""
        gc.disable()
        self._timer.start()

    def resume(self) -> None:
        """Look again, through everything, if that was paused."""
        self._timer.stop()
        gc.enable()

    def _spare(self) -> None:
        """Look from now on, but only through what is made from now on."""
        gc.freeze()
        gc.enable()
