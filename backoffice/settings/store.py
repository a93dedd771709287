"""Reading and writing the settings file."""

from __future__ import annotations

import os
import tempfile
import tomllib
from pathlib import Path

import msgspec

from backoffice.settings.model import Settings, SettingsUnreadable


def load_settings(path: Path) -> Settings:
    """Return the settings in the file, or the defaults where there is none.

    Raises:
        SettingsUnreadable: when it is not valid; the file stays as it is.

    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(data, Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsUnreadable(str(path), str(error)) from error


def save_settings(path: Path, settings: Settings) -> None:
    """Replace the file as a whole, so that a crash leaves the old one or the new one."""
    import tomli_w

    path.parent.mkdir(parents=True, exist_ok=True)
    builtins = msgspec.to_builtins(settings)
    data = _without_none(builtins)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(tomli_w.dumps(data))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _without_none(data: dict[str, object]) -> dict[str, object]:
    """TOML has no null: an absent key says the same."""
    profiles = data["profiles"]
    assert isinstance(profiles, (list, tuple))
    kept = [{k: v for k, v in profile.items() if v is not None} for profile in profiles]
    return {**data, "profiles": kept}
