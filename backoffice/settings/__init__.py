"""Preferences and profiles: one TOML file, checked when it is read, replaced whole when it is written."""

from backoffice.settings.model import Density, PersonRole, Profile, Settings, SettingsUnreadable, Theme
from backoffice.settings.paths import Paths, find_paths
from backoffice.settings.store import load_settings, save_settings

__all__ = [
    "Density",
    "Paths",
    "PersonRole",
    "Profile",
    "Settings",
    "SettingsUnreadable",
    "Theme",
    "find_paths",
    "load_settings",
    "save_settings",
]
