"""Errors that nobody caught: into the log, redacted, instead of raw onto the terminal."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

log = logging.getLogger("backoffice.uncaught")

Report = Callable[[BaseException], None]


def _ignore(error: BaseException) -> None:
    del error


@contextmanager
def catching_uncaught(report: Report = _ignore) -> Iterator[None]:
    """Log what nobody caught, on any thread, while the block runs; `report` is told too (to show it to a person)."""

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.critical("uncaught error", exc_info=(kind, error, trace))
        report(error)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            on_main(args.exc_type, args.exc_value, args.exc_traceback)

    def unraisable(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            log.error("error in %r that could not be raised", args.err_msg or "a finalizer", exc_info=args.exc_value)

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = on_main, on_thread, unraisable
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def log_loop_errors(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong in a callback or task (an asyncio exception handler)."""
    del loop
    error = context.get("exception")
    # The rest of the context holds reprs of objects, which may hold anything.
    log.error("error on the event loop: %s", context.get("message", ""), exc_info=error)
