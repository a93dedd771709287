"""Where the window keeps the places of its parts: an INI file beside the settings, of no value to anyone else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Remembered:
    """Sizes, columns and the like. Losing it loses nothing but comfort, so a broken file is simply empty."""

    def __init__(self, folder: Path) -> None:
        """Read `window.ini` in the folder, if it is there."""
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray | None:
        """Return a state that Qt wrote, None when there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else None

    def text(self, name: str, default: str = "") -> str:
        """Return a word."""
        value = self._settings.value(name, default)
        return value if isinstance(value, str) else default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return yes or no."""
        return self.text(name, "yes" if default else "no") == "yes"

    def keep(self, name: str, value: QByteArray | str | bool) -> None:
        """Remember a value."""
        self._settings.setValue(name, ("yes" if value else "no") if isinstance(value, bool) else value)

    def write(self) -> None:
        """Write it to the file now."""
        self._settings.sync()
