"""`pip install .` gives a program that has its command and its resources with it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from backoffice.resources import resource_path
from tests.architecture.source import CHECKOUT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds. The wheel is made by hatchling, as pip has it made."""
    made = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", made],
        check=True, cwd=CHECKOUT, capture_output=True,
    )  # fmt: skip
    (wheel,) = made.glob("*.whl")
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def test_the_wheel_has_the_command(installed: Path) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "backoffice = backoffice.cli.main:main" in entry_points.read_text()


def test_the_wheel_has_every_resource_and_finds_it(installed: Path) -> None:
    committed = sorted(path for path in (CHECKOUT / "resources").rglob("*") if path.is_file())
    assert committed
    names = [path.relative_to(CHECKOUT / "resources").as_posix() for path in committed]
    program = (
        "import sys; from backoffice.resources import resource_path\nfor n in sys.argv[1:]: print(resource_path(n))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, *names],
        check=True, cwd=installed, capture_output=True, text=True, env={"PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert found.stdout.splitlines() == [str(installed / "backoffice/_resources" / name) for name in names]


def test_the_wheel_has_every_file_of_the_program_and_no_test(installed: Path) -> None:
    packed = {name for name in _files(installed, "") if ".dist-info/" not in name and "/_resources/" not in name}
    assert packed == _files(CHECKOUT, "backoffice")


def _files(root: Path, folder: str) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_checkout_finds_its_own_resources() -> None:
    assert resource_path("README.md") == CHECKOUT / "resources/README.md"


@pytest.mark.parametrize("name", ["../pyproject.toml", "icons/../../x", "/etc/passwd"])
def test_no_resource_lies_outside(name: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        resource_path(name)


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg"):
        resource_path("icons/none.svg")
