"""What a widget is for, so that the style sheet can dress it: `set_role(button, Role.PRIMARY)`."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

PROPERTY = "role"


class Role(StrEnum):
    """The roles that the style sheet knows."""

    # labels
    TITLE = "title"
    HEADING = "heading"
    FIGURE = "figure"
    MUTED = "muted"
    CAPTION = "caption"
    PROBLEM = "problem"
    KEYCAP = "keycap"
    # buttons
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    FLAT = "flat"
    LINK = "link"
    CHIP = "chip"
    STATUS = "status"
    # frames
    CARD = "card"
    PAGE = "page"
    SIDE = "side"
    STRIP = "strip"
    POPUP = "popup"
    NOTICE = "notice"
    PROBLEM_NOTICE = "problem-notice"
    WAIT_NOTICE = "wait-notice"
    # mode badges
    BADGE_PRACTICE = "badge-practice"
    BADGE_TEST = "badge-test"
    BADGE_LIVE = "badge-live"
    BADGE_NONE = "badge-none"


def set_role(widget: QWidget, role: Role) -> None:
    """Give the widget its role; a change at run time is seen at once."""
    if widget.property(PROPERTY) == role.value:
        return
    widget.setProperty(PROPERTY, role.value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
