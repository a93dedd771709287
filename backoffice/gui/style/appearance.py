"""Dresses the application: theme (following the system or chosen), density, palette and style sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from backoffice.gui.style.icons import icon
from backoffice.gui.style.sheet import style_sheet
from backoffice.gui.style.tokens import DARK, LIGHT, MEASURES, Colours, Measures
from backoffice.settings import Density, Theme


class Appearance(QObject):
    """The one owner of the application's look. `changed` follows each new look, icons must then be made anew."""

    changed = Signal()

    def __init__(self, application: QApplication, theme: Theme, density: Density) -> None:
        """Dress the application at once."""
        super().__init__(application)
        self._application = application
        self._theme = theme
        self._density = density
        self._colours = LIGHT
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()

    @property
    def colours(self) -> Colours:
        """Return the colours in use."""
        return self._colours

    @property
    def measures(self) -> Measures:
        """Return the distances in use."""
        return MEASURES[self._density]

    @property
    def theme(self) -> Theme:
        """Return what was chosen (which may be to follow the system)."""
        return self._theme

    @property
    def density(self) -> Density:
        """Return how much air there is."""
        return self._density

    def choose(self, *, theme: Theme | None = None, density: Density | None = None) -> None:
        """Change the look at run time."""
        wanted = (theme or self._theme, density or self._density)
        if wanted != (self._theme, self._density):
            self._theme, self._density = wanted
            self._dress()

    def icon(self, name: str, tint: str | None = None) -> QIcon:
        """Return an icon in the colours in use."""
        return icon(name, self._colours, tint=tint)

    def _follow_system(self) -> None:
        if self._theme == Theme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        self._colours = _colours_of(self._theme, self._application)
        self._application.setPalette(palette(self._colours))
        size = max(self._application.font().pointSizeF(), 8.0)
        self._application.setStyleSheet(style_sheet(self._colours, self.measures, size))
        self.changed.emit()


def _colours_of(theme: Theme, application: QApplication) -> Colours:
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if theme == Theme.DARK or (theme == Theme.SYSTEM and dark) else LIGHT


def palette(colours: Colours) -> QPalette:
    """Return the palette of a theme, for everything that the style sheet leaves to the style."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.canvas,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.stripe,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.on_accent,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent_text,
        QPalette.ColorRole.LinkVisited: colours.accent_text,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.text_muted,
        QPalette.ColorRole.Mid: colours.line_strong,
        QPalette.ColorRole.Dark: colours.line_strong,
        QPalette.ColorRole.Light: colours.raised,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text_disabled))
    return made


def choose_font(application: QApplication) -> None:
    """Take the desktop's own font, never smaller than can be read."""
    font = QFont(application.font())
    if 0 < font.pointSizeF() < 10:
        font.setPointSizeF(10)
    application.setFont(font)
