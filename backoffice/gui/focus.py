"""Where the keyboard can stop inside a part of the window.

Never ask Qt for `nextInFocusChain` from Python: PySide6 6.11 takes the answer for a child of the asked widget, and when
that one is deleted it takes the other's objects for deleted too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(part: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside a part (itself included), in the order in which its widgets were put there."""
    return [widget for widget in (part, *part.findChildren(QWidget)) if _takes_tab(widget)]


def _takes_tab(widget: QWidget) -> bool:
    has_policy = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return has_policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
