"""Icons from a font (Remix, by QtAwesome), in the colours of the theme. Loaded when the first one is asked for."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from backoffice.gui.style.glyphs import GlyphEngine, glyph
from backoffice.gui.style.tokens import Colours
from backoffice.resources import resource_path

NAMES = {
    "about": "information-line",
    "accommodations": "hotel-bed-line",
    "activities": "compass-3-line",
    "add": "add-line",
    "alert": "error-warning-line",
    "all": "stack-line",
    "archive": "archive-line",
    "arrivals": "login-circle-line",
    "asked": "question-mark",
    "bell": "notification-3-line",
    "bookings": "book-2-line",
    "calendar": "calendar-line",
    "check": "check-line",
    "close": "close-line",
    "columns": "layout-column-line",
    "command": "command-line",
    "completed": "check-double-line",
    "copy": "file-copy-line",
    "database": "database-2-line",
    "deadline": "timer-line",
    "delete": "delete-bin-line",
    "departures": "logout-circle-line",
    "diagnostics": "stethoscope-line",
    "down": "arrow-down-s-line",
    "duplicate": "file-copy-2-line",
    "edit": "edit-line",
    "customer": "user-line",
    "events": "ticket-2-line",
    "events_inbox": "inbox-line",
    "export": "upload-2-line",
    "filter": "filter-3-line",
    "import": "download-2-line",
    "history": "history-line",
    "key": "key-2-line",
    "keyboard": "keyboard-line",
    "link": "link-m",
    "mail": "mail-send-line",
    "money": "coins-line",
    "more": "more-2-line",
    "next": "arrow-right-s-line",
    "no_show": "user-unfollow-line",
    "office": "building-line",
    "offline": "wifi-off-line",
    "open": "external-link-line",
    "paid": "money-dollar-circle-line",
    "pause": "pause-line",
    "pick_ups": "roadster-line",
    "practice": "flask-line",
    "previous": "arrow-left-s-line",
    "print": "printer-line",
    "qr": "qr-code-line",
    "queue": "send-plane-line",
    "redo": "arrow-go-forward-line",
    "refund": "refund-2-line",
    "refresh": "refresh-line",
    "reports": "bar-chart-2-line",
    "resync": "repeat-2-line",
    "drift": "scales-3-line",
    "restart": "restart-line",
    "restaurants": "restaurant-line",
    "restore": "inbox-unarchive-line",
    "resume": "play-line",
    "returns": "flag-line",
    "save": "download-line",
    "search": "search-line",
    "settings": "settings-3-line",
    "star": "star-line",
    "stripe": "bank-card-line",
    "today": "sun-line",
    "undo": "arrow-go-back-line",
    "unmatched": "question-line",
    "up": "arrow-up-s-line",
    "vehicles": "car-line",
    "waiting": "time-line",
}
"""Our names, by what they mean, and the font's."""


def icon(name: str, colours: Colours, *, tint: str | None = None) -> QIcon:
    """Return the icon in the muted colour of words, or in `tint` (`#rrggbb`)."""
    colours_by_mode = {
        QIcon.Mode.Normal: tint or colours.text_muted,
        QIcon.Mode.Disabled: colours.text_disabled,
        QIcon.Mode.Active: tint or colours.text,
        QIcon.Mode.Selected: tint or colours.text,
    }
    return QIcon(GlyphEngine(glyph(NAMES[name]), colours_by_mode))


def program_icon() -> QIcon:
    """Return the icon of the program itself."""
    return QIcon(str(resource_path("icons/backoffice.svg")))
