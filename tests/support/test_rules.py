"""What must fail a test does fail it: seen in a pytest of its own, run on tests that break the rules."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest

_CHECKOUT = Path(__file__).parents[2]
_PLUGINS = [word for name in ("session", "logfail", "loopback") for word in ("-p", f"tests.support.{name}")]
_BREAK_THE_RULES = """
import contextlib, logging, socket, subprocess, sys
import pytest

@pytest.fixture
def warns_at_teardown():
    yield
    logging.warning("too late")

def test_unannounced_warning():
    logging.getLogger("any").warning("nobody expects this")
def test_warning_at_teardown(warns_at_teardown):
    pass
def test_announced_and_never_logged(expected_log):
    expected_log("disk full")
def test_announced_and_logged(expected_log):
    expected_log("disk full")
    logging.error("disk full")
@pytest.mark.skip(reason="not today")
def test_skip_mark():
    pass
def test_skip_call():
    pytest.skip("not here")
@pytest.mark.xfail(reason="known")
def test_expected_failure():
    assert False
def test_other_host_swallowed():
    with socket.socket() as connection, contextlib.suppress(OSError):
        connection.connect(("192.0.2.1", 443))
def test_other_host_looked_up_by_a_child():
    subprocess.run([sys.executable, "-c", "import socket; socket.getaddrinfo('example.org', 443)"])
def test_open_to_the_network():
    with socket.socket() as listening, contextlib.suppress(OSError):
        listening.bind(("0.0.0.0", 0))
"""
_KILL_ITSELF = """
import os, signal
from pathlib import Path

def test_it():
    Path("children").write_text(Path(f"/proc/self/task/{os.getpid()}/children").read_text())
    os.kill(os.getpid(), signal.SIGKILL)
"""
_STOP_ITSELF = """
import os, shutil, signal, threading

def test_it(postgres_server):
    shutil.copy(f"{os.environ['BACKOFFICE_TEST_RUN']}/postgres/postmaster.pid", "postgres.pid")
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait()
"""


def _run(
    folder: Path, test: str, options: Sequence[str] = (), environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    (folder / "test_inner.py").write_text(test)
    paths = os.pathsep.join([str(_CHECKOUT), os.environ["PYTHONPATH"]])
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", *_PLUGINS, *options],
        check=False, cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": paths, **(environment or {})},
    )  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the tests that break the rules."""
    return _run(tmp_path_factory.mktemp("rules"), _BREAK_THE_RULES).stdout


@pytest.mark.parametrize(
    ("test", "outcomes", "reason"),
    [
        ("unannounced_warning", ["FAILED"], "not announced with expected_log: WARNING any: nobody expects this"),
        ("warning_at_teardown", ["PASSED", "ERROR"], "not announced with expected_log: WARNING root: too late"),
        ("announced_and_never_logged", ["FAILED"], "announced, but never logged: disk full"),
        ("announced_and_logged", ["PASSED"], ""),
        ("skip_mark", ["ERROR"], "No test may be skipped or be expected to fail, but this one was: Skipped: not today"),
        ("skip_call", ["FAILED"], "No test may be skipped or be expected to fail, but this one was: Skipped: not here"),
        ("expected_failure", ["FAILED"], "No test may be skipped or be expected to fail"),
        ("other_host_swallowed", ["PASSED", "ERROR"], "there was:\nsocket.connect ('192.0.2.1', 443)"),
        ("other_host_looked_up_by_a_child", ["PASSED", "ERROR"], "there was:\nsocket.getaddrinfo 'example.org'"),
        ("open_to_the_network", ["PASSED", "ERROR"], "there was:\nsocket.bind ('0.0.0.0', 0)"),
    ],
)
def test_a_broken_rule_fails_its_test(said: str, test: str, outcomes: list[str], reason: str) -> None:
    assert re.findall(rf"^([A-Z]+) test_inner\.py::test_{test}\b", said, re.MULTILINE) == outcomes
    assert reason in said


def test_a_module_that_skips_itself_fails(tmp_path: Path) -> None:
    done = _run(tmp_path, "import pytest\npytest.importorskip('no_such_module')", ["--collect-only"])
    assert done.returncode != 0
    assert "No test may be skipped" in done.stdout


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_whole_run_fails_when_a_real_part_was_not_used_or_files_are_left(tmp_path: Path, processes: str) -> None:
    done = _run(tmp_path, "def test_it(): open('left', 'w').close()", ["--whole", "-n", processes])
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "no test used: Qt platform, PostgreSQL, keyring" in done.stdout
    assert "tests left files in the checkout: left" in done.stdout


def test_without_a_screen_the_run_says_what_to_do(tmp_path: Path) -> None:
    done = _run(tmp_path, "def test_it(): pass", environment={"PATH": str(tmp_path)})
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Xvfb is missing. Run: bash packaging/setup --dev" in done.stderr


def test_nothing_of_a_run_told_to_stop_stays_alive(tmp_path: Path) -> None:
    _run(tmp_path, _STOP_ITSELF, ["-p", "tests.support.postgres"])
    _wait_for_the_end_of(int((tmp_path / "postgres.pid").read_text().split()[0]))


def test_nothing_of_a_killed_run_stays_alive(tmp_path: Path) -> None:
    _run(tmp_path, _KILL_ITSELF)
    children = (tmp_path / "children").read_text().split()
    assert len(children) == 3  # the screen, the message bus, the keyring
    for pid in children:
        _wait_for_the_end_of(int(pid))


def _wait_for_the_end_of(pid: int) -> None:
    while _is_running(pid):
        time.sleep(0.02)


def _is_running(pid: int) -> bool:
    # Who has ended stays listed as a zombie where nobody collects the dead, as in some containers.
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
