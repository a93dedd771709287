"""Where the icons, styles and translations lie, in a checkout and in an installed program."""

from importlib.resources import files
from pathlib import Path, PurePosixPath

_PACKAGE = Path(str(files("backoffice")))
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the file or folder `name` ("icons/app.svg") of the resources.

    Raises ValueError for a name that leads out of the resources, FileNotFoundError when there is no such file.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"{name!r} is not a path inside the resources")
    # An editable install has no copy: the checkout's own folder is the only one that can be edited.
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    path = root / relative
    if not path.exists():
        raise FileNotFoundError(f"The resource {name!r} is missing from {root}")
    return path
