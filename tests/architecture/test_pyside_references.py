"""PySide6 6.12.0 drops references to None and True on Python 3.11 (docs/decisions/0002-pyside6-below-6.12.md)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reference_counts import CALLS

_PROGRAM = Path(__file__).with_name("reference_counts.py")


@pytest.fixture(scope="module")
def counted() -> dict[str, dict[str, int]]:
    """What the program printed; that it ends well at all is the first thing asked of it."""
    done = subprocess.run([sys.executable, _PROGRAM], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("use", ["single_shot", "start_timer", "notifier"])
def test_no_reference_to_a_constant_is_dropped(counted: dict[str, dict[str, int]], use: str) -> None:
    # Python 3.12 cannot free them any more, but a library that drops them shows in their count there too.
    assert counted[use]["None"] >= 0
    assert counted[use]["True"] >= 0


@pytest.mark.parametrize("use", ["single_shot", "start_timer", "notifier"])
def test_no_reference_to_an_object_is_dropped_or_kept(counted: dict[str, dict[str, int]], use: str) -> None:
    assert {name: counted[use][name] for name in ("parent", "alarm", "timer")} == {"parent": 0, "alarm": 0, "timer": 0}


def test_every_timer_rang(counted: dict[str, int]) -> None:
    assert counted["rung"] == CALLS + 1
