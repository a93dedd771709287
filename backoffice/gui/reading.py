"""Reading what a page shows: one read at a time, and once more when it was asked for meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backoffice.gui.background import Background

T = TypeVar("T")


class Reading(QObject, Generic[T]):
    """Calls `read` away from the window's thread and `show` with its result, as long as the page lives."""

    def __init__(
        self, page: QWidget, background: Background, read: Callable[[], T], show: Callable[[T], object]
    ) -> None:
        """Read nothing yet; belong to the page, so that nothing reaches one that is gone."""
        super().__init__(page)
        self._page = page
        self._background = background
        self._read = read
        self._show = show
        self._is_reading = False
        self._again = False

    def ask(self) -> None:
        """Read, if anybody is looking."""
        if not self._page.isVisible():
            return
        if self._is_reading:
            self._again = True
            return
        self._is_reading = True
        self._background.run(self._read, owner=self._page).on_success(self._show).ended.connect(self._end)

    def _end(self) -> None:
        self._is_reading = False
        if self._again:
            self._again = False
            self.ask()
