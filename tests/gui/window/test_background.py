"""Work away from the window's thread, and its results back on it."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.gui.background import Background, Progress
from tests.gui.window.guard import MainThreadGuard


def test_work_is_done_elsewhere_and_its_result_comes_back_here(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []
    background.run(lambda: threading.current_thread().name).on_success(
        lambda name: seen.append((name, threading.current_thread() is threading.main_thread()))
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen[0][0].startswith("background")
    assert seen[0][1] is True
    qtbot.waitUntil(lambda: background.running == 0)


def test_an_error_goes_to_who_asked(background: Background, qtbot: QtBot) -> None:
    errors: list[BaseException] = []
    general: list[BaseException] = []
    background.failed.connect(general.append)
    background.run(lambda: 1 // 0).on_failure(errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ZeroDivisionError)
    assert general == []


def test_an_error_that_nobody_takes_is_told_to_the_window(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.failed) as told:
        background.run(lambda: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_nobody_is_called_after_cancelling(background: Background, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    seen: list[object] = []
    operation = background.run(may_go_on.wait).on_success(seen.append).on_failure(seen.append)
    operation.cancel()
    with qtbot.waitSignal(background.idle):
        may_go_on.set()
    assert seen == []


def test_nobody_is_called_when_the_owner_is_gone(background: Background, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    owner = QObject()
    seen: list[object] = []
    background.run(may_go_on.wait, owner=owner).on_success(seen.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    with qtbot.waitSignal(background.idle):
        may_go_on.set()
    assert seen == []


def test_work_hears_that_it_should_stop_and_still_tells_what_it_did(background: Background, qtbot: QtBot) -> None:
    begun = threading.Event()

    def count(progress: Progress) -> int:
        done = 0
        while progress.report(done, 1_000_000_000):
            done += 1
            begun.set()
        return done

    results: list[int] = []
    operation = background.run_with_progress(count).on_success(results.append)
    assert begun.wait(30)
    operation.stop()
    qtbot.waitUntil(lambda: len(results) == 1, timeout=30_000)
    assert results[0] > 0


def test_a_coroutine_runs_on_the_engines_loop(
    background: Background, practice_office: Application, qtbot: QtBot
) -> None:
    async def where() -> str:
        return threading.current_thread().name

    background.host_coroutines(practice_office.host)
    names: list[str] = []
    background.run_coroutine(where()).on_success(names.append)
    qtbot.waitUntil(lambda: names == ["engine"])


def test_a_coroutine_without_a_loop_is_refused(background: Background) -> None:
    async def nothing() -> None:
        return

    with pytest.raises(RuntimeError, match="no loop"):
        background.run_coroutine(nothing())


def test_the_guard_sees_a_database_on_the_windows_thread(
    guard: MainThreadGuard, office: Application, background: Background, qtbot: QtBot
) -> None:
    guard.is_on = True
    counted: list[object] = []
    background.run(office.database.queries.counts).on_success(counted.append)
    qtbot.waitUntil(lambda: len(counted) == 1)
    assert guard.seen == []
    office.database.queries.counts()
    assert guard.seen
    guard.seen.clear()


def test_what_a_closing_window_still_asks_for_is_not_done_and_nobody_is_called(
    background: Background, qtbot: QtBot
) -> None:
    seen: list[object] = []
    background.close()
    for operation in (
        background.run(lambda: seen.append("done")),
        background.run_with_progress(lambda _: seen.append("done")),
    ):
        operation.on_success(seen.append).on_failure(seen.append)
    qtbot.waitUntil(lambda: background.running == 0)
    assert seen == []
