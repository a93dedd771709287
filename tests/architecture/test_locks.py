"""Every library is pinned by version and hash, for every system, and what is tested is what runs."""

import re
import tomllib
from dataclasses import dataclass

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.architecture.source import CHECKOUT

RUN, TEST = "requirements.lock", "requirements-dev.lock"


@dataclass(frozen=True)
class Pin:
    """One entry of a lock."""

    requirement: Requirement
    hashes: frozenset[str]
    wanted_by_the_project: bool

    @property
    def version(self) -> str:
        """The only version that the entry allows."""
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version


def _pins(lock: str) -> dict[str, Pin]:
    text = (CHECKOUT / "packaging" / lock).read_text()
    pins: dict[str, Pin] = {}
    for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        requirement = Requirement(entry.splitlines()[0].removesuffix("\\").strip())
        hashes = frozenset(re.findall(r"--hash=(sha256:[0-9a-f]{64})\b", entry))
        pins[requirement.name] = Pin(requirement, hashes, "(pyproject.toml" in entry)
    return pins


def _wanted(*groups: str) -> list[Requirement]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    lines = [*project["project"]["dependencies"]]
    for group in groups:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", [RUN, TEST])
def test_every_pin_has_hashes(lock: str) -> None:
    pins = _pins(lock)
    assert len(pins) > 20
    assert [name for name, pin in pins.items() if not pin.hashes or not pin.version] == []


@pytest.mark.parametrize(("lock", "groups"), [(RUN, ("build",)), (TEST, ("build", "dev"))])
def test_the_locks_fit_the_project_file(lock: str, groups: tuple[str, ...]) -> None:
    pins = _pins(lock)
    wanted = {requirement.name: requirement for requirement in _wanted(*groups)}
    assert {name for name, pin in pins.items() if pin.wanted_by_the_project} == set(wanted), "run packaging/lock"
    assert [name for name in wanted if pins[name].version not in wanted[name].specifier] == [], "run packaging/lock"


def test_the_tests_run_with_the_libraries_of_the_program() -> None:
    run, test = _pins(RUN), _pins(TEST)
    assert {name: (pin.version, pin.hashes) for name, pin in run.items()} == {
        name: (test[name].version, test[name].hashes) for name in run if name in test
    }


def test_the_locks_name_no_place() -> None:
    for lock in (RUN, TEST):
        text = (CHECKOUT / "packaging" / lock).read_text()
        assert "://" not in text
        assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", text, re.MULTILINE)


def test_the_locks_serve_all_systems() -> None:
    markers = {name: str(pin.requirement.marker) for name, pin in _pins(RUN).items()}
    assert "sys_platform == 'win32'" in markers["pywin32-ctypes"].replace('"', "'")
    assert "linux" in markers["secretstorage"]
    # x86-64 and ARM on Linux and Windows, and macOS.
    assert len(_pins(RUN)["pyside6-essentials"].hashes) >= 5


def test_pyside_is_a_release_that_counts_references_right() -> None:
    allowed = SpecifierSet(">=6.11.3,<6.12")
    assert _pins(RUN)["pyside6-essentials"].version in allowed
    assert _pins(RUN)["shiboken6"].version in allowed
