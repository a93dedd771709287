"""The log: a file that is rotated, and standard error for programs without a window. Nothing private, one line each."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from backoffice.observability.redaction import one_line, redact

log = logging.getLogger(__name__)

LOG_FILE = "backoffice.log"
MAX_BYTES = 2 * 1024 * 1024
KEPT_FILES = 5
_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s"
_QUIET = ("stripe", "httpx", "httpcore", "asyncio", "sqlalchemy", "alembic")


class RedactingFormatter(logging.Formatter):
    """Formats a record as one line; a traceback follows indented, so that no text can pose as a record."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        """Write times in UTC."""
        super().__init__(_FORMAT, "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line and, indented under it, its traceback.

        `record.exc_text` is not used: there other handlers leave the traceback as it was.
        """
        record.message = record.getMessage()
        record.asctime = self.formatTime(record, self.datefmt)
        parts = [one_line(redact(self.formatMessage(record)))]
        if record.exc_info:
            parts.append(_indented(self.formatException(record.exc_info)))
        if record.stack_info:
            parts.append(_indented(record.stack_info))
        return "\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {one_line(line)}" for line in redact(text).split("\n"))


@contextmanager
def logging_to(folder: Path | None, *, to_stderr: bool = False, level: int = logging.INFO) -> Iterator[None]:
    """Log into a file of the folder (None: none) and to standard error while the block runs.

    Where the file cannot be written, all is logged to standard error, and that first: work goes on without the file.
    """
    handlers: list[logging.Handler] = []
    refused: OSError | None = None
    if folder is not None:
        try:
            handlers.append(_file_handler(folder))
        except OSError as error:
            refused = error
    if to_stderr or refused:
        handlers.append(logging.StreamHandler())
    root = logging.getLogger()
    before = root.level
    for handler in handlers:
        handler.setFormatter(RedactingFormatter())
        root.addHandler(handler)
    root.setLevel(min(level, before) if before else level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    if refused:
        log.warning("no log can be kept in %s: %s", folder, refused.strerror)
    try:
        yield
    finally:
        root.setLevel(before)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


def _file_handler(folder: Path) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(folder / LOG_FILE, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
    (folder / LOG_FILE).chmod(0o600)
    return handler
