"""packaging/setup on a machine where system packages are missing: what it asks for, and that it stops there.

The tools of the system that it asks (dpkg-query, id, sudo, apt-get) are small scripts here that say what another
machine would say; the script itself and its list of packages are the real ones.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import CHECKOUT

_NEEDED = ("bash", "cat", "dirname", "env", "grep", "tr", "true")


class Machine:
    """A folder of commands that is all the script finds on its PATH."""

    def __init__(self, folder: Path) -> None:
        self.commands = folder / "bin"
        self.commands.mkdir()
        self.asked = folder / "asked"
        self.asked.touch()
        for name in _NEEDED:
            found = shutil.which(name)
            assert found
            (self.commands / name).symlink_to(found)
        (self.commands / "python3").symlink_to(Path(sys.executable).resolve())
        self.says("apt-get", f'echo "$@" >>"{self.asked}"; exit 100')
        self.installed()
        self.user(1000)

    def says(self, command: str, script: str) -> None:
        """Put a command on the PATH."""
        path = self.commands / command
        path.write_text(f"#!/usr/bin/env bash\n{script}\n")
        path.chmod(0o755)

    def user(self, number: int) -> None:
        """Be run by this user; 0 is root."""
        self.says("id", f"echo {number}")

    def installed(self, *packages: str) -> None:
        """Have these system packages and no others."""
        lines = "\n".join(f"{name}) echo installed; found=1;;" for name in packages)
        self.says("dpkg-query", f'for name in "$@"; do case $name in\n{lines}\nesac; done; [ -n "$found" ]')

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a script of packaging/ there."""
        environment = {"PATH": str(self.commands), "BACKOFFICE_VENV": str(self.commands / "no-venv")}
        return subprocess.run(
            ["bash", CHECKOUT / "packaging" / script, *arguments],
            check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment,
        )  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A bare Debian machine whose user may not install packages."""
    return Machine(tmp_path)


def _packages(*who: str) -> list[str]:
    lines = (CHECKOUT / "packaging/system-packages").read_text().splitlines()
    return [line.split()[1] for line in lines if line.split()[0] in who]


def _line(packages: list[str]) -> str:
    return f"\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends {' '.join(packages)}\n"


@pytest.mark.parametrize(
    ("script", "who"), [("setup", ("run",)), ("run", ("run",)), ("test", ("run", "test")), ("check", ("run", "test"))]
)
def test_who_may_not_install_packages_gets_the_exact_line(machine: Machine, script: str, who: tuple[str, ...]) -> None:
    done = machine.run(script)
    assert done.returncode == 1
    assert _line(_packages(*who)) in done.stderr
    assert machine.asked.read_text() == ""


def test_only_what_is_missing_is_asked_for_and_newer_names_count(machine: Machine) -> None:
    *there, missing = _packages("run")
    machine.installed(*(name if name != "libglib2.0-0" else "libglib2.0-0t64" for name in there))
    assert _line([missing]) in machine.run("setup").stderr


def test_sudo_that_wants_a_password_is_not_waited_for(machine: Machine) -> None:
    machine.says("sudo", 'echo "sudo: a password is required" >&2; exit 1')
    assert _line(_packages("run")) in machine.run("setup").stderr


@pytest.mark.parametrize("how", ["root", "sudo"])
def test_who_may_install_packages_has_it_done(machine: Machine, how: str) -> None:
    if how == "root":
        machine.user(0)
    else:
        machine.says("sudo", '[ "$1" = -n ] && shift; exec "$@"')
    done = machine.run("setup")
    assert done.returncode == 1
    assert machine.asked.read_text() == "-q -o DPkg::Lock::Timeout=300 update\n"
    assert "apt could not install them" in done.stderr


def test_a_machine_without_python_is_told_what_to_install(machine: Machine) -> None:
    (machine.commands / "python3").unlink()
    machine.says("python3", "exit 1")  # one that is too old
    done = machine.run("setup")
    assert done.returncode == 1
    assert "Python 3.11 or newer is missing" in done.stderr


def test_an_unknown_word_is_answered_with_the_usage(machine: Machine) -> None:
    for script in ("setup", "run"):
        done = machine.run(script, "--wrong")
        assert done.returncode == 1
        assert f"usage: packaging/{script}" in done.stderr


def test_the_scripts_are_sound() -> None:
    for path in (CHECKOUT / "packaging").iterdir():
        if path.is_file() and path.suffix in ("", ".sh") and path.name != "system-packages":
            subprocess.run(["bash", "-n", path], check=True, env={"PATH": os.environ["PATH"]})
