"""Where things lie on this computer (platformdirs), or all under BACKOFFICE_HOME where that is set."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APP = "backoffice"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of the program. Nothing is made until something is written."""

    config: Path
    data: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """Return the settings file."""
        return self.config / "settings.toml"

    @property
    def default_database(self) -> Path:
        """Return the SQLite file used when nothing else is said."""
        return self.data / "backoffice.db"

    @property
    def practice(self) -> Path:
        """Return the folder of practice mode: its database and the simulator's ledger."""
        return self.data / "practice"


def find_paths(environ: Mapping[str, str] | None = None) -> Paths:
    """Return the folders for this user."""
    home = (os.environ if environ is None else environ).get("BACKOFFICE_HOME")
    if home:
        root = Path(home).expanduser()
        return Paths(root / "config", root / "data", root / "logs")
    import platformdirs

    return Paths(
        Path(platformdirs.user_config_dir(APP, appauthor=False)),
        Path(platformdirs.user_data_dir(APP, appauthor=False)),
        Path(platformdirs.user_log_dir(APP, appauthor=False)),
    )
