"""Work that waits (database, network, files) runs away from the window; its result comes back on the window's thread.

    background.run(lambda: assets.archive(ref, version)).on_success(show).on_failure(complain)

Nothing of this module is called back once the operation was cancelled or its owner is gone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Stopped(Exception):
    """The program is closing: the work was not begun, or its loop has ended."""


class Progress:
    """Given to work that tells how far it is. Thread-safe; `report` has the form that the services ask for."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        """Take the function to tell (done, total) to."""
        self._report = report
        self._stop = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Tell whether a person asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop at the next step."""
        self._stop.set()

    def report(self, done: int, total: int) -> bool:
        """Tell how much is done of how much (total 0: not known); returns whether to go on."""
        self._report(done, total)
        return not self._stop.is_set()


class Operation(QObject, Generic[T]):
    """One piece of work under way. It lives, signals and calls back on the thread of the window only."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, background: Background, owner: QObject | None) -> None:
        """Belong to `owner`: when that is deleted, nobody is called any more."""
        super().__init__(background)
        self._owner = owner
        self._has_owner = owner is not None
        self._success: list[Callable[[T], object]] = []
        self._failure: list[Callable[[BaseException], object]] = []
        self._fallback = background.failed.emit
        self.is_cancelled = False
        self.progress = Progress(lambda done, total: background.progress_came.emit(self, done, total))

    def on_success(self, call: Callable[[T], object]) -> Operation[T]:
        """Call with the result."""
        self._success.append(call)
        return self

    def on_failure(self, call: Callable[[BaseException], object]) -> Operation[T]:
        """Call with the error, in place of the window's general message."""
        self._failure.append(call)
        return self

    def on_progress(self, call: Callable[[int, int], object]) -> Operation[T]:
        """Call with (done, total) as the work goes on."""
        self.progressed.connect(call)
        return self

    def cancel(self) -> None:
        """Want the result no more; work that reports progress ends at its next report."""
        self.is_cancelled = True
        self.progress.stop()

    def stop(self) -> None:
        """Ask the work to end early, and still be told how it ended."""
        self.progress.stop()

    def finish(self, result: T, error: BaseException | None) -> None:
        """Call back with how it ended; Background's to call."""
        try:
            if not self.is_cancelled and not self._owner_is_gone():
                self._call_back(result, error)
        finally:
            self.ended.emit()

    def _owner_is_gone(self) -> bool:
        return self._has_owner and not shiboken6.isValid(self._owner)

    def _call_back(self, result: T, error: BaseException | None) -> None:
        if error is None:
            for succeed in self._success:
                succeed(result)
        elif self._failure:
            for fail in self._failure:
                fail(error)
        else:
            self._fallback(error)


class CoroutineHost(Protocol):
    """Runs coroutines on the loop of the engine, which is not the window's thread."""

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]: ...


class Background(QObject):
    """Where the window's work is done: a few threads for the database, and the engine's loop for Stripe."""

    failed = Signal(object)
    """An error that no `on_failure` took."""
    idle = Signal()
    progress_came = Signal(object, int, int)
    result_came = Signal(object, object, object)
    """Both are emitted on the worker's thread: their sender outlives it, which an Operation does not."""

    def __init__(self, parent: QObject | None = None, *, threads: int = 4) -> None:
        """Start no thread before there is work."""
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="background")
        self._running: set[Operation[Any]] = set()
        self._host: CoroutineHost | None = None
        self._is_closed = False
        self.progress_came.connect(self._pass_progress, Qt.ConnectionType.QueuedConnection)
        self.result_came.connect(self._pass_result, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """Return how many operations are under way."""
        return len(self._running)

    def host_coroutines(self, host: CoroutineHost) -> None:
        """Say where coroutines run."""
        self._host = host

    def run(self, work: Callable[[], T], *, owner: QObject | None = None) -> Operation[T]:
        """Do `work` on another thread."""
        return self._follow(self._new(owner), self._submit(work))

    def run_with_progress(self, work: Callable[[Progress], T], *, owner: QObject | None = None) -> Operation[T]:
        """Do `work`, which tells its progress and can be stopped, on another thread."""
        operation = self._new(owner)
        return self._follow(operation, self._submit(partial(work, operation.progress)))

    def run_coroutine(self, coroutine: Coroutine[Any, Any, T], *, owner: QObject | None = None) -> Operation[T]:
        """Run a coroutine on the engine's loop."""
        if self._host is None:
            coroutine.close()
            raise RuntimeError("no loop for coroutines was given")
        if self._is_closed:
            coroutine.close()
            return self._follow(self._new(owner), _undone())
        return self._follow(self._new(owner), self._host.submit(coroutine))

    def run_coroutine_with_progress(
        self, work: Callable[[Progress], Coroutine[Any, Any, T]], *, owner: QObject | None = None
    ) -> Operation[T]:
        """Run a coroutine, which tells its progress and can be stopped, on the engine's loop."""
        if self._host is None:
            raise RuntimeError("no loop for coroutines was given")
        operation = self._new(owner)
        return self._follow(operation, _undone() if self._is_closed else self._host.submit(work(operation.progress)))

    def close(self) -> None:
        """Wait for what runs, and run nothing more; only for closing the program. Nobody is called back after it."""
        self._is_closed = True
        for operation in self._running:
            operation.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        """Hand work to a thread; a timer of a window that closes may still ask for something, which is not done."""
        return _undone() if self._is_closed else self._threads.submit(work)

    def _new(self, owner: QObject | None) -> Operation[Any]:
        operation: Operation[Any] = Operation(self, owner)
        if self._is_closed:
            operation.cancel()
        self._running.add(operation)
        return operation

    def _follow(self, operation: Operation[T], future: Future[T]) -> Operation[T]:
        future.add_done_callback(lambda done: self._hand_over(operation, done))
        return operation

    def _hand_over(self, operation: Operation[Any], future: Future[Any]) -> None:
        """Send a result from its thread to the window's, unless the program has closed meanwhile."""
        if not shiboken6.isValid(self):
            return
        if future.cancelled():
            self.result_came.emit(operation, None, Stopped())
        elif (error := future.exception()) is not None:
            self.result_came.emit(operation, None, error)
        else:
            self.result_came.emit(operation, future.result(), None)

    @Slot(object, int, int)
    def _pass_progress(self, operation: Operation[Any], done: int, total: int) -> None:
        if operation in self._running and not operation.is_cancelled:
            operation.progressed.emit(done, total)

    @Slot(object, object, object)
    def _pass_result(self, operation: Operation[Any], result: object, error: BaseException | None) -> None:
        if operation not in self._running:
            return
        try:
            operation.finish(result, error)
        finally:
            self._running.discard(operation)
            operation.deleteLater()
            if not self._running:
                self.idle.emit()


def _undone() -> Future[Any]:
    """Return the future of work that nobody will do."""
    future: Future[Any] = Future()
    future.cancel()
    return future
