"""Tests talk to this machine only: every Python process of a test run refuses all else, and the test then fails.

Child processes are guarded too: the folder with `sitecustomize.py` is put on their PYTHONPATH.
"""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.guarded_children.loopback_guard import REPORT, refuse_other_hosts

_GUARD = str(Path(__file__).with_name("guarded_children"))


def pytest_sessionstart() -> None:
    report = Path(os.environ["BACKOFFICE_TEST_RUN"]) / f"connections-{os.getpid()}"
    report.touch()
    os.environ[REPORT] = str(report)
    before = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join([_GUARD, *(path for path in before if path not in ("", _GUARD))])
    sys.addaudithook(refuse_other_hosts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    yield
    report = Path(os.environ[REPORT])
    if refused := report.read_text():
        report.write_text("")
        pytest.fail(f"tests talk to this machine only, but there was:\n{refused}", pytrace=False)
