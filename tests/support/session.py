"""The pytest plugin that gives each test process its desktop, refuses skips, and says at the end what ran on what."""

import atexit
import gc
import os
import platform
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import HealthCheck, settings

from tests.support.desktop import DesktopError, PrivateDesktop
from tests.support.facts import FACTS

_PREFIX = "backoffice-tests-"
_RUN_FOLDER = "BACKOFFICE_TEST_RUN"
_TOP_LEVEL = pytest.StashKey[set[str]]()
_CACHES = {".hypothesis", ".import_linter_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
_MUST_HAVE_RUN = ("Qt platform", "PostgreSQL", "keyring")

_IN_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30
"""Bytes that must be free there: a run never had more than a tenth of it at once."""


def _write_to_memory() -> None:
    """Have tests, and the programs that they start, write where a commit waits for no disk."""
    if "TMPDIR" not in os.environ and os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free >= _ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_IN_MEMORY)


_write_to_memory()

# Registered before anything imports Qt, so it runs after Qt has let go of the screen.
AT_THE_END = ExitStack()
atexit.register(AT_THE_END.close)

# A property must hold however slow the machine is.
settings.register_profile("backoffice", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("backoffice")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="fail unless a window, PostgreSQL and the keyring were really used"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FACTS] = {}
    config.stash[_TOP_LEVEL] = _top_level(config)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    config = session.config
    run = Path(os.environ[_RUN_FOLDER]) if _is_worker(config) else _make_run_folder()
    if not config.option.collectonly and not config.pluginmanager.hasplugin("dsession"):
        _start_desktop(run)
    os.environ[_RUN_FOLDER] = str(run)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Spare all that was loaded when Python looks for garbage, and let it look less often: a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def _make_run_folder() -> Path:
    _sweep_what_killed_runs_left()
    run = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    AT_THE_END.callback(_end_run, run)
    # So that what is registered for the end happens when the run is told to stop, too.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    return run


def _end_run(run: Path) -> None:
    from tests.support.postgres import stop_server

    stop_server(run)
    shutil.rmtree(run)


def _start_desktop(run: Path) -> None:
    desktop = PrivateDesktop(run / f"desktop-{os.getpid()}")
    AT_THE_END.callback(desktop.stop)
    try:
        desktop.start()
    except DesktopError as error:
        raise pytest.UsageError(str(error)) from error


def _sweep_what_killed_runs_left() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        pid = int(folder.name.removeprefix(_PREFIX).partition("-")[0])
        if not psutil.pid_exists(pid):
            # A PostgreSQL server that lost its folder ends itself. Another user's folder, or one that another run
            # is sweeping at this moment, is not ours to remove.
            shutil.rmtree(folder, ignore_errors=True)


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


# --- A test that does not run is a test that fails ----------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped or hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"No test may be skipped or be expected to fail, but this one was: {reason}"
        vars(report).pop("wasxfail", None)


# --- What ran on what -----------------------------------------------------------------------------------------------


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if not config.pluginmanager.hasplugin("dsession"):
        _gather_facts(config)
    if session.exitstatus == pytest.ExitCode.OK and _complaints(config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _complaints(config: pytest.Config) -> list[str]:
    """Return what is wrong with a whole run, though each of its tests passed."""
    if not config.option.whole:
        return []
    unused = [name for name in _MUST_HAVE_RUN if name not in config.stash[FACTS]]
    left = sorted(_top_level(config) - config.stash[_TOP_LEVEL])
    return [
        *([f"this was to be a whole run, but no test used: {', '.join(unused)}"] if unused else []),
        *([f"tests left files in the checkout: {', '.join(left)}"] if left else []),
    ]


def _top_level(config: pytest.Config) -> set[str]:
    return {path.name for path in config.rootpath.iterdir()} - _CACHES


def _gather_facts(config: pytest.Config) -> None:
    facts = config.stash[FACTS]
    facts["Python"] = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    facts["SQLite"] = sqlite3.sqlite_version
    facts.update(_qt_facts())
    if _is_worker(config):
        config.workeroutput["facts"] = facts  # type: ignore[attr-defined]


def _qt_facts() -> dict[str, str]:
    gui = sys.modules.get("PySide6.QtGui")
    application = gui.QGuiApplication.instance() if gui else None
    if gui is None or application is None:
        return {}
    version = sys.modules["PySide6.QtCore"].qVersion()
    return {"Qt platform": f"{application.platformName()} (Qt {version}), Xvfb display {os.environ['DISPLAY']}"}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    for name, value in getattr(node, "workeroutput", {}).get("facts", {}).items():
        facts = node.config.stash[FACTS]
        if value not in facts.setdefault(name, value):
            facts[name] += f"; {value}"


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    facts = config.stash[FACTS]
    counts = {name: len(terminalreporter.getreports(name)) for name in ("passed", "failed", "error", "skipped")}
    terminalreporter.section("what ran on what")
    for name in ("Python", "SQLite", *_MUST_HAVE_RUN):
        terminalreporter.line(f"{name}: {facts.get(name, 'not used by any test')}")
    terminalreporter.line(", ".join(f"{name} {count}" for name, count in counts.items()))
    for complaint in _complaints(config):
        terminalreporter.line(f"FAILED: {complaint}", red=True)
