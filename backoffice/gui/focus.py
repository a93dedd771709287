"""Where the keyboard can stop inside a part of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(part: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside a part (itself included), in the order of the part's own focus chain."""
    stops = [part] if _takes_tab(part) else []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and _takes_tab(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def _takes_tab(widget: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
