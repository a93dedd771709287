"""Nothing private in the log, and nothing in it that poses as something else."""

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from backoffice.observability import (
    LOG_FILE,
    RedactingFormatter,
    catching_uncaught,
    log_loop_errors,
    logging_to,
    redact,
)

KEY = "sk_live_" + "51H8aBcDeFgHiJkLmNoPqRs"
LOG = logging.getLogger("backoffice.tests")


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"key {KEY} here", "51H8aBcDeFgHiJk"),
        (f"Authorization: Bearer {KEY}", "51H8aBcDeFgHiJk"),
        ("rk_test_abcdefghijklmnop_extra", "abcdefghijkl"),
        ("whsec_" + "abcdefghijklmnopqrstuvwx", "abcdefghijkl"),
        ("postgresql://ana:s3cr3t!@db.example/office", "s3cr3t!"),
        ("postgresql+psycopg://ana:p@ss@db.example/office", "p@ss"),
        ("password=hunter2 user=ana", "hunter2"),
        ("{'password': 'hunter2'}", "hunter2"),
        ("mail ana.maria+x@correio.example.br now", "ana.maria"),
        ("call +55 81 99999-1234", "99999"),
        ("call (81) 99999-1234", "99999"),
    ],
)
def test_secrets_and_people_are_hidden(text: str, secret: str) -> None:
    assert secret not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "activities/42 waits until 2026-11-24 04:13:44.123456+00:00 (attempt 2): Stripe had a problem",
        "sqlite:////home/ana/office.db",
        "http://127.0.0.1:37707/pay/plink_1RemEujzKb7pD1Bh6Xjg4Ll6",
        "bo_908348c5cb4e_activity_1 costs 15000 BRL",
    ],
)
def test_what_helps_is_left_as_it_is(text: str) -> None:
    assert redact(text) == text


def _logged(folder: Path) -> str:
    return (folder / LOG_FILE).read_text(encoding="utf-8")


def test_a_text_cannot_pose_as_a_line_of_the_log(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        LOG.info("saved %s", "boat\n2030-01-01T00:00:00.000Z CRITICAL backoffice: all refunds done\r\x1b[2J\u2028x\x00")
    assert len(_logged(tmp_path).splitlines()) == 1
    assert "\x1b" not in _logged(tmp_path)


def test_tracebacks_are_redacted_and_indented(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        try:
            raise ValueError(f"refused {KEY}\n2030-01-01T00:00:00.000Z INFO fake: line")
        except ValueError:
            LOG.info("failed", exc_info=True)
    lines = _logged(tmp_path).splitlines()
    assert all(line.startswith("    ") for line in lines[1:])
    assert "ValueError" in _logged(tmp_path)
    assert KEY not in _logged(tmp_path)


def test_the_log_is_for_its_owner_only(tmp_path: Path) -> None:
    with logging_to(tmp_path / "logs"):
        LOG.info("x")
    assert (tmp_path / "logs" / LOG_FILE).stat().st_mode & 0o077 == 0


def test_where_no_file_can_be_written_standard_error_has_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expected_log: Callable[[str], object]
) -> None:
    expected_log("no log can be kept")
    (tmp_path / "logs").write_text("a file lies where the folder should be")
    with logging_to(tmp_path / "logs"):
        LOG.info("work goes on")
    first, second = capsys.readouterr().err.splitlines()
    assert "no log can be kept" in first
    assert second.endswith("work goes on")


def test_logging_leaves_the_root_as_it_was(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    with logging_to(tmp_path, to_stderr=True):
        assert root.level == logging.INFO
    assert (root.level, list(root.handlers)) == before


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_uncaught_errors_of_threads_are_logged_and_reported(tmp_path: Path, expected_log: object) -> None:
    expected_log("uncaught error")  # type: ignore[operator]
    reported: list[BaseException] = []

    def fail() -> None:
        raise ValueError(KEY)

    with logging_to(tmp_path), catching_uncaught(reported.append):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert len(reported) == 1
    assert KEY not in _logged(tmp_path)


def test_uncaught_errors_of_the_main_thread_are_logged_redacted(tmp_path: Path, expected_log: object) -> None:
    expected_log("uncaught error")  # type: ignore[operator]
    with logging_to(tmp_path), catching_uncaught():
        try:
            raise ValueError(f"ana:{KEY}")
        except ValueError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    assert "ValueError" in _logged(tmp_path)
    assert KEY not in _logged(tmp_path)


def test_errors_of_the_event_loop_are_logged_without_what_surrounds_them(expected_log: object) -> None:
    expected = expected_log("error on the event loop: callback")  # type: ignore[operator]

    async def story() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(log_loop_errors)
        loop.call_exception_handler({"message": "callback", "exception": ValueError("x"), "handle": KEY})

    asyncio.run(story())
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(RedactingFormatter())
    handler.emit(expected.records[0])
    assert KEY not in out.getvalue()
