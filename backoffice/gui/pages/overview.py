"""What the pages have in common that are read as a whole: Today, the queue, calendar, money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from backoffice.gui.background import Background
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance


@dataclass(frozen=True, slots=True)
class PageTools:
    """What a page is made with. `zone` is the office's; `live` tells pages that ask Stripe themselves what changed."""

    office: Office
    background: Background
    appearance: Appearance
    remembered: Remembered
    zone: tzinfo
    live: LiveUpdates | None = None


class Overview(QWidget):
    """Read anew when it is shown and when something changed: implement `refresh`, best with a `Reading`.

    Its words are written anew in another language: implement `retranslate`.
    """

    opened = Signal(object)
    """An AssetRef or BookingRef to open in its panel."""
    section_asked = Signal(object)
    """A SectionName to go to."""
    new_booking_asked = Signal(object, object)
    """An AssetRef to book (None: to be chosen), and the values that are known already."""

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Write the words anew."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.refresh()


MakeOverview = Callable[[PageTools, QWidget], Overview]
"""Makes a page for a parent."""
