"""The part of the style sheet that dresses forms: boxes to tick, tiers, lists of pictures, the calendar."""

from __future__ import annotations

from backoffice.gui.style.tokens import Colours, Measures
from backoffice.resources import resource_path


def form_rules(c: Colours, m: Measures, size: float) -> str:
    """Return the rules for one theme, density and font size (points)."""
    shade = "dark" if c.is_dark else "light"
    check, dot = (resource_path(f"icons/{name}-{shade}.svg").as_posix() for name in ("check", "dot"))
    box = m.unit * 3 + 3
    return f"""
QCheckBox::indicator, QRadioButton::indicator {{ width: {box}px; height: {box}px; background: {c.surface};
  border: 1px solid {c.line_strong}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {(box + 2) // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {c.accent}; width: {box - 2}px;
  height: {box - 2}px; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url({check}); }}
QRadioButton::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url({dot}); }}
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {{ border: 2px solid {c.text}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {c.line}; border-color: {c.line}; }}
QCheckBox[changed="true"], QRadioButton[changed="true"] {{ color: {c.accent_text}; font-weight: 600; }}
QToolButton#day {{ background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: {m.radius}px;
  padding: 0; }}
QToolButton#day:hover {{ background: {c.hover}; }}
QToolButton#day:checked {{ background: {c.accent_soft}; border-color: {c.accent}; color: {c.accent_text};
  font-weight: 600; }}
QToolButton#day:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QFrame#tierBlock {{ background: {c.stripe}; border: 1px solid {c.line}; border-radius: {m.radius}px; }}
QFrame#saveBar {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; }}
QFrame#priceStrip {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; }}
QFrame#choiceCard {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {m.radius_large}px; }}
QFrame#choiceCard[chosen="true"] {{ background: {c.accent_soft}; border: 2px solid {c.accent}; }}
QListWidget#pictures {{ border: 1px solid {c.line_strong}; border-radius: {m.radius}px; padding: 2px; }}
QListWidget#pictures::item {{ min-height: {m.control - 6}px; padding: 0 {m.unit}px; }}
QListWidget#pictures:focus {{ border: 2px solid {c.accent}; padding: 1px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.raised}; }}
QCalendarWidget QToolButton {{ font-weight: 600; padding: 0 {m.unit}px; min-height: {m.control - 6}px; }}
QCalendarWidget QAbstractItemView {{ background: {c.raised}; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
QTabBar::tab {{ background: transparent; color: {c.text_muted}; padding: {m.unit}px {m.unit * 3}px;
  border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; font-weight: 600; }}
QTabBar::tab:focus, QTabBar::tab:hover {{ color: {c.text}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
"""
