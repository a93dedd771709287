"""The style sheet, generated from the tokens."""

from __future__ import annotations

from backoffice.gui.style.form_sheet import form_rules
from backoffice.gui.style.tokens import Colours, Measures, Tone
from backoffice.resources import resource_path


def style_sheet(colours: Colours, measures: Measures, point_size: float) -> str:
    """Return the whole Qt style sheet for one theme, density and font size (points)."""
    parts = (_texts, _frames, _buttons, _fields, _tables, _menus, _bars, _badges, form_rules)
    return "\n".join(part(colours, measures, point_size) for part in parts)


def _texts(c: Colours, m: Measures, size: float) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {size * 1.6:.1f}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {size * 1.1:.1f}pt; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {size * 2.1:.1f}pt; font-weight: 600; }}
QLabel[role="muted"] {{ color: {c.text_muted}; }}
QLabel[role="caption"] {{ color: {c.text_muted}; font-size: {size * 0.9:.1f}pt; }}
QLabel[role="problem"] {{ color: {c.danger.text}; }}
QLabel[role="keycap"] {{ color: {c.text}; background: {c.hover}; border: 1px solid {c.line};
  border-radius: 4px; padding: 1px 6px; font-size: {size * 0.9:.1f}pt; }}
QToolTip {{ color: {c.text}; background: {c.raised}; border: 1px solid {c.line_strong}; padding: 4px 6px; }}
"""


def _frames(c: Colours, m: Measures, size: float) -> str:
    return f"""
QMainWindow, QDialog, QWidget[role="page"] {{ background: {c.canvas}; }}
QWidget[role="side"] {{ background: {c.canvas}; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {m.radius_large}px; }}
QFrame[role="popup"] {{ background: {c.raised}; border: 1px solid {c.line_strong};
  border-radius: {m.radius_large}px; }}
QFrame[role="notice"] {{ background: {c.raised}; border: 1px solid {c.line_strong};
  border-radius: {m.radius_large}px; }}
QFrame[role="problem-notice"] {{ background: {c.danger.soft}; border: 1px solid {c.danger.strong};
  border-radius: {m.radius_large}px; }}
QFrame[role="wait-notice"] {{ background: {c.warning.soft}; border: 1px solid {c.warning.strong};
  border-radius: {m.radius_large}px; }}
QFrame[role="wait-notice"] QLabel {{ color: {c.warning.text}; }}
QFrame[role="problem-notice"] QLabel {{ color: {c.danger.text}; }}
QSplitter::handle {{ background: {c.canvas}; }}
QSplitter::handle:horizontal {{ width: {m.unit}px; }}
QSplitter::handle:hover {{ background: {c.accent_soft}; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ background: transparent; border: none; }}
QGroupBox {{ border: none; margin-top: {size * 2:.0f}pt; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; padding: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {c.line_control}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.line_strong}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
  {{ background: transparent; border: none; width: 0; height: 0; }}
"""


def _buttons(c: Colours, m: Measures, size: float) -> str:
    pad = m.unit * 2 + 2
    return f"""
QPushButton {{ background: {c.surface}; border: 1px solid {c.line_control}; border-radius: {m.radius}px;
  padding: 0 {pad}px; min-height: {m.control - 2}px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 0 {pad - 1}px; min-height: {m.control - 4}px; }}
QPushButton:disabled {{ color: {c.text_disabled}; border-color: {c.line}; background: {c.canvas}; }}
QPushButton::menu-indicator {{ image: url({_image("chevron-down", c)}); width: 10px; right: 8px;
  subcontrol-position: center right; }}
{_strong_button("primary", c, c.accent, c.accent_hover, c.on_accent)}
{_strong_button("danger", c, c.danger.strong, c.danger.text, c.danger.on_strong)}
QPushButton[role="flat"], QToolButton {{ background: transparent; border: 1px solid transparent;
  border-radius: {m.radius}px; padding: 0 {m.unit + 2}px; min-height: {m.control - 2}px; }}
QPushButton[role="flat"]:hover, QToolButton:hover {{ background: {c.hover}; }}
QPushButton[role="flat"]:focus, QToolButton:focus {{ border: 2px solid {c.accent}; padding: 0 {m.unit + 1}px;
  min-height: {m.control - 4}px; }}
QToolButton:checked {{ background: {c.accent_soft}; color: {c.accent_text}; }}
QToolButton:disabled {{ color: {c.text_disabled}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {c.accent_text};
  padding: 0 2px; min-height: {m.control - 8}px; text-align: left; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="chip"] {{ background: {c.surface}; border: 1px solid {c.line_control};
  border-radius: {m.control // 2 - 1}px; padding: 0 {pad}px; min-height: {m.control - 4}px; }}
QToolButton[role="chip"]:hover {{ background: {c.hover}; }}
QToolButton[role="chip"]:checked {{ background: {c.accent_soft}; border-color: {c.accent}; color: {c.accent_text}; }}
QToolButton[role="chip"]:focus {{ border: 2px solid {c.accent}; padding: 0 {pad - 1}px;
  min-height: {m.control - 6}px; }}
"""


def _strong_button(role: str, c: Colours, back: str, hover: str, words: str) -> str:
    return f"""
QPushButton[role="{role}"] {{ background: {back}; border-color: {back}; color: {words}; font-weight: 600; }}
QPushButton[role="{role}"]:hover {{ background: {hover}; border-color: {hover}; }}
QPushButton[role="{role}"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[role="{role}"]:disabled {{ background: {c.line}; border-color: {c.line}; color: {c.text_muted}; }}
"""


def _fields(c: Colours, m: Measures, size: float) -> str:
    kinds = "QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit"
    focused = ", ".join(f"{kind}:focus" for kind in (*kinds.split(", "), "QPlainTextEdit", "QTextEdit"))
    disabled = ", ".join(f"{kind}:disabled" for kind in kinds.split(", "))
    problem = ", ".join(f'{kind}[problem="true"]' for kind in (*kinds.split(", "), "QPlainTextEdit", "QTextEdit"))
    changed = ", ".join(f'{kind}[changed="true"]' for kind in (*kinds.split(", "), "QPlainTextEdit", "QTextEdit"))
    return f"""
{kinds} {{ background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: {m.radius}px;
  padding: 0 {m.unit + 3}px; min-height: {m.control - 2}px; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
QPlainTextEdit, QTextEdit {{ background: {c.surface}; border: 1px solid {c.line_strong};
  border-radius: {m.radius}px; padding: {m.unit}px; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
{focused} {{ border: 2px solid {c.accent}; padding-left: {m.unit + 2}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {m.unit - 1}px; }}
{disabled} {{ color: {c.text_disabled}; background: {c.canvas}; border-color: {c.line}; }}
{changed} {{ background: {c.accent_soft}; }}
{problem} {{ border-color: {c.danger.strong}; }}
QLineEdit QToolButton {{ min-height: 0; padding: 0; border: none; background: transparent; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({_image("chevron-down", c)}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.line_strong}; outline: none;
  selection-background-color: {c.selection}; selection-color: {c.text}; padding: 2px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 22px; background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url({_image("chevron-up", c)}); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url({_image("chevron-down", c)}); width: 10px; height: 10px; }}
QCheckBox, QRadioButton {{ spacing: {m.unit + 3}px; min-height: {m.control - 8}px; background: transparent; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
  text-align: center; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
"""


def _tables(c: Colours, m: Measures, size: float) -> str:
    return f"""
QAbstractItemView {{ background: {c.surface}; alternate-background-color: {c.stripe}; border: none; outline: none;
  selection-background-color: {c.selection}; selection-color: {c.text}; }}
QTableView {{ gridline-color: {c.line}; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{ background: {c.surface}; color: {c.text_muted}; border: none;
  border-bottom: 1px solid {c.line}; padding: 0 {m.unit + 5}px; min-height: {m.row - 4}px; font-weight: 600;
  font-size: {size * 0.9:.1f}pt; }}
QHeaderView::section:hover {{ color: {c.text}; background: {c.hover}; }}
QHeaderView::up-arrow {{ image: url({_image("chevron-up", c)}); width: 10px; height: 10px;
  subcontrol-position: center right; subcontrol-origin: padding; right: 6px; }}
QHeaderView::down-arrow {{ image: url({_image("chevron-down", c)}); width: 10px; height: 10px;
  subcontrol-position: center right; subcontrol-origin: padding; right: 6px; }}
QTableWidget {{ border: 1px solid {c.line}; border-radius: {m.radius}px; }}
QTableWidget::item {{ padding: 0 {m.unit + 5}px; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
QListView[role="side"] {{ background: transparent; padding-top: {m.unit * 2}px; }}
"""


def _menus(c: Colours, m: Measures, size: float) -> str:
    return f"""
QMenuBar {{ background: {c.canvas}; border: none; padding: 2px {m.unit}px; }}
QMenuBar::item {{ background: transparent; padding: {m.unit}px {m.unit * 2}px; border-radius: {m.radius}px; }}
QMenuBar::item:selected {{ background: {c.hover}; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.line_strong}; padding: {m.unit}px; }}
QMenu::item {{ padding: {m.unit}px {m.unit * 5}px {m.unit}px {m.unit * 2}px; border-radius: {m.radius - 2}px; }}
QMenu::item:selected {{ background: {c.selection}; }}
QMenu::item:disabled {{ color: {c.text_disabled}; }}
QMenu::icon {{ padding-left: {m.unit * 2}px; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {m.unit}px {m.unit * 2}px; }}
"""


def _bars(c: Colours, m: Measures, size: float) -> str:
    return f"""
QFrame[role="strip"] {{ background: {c.canvas}; border: none; border-top: 1px solid {c.line}; }}
QToolButton[role="status"] {{ border-radius: 4px; padding: 0 {m.unit + 2}px; min-height: {m.control - 8}px;
  color: {c.text_muted}; font-size: {size * 0.92:.1f}pt; }}
QToolButton[role="status"]:hover {{ color: {c.text}; background: {c.hover}; }}
QToolButton[role="status"]:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="status"][alarm="true"] {{ color: {c.danger.text}; font-weight: 600; }}
QToolButton[role="status"][alarm="wait"] {{ color: {c.warning.text}; font-weight: 600; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {c.text_muted}; padding: {m.unit}px {m.unit * 3}px;
  border: none; border-bottom: 2px solid transparent; min-height: {m.control - 8}px; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:selected {{ color: {c.accent_text}; border-bottom: 2px solid {c.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ background: {c.hover}; }}
"""


def _badges(c: Colours, m: Measures, size: float) -> str:
    tones = {"practice": c.practice, "test": c.test, "live": c.live, "none": c.neutral}
    return "\n".join(_badge(name, tone, size) for name, tone in tones.items())


def _badge(name: str, tone: Tone, size: float) -> str:
    return f"""
QLabel[role="badge-{name}"], QToolButton[role="badge-{name}"] {{ background: {tone.strong}; color: {tone.on_strong};
  border: none; border-radius: 4px; padding: 2px 8px; min-height: 0; font-weight: 700;
  font-size: {size * 0.85:.1f}pt; }}
QToolButton[role="badge-{name}"]:hover {{ background: {tone.strong}; }}
QToolButton[role="badge-{name}"]:focus {{ border: 2px solid {tone.text}; padding: 0 6px; min-height: 0; }}
QFrame#modeFrame[mode="{name}"] {{ background: {tone.strong if name != "none" else "transparent"}; }}
"""


def _image(name: str, c: Colours) -> str:
    """Return the file of a small arrow drawn for this theme."""
    return resource_path(f"icons/{name}-{'dark' if c.is_dark else 'light'}.svg").as_posix()
