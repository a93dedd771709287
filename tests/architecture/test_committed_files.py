"""What is committed belongs to the project: no path of a machine, no host of a registry, no clutter."""

import re

import pytest

from tests.architecture.source import CHECKOUT, committed_files

TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "backoffice", "benchmarks", "docs", "main.py",
    "packaging", "pyproject.toml", "resources", "tests",
}  # fmt: skip

# Written in pieces, so that this file does not hold what it forbids.
_FOLDERS = "|".join(["wor" + "k", "roo" + "t", "tm" + "p", "opt/(?:pypi|wheels)"])
_MACHINE_PATH = re.compile(rf"(?<![\w.~/\-$}}])/(?:{_FOLDERS})(?:/|\b)(?!:)")
_REGISTRY_HOST = re.compile(
    "|".join(
        re.escape(first + last)
        for first, last in [
            ("pypi", ".org"), ("python", "hosted.org"), ("deb.", "debian.org"), ("archive.", "ubuntu.com"),
            ("registry.npm", "js.org"), ("npm", "js.com"), ("conda.", "anaconda.org"), ("ghcr", ".io"),
        ]
    )
)  # fmt: skip
_SECRET = re.compile(r"\b[sr]k_live_[0-9A-Za-z]{16,}|\bwhsec_[0-9A-Za-z]{24,}|-----BEGIN [A-Z ]*PRIVATE KEY")


def _texts() -> list[tuple[str, str]]:
    contents = [(path, (CHECKOUT / path).read_bytes()) for path in committed_files()]
    return [(path, content.decode("utf-8")) for path, content in contents if b"\0" not in content]


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [f"{path}: {match[0]}" for path, text in _texts() for match in pattern.finditer(text)]


def test_the_top_level_holds_only_what_is_given() -> None:
    assert {path.partition("/")[0] for path in committed_files()} - TOP_LEVEL == set()


def test_no_path_of_a_machine_is_committed() -> None:
    assert _found(_MACHINE_PATH) == []


def test_no_host_of_a_registry_is_committed() -> None:
    assert _found(_REGISTRY_HOST) == []


def test_no_secret_is_committed() -> None:
    assert _found(_SECRET) == []


@pytest.mark.parametrize("place", ["/wor" + "k/main", "in /tm" + "p/x", '"/roo' + 't"'])
def test_a_path_of_a_machine_is_seen(place: str) -> None:
    assert _MACHINE_PATH.search(place)


def test_every_script_of_packaging_can_be_run_and_stops_at_errors() -> None:
    for name in ("check", "lock", "run", "setup", "test"):
        script = CHECKOUT / "packaging" / name
        assert script.stat().st_mode & 0o111, f"packaging/{name} is not executable"
        assert "set -euo pipefail" in script.read_text()


def test_continuous_integration_runs_what_the_readme_says() -> None:
    command = "bash packaging/test"
    assert f"\n{command}\n" in (CHECKOUT / "README.md").read_text()
    assert (CHECKOUT / ".ci/run").read_text().splitlines()[-1] == f"exec {command}"
