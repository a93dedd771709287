"""The rules of the test run are kept: what must fail a test does fail it."""

import logging
import os
import socket
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from tests.support.logfail import ExpectLog
from tests.support.postgres import PostgresServer

_CHECKOUT = Path(__file__).parents[2]


def _run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, test: str, *plugins: str) -> pytest.RunResult:
    """Run a test in a pytest of its own with some of our plugins."""
    monkeypatch.setenv("PYTHONPATH", f"{_CHECKOUT}:{os.environ['PYTHONPATH']}")
    pytester.makepyfile(test)
    named = [word for plugin in plugins for word in ("-p", f"tests.support.{plugin}")]
    return pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:xdist", *named)


def test_a_window_is_shown_on_the_private_screen(qtbot: QtBot) -> None:
    label = QLabel("shown")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert label.screen().geometry().width() == 1600


def test_the_keyring_is_a_real_secret_service(secret_service: KeyringBackend) -> None:
    secret_service.set_password("backoffice-tests", "who", "secret \N{KEY}")
    assert secret_service.get_password("backoffice-tests", "who") == "secret \N{KEY}"
    secret_service.delete_password("backoffice-tests", "who")
    assert secret_service.get_password("backoffice-tests", "who") is None


def test_each_test_gets_an_empty_database_and_leaves_none(postgres_server: PostgresServer, postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        assert connection.scalar(text("select count(*) from pg_tables where schemaname = 'public'")) == 0
        connection.execute(text("create table kept (id int)"))
    engine.dispose()


def test_a_template_is_filled_once_and_copied(postgres_server: PostgresServer) -> None:
    built: list[str] = []

    def build(url: str) -> None:
        built.append(url)
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("create table filled (id int)"))
        engine.dispose()

    name = f"support_{os.getpid()}"
    template = postgres_server.template(name, build)
    assert postgres_server.template(name, build) == template
    assert len(built) == 1
    copy = postgres_server.create(template)
    engine = create_engine(postgres_server.url(copy))
    with engine.connect() as connection:
        assert connection.scalar(text("select count(*) from filled")) == 0
    engine.dispose()
    postgres_server.drop(copy)
    with pytest.raises(psycopg.OperationalError), psycopg.connect(postgres_server.url(copy).replace("+psycopg", "")):
        pass


def test_an_announced_warning_may_come_from_any_thread(expected_log: ExpectLog) -> None:
    expected = expected_log("disk .* full")
    thread = threading.Thread(target=logging.getLogger("any").error, args=("the disk %s is full", "sda"))
    thread.start()
    thread.join()
    assert expected.records[0].levelname == "ERROR"


def test_an_unannounced_warning_fails_its_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    test = """
        import logging
        def test_it(): logging.getLogger("any").warning("nobody expects this")
    """
    result = _run(pytester, monkeypatch, test, "logfail")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*not announced*nobody expects this*"])


def test_a_warning_at_teardown_fails_its_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    test = """
        import logging, pytest
        @pytest.fixture
        def late():
            yield
            logging.warning("too late")
        def test_it(late): pass
    """
    _run(pytester, monkeypatch, test, "logfail").assert_outcomes(passed=1, errors=1)


def test_an_announced_warning_that_never_comes_fails_its_test(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = """
        def test_it(expected_log): expected_log("disk full")
    """
    result = _run(pytester, monkeypatch, test, "logfail")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*never logged: disk full*"])


def test_a_skipped_test_fails(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    test = """
        import pytest
        @pytest.mark.skip(reason="not today")
        def test_marked(): pass
        def test_called(): pytest.skip("not here")
        @pytest.mark.xfail(reason="known")
        def test_expected(): assert False
    """
    result = _run(pytester, monkeypatch, test, "session")
    result.assert_outcomes(failed=2, errors=1)
    result.stdout.fnmatch_lines(["*No test may be skipped*not today*"])


def test_a_module_that_skips_itself_fails(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    test = """
        import pytest
        pytest.importorskip("no_such_module")
    """
    _run(pytester, monkeypatch, test, "session").assert_outcomes(errors=1)


def test_a_connection_to_another_host_fails_its_test_even_when_swallowed(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = """
        import contextlib, socket
        def test_it():
            with socket.socket() as connection, contextlib.suppress(OSError):
                connection.connect(("192.0.2.1", 443))
    """
    result = _run(pytester, monkeypatch, test, "session", "loopback")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*this machine only*", "*192.0.2.1*"])


def test_a_child_process_is_held_to_this_machine_too(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = """
        import subprocess, sys
        def test_it():
            subprocess.run([sys.executable, "-c", "import socket; socket.getaddrinfo('example.org', 443)"])
    """
    result = _run(pytester, monkeypatch, test, "session", "loopback")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*example.org*"])


def test_a_name_that_cannot_exist_is_not_found() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("stripe.invalid", 443))


def test_a_whole_run_fails_when_a_real_part_was_not_used(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(pytester, monkeypatch, "def test_it(): pass", "session")
    result = pytester.runpytest_subprocess("-p", "tests.support.session", "--whole", "-n", "2")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*no test used: Qt platform, PostgreSQL, keyring"])


def test_without_a_screen_the_run_says_what_to_do(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = _run(pytester, monkeypatch, "def test_it(): pass", "session")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*Xvfb is missing. Run: bash packaging/setup --dev*"])


def test_nothing_of_a_killed_run_stays_alive(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    test = """
        import os, signal, sys
        from pathlib import Path
        def test_it():
            children = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
            Path("children").write_text(children)
            os.kill(os.getpid(), signal.SIGKILL)
    """
    _run(pytester, monkeypatch, test, "session")
    children = (pytester.path / "children").read_text().split()
    assert len(children) == 3
    for pid in children:
        subprocess.run(["tail", "--pid", pid, "-f", "/dev/null"], check=True, timeout=60)
